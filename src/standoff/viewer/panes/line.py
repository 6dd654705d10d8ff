"""One line of a pane as a Textual visual: wrapped with a hanging indent, cut to a few lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from standoff.viewer.model import Piece
from standoff.viewer.wrap import flatten, wrap

STYLES: Mapping[str, str] = {
    "demand": "$text-warning bold",
    "reject": "$text-error bold",
    "deny": "$text-error bold",
    "accuse": "$text-error bold",
    "threaten": "$text-error bold underline",
    "commit": "$text-accent bold",
    "offer": "$text-success bold",
    "support": "$text-success bold",
    "assert": "$text-primary bold",
    "party": "bold",
    "kind": "$text-accent",
    "faint": "dim",
    "status-in place": "$text-primary",
    "status-under way": "$text-warning",
    "status-arrived": "$text-primary",
    "status-announced": "$text-accent",
    "status-expected": "$text-accent",
    "status-conditional": "$text-warning",
    "status-withdrawn": "$text-success",
}
"""The look of a role: the words tell it already, the colour only helps the eye."""

MARK = "$foreground on $match underline"
"""The look of what was searched for."""

INDENT = 2


def content(pieces: Sequence[Piece], between: str = "") -> Content:
    """Return `pieces` as content that is never read as markup, with `between` put between them."""
    parts: list[tuple[str, str]] = []
    for piece in pieces:
        if parts and between:
            parts.append((between, "dim"))
        parts.append((flatten(piece.text), STYLES.get(piece.role, "")))
    return Content.assemble(*(part if part[1] else part[0] for part in parts))


class Hanging(Visual):
    """Content over at most `most` lines (0: as many as it takes), those after the first indented."""

    def __init__(self, words: Content, most: int = 0) -> None:
        """Take the content, which must hold no line break."""
        self.words = words
        self.most = most
        self.marks: Sequence[tuple[int, int]] = ()
        self._wrapped: dict[int, list[tuple[int, int]]] = {}

    def lines(self, width: int) -> list[tuple[int, int]]:
        """Return the offsets of the lines at `width` cells."""
        if width not in self._wrapped:
            plain = self.words.plain
            self._wrapped = {width: wrap(plain, 0, len(plain), width, min(INDENT, width // 4))}
        return self._wrapped[width]

    def height(self, width: int) -> int:
        """Return the number of lines at `width`."""
        count = len(self.lines(width))
        return min(count, self.most) if self.most else count

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at `width`."""
        return self.height(width)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the content on one line."""
        return self.words.cell_length

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines as strips, the last one shown ending in an ellipsis where words were left out."""
        spans = self.lines(width)
        shown = spans[: self.height(width)]
        strips = []
        for number, (start, end) in enumerate(shown):
            left = " " * min(INDENT, width // 4) if number else ""
            cut = number + 1 == len(shown) < len(spans)
            line = self._marked(start, end) if start < end else Content("")
            if cut:
                line = line.truncate(max(width - len(left) - 1, 0)).append("…")
            line = Content.assemble(left, line)
            parts = line.render(style, "", options.get_style)
            strips.append(Strip([Segment(words, look.rich_style) for words, look in parts if words]))
        return strips

    def _marked(self, start: int, end: int) -> Content:
        """Return the words of a line, with what was searched for marked in them."""
        line = self.words[start:end]
        for first, last in self.marks:
            if first < end and start < last:
                line = line.stylize(MARK, max(first - start, 0), last - start)
        return line
