"""The question what to do when a differing briefing is already there."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static


class ConflictScreen(ModalScreen[str]):
    """Returns "overwrite" or "keep", or nothing where saving is given up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "choose('overwrite')", "Overwrite", id="conflict.overwrite", tooltip="Replace the file"),
        Binding(
            "k",
            "choose('keep')",
            "Keep both",
            id="conflict.keep",
            tooltip="Save beside it under another name",
        ),
        Binding("d", "differ", "Difference", id="conflict.difference", tooltip="Show what would change"),
        Binding("escape,c", "choose('')", "Cancel", id="conflict.cancel", tooltip="Save nothing"),
        Binding("right", "app.focus_next", "Next", show=False, id="conflict.next", tooltip="Go to the next button"),
        Binding(
            "left",
            "app.focus_previous",
            "Previous",
            show=False,
            id="conflict.previous",
            tooltip="Go back a button",
        ),
    ]

    def __init__(self, path: Path, page: str) -> None:
        """Take the file that differs, and the page that is to take its place."""
        super().__init__()
        self.path = path
        self.page = page

    def compose(self) -> ComposeResult:
        """The file's name, and the four ways on."""
        with Vertical(classes="dialog"):
            yield Static("A different briefing is there already", classes="heading", markup=False)
            yield Static(Content(str(self.path)), markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Keep both (k)", id="keep", variant="primary", compact=True)
                yield Button("Overwrite (o)", id="overwrite", compact=True)
                yield Button("Difference (d)", id="difference", compact=True)
                yield Button("Cancel (c)", id="cancel", compact=True)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "difference":
            self.action_differ()
        else:
            self.action_choose("" if event.button.id == "cancel" else event.button.id or "")

    def action_differ(self) -> None:
        """Show the difference; leaving it comes back here."""
        from standoff.viewer.screens.difference import DifferenceScreen

        self.app.push_screen(DifferenceScreen(self.path, self.page))

    def action_choose(self, choice: str) -> None:
        """Close with `choice`."""
        self.dismiss(choice or None)
