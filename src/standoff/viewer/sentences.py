"""The sentences that the article's cursor walks over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standoff.briefing import Article, Span

# A full stop that ends a sentence: closing quotation marks may follow it; white space and a capital must.
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z])")
_TITLES = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Adm|Sgt|Capt|Sen|Rep|Gov|St|No|vs)|\b[A-Z])\.\s+$")


def sentences(article: Article, known: Iterable[Span] = ()) -> list[Span]:
    """Return the article's sentences in order: headline and subheads, `known` ones, the rest split by rule.

    `known` are the sentences that the briefing's items rest on. They came from a parser and stand as
    they are; only the text between them is split at full stops.
    """
    spans = [*article.subheads, *article.paragraphs]
    if article.headline:
        spans.append(article.headline)
    firm = sorted(set(known))
    found: list[Span] = []
    at = 0
    for block in sorted(spans):
        edge = block.start
        while at < len(firm) and firm[at].start < block.end:
            span = Span(max(firm[at].start, edge), min(firm[at].end, block.end))
            at += 1
            if span.end <= edge or span.start >= span.end:
                continue
            found.extend(_split(article.text, edge, span.start))
            found.append(span)
            edge = span.end
        found.extend(_split(article.text, edge, block.end))
    return found


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if not _TITLES.search(text, max(begin, stop.start() - 6), stop.end()):
            yield from _trim(text, begin, stop.end())
            begin = stop.end()
    yield from _trim(text, begin, end)


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first < last:
        yield Span(first, last)
