"""The question which article to open."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from standoff.briefing import Article


class OpenScreen(ModalScreen[Article]):
    """Returns the article that was read. A file that cannot be read is told here, and nothing is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="open.cancel", tooltip="Stay with this article"),
    ]

    def compose(self) -> ComposeResult:
        """A line for the path, and one for what is wrong with it."""
        with Vertical(classes="dialog"):
            yield Static("Open an article", classes="heading", markup=False)
            yield Input(placeholder="Path to a text or Markdown file", compact=True)
            yield Static("Enter opens it, Escape stays here.", id="wrong", markup=False)

    @on(Input.Submitted)
    def _read(self, event: Input.Submitted) -> None:
        from pathlib import Path

        from standoff.article import ArticleError, read

        path = event.value.strip()
        if not path:
            return
        try:
            article = read(str(Path(path).expanduser()))
        except (ArticleError, RuntimeError, ValueError) as error:
            self.query_one("#wrong", Static).update(Content(str(error)))
            self.add_class("-wrong")
        else:
            self.dismiss(article)
