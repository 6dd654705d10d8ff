"""The jump overlay: a letter on every pane in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: those letters are the quickest to press."""


class JumpScreen(ModalScreen[int]):
    """Returns the place whose letter was pressed, as an index, or nothing at any other key."""

    CSS_PATH = "overlays.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Stay", id="jump.cancel", tooltip="Stay where you are"),
    ]

    def __init__(self, offsets: Sequence[Offset], names: Sequence[str]) -> None:
        """Take where on the screen each place's label goes, and its name where it needs one."""
        super().__init__()
        self.offsets = offsets[: len(LETTERS)]
        self.names = names
        self._shown_at = self.app.size

    def compose(self) -> ComposeResult:
        """A label for each place."""
        for letter, offset, name in zip(LETTERS, self.offsets, self.names, strict=False):
            label = Static(Content(f" {letter} {name}"), classes="letter", markup=False)
            label.absolute_offset = offset
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go, or stay."""
        event.stop()
        if not self.is_current:
            return
        at = LETTERS.find(event.character or " ")
        self.dismiss(at if 0 <= at < len(self.offsets) else None)

    def on_click(self) -> None:
        """Stay."""
        self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """Close when the places have moved."""
        if event.size != self._shown_at and self.is_current:
            self.dismiss(None)
