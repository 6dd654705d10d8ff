"""The find bar: what is looked for, and how many times it stands there."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static


class FindBar(Horizontal):
    """Asks for words; tells every change and when it is left. Made when it is first wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave(False)", "Leave", id="find.leave", tooltip="Stop finding and go back"),
    ]

    class Changed(Message):
        """Other words are looked for."""

        def __init__(self, words: str) -> None:
            """Take the words."""
            super().__init__()
            self.words = words

    class Left(Message):
        """The bar is done with: `kept` where the first match is wanted, else all is as before."""

        def __init__(self, kept: bool) -> None:
            """Take whether the search stands."""
            super().__init__()
            self.kept = kept

    def compose(self) -> ComposeResult:
        """Put the count after the words."""
        yield Input(placeholder="Find in the panes and the article", compact=True, select_on_focus=True)
        yield Static("", markup=False)

    def count(self, words: str) -> None:
        """Tell how many matches there are."""
        self.query_one(Static).update(Content(words))

    def enter(self) -> None:
        """Take the focus."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left(True))

    def action_leave(self, kept: bool) -> None:
        """Leave the bar."""
        self.post_message(self.Left(kept))
