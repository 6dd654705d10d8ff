"""The desk: panes and article on one screen, and the ways from one to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from standoff.briefing import Article
from standoff.viewer.model import PaneModel
from standoff.viewer.panes.article import ArticleView
from standoff.viewer.panes.board import Board
from standoff.viewer.panes.detail import DetailLine
from standoff.viewer.panes.keybar import KeyBar
from standoff.viewer.panes.pane import Pane
from standoff.viewer.panes.title import TitleLine

Place = Pane | ArticleView
"""What the reader can be in."""

NARROW = 80
"""Below this many columns one pane shows at a time."""

WIDE = 140
"""From this many columns on the article stands beside the panes."""

TALL = 36
"""From this many rows on the article stands below the panes where it does not stand beside them."""


class Desk(Screen[None]):
    """Lays panes and article out, and moves between them. One of them is always the current one."""

    AUTO_FOCUS = "Pane"
    # Textual paints the whole screen anew when the focus moves; what gains and loses it paints itself.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - an instance variable in the base class
        (0, "-narrow"),
        (NARROW, "-normal"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-short"),
        (TALL, "-tall"),
    ]

    def __init__(self, article: Article, models: Sequence[PaneModel]) -> None:
        """Take the article, and what the panes show at first."""
        super().__init__()
        self.article = article
        self.board = Board(models)
        self.view = ArticleView(article)
        self.detail = DetailLine()
        self.pane = self.board.panes[0].add_class("-current", update=False)
        self.reading = False

    def compose(self) -> ComposeResult:
        """Title, panes and article, detail line, keys."""
        # Known before the first layout, so that there need be only one.
        self.add_class(*breakpoints(self.app.size), update=False)
        self.board.lay_out()
        yield TitleLine(self.article)
        with Container(id="desk"):
            yield self.board
            yield self.view
        yield self.detail
        yield KeyBar()

    @property
    def current(self) -> Place:
        """Where the reader is."""
        return self.view if self.reading else self.pane

    def enter(self, place: Place) -> None:
        """Make `place` the current one, show it and give it the focus."""
        self._stand(place)
        self.set_focus(place, scroll_visible=False)
        if isinstance(place, Pane):
            self.call_after_refresh(self.board.scroll_to_widget, place, animate=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the mouse: what it gives the focus to becomes the current place."""
        if isinstance(event.widget, Pane | ArticleView):
            self._stand(event.widget)

    def _stand(self, place: Place) -> None:
        if isinstance(place, Pane) and place is not self.pane:
            self.pane.remove_class("-current")
            self.pane = place.add_class("-current")
        self.reading = place is self.view
        self._fit()

    async def fill(self, models: Sequence[PaneModel]) -> None:
        """Show `models` in the panes, and stay where the reader is if that is still there."""
        await self.board.fill(models)
        self._fit()
        if self.pane not in self.board.panes:
            self.pane = self.board.panes[-1].add_class("-current")
            if not self.reading:
                self.enter(self.pane)

    def action_next(self, step: int) -> None:
        """Go to the next pane; the article comes after the last."""
        places = self._places()
        self.enter(places[(places.index(self.current) + step) % len(places)])

    def action_pane(self, number: int) -> None:
        """Go to the pane with that number, if there is one."""
        if number <= len(self.board.panes):
            self.enter(self.board.panes[number - 1])

    def action_article(self) -> None:
        """Go to the article."""
        self.enter(self.view)

    def action_beside(self, step: int) -> None:
        """Go to what stands on the right (1) or left (-1), or else to the next or the one before."""
        shown = {place: place.region for place in self._places() if place.region}
        target = beside(shown, self.current, step)
        if target is not None:
            self.enter(target)
        else:
            self.action_next(step)

    def action_zoom(self) -> None:
        """Give the current pane the whole board, or go back to all of them."""
        self.toggle_class("-zoom")
        self._fit()

    def on_resize(self) -> None:
        """Show lines in full where one pane has the screen for itself."""
        self._fit()

    def _fit(self) -> None:
        alone = self.has_class("-zoom") or self.size.width < NARROW
        # Where panes and article stand together the class would change nothing, and restyle everything.
        together = not alone and (self.size.width >= WIDE or self.size.height >= TALL)
        self.set_class(self.reading and not together, "-reading")
        panes = self.board.panes
        for pane in panes:
            pane.tell_place(f"{pane.number} of {len(panes)}" if alone else "")
            # The other panes are out of sight when one stands alone: they are laid out when they are entered.
            pane.spread(alone and pane is self.pane)

    def _places(self) -> list[Place]:
        return [*self.board.panes, self.view]


def breakpoints(size: Size) -> tuple[str, str]:
    """Return the classes of a screen of `size`, as Textual sets them when it has been laid out once."""
    across = next(name for least, name in reversed(Desk.HORIZONTAL_BREAKPOINTS) if size.width >= least)
    down = next(name for least, name in reversed(Desk.VERTICAL_BREAKPOINTS) if size.height >= least)
    return across, down


def beside(regions: Mapping[Place, Region], here: Place, step: int) -> Place | None:
    """Return the nearest place to the right (`step` 1) or left (-1) of `here` on the same height, or None."""
    region = regions.get(here)
    if region is None:
        return None
    there = [
        (abs(other.x - region.x), abs(other.y - region.y), place)
        for place, other in regions.items()
        if (other.x - region.x) * step > 0 and other.y < region.bottom and region.y < other.bottom
    ]
    return min(there, key=lambda found: found[:2])[2] if there else None
