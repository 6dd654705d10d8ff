"""The board: the panes in a grid that gives each row the room its findings need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.containers import VerticalScroll
from textual.widget import Widget

from standoff.viewer.model import PaneModel
from standoff.viewer.panes.pane import Pane

UNITS = 6
"""The grid's columns: panes span two, three or six of them, so that every row can be filled."""

LEAST_WIDTH = 36
"""Below this many columns a pane's lines break too often to be read with ease."""

LEAST_HEIGHT = 6
"""Rows a pane needs to show anything worth a frame; with less the board scrolls."""

FRAME = 2
"""Rows that a pane's frame takes."""

_MOST_ROWS = 8


class Grid(NamedTuple):
    """How many units each pane spans, and how much of the height each row takes."""

    spans: tuple[int, ...]
    weights: tuple[int, ...]


def arrange(needs: Sequence[int], width: int) -> Grid:
    """Return the grid for panes that hold `needs` rows each, on a board `width` columns wide.

    The last two panes, deployments and open questions, share the last row. A row that is not full
    gives its panes more room.
    """
    columns = min(max(width // LEAST_WIDTH, 1), 3)
    parties, others = list(needs[:-2]), list(needs[-2:])
    rows = [parties[at : at + columns] for at in range(0, len(parties), columns)]
    rows += [others] if columns > 1 else [[need] for need in others]
    spans = tuple(UNITS // len(row) for row in rows for _ in row)
    weights = tuple(min(max(*row, 2), _MOST_ROWS) + FRAME for row in rows)
    return Grid(spans, weights)


class Board(VerticalScroll, can_focus=False):
    """Holds the panes. Lays them out by their number, their content and its own size."""

    def __init__(self, models: Sequence[PaneModel]) -> None:
        """Take what the panes show at first."""
        super().__init__(*_panes(models))

    @property
    def panes(self) -> list[Pane]:
        """The panes in their order."""
        return [child for child in self.children if isinstance(child, Pane)]

    async def fill(self, models: Sequence[PaneModel]) -> None:
        """Show `models`: in the panes that stand, and in as many more or fewer as it takes."""
        standing = self.panes
        for pane, model in zip(standing, models, strict=False):
            pane.show(model)
        for pane in standing[len(models) :]:
            await pane.remove()
        if more := _panes(models)[len(standing) :]:
            await self.mount_all(more)
        self._arrange()

    def on_resize(self) -> None:
        """Lay the panes out for the new size."""
        self._arrange()

    def _arrange(self) -> None:
        panes = self.panes
        grid = arrange([len(pane.model.rows) for pane in panes], self.size.width)
        for pane, span in zip(panes, grid.spans, strict=True):
            pane.styles.column_span = span
        total = sum(grid.weights)
        tight = any(self.size.height * weight < LEAST_HEIGHT * total for weight in grid.weights)
        self.styles.grid_rows = (
            str(LEAST_HEIGHT) if tight else " ".join(f"{weight}fr" for weight in grid.weights)
        )


def _panes(models: Sequence[PaneModel]) -> list[Widget]:
    return [Pane(number, model) for number, model in enumerate(models, 1)]
