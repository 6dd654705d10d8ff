"""A question that is answered by a path."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from standoff.viewer.completion import completed

Answer = TypeVar("Answer")


class PathScreen(ModalScreen[Answer]):
    """Asks for a path, which Tab completes. What is wrong with it is told here, and nothing is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="path.cancel", tooltip="Go back, and change nothing"),
        Binding("tab", "complete", "Complete", id="path.complete", tooltip="Complete the path as far as is sure"),
    ]
    HEADING = ""
    PLACEHOLDER = ""
    HINT = ""

    def __init__(self, path: str = "") -> None:
        """Take the path that stands there at first."""
        super().__init__()
        self.path = path

    def compose(self) -> ComposeResult:
        """A line for the path, what may be chosen, and a line for what is wrong."""
        with Vertical(classes="dialog"):
            yield Static(self.HEADING, classes="heading", markup=False)
            line = Input(self.path, placeholder=self.PLACEHOLDER, compact=True, select_on_focus=False)
            line.cursor_position = 0
            yield line
            yield from self.choices()
            yield Static(self.HINT, id="wrong", markup=False)

    def on_mount(self) -> None:
        """Stand behind the path: its end is what is most often changed. It scrolls only once it has a width."""
        self.call_after_refresh(self.query_one(Input).action_end)

    def choices(self) -> list[Widget]:
        """Return what stands under the path."""
        return []

    @property
    def typed(self) -> str:
        """The path as it stands there."""
        return self.query_one(Input).value

    def put(self, path: str) -> None:
        """Write `path` where it is typed, and go on behind it."""
        line = self.query_one(Input)
        line.value = path
        line.cursor_position = len(path)

    def action_complete(self) -> None:
        """Complete the path as far as is sure."""
        self.put(completed(self.typed))

    def tell(self, what: str) -> None:
        """Tell what goes on."""
        self.query_one("#wrong", Static).update(Content(what))
        self.remove_class("-wrong")

    def refuse(self, why: str) -> None:
        """Tell what is wrong with the path."""
        self.query_one("#wrong", Static).update(Content(why))
        self.add_class("-wrong")
