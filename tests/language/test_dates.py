"""Time expressions and the days they can mean, seen from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from standoff.language.dates import TimeExpression, is_ahead, match

NLP = spacy.blank("en")
THURSDAY = date(2023, 6, 15)

VOCABULARY = """on by since last next this the early mid - late end of Monday May May 31 30 99 2024 0 in
within three weeks days years ago later the same day weekend winter month 2020-13-45 999 new year
February 29"""
WORDS = st.sampled_from(VOCABULARY.split())


def times(text: str, published: date | None = THURSDAY) -> list[TimeExpression]:
    doc = NLP(text)
    doc._.published = published
    return match(doc)


@pytest.mark.parametrize(
    ("text", "told", "start", "end"),
    [
        ("It sailed on Monday.", "on Monday", date(2023, 6, 12), date(2023, 6, 12)),
        ("It sailed on Thursday.", "on Thursday", THURSDAY, THURSDAY),
        ("It sailed last Thursday.", "last Thursday", date(2023, 6, 8), date(2023, 6, 8)),
        ("It sails next Thursday.", "next Thursday", date(2023, 6, 22), date(2023, 6, 22)),
        ("It sailed yesterday.", "yesterday", date(2023, 6, 14), date(2023, 6, 14)),
        ("It sailed last week.", "last week", date(2023, 6, 5), date(2023, 6, 11)),
        ("It sails next month.", "next month", date(2023, 7, 1), date(2023, 7, 31)),
        ("It sailed over the weekend.", "over the weekend", date(2023, 6, 10), date(2023, 6, 11)),
        ("It sails by the end of the month.", "by the end of the month", THURSDAY, date(2023, 6, 30)),
        ("It sailed on 3 April.", "on 3 April", date(2023, 4, 3), date(2023, 4, 3)),
        ("It sailed on Jan. 20.", "on Jan. 20", date(2023, 1, 20), date(2023, 1, 20)),
        ("It sailed on March 2, 2019.", "on March 2, 2019", date(2019, 3, 2), date(2019, 3, 2)),
        ("It sailed on September 1st.", "on September 1st", date(2023, 9, 1), date(2023, 9, 1)),
        ("It has sailed since mid-April.", "since mid-April", date(2023, 4, 10), THURSDAY),
        ("It sails in 2026.", "in 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("It sailed in the late 1970s.", "in the late 1970s", date(1976, 8, 31), date(1979, 12, 31)),
        ("It sails in two days.", "in two days", date(2023, 6, 17), date(2023, 6, 17)),
        ("It sailed five days ago.", "five days ago", date(2023, 6, 10), date(2023, 6, 10)),
        ("It sails within 48 hours.", "within 48 hours", THURSDAY, date(2023, 6, 17)),
        ("It sailed earlier this week.", "earlier this week", date(2023, 6, 12), THURSDAY),
        ("It sailed last winter.", "last winter", date(2022, 12, 1), date(2023, 2, 28)),
        ("It sailed last October.", "last October", date(2022, 10, 1), date(2022, 10, 31)),
        ("It sailed on 29 February.", "on 29 February", date(2024, 2, 29), date(2024, 2, 29)),
        ("It sailed on 31 April.", "on 31 April", None, None),
    ],
)
def test_days(text: str, told: str, start: date | None, end: date | None) -> None:
    assert [(time.when.text, time.when.start, time.when.end) for time in times(text)] == [(told, start, end)]


def test_the_same_day_is_the_day_told_last() -> None:
    first, second = times("It docked on Monday. The same day a tug arrived.")
    assert (second.when.start, second.when.end) == (first.when.start, first.when.end)


def test_without_a_date_of_publication_only_full_dates_are_known() -> None:
    monday, day, full = times("On Monday, 3 April and 4 May 2020.", None)
    assert (monday.when.start, day.when.start, full.when.start) == (None, None, date(2020, 5, 4))


@pytest.mark.parametrize("text", ["They may march.", "Mrs May spoke.", "the 2016 award", "a summer job", "Room 2020"])
def test_no_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("next week", True),
        ("in 2030", True),
        ("by Sunday", True),
        ("yesterday", False),
        ("since May", False),
        ("today", None),
    ],
)
def test_is_ahead(text: str, ahead: bool | None) -> None:
    (time,) = times(text)
    assert is_ahead(time, THURSDAY) is ahead
    assert is_ahead(time, None) is None


def parsed(words: str, tags: str, heads: list[int], labels: str) -> Doc:
    doc = Doc(NLP.vocab, words.split(), tags=tags.split(), heads=heads, deps=labels.split(), lemmas=words.split())
    doc._.published = THURSDAY
    return doc


def test_a_weekday_is_the_one_its_verb_looks_to() -> None:
    (past,) = match(parsed("It sailed on Tuesday", "PRP VBD IN NNP", [1, 1, 3, 1], "nsubj ROOT case obl"))
    (ahead,) = match(parsed("It will sail on Tuesday", "PRP MD VB IN NNP", [2, 2, 2, 4, 2], "nsubj aux ROOT case obl"))
    (due,) = match(parsed("It is due on Tuesday", "PRP VBZ JJ IN NNP", [2, 2, 2, 4, 2], "nsubj cop ROOT case obl"))
    assert past.when.start == date(2023, 6, 13)
    assert ahead.when.start == due.when.start == date(2023, 6, 20)


def test_a_day_far_from_where_its_verb_looks_is_the_nearest() -> None:
    words, tags, labels = "It will sail on 1 June", "PRP MD VB IN CD NNP", "nsubj aux ROOT case nummod obl"
    (time,) = match(parsed(words, tags, [2, 2, 2, 5, 5, 2], labels))
    assert time.when.start == date(2023, 6, 1)


def test_component_writes_what_match_finds() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dates")
    doc = nlp("It sailed in 2019.")
    assert [time.when.text for time in doc._.dates] == ["in 2019"]
    assert [span.text for span in doc.spans["dates"]] == ["in 2019"]


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)), st.none() | st.dates())
def test_any_text_gives_ordered_times_inside_it(text: str, published: date | None) -> None:
    doc = NLP(text)
    doc._.published = published
    found = match(doc)
    edges = [edge for time in found for edge in (time.start, time.end)]
    assert edges == sorted(edges)
    assert all(0 <= time.start < time.end <= len(doc) for time in found)
    assert all(time.when.start <= time.when.end for time in found if time.when.start and time.when.end)
