"""Finding quotations by their marks: nested, running over paragraphs, or never closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from standoff.language.document import Block, blocks
from standoff.language.marks import ALWAYS_OPENING, plain

OPENING = {"“": "”", "‘": "’", "«": "»"}


class Quotation(NamedTuple):
    """Tokens `[start, end)` of one paragraph between quotation marks, the marks included.

    `runs_on` says that the paragraph ended before the closing mark came: by the custom of English
    typesetting the quotation goes on in the next paragraph, where the opening mark is repeated.
    """

    start: int
    end: int
    runs_on: bool


def quotations(doc: Doc) -> list[Quotation]:
    """Return the quotations of `doc` in order; a quotation inside another is part of the outer one."""
    return [found for block in blocks(doc) for found in _in_block(doc, block)]


def _in_block(doc: Doc, block: Block) -> Iterator[Quotation]:
    opened: int | None = None
    closing = ""
    for i in range(block.start, block.end):
        mark = plain(doc[i].text)
        if opened is None:
            if _opens(doc, i, block):
                opened, closing = i, _closing(mark)
        elif mark == closing and doc[i].text not in ALWAYS_OPENING and not _is_apostrophe(doc, i, block):
            yield Quotation(opened, i + 1, runs_on=False)
            opened = None
    if opened is not None and _credible(doc, opened, block):
        yield Quotation(opened, block.end, runs_on=True)


def _closing(mark: str) -> str:
    return OPENING.get(mark, mark)


def _opens(doc: Doc, i: int, block: Block) -> bool:
    mark = plain(doc[i].text)
    if mark in OPENING:
        return not _is_apostrophe(doc, i, block)
    if mark not in ('"', "'"):
        return False
    spaced_before = i == block.start or bool(doc[i - 1].whitespace_) or doc[i - 1].text in "([—–-"
    return spaced_before and i + 1 < block.end and not doc[i].whitespace_


def _is_apostrophe(doc: Doc, i: int, block: Block) -> bool:
    """Tell whether a single mark is an apostrophe: in a word, or after the s of a plural that possesses."""
    if doc[i].text not in ("'", "’") or i + 1 >= block.end or not doc[i + 1].is_alpha:
        return False
    if not doc[i].whitespace_:
        return True
    plural = i > block.start and doc[i - 1].lower_.endswith("s") and not doc[i - 1].whitespace_
    return plural and (doc[i].tag_ == "POS" or (doc[i + 1].is_lower and _closes_later(doc, i, block)))


def _closes_later(doc: Doc, i: int, block: Block) -> bool:
    """Tell whether another closing mark like `i` comes before the next opening one."""
    marks = (doc[j].text for j in range(i + 1, block.end) if doc[j].text in ("‘", "'", "’"))
    return next(marks, "‘") != "‘"


def _credible(doc: Doc, opened: int, block: Block) -> bool:
    """Tell whether a quotation that never closes is one: it begins its paragraph or follows punctuation."""
    return opened == block.start or doc[opened - 1].is_punct
