"""The timeline: dated deployments and events, before and ahead of the article."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from standoff.viewer.model import PaneModel
from standoff.viewer.panes.keybar import KeyBar
from standoff.viewer.panes.pane import Pane


class TimelineScreen(ModalScreen[str]):
    """Returns the id of the finding that is wanted, or nothing."""

    CSS_PATH = "overlays.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,T,q", "dismiss", "Back", key_display="Esc", id="timeline.close", tooltip="Go back to the panes"
        ),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="timeline.help", tooltip="Show what this is"),
        Binding("t", "app.switch_light", "Theme", id="timeline.theme", tooltip="Switch between dark and light"),
    ]

    def __init__(self, model: PaneModel) -> None:
        """Take the rows to show."""
        super().__init__(classes="whole")
        self.pane = Pane(0, model)
        self.pane.spread(True)

    def compose(self) -> ComposeResult:
        """One list and the keys."""
        yield self.pane
        yield KeyBar()

    def on_pane_followed(self, event: Pane.Followed) -> None:
        """Return the finding."""
        event.stop()
        self.dismiss(event.line.item)

    def action_help(self) -> None:
        """Show what this screen tells, and its keys."""
        from standoff.viewer.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("The timeline", "timeline", [*Pane.BINDINGS, *self.BINDINGS]))
