"""An article as one spaCy `Doc`, each token tied to its place in the article's text.

Text goes through the trained components paragraph by paragraph (blank lines as tokens wreck sentence
boundaries) and is then joined, so that the components which read across paragraphs see the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from standoff import briefing
from standoff.briefing import Article

# A paragraph longer than this is cut at white space: the parser's memory grows with the text it is
# given at once, and no sentence that a reader could follow is near this long.
LONGEST_PIECE = 20_000

# Prose beyond this many characters, some thirty times a long article, is not read: the reader is told so.
MOST_PROSE = 100_000

# Nor is any word this long: spaCy takes the marks off such a run one by one, in time that grows with its square.
_OVERLONG_RUN = re.compile(r"\S{500}(?=\S)")

SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")

HEADLINE = -1


@dataclass(frozen=True, slots=True)
class Block:
    """A run of tokens `[start, end)` that is one paragraph, or the headline (`paragraph` is HEADLINE)."""

    start: int
    end: int
    paragraph: int


def register_extensions() -> None:
    """Make sure that `Doc` has the extensions which tie it to its article. Safe to call again."""
    kept = {"article": None, "published": None, "offsets": None, "blocks": None, "unread": 0, "defeated": 0}
    for name, default in kept.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register_extensions()


def to_doc(article: Article, nlp: Language, document_pipes: frozenset[str]) -> Doc:
    """Return `article` as one `Doc`: headline first, then its paragraphs.

    `document_pipes` names the components of `nlp` that run on the whole instead of on each paragraph.
    """
    pieces = list(_pieces(article))
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name in document_pipes]):
        found = _parsed([article.text[start:end] for start, end, _ in pieces], nlp)
    docs = [
        _unread(nlp.make_doc(article.text[start:end])) if piece is None else piece
        for piece, (start, end, _) in zip(found, pieces, strict=True)
    ]
    doc = Doc.from_docs(docs, ensure_whitespace=True) if docs else None
    if doc is None:
        doc = nlp.make_doc("")
    _tie(doc, article, pieces, docs)
    doc._.defeated = len({n for piece, (_, _, n) in zip(found, pieces, strict=True) if piece is None})
    for name, pipe in nlp.pipeline:
        if name in document_pipes:
            doc = pipe(doc)
    return doc


def _parsed(texts: Sequence[str], nlp: Language) -> list[Doc | None]:
    """Return each text as a `Doc`, None for one on which the pipeline fails: it must not cost the others."""
    try:
        return list(nlp.pipe(texts))
    # Whatever a text does to a component, the others must be read.
    except Exception:
        return [_parsed_alone(text, nlp) for text in texts]


def _parsed_alone(text: str, nlp: Language) -> Doc | None:
    try:
        return nlp(text)
    except Exception:
        return None


def _unread(doc: Doc) -> Doc:
    """Return the words of `doc` as one sentence of which nothing is known; every component can stand that."""
    count = len(doc)
    begins: list[bool | int | None] = [token.i == 0 for token in doc]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=["XX"] * count,
        pos=["X"] * count,
        lemmas=[token.lower_ for token in doc],
        heads=[0] * count,
        deps=["ROOT", *["dep"] * (count - 1)][:count],
        sent_starts=begins,
    )


def blocks(doc: Doc) -> list[Block]:
    """Return the paragraphs of `doc` in order; a `Doc` that comes from no article is one paragraph."""
    found: list[Block] | None = doc._.blocks
    return [Block(0, len(doc), 0)] if found is None else found


def published(doc: Doc) -> date | None:
    """Return the day on which the article appeared, where it is known."""
    day: date | None = doc._.published
    return day


def offset(token: Token) -> int:
    """Return where `token` begins in the article's text."""
    offsets: list[int] | None = token.doc._.offsets
    return token.idx if offsets is None else offsets[token.i]


def text_span(tokens: Span) -> briefing.Span:
    """Return the place of `tokens`, which must not be empty, in the article's text."""
    last = tokens[-1]
    return briefing.Span(offset(tokens[0]), offset(last) + len(last))


def _pieces(article: Article) -> Iterator[tuple[int, int, int]]:
    if article.headline is not None:
        yield from ((a, b, HEADLINE) for a, b in _cut(article.text, *article.headline))
    for index, (start, end) in _read(article):
        if article.dateline is not None and article.dateline.start == start:
            yield start, article.dateline.end, index
            start = article.dateline.end
        yield from ((a, b, index) for a, b in _cut(article.text, start, end))


def _read(article: Article) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the paragraphs, numbered, as far as they are read."""
    left = MOST_PROSE
    for index, (start, end) in enumerate(article.paragraphs):
        if left <= 0:
            return
        yield index, (start, min(end, start + left))
        left -= end - start


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_PIECE:
        window = text[start : start + LONGEST_PIECE]
        cuts = [m.end() for m in SENTENCE_END.finditer(window)] or [m.end() for m in re.finditer(r"\s", window)]
        middle = start + (cuts[-1] if cuts else LONGEST_PIECE)
        yield from _cut_runs(text, start, middle)
        start = middle
    yield from _cut_runs(text, start, end)


def _cut_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from pairwise([start, *(run.end() for run in _OVERLONG_RUN.finditer(text, start, end)), end])


def _tie(doc: Doc, article: Article, pieces: list[tuple[int, int, int]], docs: list[Doc]) -> None:
    offsets: list[int] = []
    runs: list[Block] = []
    for (start, _, paragraph), piece in zip(pieces, docs, strict=True):
        first = len(offsets)
        offsets += [start + token.idx for token in piece]
        if runs and runs[-1].paragraph == paragraph:
            first = runs.pop().start
        runs.append(Block(first, len(offsets), paragraph))
    doc._.article, doc._.published = article, article.published
    doc._.offsets, doc._.blocks = offsets, runs
    doc._.unread = max(0, sum(end - start for start, end in article.paragraphs) - MOST_PROSE)
