"""The difference between a file and the briefing that is to take its place."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from standoff.viewer.difference import difference

_LOOKS = {"+": "$text-success", "-": "$text-error", "@": "$text-accent"}


class DifferenceScreen(ModalScreen[None]):
    """A unified diff that scrolls. What is new begins with a plus, what would go with a minus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,d,enter", "dismiss", "Back", id="difference.back", tooltip="Go back to the question"),
        Binding("j", "scroll(1)", "Down", show=False, id="difference.down", tooltip="Scroll down"),
        Binding("k", "scroll(-1)", "Up", show=False, id="difference.up", tooltip="Scroll up"),
    ]

    def __init__(self, path: Path, page: str) -> None:
        """Take the file as it is, and the page that is to take its place."""
        super().__init__()
        self.lines = difference(path, page)

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll(classes="dialog"):
            yield Static("- goes, + comes. Escape goes back.", classes="heading", markup=False)
            looked = [Content.styled(line, _LOOKS.get(line[:1], "")) for line in self.lines]
            yield Static(Content("\n").join(looked), markup=False)

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
