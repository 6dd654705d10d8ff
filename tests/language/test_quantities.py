"""Number expressions, the bounds their words give them, and that no text breaks them."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.quantities import match

NLP = spacy.blank("en")

VOCABULARY = """a an one two twenty - – and of half dozen dozens hundred hundreds thousand million several
more than at least between from to or 5 3,000 1.5 10k 2,000-3,000 99999999999 some about nearly plus + troops"""
WORDS = st.sampled_from(VOCABULARY.split())


@pytest.mark.parametrize(
    ("text", "told", "low", "high"),
    [
        ("They sent more than 40,000 men.", "more than 40,000", 40000, None),
        ("It has over 60 tanks.", "over 60", 60, None),
        ("At least 17 boats sailed.", "At least 17", 17, None),
        ("Nearly 900 men left.", "Nearly 900", None, 900),
        ("They may send up to 2,500 men.", "up to 2,500", None, 2500),
        ("They have fewer than 30 jets.", "fewer than 30", None, 30),
        ("As many as 70 boats sailed.", "As many as 70", None, 70),
        ("About 650 men left.", "About 650", 650, 650),
        ("There were 480 men.", "480", 480, 480),
        ("They sent between 800 and 1,200 men.", "between 800 and 1,200", 800, 1200),
        ("They sent 800-1,200 men.", "800-1,200", 800, 1200),
        ("They sent 800 to 1,200 men.", "800 to 1,200", 800, 1200),
        ("They sent two or three ships.", "two or three", 2, 3),
        ("They have two to three hundred guns.", "two to three hundred", 200, 300),
        ("They have a dozen guns.", "a dozen", 12, 12),
        ("They have dozens of guns.", "dozens", 24, None),
        ("They have tens of thousands of men.", "tens of thousands", 20000, None),
        ("They have half a million men.", "half a million", 500000, 500000),
        ("They have 1.2 million men.", "1.2 million", 1200000, 1200000),
        ("They have thirty-six guns.", "thirty-six", 36, 36),
        ("They have four hundred and fifty thousand men.", "four hundred and fifty thousand", 450000, 450000),
        ("They have several guns.", "several", None, None),
        ("They have several hundred guns.", "several hundred", 200, None),
        ("They have 3,000 or more men.", "3,000 or more", 3000, None),
        ("They lost a pair of jets.", "a pair of", 2, 2),
        ("They sent another 90 men.", "another 90", 90, 90),
    ],
)
def test_bounds(text: str, told: str, low: int | None, high: int | None) -> None:
    amounts = match(NLP(text))
    assert [(amount.text, amount.min, amount.max) for amount in amounts] == [(told, low, high)]


def test_an_article_is_one() -> None:
    (amount,) = match(NLP("They sent an icebreaker."))
    assert (amount.min, amount.max) == (1, 1)


@pytest.mark.parametrize("text", ["", "No numbers here.", "3.7 percent", "A99999999999999999999", "12.5"])
def test_no_count(text: str) -> None:
    assert all(amount.text.lower() == "a" for amount in match(NLP(text)))


def test_component_writes_what_match_finds() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quantities")
    doc = nlp("Some 300 men and four boats.")
    assert [amount.text for amount in doc._.quantities] == ["Some 300", "four"]
    assert [span.text for span in doc.spans["quantities"]] == ["Some 300", "four"]


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_text_gives_ordered_amounts_inside_it(text: str) -> None:
    doc = NLP(text)
    amounts = match(doc)
    edges = [edge for amount in amounts for edge in (amount.start, amount.end)]
    assert edges == sorted(edges)
    assert all(0 <= amount.start < amount.end <= len(doc) for amount in amounts)
    assert all(a.min <= a.max for a in amounts if a.min is not None and a.max is not None)
