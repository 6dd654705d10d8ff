"""What pronouns and common nouns stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from standoff.language.parties import Mention

Reader = Callable[[str], Doc]


def meant(doc: Doc, word: str) -> list[tuple[str, str | None]]:
    """Return the party and the person that the last mention whose words are `word` stands for."""
    found: list[Mention] = [m for m in doc._.parties if doc[m.start : m.end].text == word]
    return [(m.code, m.person) for m in found if m.start == found[-1].start]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Japan said it would wait.", "it", [("JPN", None)]),
        ("Japan condemned the launch. It demanded an answer.", "It", [("JPN", None)]),
        ("France backed Chad. Its foreign minister flew home.", "Its", [("FRA", None)]),
        ("Angela Test, the German chancellor, flew home. She refused.", "She", [("DEU", "Angela Test")]),
        ("A spokesman for the Kremlin declined. He blamed the press.", "He", [("RUS", None)]),
        ("The Houthis fired a missile. They claimed a hit.", "They", [("HOUTHIS", None)]),
        ("NATO met. Sweden said the alliance was ready.", "alliance", [("NATO", None)]),
        ("ASEAN met. Indonesia said the bloc was ready.", "bloc", [("ASEAN", None)]),
        ("Hamas issued a list. The group wants an answer.", "group", [("HAMAS", None)]),
        ("Brazil refused. The foreign ministry gave no reason.", "foreign ministry", [("BRA", None)]),
        ("The talks were held in Oman. In Cairo, the army said it was ready.", "army", [("EGY", None)]),
        ("Irish Prime Minister Jo Test spoke. The prime minister then left.", "prime minister", [("IRL", "Jo Test")]),
    ],
)
def test_pronouns_and_nouns_take_up_what_was_spoken_of(
    read: Reader, text: str, word: str, expected: list[tuple[str, str | None]]
) -> None:
    assert meant(read(text), word) == expected


def test_both_sides_are_the_two_that_the_article_is_about(read: Reader) -> None:
    doc = read(
        "Armenia accused Azerbaijan. Azerbaijan denied it and Armenia protested. Georgia called on both sides to stop."
    )
    assert {code for code, _ in meant(doc, "both sides")} == {"ARM", "AZE"}


def test_what_stands_for_another_tells_where_that_is(read: Reader) -> None:
    doc = read("Japan condemned the launch. It demanded an answer.")
    japan, it = (next(m for m in doc._.parties if doc[m.start : m.end].text == w) for w in ("Japan", "It"))
    assert it.antecedent == japan.start


@pytest.mark.parametrize(
    "text",
    [
        "Japan objected. It is unclear what will follow.",
        "Japan objected. The company said it had paid.",
        "“They lied to us,” Japan said.",
    ],
)
def test_what_means_no_party_stays_unresolved(read: Reader, text: str) -> None:
    assert [m for m in read(text)._.parties if m.kind == "pronoun"] == []


def test_whoever_is_spoken_of_between_commas_is_not_the_one_who_says_it(read: Reader) -> None:
    doc = read("Irish envoy Jo Test spoke. Serbian envoy Al Probe, he said, had accepted the plan.")
    assert meant(doc, "he") == [("IRL", "Jo Test")]
