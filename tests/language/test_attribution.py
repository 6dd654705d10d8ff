"""Who said what: source, cue and content on sentences that were written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from standoff.language.annotations import Attribution
from standoff.language.attribution import match

Read = Callable[[str], Doc]


def words(doc: Doc, tokens: tuple[int, int] | None) -> str | None:
    return None if tokens is None else doc[slice(*tokens)].text


def found(doc: Doc, cue: str) -> Attribution:
    every: tuple[Attribution, ...] = doc._.attributions
    return next(a for a in every if cue in doc[slice(*a.cue)].text)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (
            "Norway said that the ships had left the harbour.",
            "Norway",
            "said",
            "that the ships had left the harbour",
        ),
        ("Chile has rejected the new proposal.", "Chile", "has rejected", "the new proposal"),
        ("The ships had left, the minister said.", "the minister", "said", "The ships had left"),
        ("The plan was dismissed by Peru.", "by Peru", "was dismissed", "The plan"),
        ("Egypt refused to open the crossing.", "Egypt", "refused", "to open the crossing"),
        (
            "According to the Kenyan army, the convoy turned back.",
            "the Kenyan army",
            "According to",
            "the convoy turned back",
        ),
        (
            "“We will not give up the island,” said the minister.",
            "the minister",
            "said",
            "We will not give up the island",
        ),
    ],
)
def test_source_cue_and_content(read: Read, sentence: str, source: str, cue: str, content: str) -> None:
    doc = read(f"The two navies met in the strait. {sentence}")
    told = found(doc, cue)
    assert (words(doc, told.source), words(doc, told.cue), words(doc, told.content)) == (source, cue, content)


def test_the_stance_of_a_cue_is_read_with_its_particle(read: Read) -> None:
    doc = read("Sweden ruled out a blockade on Monday. Denmark called on Iceland to release the boats.")
    assert found(doc, "ruled out").stances == {"reject"}
    assert "demand" in found(doc, "called on").stances


def test_a_quotation_belongs_to_the_cue_behind_it_with_all_its_sentences(read: Read) -> None:
    doc = read("“We have waited long enough. The ships must leave at once,” the minister said.")
    told = found(doc, "said")
    assert words(doc, told.content) == "We have waited long enough. The ships must leave at once"
    assert told.quoted


def test_a_quotation_without_a_cue_goes_on_with_the_speaker_before_it(read: Read) -> None:
    doc = read(
        "“We have waited long enough,” the minister told reporters. “Nobody has answered our letters.\n\n"
        "“We sent three of them in May.”"
    )
    going_on = [a for a in doc._.attributions if a.rule == "continued quotation"]
    assert [words(doc, a.content) for a in going_on] == [
        "Nobody has answered our letters",
        "We sent three of them in May",
    ]
    assert {words(doc, a.source) for a in going_on} == {"the minister"}


def test_words_at_arms_length_are_no_quotation_of_the_speaker_before(read: Read) -> None:
    doc = read("“We have waited long enough,” the minister said.\n\nThe “stabilisation force” sailed on Friday.")
    assert not [a for a in doc._.attributions if a.rule == "continued quotation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry declined to comment on the plan.",
        "The army did not say where the ships were going.",
        "The spokesman would not elaborate.",
    ],
)
def test_silence_is_no_attribution(read: Read, sentence: str) -> None:
    assert read(sentence)._.attributions == ()


def test_the_span_groups_hold_what_was_found(read: Read) -> None:
    doc = read("Norway said that the ships had left the harbour.")
    assert [s.text for s in doc.spans["cues"]] == ["said"]
    assert [s.label_ for s in doc.spans["sources"]] == ["SOURCE"]
    assert [s.text for s in doc.spans["contents"]] == ["that the ships had left the harbour"]


QUOTES = st.lists(st.sampled_from(["“", "”", "‘", "’", '"', "'", "he said", "No", ".", ",", "\n\n", "ships left", "s"]))


@given(pieces=QUOTES)
def test_no_run_of_quotation_marks_defeats_it(nlp: Language, pieces: list[str]) -> None:
    doc = nlp(" ".join(pieces).replace("\n\n", " "))
    for attribution in match(doc):
        for tokens in (attribution.source, attribution.cue, attribution.content):
            assert tokens is None or 0 <= tokens[0] < tokens[1] <= len(doc)


def test_the_name_that_a_party_gives_to_a_place_is_no_content(read: Read) -> None:
    doc = read("The ships sailed around the islet, which Peru calls Isla Verde and Chile calls Isla Roja.")
    assert doc._.attributions == ()
    told = read("The ships sailed around the islet, which Peru calls a part of its coast.")
    assert [words(told, a.content) for a in told._.attributions] == ["a part of its coast"]
