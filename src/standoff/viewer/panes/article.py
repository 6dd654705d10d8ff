"""The article: its prose at a readable measure, with a cursor that walks by sentence, and sentences lit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from standoff.briefing import Article, Span
from standoff.viewer.sentences import sentences
from standoff.viewer.wrap import flatten, wrap

MEASURE = 72
"""The longest line in cells: about what a book's line holds, two and a half alphabets."""

GUTTER = 5
"""Cells before the text that hold the paragraph's number, where there is room for them."""

_ROOM_FOR_GUTTER = 50


class _Line(NamedTuple):
    """One line on the screen: offsets into the article, the kind of block, and the gutter's words."""

    start: int
    end: int
    kind: str
    mark: str


class ArticleView(ScrollView, can_focus=True):
    """Shows an `Article`. Moving the cursor or the light repaints, and lays nothing out again."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--headline",
        "article--subhead",
        "article--mark",
        "article--bar",
        "article--lit",
        "article--cue",
        "article--cursor",
        "article--match",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,j",
            "step(1)",
            "Next sentence",
            show=False,
            id="article.down",
            tooltip="Go to the next sentence",
        ),
        Binding("up,k", "step(-1)", "Previous sentence", show=False, id="article.up", tooltip="Go back a sentence"),
        Binding(
            "home,g",
            "edge(0)",
            "First sentence",
            show=False,
            id="article.first",
            tooltip="Go to the beginning",
        ),
        Binding("end,G", "edge(-1)", "Last sentence", show=False, id="article.last", tooltip="Go to the end"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="article.page-down", tooltip="Go down a page"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="article.page-up", tooltip="Go up a page"),
        Binding("enter", "follow", "Finding", key_display="⏎", id="article.finding", tooltip="Go to the finding"),
    ]

    class Moved(Message):
        """The cursor stands on another sentence, or the article was entered."""

    class Followed(Message):
        """What was found in the sentence under the cursor is wanted."""

    def __init__(self, article: Article) -> None:
        """Take the article to show."""
        super().__init__()
        self.border_title = Content("0 Article")
        self.article = article
        self.flat = flatten(article.text)
        self.sentences = sentences(article)
        self.at = 0
        self.lit: tuple[Span, ...] = ()
        self.cue: Span | None = None
        self.point: Span | None = None
        self.matches: tuple[Span, ...] = ()
        self._lines: list[_Line] = []
        self._width = 0

    @property
    def sentence(self) -> Span | None:
        """The sentence under the cursor."""
        return self.sentences[self.at] if self.sentences else None

    def know(self, spans: Iterable[Span]) -> None:
        """Take the sentences of the briefing over, so that the cursor walks over the same ones."""
        here = self.sentence
        self.sentences = sentences(self.article, spans)
        self.at = self._sentence_at(here.start) if here else 0
        self.refresh()

    def light(self, spans: Sequence[Span], cue: Span | None = None, point: Span | None = None) -> None:
        """Light `spans`, with the cue marked inside them, and scroll to `point`, one of them, else to the first."""
        self.lit, self.cue, self.point = tuple(spans), cue, point
        if spans:
            self._reveal(point or min(spans))
        self.refresh()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark what was searched for."""
        self.matches = tuple(spans)
        self.refresh()

    def go(self, offset: int) -> None:
        """Put the cursor on the sentence at `offset`."""
        self._move(self._sentence_at(offset))

    def action_step(self, by: int) -> None:
        """Move the cursor by sentences."""
        self._move(self.at + by)

    def action_edge(self, index: int) -> None:
        """Move the cursor to the first or last sentence."""
        self._move(index % max(len(self.sentences), 1))

    def action_page(self, direction: int) -> None:
        """Scroll by a page and take the cursor along."""
        if not self._lines:
            return
        height = max(self.scrollable_content_region.height - 1, 1)
        row = min(max(self._row(self._offset()) + direction * height, 0), len(self._lines) - 1)
        self.scroll_relative(y=direction * height, animate=False, force=True, immediate=True)
        self._move(self._sentence_at(self._lines[row].start), reveal=False)
        self._reveal(Span(self._lines[row].start, self._lines[row].end))

    def action_follow(self) -> None:
        """Ask for what was found in this sentence."""
        self.post_message(self.Followed())

    def on_focus(self) -> None:
        """Tell that the article was entered."""
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; two clicks go to what was found there."""
        row = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if 0 <= row < len(self._lines) and (line := self._lines[row]).start < line.end:
            column = event.get_content_offset_capture(self).x - self._gutter
            self._move(self._sentence_at(min(line.start + max(column, 0), line.end - 1)), reveal=False)
            if event.chain > 1:
                self.action_follow()

    def on_resize(self) -> None:
        """Break the lines anew where the width changed, and keep what was in sight in sight."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._lay_out(min(width - self._gutter - 1, MEASURE))
            if self.lit or self.sentence:
                self._reveal(min(self.lit) if self.lit else self.sentences[self.at])

    @property
    def _gutter(self) -> int:
        return GUTTER if self._width >= _ROOM_FOR_GUTTER else 1

    def _lay_out(self, measure: int) -> None:
        article = self.article
        blocks = [(span, "", f"{number:>3}") for number, span in enumerate(article.paragraphs, 1)]
        blocks += [(span, "article--subhead", "") for span in article.subheads]
        blocks += [(article.headline, "article--headline", "")] if article.headline else []
        self._lines = []
        for span, kind, mark in sorted(blocks):
            if self._lines:
                self._lines.append(_Line(span.start, span.start, "", ""))
            for start, end in wrap(self.flat, span.start, span.end, measure):
                self._lines.append(_Line(start, end, kind, mark))
                mark = ""
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def _move(self, index: int, *, reveal: bool = True) -> None:
        if not self.sentences:
            return
        self.at = min(max(index, 0), len(self.sentences) - 1)
        if reveal:
            self._reveal(self.sentences[self.at])
        self.refresh()
        self.post_message(self.Moved())

    def _sentence_at(self, offset: int) -> int:
        return max(bisect_right(self.sentences, offset, key=lambda span: span.start) - 1, 0)

    def _offset(self) -> int:
        return self.sentences[self.at].start if self.sentences else 0

    def _row(self, offset: int) -> int:
        return max(bisect_right(self._lines, offset, key=lambda line: line.start) - 1, 0)

    def _reveal(self, span: Span) -> None:
        if self._lines:
            first, last = self._row(span.start), self._row(max(span.end - 1, span.start))
            region = Region(0, max(first - 1, 0), 1, last - first + 3)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Return the strip of a visible line: one segment for each stretch of one look."""
        row = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        base = self.get_visual_style().rich_style
        if row >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[row]
        segments = self._margin(line)
        layers = self._layers(line)
        edges = {line.start, line.end}
        for span, _ in layers:
            edges.update((max(span.start, line.start), min(span.end, line.end)))
        cuts = sorted(edges)
        for start, end in pairwise(cuts):
            looks = [name for span, name in layers if span.start <= start and end <= span.end]
            names = [line.kind, *looks] if line.kind else looks
            style = self.get_visual_style(*names).rich_style if names else base
            segments.append(Segment(self.flat[start:end], style))
        return Strip(segments).adjust_cell_length(width, base)

    def _margin(self, line: _Line) -> list[Segment]:
        """Return the paragraph's number and, beside lit sentences, a bar: heavy at the one stepped to."""
        look = self.get_visual_style("article--mark").rich_style
        number = Segment(f"{line.mark} ".rjust(self._gutter - 1) if self._gutter > 1 else "", look)
        lit = [span for span in self.lit if span.start < line.end and line.start < span.end]
        bar = "▌" if self.point in lit else "▏" if lit else " "
        return [number, Segment(bar, self.get_visual_style("article--bar").rich_style)]

    def _layers(self, line: _Line) -> list[tuple[Span, str]]:
        """Return what lies over the text of `line`, from the ground up."""
        layers = [(span, "article--lit") for span in self.lit]
        if self.has_focus and self.sentence:
            layers.append((self.sentence, "article--cursor"))
        if self.cue:
            layers.append((self.cue, "article--cue"))
        # A search can have very many matches: only those of this line are looked at.
        first = bisect_right(self.matches, line.start, key=lambda span: span.end)
        last = bisect_left(self.matches, line.end, key=lambda span: span.start)
        layers += [(span, "article--match") for span in self.matches[first:last]]
        return [layer for layer in layers if layer[0].start < line.end and line.start < layer[0].end]
