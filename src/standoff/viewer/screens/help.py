"""Help for a pane or screen: what it shows, what its keys do, and what every other key does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from standoff.viewer.screens.keys import KEYS

ABOUT: Mapping[str, str] = {
    "party": "This pane tells what one party says, then what others ask or say of it. Every line is the article's own "
    "words; its first word is the stance. As the cursor moves, the sentence a line comes from lights up in the "
    "article, with the words marked that show the stance.",
    "deployments": "This pane tells what forces stand or move: whose, how many of what, from where to where, when, and "
    "how far it has come. The sentences that tell of the force light up in the article.",
    "questions": "This pane tells what the article leaves open, with the kind of each question. All sentences that "
    "make it open are lit; ] and [ step through them. Why it is open is Standoff's inference: i shows it. Ten stand "
    "first: Enter on the last row shows the rest.",
    "article": "This is the article, untouched. The cursor walks from sentence to sentence; the line below names what "
    "was found in this one, and Enter goes there: again, to the next finding of the same sentence.",
    "matrix": "Each row is a party that speaks, each column a party it speaks to or of; a cell tells its stances, the "
    "most frequent first. The statements of the cell stand below: Enter goes to the only one, or into the list.",
    "timeline": "Deployments and coming events by their days, seen from the article's date. What no day is told of "
    "stands last. Enter goes to the line in its pane.",
}
"""What each kind of pane or screen shows."""

_KEY_WIDTH = 18


class HelpScreen(ModalScreen[None]):
    """Tells what is shown here, and what the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", id="help.close", tooltip="Close the help"),
        Binding("down,j", "scroll(1)", "Down", show=False, id="help.down", tooltip="Scroll down", priority=True),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="help.up", tooltip="Scroll up", priority=True),
        Binding("home,g", "edge(False)", "Top", show=False, id="help.top", tooltip="Go to the top", priority=True),
        Binding("end,G", "edge(True)", "End", show=False, id="help.end", tooltip="Go to the end", priority=True),
        Binding("pagedown,space", "page(1)", "Page down", show=False, id="help.page-down", tooltip="Go down a page"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="help.page-up", tooltip="Go up a page"),
    ]

    def __init__(self, name: str, kind: str, bindings: Sequence[BindingType]) -> None:
        """Take the name and kind of the pane or screen that help is wanted for, and its own keys."""
        super().__init__()
        self.heading = name
        self.about = ABOUT.get(kind, "")
        self.tables = {"Keys here": bindings, "Keys everywhere": KEYS}

    def compose(self) -> ComposeResult:
        """What is shown here, then its keys, then those of the whole screen."""
        with VerticalScroll(classes="dialog"):
            yield Static(Content(self.heading), classes="heading", markup=False)
            yield Static(Content(self.about), markup=False)
            for heading, bindings in self.tables.items():
                yield Static(heading, classes="heading", markup=False)
                yield Static(self._table(bindings), markup=False)

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_edge(self, end: bool) -> None:
        """Scroll to the beginning, or to the end."""
        text = self.query_one(VerticalScroll)
        text.scroll_to(y=text.max_scroll_y if end else 0, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        self.action_scroll(direction * max(self.query_one(VerticalScroll).size.height - 1, 1))

    def _table(self, bindings: Sequence[BindingType]) -> Content:
        rows = []
        groups: set[Binding.Group] = set()
        for binding in bindings:
            if isinstance(binding, Binding) and binding.group not in groups:
                given = self.app._keymap.get(binding.id or "", binding.key)
                keys = ", ".join(self._keyname(key) for key in given.split(","))
                if binding.group:
                    groups.add(binding.group)
                    keys = binding.key_display or keys
                rows.append(Content.assemble((f"{keys:<{_KEY_WIDTH}}", "$footer-key-foreground bold"), binding.tooltip))
        return Content("\n").join(rows)

    def _keyname(self, key: str) -> str:
        return self.app.get_key_display(Binding(key, ""))
