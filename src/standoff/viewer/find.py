"""Finding words in the panes and in the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from standoff.briefing import Article, Span
from standoff.viewer.model import Line, PaneModel
from standoff.viewer.wrap import flatten


class Hit(NamedTuple):
    """A place where the words stand: a row of a pane (both from zero), or a span of the article."""

    pane: int
    row: int
    span: Span | None


def find(words: str, panes: Sequence[PaneModel], article: Article) -> list[Hit]:
    """Return where `words` stand, whatever their case: pane by pane, then in the article's prose."""
    wanted = pattern(words)
    if wanted is None:
        return []
    hits = [
        Hit(pane, row, None)
        for pane, model in enumerate(panes)
        for row, line in enumerate(model.rows)
        if isinstance(line, Line) and wanted.search(_plain(line.text))
    ]
    flat = _plain(article.text)
    blocks = sorted([*article.subheads, *article.paragraphs, *([article.headline] if article.headline else [])])
    spans = (found.span() for block in blocks for found in wanted.finditer(flat, block.start, block.end))
    return hits + [Hit(len(panes), 0, Span(*span)) for span in spans]


def pattern(words: str) -> re.Pattern[str] | None:
    """Return what matches `words` whatever their case, or None where there are none."""
    return re.compile(re.escape(_plain(words)), re.IGNORECASE) if words.strip() else None


def places(wanted: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return the `[start, end)` offsets in `text` of all that `wanted` matches."""
    return [found.span() for found in wanted.finditer(_plain(text))]


def _plain(text: str) -> str:
    """Return `text` with every white space as a plain space, so that all of it can be found by the space bar."""
    return flatten(text).replace("\u00a0", " ")


class Search:
    """A search that can be stepped through."""

    def __init__(self, words: str = "", hits: Sequence[Hit] = ()) -> None:
        """Take what was looked for and where it stands; the first step goes to the first."""
        self.words = words
        self.hits = tuple(hits)
        self._at = -1

    def step(self, by: int) -> Hit | None:
        """Go on to the next hit (1) or back to the one before (-1), round the end. None where nothing is."""
        if not self.hits:
            return None
        self._at = max(self._at, 0 if by < 0 else -1) + by
        self._at %= len(self.hits)
        return self.hits[self._at]

    @property
    def count(self) -> str:
        """Which of how many: "3/14", and "14 found" before the first step."""
        if not self.hits:
            return "not found" if self.words.strip() else ""
        return f"{self._at + 1}/{len(self.hits)}" if self._at >= 0 else f"{len(self.hits)} found"
