"""Subjects that a verb shares with another."""

from __future__ import annotations

from spacy.language import Language

from standoff.article import from_text
from standoff.language import parse
from standoff.language.clauses import subject


def test_a_past_tense_shares_the_subject_of_the_report_and_not_of_what_had_been_done(nlp: Language) -> None:
    text = "Sudan said that Chad had moved three battalions up and demanded that Libya stop the flights."
    doc = parse(from_text(f"Ministers meet over the strait\n\n{text}\n"), nlp)
    doers = {token.text: subject(token) for token in doc if token.text in ("moved", "demanded")}
    assert {verb: doer and doer.text for verb, doer in doers.items()} == {"moved": "Chad", "demanded": "Sudan"}
