"""The board: the panes in a grid that gives each row the room its findings need."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll

from standoff.viewer.model import PaneModel
from standoff.viewer.panes.pane import Pane

UNITS = 6
"""The grid's columns: panes span two, three or six of them, so that every row can be filled."""

LEAST_HEIGHT = 5
"""Rows a pane needs to show anything worth a frame; with less the board scrolls."""

FRAME = 2
"""Rows that a pane's frame takes."""

_MOST_ROWS = 14

# From 140 columns on the article takes its part of the width.
_COLUMNS = ((180, 3), (140, 2), (110, 3), (0, 2))


def columns(width: int) -> int:
    """Return how many panes stand side by side on a screen `width` columns wide."""
    return next(count for least, count in _COLUMNS if width >= least)


def arrange(count: int, columns: int) -> list[int]:
    """Return how many units each of `count` panes spans, for a grid of one, two or three `columns`.

    The last two panes, deployments and open questions, have the last row for themselves. A row that
    is not full gives its panes more room.
    """
    full, left = divmod(count - 2, columns)
    spans = [UNITS // columns] * (full * columns) + [UNITS // max(left, 1)] * left
    return spans + ([UNITS] * 2 if columns == 1 else [UNITS // 2] * 2)


def rows(spans: Sequence[int], needs: Sequence[int], height: int) -> list[str]:
    """Return the heights of the grid's rows, for panes that span `spans` and need `needs` lines each.

    A row gets its share of `height` by its neediest pane, within limits; where that would leave one
    too little, all are as low as can be and the board scrolls.
    """
    shares: list[int] = []
    filled = UNITS
    for span, need in zip(spans, needs, strict=True):
        need = min(max(need, 2), _MOST_ROWS) + FRAME
        if filled >= UNITS:
            shares.append(need)
            filled = 0
        shares[-1] = max(shares[-1], need)
        filled += span
    if height < LEAST_HEIGHT * len(shares):
        return [str(LEAST_HEIGHT)] * len(shares)
    return _share(shares, height)


def _share(shares: Sequence[int], height: int) -> list[str]:
    """Return rows by their shares of `height`, none lower than `LEAST_HEIGHT`."""
    low = [share * height < LEAST_HEIGHT * sum(shares) for share in shares]
    return [str(LEAST_HEIGHT) if each else f"{share}fr" for share, each in zip(shares, low, strict=True)]


class Board(VerticalScroll, can_focus=False):
    """Holds the panes. Lays them out by their number, their content and its own size."""

    def __init__(self, models: Sequence[PaneModel]) -> None:
        """Take what the panes show at first."""
        self.panes = [Pane(number, model) for number, model in enumerate(models, 1)]
        super().__init__(*self.panes)
        self._spans: list[int] = []
        self._rows = ""

    async def fill(self, models: Sequence[PaneModel]) -> None:
        """Show `models`: in the panes that stand, and in as many more or fewer as it takes."""
        for pane, model in zip(self.panes, models, strict=False):
            pane.show(model)
        for pane in self.panes[len(models) :]:
            await pane.remove()
        more = [Pane(number, model) for number, model in enumerate(models, 1)][len(self.panes) :]
        await self.mount_all(more)
        self.panes = [*self.panes[: len(models)], *more]
        self.lay_out()

    def on_resize(self) -> None:
        """Lay the panes out for the new size."""
        self.lay_out()

    def lay_out(self) -> None:
        """Lay the panes out by the width of the screen, and the rows by what they hold."""
        size = self.size or self.app.size
        spans = arrange(len(self.panes), columns(self.app.size.width))
        needs = [pane.need(size.width * span // UNITS - FRAME) for pane, span in zip(self.panes, spans, strict=True)]
        heights = " ".join(rows(spans, needs, size.height))
        # To set what is set already would lay everything out once more.
        if spans != self._spans:
            for pane, span in zip(self.panes, spans, strict=True):
                pane.styles.column_span = span
        if heights != self._rows:
            self.styles.grid_rows = heights
        self._spans, self._rows = spans, heights
