"""Giving every quotation its speaker: the cue beside it, or whoever was speaking before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from spacy.tokens import Doc, Token

from standoff.language.annotations import Attribution
from standoff.language.document import HEADLINE, Block, blocks
from standoff.language.quotations import Quotation, quotations

# Between quotation marks fewer words than these are a term that the writer keeps at arm's length,
# unless they stand as a sentence of their own.
SCARE_QUOTE_WORDS = 3

# How far into the sentence behind a quotation that ends with "!" or "?" the verb of saying stands.
SPEAKER_WORDS = 8

# Marks before a quotation that part it from what stands before it in its sentence.
_OPENERS = frozenset({":", ";", "–", "—", "--"})

Item = TypeVar("Item", Quotation, Attribution)


def attach_quotations(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Return `found` with each quotation made, or made part of, the content of its attribution.

    A quotation belongs to the cue in its own sentences; one with no cue beside it goes on with the
    speaker before it: in its paragraph, or in the paragraph before where that ended in a quotation.
    Cues without a content that needed one are dropped.
    """
    marks, cues = _by_block(doc, quotations(doc)), _by_block(doc, found)
    result: list[Attribution] = []
    before: Attribution | None = None
    for block in blocks(doc):
        quoted, said = marks.get(block.start, []), cues.get(block.start, [])
        inside = {a.head for a in said if any(q.start < a.head < q.end for q in quoted)}
        told = [a for a in said if a.head not in inside]
        going_on = _attach_in_block(doc, quoted, told, before if _opens_with(block, quoted) else None)
        result += [a for a in said if a.head in inside] + told + going_on
        if block.paragraph != HEADLINE:
            spoken = [a for a in (*told, *going_on) if a.content is not None]
            before = max(spoken, key=lambda a: a.content or (0, 0), default=None)
    return sorted((a for a in result if a.content is not None or a.stances), key=lambda a: (a.cue, a.content or ()))


def _by_block(doc: Doc, items: Iterable[Item]) -> dict[int, list[Item]]:
    """Return `items` by the first token of the paragraph that each is in."""
    starts = [block.start for block in blocks(doc)]
    found: dict[int, list[Item]] = {}
    for item in items:
        place = item.start if isinstance(item, Quotation) else item.head
        found.setdefault(starts[bisect_right(starts, place) - 1], []).append(item)
    return found


def _attach_in_block(
    doc: Doc, marks: list[Quotation], told: list[Attribution], speaking: Attribution | None
) -> list[Attribution]:
    """Give a paragraph's quotations to the cues that it `told`, in place; return those that go on with a speaker."""
    going_on: list[Attribution] = []
    for quotation in marks:
        beside = _cue_beside(doc, quotation, told)
        if beside is not None:
            told[beside] = _with_quotation(doc, _behind_others(doc, told, beside, quotation), quotation)
            speaking = told[beside]
        elif speaking is not None and _stands_alone(doc, quotation):
            content = _inside(doc, quotation)
            going_on.append(
                speaking._replace(content=content, rule="continued quotation", quoted=True, stances=frozenset())
            )
    return going_on


def _opens_with(block: Block, marks: list[Quotation]) -> bool:
    return bool(marks) and marks[0].start == block.start


def _cue_beside(doc: Doc, quotation: Quotation, told: list[Attribution]) -> int | None:
    """Return the index of the attribution whose cue introduces or follows `quotation`, the nearest first."""
    first, last = doc[quotation.start].sent.start, doc[quotation.end - 1].sent.end
    while last < len(doc) and doc[last].text[0].islower():
        last = doc[last].sent.end
    if last == quotation.end < len(doc) and doc[last - 2].text in ("!", "?") and _speaks_at_once(doc, last, told):
        last = doc[last].sent.end
    near = [
        (min(abs(attribution.head - quotation.start), abs(attribution.head - quotation.end)), i)
        for i, attribution in enumerate(told)
        if first <= attribution.head < last and _takes(doc, attribution, quotation)
    ]
    return min(near)[1] if near else None


def _speaks_at_once(doc: Doc, start: int, told: list[Attribution]) -> bool:
    """Tell whether the sentence at `start` does no more than name the speaker: '"... Move!" the minister said'."""
    return any(start <= a.head < min(start + SPEAKER_WORDS, doc[start].sent.end) and a.content is None for a in told)


def _takes(doc: Doc, attribution: Attribution, quotation: Quotation) -> bool:
    if attribution.content is not None:
        start, end = attribution.content
        if start < quotation.end and quotation.start < end:
            return True
    return doc[attribution.head].pos_ in ("VERB", "AUX") and _stands_alone(doc, quotation)


def _stands_alone(doc: Doc, quotation: Quotation) -> bool:
    """Tell a quotation that is a clause of its own from words quoted within one."""
    words = [t for t in doc[quotation.start : quotation.end] if not t.is_punct]
    if len(words) < SCARE_QUOTE_WORDS:
        return bool(words) and quotation.end < len(doc) and doc[quotation.end - 2].is_punct
    return words[0].text[0].isupper() or any(_is_finite(t) for t in words)


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBZ", "VBP", "VBD", "MD")


def _with_quotation(doc: Doc, attribution: Attribution, quotation: Quotation) -> Attribution:
    start, end = _inside(doc, quotation)
    if attribution.content is not None:
        start, end = min(start, attribution.content[0]), max(end, attribution.content[1])
    return attribution._replace(content=(start, end), quoted=True)


def _behind_others(doc: Doc, told: list[Attribution], beside: int, quotation: Quotation) -> Attribution:
    """Return the attribution `beside` without what others have told before its quotation.

    In 'X says so, but Y denied it: "No," he said' the sentence is no content of "he said" but for the quotation.
    """
    found = told[beside]
    if found.content is None or found.head < quotation.end or doc[quotation.start - 1].text not in _OPENERS:
        return found
    told_before = any(found.content[0] <= a.head < quotation.start for a in told)
    return found._replace(content=None) if told_before else found


def _inside(doc: Doc, quotation: Quotation) -> tuple[int, int]:
    end = quotation.end if quotation.runs_on else quotation.end - 1
    while end > quotation.start + 2 and doc[end - 1].is_punct:
        end -= 1
    return min(quotation.start + 1, end - 1), end
