"""Help: what every key does, and how the screen is to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from standoff.viewer.panes.article import ArticleView
from standoff.viewer.panes.pane import Pane
from standoff.viewer.screens.keys import KEYS

ABOUT = (
    "Each pane tells what one party says, then what others ask or say of it. Every line is the article's own "
    "words. As the cursor moves, the sentence a line comes from lights up in the article."
)

_KEY_WIDTH = 18


class HelpScreen(ModalScreen[None]):
    """Lists the keys by where they work."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", id="help.close", tooltip="Close the help"),
        Binding("j", "scroll('down')", "Down", show=False, id="help.down", tooltip="Scroll down"),
        Binding("k", "scroll('up')", "Up", show=False, id="help.up", tooltip="Scroll up"),
    ]

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll(classes="dialog"):
            yield Static("Standoff", classes="heading", markup=False)
            yield Static(Content(ABOUT), markup=False)
            for heading, bindings in (
                ("Everywhere", KEYS),
                ("In a pane", Pane.BINDINGS),
                ("In the article", ArticleView.BINDINGS),
            ):
                yield Static(heading, classes="heading", markup=False)
                yield Static(self._table(bindings), markup=False)

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, way: str) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=1 if way == "down" else -1, animate=False)

    def _table(self, bindings: Sequence[BindingType]) -> Content:
        rows = []
        groups: set[Binding.Group] = set()
        for binding in bindings:
            if isinstance(binding, Binding) and binding.group not in groups:
                keys = ", ".join(self._keyname(key) for key in binding.key.split(","))
                if binding.group:
                    groups.add(binding.group)
                    keys = binding.key_display or keys
                rows.append(Content.assemble((f"{keys:<{_KEY_WIDTH}}", "$footer-key-foreground bold"), binding.tooltip))
        return Content("\n").join(rows)

    def _keyname(self, key: str) -> str:
        return self.app.get_key_display(Binding(key, ""))
