"""The facts panel: all that is known of the finding under the cursor, each fact on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from standoff.viewer.facts import Fact
from standoff.viewer.panes.line import STYLES
from standoff.viewer.wrap import flatten, wrap

_NAME_WIDTH = 14


class FactsPanel(VerticalScroll, can_focus=False):
    """Shows facts; the cursor stays where it is, and they follow it. Made when it is first wanted."""

    def __init__(self) -> None:
        """Start with nothing to tell."""
        super().__init__()
        self.border_title = Content("Detail · i closes")
        self.words = Content("")
        self.found: tuple[Fact, ...] = ()

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(self.words, markup=False)

    def tell(self, found: Sequence[Fact]) -> None:
        """Show `found`, from its beginning."""
        self.found = tuple(found)
        self.lay_out()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.lay_out()

    def lay_out(self) -> None:
        """Set the facts beside their names, or below them where there is little room."""
        width = self.scrollable_content_region.width
        indent = _NAME_WIDTH if width >= 2 * _NAME_WIDTH else 2
        lines = [line for fact in self.found for line in _lines(fact, indent, width - indent)]
        self.words = Content("\n").join(lines or [Content("No finding here. The detail of one stands here.")])
        for text in self.query(Static):
            text.update(self.words)


def _lines(fact: Fact, indent: int, room: int) -> Iterator[Content]:
    flat = flatten(fact.words.text)
    look = STYLES.get(fact.words.role, "")
    name = fact.name.ljust(indent)
    if len(name) > indent:
        yield Content.styled(name, "$text-muted")
        name = " " * indent
    for start, end in wrap(flat, 0, len(flat), room):
        yield Content.assemble((name, "$text-muted"), Content.styled(flat[start:end], look))
        name = " " * indent
