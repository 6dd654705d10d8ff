"""Quotations by their marks, in every style of marks that newspapers use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from standoff.language.quotations import quotations

Read = Callable[[str], Doc]


def quoted(doc: Doc) -> list[str]:
    return [doc[q.start : q.end].text for q in quotations(doc)]


@pytest.mark.parametrize(
    "quote",
    ["“We left.”", '"We left."', "‘We left.’", "'We left.'", "«We left.»", "“We ‘left’ it.”"],
)
def test_every_house_style(read: Read, quote: str) -> None:
    doc = read(f"He came back and said: {quote} Then he went.")
    assert quoted(doc) == [quote]


@pytest.mark.parametrize("quote", ["``We left.''", "``We left.″", "''We left.''", "`We left.'", "‘‘We left.’’"])
def test_the_marks_of_typewriters_and_wire_services(read: Read, quote: str) -> None:
    doc = read(f"The minister came back and said: {quote} Then he went.")
    assert quoted(doc) == [quote]
    assert [str(sentence).strip() for sentence in doc.sents][-1] == "Then he went."


def test_a_wire_service_repeats_its_opening_mark_in_the_next_paragraph(read: Read) -> None:
    doc = read("``We left at noon. ``It was late.\n\n``The ships sailed.''")
    assert [q.runs_on for q in quotations(doc)] == [True, False]


def test_apostrophes_are_no_marks(read: Read) -> None:
    assert quoted(read("The ministers’ answer wasn't what Chile’s army hoped for.")) == []
    assert quoted(read("The ministers` answer wasn`t what Chile's army hoped for.")) == []
    assert quoted(read("He said ‘the ministers’ answer came late’ and left.")) == ["‘the ministers’ answer came late’"]


def test_a_quotation_that_never_closes_runs_to_the_end_of_its_paragraph(read: Read) -> None:
    doc = read("“We left at noon. It was late.\n\nThe ships sailed.")
    found = quotations(doc)
    assert [q.runs_on for q in found] == [True]
    assert quoted(doc) == ["“We left at noon. It was late."]


def test_a_lone_mark_in_the_middle_is_no_quotation(read: Read) -> None:
    assert quoted(read('The table is 5" wide and the ships sailed.')) == []


@given(st.text(alphabet="“”‘’\"'`″ aA.,\n", max_size=60))
def test_quotations_lie_in_order_and_never_overlap(text: str) -> None:
    found = quotations(spacy.blank("en")(text))
    ends = [0, *(edge for q in found for edge in (q.start, q.end))]
    assert ends == sorted(ends)
    assert all(q.start < q.end for q in found)
