"""Giving every quotation its speaker: the cue beside it, or whoever was speaking before."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from standoff.language.annotations import Attribution
from standoff.language.document import Block, blocks
from standoff.language.quotations import Quotation, quotations

# Between quotation marks fewer words than these are a term that the writer keeps at arm's length,
# unless they stand as a sentence of their own.
SCARE_QUOTE_WORDS = 3


def attach_quotations(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Return `found` with each quotation made, or made part of, the content of its attribution.

    A quotation belongs to the cue in its own sentences; one with no cue beside it goes on with the
    speaker before it: in its paragraph, or in the paragraph before where that ended in a quotation.
    Cues without a content that needed one are dropped.
    """
    result = list(found)
    marks = quotations(doc)
    outside = [i for i, a in enumerate(result) if not any(q.start < a.head < q.end for q in marks)]
    for block in blocks(doc):
        _attach_in_block(doc, block, [q for q in marks if block.start <= q.start < block.end], result, outside)
    return sorted((a for a in result if a.content is not None or a.stances), key=lambda a: a.cue)


def _attach_in_block(
    doc: Doc, block: Block, marks: list[Quotation], result: list[Attribution], outside: list[int]
) -> None:
    speaking = _speaker_before(doc, block, [result[i] for i in outside]) if _opens_with(block, marks) else None
    for quotation in marks:
        beside = _cue_beside(doc, quotation, result, outside)
        if beside is not None:
            result[beside] = _with_quotation(doc, result[beside], quotation)
            speaking = result[beside]
        elif speaking is not None and _stands_alone(doc, quotation):
            result.append(
                speaking._replace(
                    content=_inside(doc, quotation),
                    rule="continued quotation",
                    quoted=True,
                    stances=frozenset(),
                )
            )


def _opens_with(block: Block, marks: list[Quotation]) -> bool:
    return bool(marks) and marks[0].start == block.start


def _cue_beside(doc: Doc, quotation: Quotation, result: list[Attribution], outside: list[int]) -> int | None:
    """Return the index of the attribution whose cue introduces or follows `quotation`, the nearest first."""
    first, last = doc[quotation.start].sent.start, doc[quotation.end - 1].sent.end
    while last < len(doc) and doc[last].text[0].islower():
        last = doc[last].sent.end
    near = [
        (min(abs(result[i].head - quotation.start), abs(result[i].head - quotation.end)), i)
        for i in outside
        if first <= result[i].head < last and _takes(doc, result[i], quotation)
    ]
    return min(near)[1] if near else None


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


def _inside(doc: Doc, quotation: Quotation) -> tuple[int, int]:
    end = quotation.end if quotation.runs_on else quotation.end - 1
    while end > quotation.start + 2 and doc[end - 1].is_punct:
        end -= 1
    return min(quotation.start + 1, end - 1), end


def _speaker_before(doc: Doc, block: Block, result: list[Attribution]) -> Attribution | None:
    """Return the attribution that was last quoted in the paragraph before `block`, if there was one."""
    before = [b for b in blocks(doc) if b.end <= block.start and b.paragraph >= 0]
    if not before:
        return None
    previous = before[-1]
    quoted = [a for a in result if a.content is not None and previous.start <= a.content[0] < previous.end]
    return max(quoted, key=lambda a: a.content or (0, 0), default=None)
