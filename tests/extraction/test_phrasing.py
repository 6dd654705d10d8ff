"""Clauses turned into questions, on sentences that the shipped model parses."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Token

from standoff.extraction.phrasing import direct, whether, will
from standoff.extraction.wording import ask, excerpt, readable, render


def clause(nlp: Language, sentence: str, first: str) -> list[Token]:
    """Return the tokens of `sentence` from the word `first` on, the full stop left out."""
    tokens = list(nlp(sentence))
    start = next(i for i, t in enumerate(tokens) if t.text == first)
    return [t for t in tokens[start:] if t.text != "."]


@pytest.mark.parametrize(
    ("sentence", "first", "question"),
    [
        ("The army has not said how long the patrols will last.", "how", "How long will the patrols last?"),
        ("It is unclear who fired first.", "who", "Who fired first?"),
        ("He did not explain why the convoy turned back.", "why", "Why did the convoy turn back?"),
        (
            "She would not say which of the ports would be closed.",
            "which",
            "Which of the ports would be closed?",
        ),
        ("Nobody knows whether the bridge is still open.", "whether", "Is the bridge still open?"),
        ("They did not say if more ships have sailed.", "if", "Have more ships sailed?"),
        ("It is not known how many hostages the militia took.", "how", "How many hostages did the militia take?"),
    ],
)
def test_an_indirect_question_is_put_directly(nlp: Language, sentence: str, first: str, question: str) -> None:
    assert ask(direct(clause(nlp, sentence, first)) or "") == question


def test_a_reported_would_goes_back_to_will(nlp: Language) -> None:
    asked = clause(nlp, "The ministry did not say when the ferry would sail.", "when")
    assert ask(direct(asked, past=True) or "") == "When will the ferry sail?"
    assert ask(direct(asked) or "") == "When would the ferry sail?"


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Iran seized the ship.", "Did Iran seize the ship?"),
        ("The guards were asleep.", "Were the guards asleep?"),
        ("The rebels have left the town.", "Have the rebels left the town?"),
        ("Its soldiers still hold the ridge.", "Do its soldiers still hold the ridge?"),
        ("The navy has two frigates there.", "Does the navy have two frigates there?"),
        ("Egypt won't sign the treaty.", "Will Egypt not sign the treaty?"),
    ],
)
def test_a_statement_becomes_a_yes_or_no_question(nlp: Language, sentence: str, question: str) -> None:
    assert ask(whether(clause(nlp, sentence, sentence.split()[0])) or "") == question


def test_a_pronoun_is_said_by_its_name_and_the_verb_agrees(nlp: Language) -> None:
    def say(token: Token) -> str | None:
        return "Kenya" if token.lower_ == "we" else None

    asked = whether(clause(nlp, "We are ready to talk.", "We"), say)
    assert ask(asked or "") == "Is Kenya ready to talk?"


def test_a_clause_without_subject_or_verb_makes_no_question(nlp: Language) -> None:
    assert direct(clause(nlp, "He did not say how.", "how")) is None
    assert whether(clause(nlp, "A cold night in the hills.", "A")) is None
    assert direct([]) is None


def test_will_gives_the_plain_form(nlp: Language) -> None:
    predicate = clause(nlp, "Nairobi has ruled out sending troops.", "sending")
    assert ask(will("Kenya", predicate)) == "Will Kenya send troops?"


def test_quotation_marks_go_and_contractions_are_written_out(nlp: Language) -> None:
    tokens = list(nlp("“They’re not our “friends”,” he said."))
    assert render(tokens) == "they are not our friends, he said."


def test_a_long_clause_loses_its_asides_first(nlp: Language) -> None:
    sentence = "The president, who had spent the whole week in the capital with his generals, will sign the treaty."
    words = render(readable(list(nlp(sentence)), 12))
    assert "generals" not in words
    assert words.endswith("will sign the treaty.")


def test_an_excerpt_is_cut_with_an_ellipsis(nlp: Language) -> None:
    tokens = list(nlp("one two three four five six seven eight nine ten."))
    assert excerpt(tokens, limit=4) == "one two three four …"
    assert excerpt(tokens[:3], limit=4) == "one two three"


def test_ask_leaves_no_stray_marks() -> None:
    assert ask("  will it end , he said ,. ") == "Will it end, he said?"
    assert ask(" ,; ") == ""
