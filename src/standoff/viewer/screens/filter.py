"""The question which party or stance to show alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from standoff.viewer.filtering import Choice, Only
from standoff.viewer.model import Line, PaneModel, Piece, Remark, Row
from standoff.viewer.panes.pane import Pane


class FilterScreen(ModalScreen[Only]):
    """Returns what is to be kept, or nothing where all stays as it is. A party and a stance go together."""

    CSS_PATH = "overlays.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,F", "dismiss", "Cancel", id="filter.cancel", tooltip="Leave the panes as they are"),
    ]

    def __init__(self, parties: Sequence[Choice], stances: Sequence[Choice], only: Only) -> None:
        """Take what can be chosen, and what is kept now."""
        super().__init__()
        self.only = only
        self._offers = [Only(), *(each.only for each in (*parties, *stances))]
        rows: list[Row] = [self._row(0, "Everything", on=only == Only())]
        for heading, found, kept in (("Party", parties, only.party), ("Stance", stances, only.stance)):
            rows += [Remark(heading)] if found else []
            for choice in found:
                on = kept is not None and kept in (choice.only.party, choice.only.stance)
                rows.append(self._row(self._offers.index(choice.only), choice.name, on=on, keeps=choice.keeps))
        self.pane = Pane(0, PaneModel("Show only", "", tuple(rows), "filter"))

    def _row(self, at: int, name: str, *, on: bool, keeps: int | None = None) -> Line:
        role = self._offers[at].stance or ""
        count = Piece(f"  {keeps}" if keeps is not None else "", "faint")
        return Line(str(at), (Piece("● " if on else "  "), Piece(name, role), count), name, (), ())

    def compose(self) -> ComposeResult:
        """The choices in one list."""
        with Vertical(classes="dialog"):
            yield Static("Show only", classes="heading", markup=False)
            yield self.pane
            yield Static(Content("Enter chooses. A party and a stance go together."), markup=False)

    def on_pane_followed(self, event: Pane.Followed) -> None:
        """Return what was chosen, beside what was kept of the other kind; choosing it again takes it back."""
        event.stop()
        chosen = self._offers[int(event.line.item)]
        if chosen.party:
            chosen = self.only._replace(party=None if self.only.party == chosen.party else chosen.party)
        elif chosen.stance:
            chosen = self.only._replace(stance=None if self.only.stance == chosen.stance else chosen.stance)
        self.dismiss(chosen)
