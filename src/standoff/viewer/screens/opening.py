"""The question which article to open."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from standoff.article import ArticleError
from standoff.article.sources import is_address
from standoff.briefing import Article
from standoff.recent import Recent
from standoff.viewer.completion import completions
from standoff.viewer.screens.path import PathScreen
from standoff.viewer.source import Source


class OpenScreen(PathScreen[tuple[Article, Source]]):
    """Returns the article that was read, and where it came from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "choose(1)", "Next", show=False, id="open.down", tooltip="Choose the next path"),
        Binding("up", "choose(-1)", "Previous", show=False, id="open.up", tooltip="Choose the path before"),
    ]
    HEADING = "Open an article"
    PLACEHOLDER = "Path to a text, Markdown or HTML file, or a web address"
    HINT = "Enter opens, Tab completes, ↑ and ↓ choose, Escape stays here."

    def __init__(self, recent: Recent | None) -> None:
        """Take the list of articles that were opened before."""
        super().__init__()
        self.recent = recent.articles() if recent else []
        self.offered: list[str] = []

    def choices(self) -> list[Widget]:
        """The list from which the arrows choose; the keys stay with the path."""
        offer = OptionList(compact=True, markup=False)
        offer.can_focus = False
        return [offer]

    def on_mount(self) -> None:
        """Offer the articles opened before."""
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer(event.value.strip())

    def _offer(self, typed: str) -> None:
        """Offer what completes the path, and the recent articles that hold the words typed."""
        found = completions(typed) if typed else []
        before = [path for path in self.recent if typed.lower() in path.lower() and path not in found]
        self.offered = [*found, *before]
        offer = self.query_one(OptionList)
        offer.set_options([Option(_look(path, recent=path in before)) for path in self.offered])
        offer.display = bool(self.offered)

    @property
    def chosen(self) -> str | None:
        """The path that the arrows stand on."""
        at = self.query_one(OptionList).highlighted
        return self.offered[at] if at is not None and at < len(self.offered) else None

    def action_choose(self, step: int) -> None:
        """Stand on the next path (1) or on the one before (-1)."""
        offer = self.query_one(OptionList)
        if step > 0:
            offer.action_cursor_down()
        else:
            offer.action_cursor_up()

    def action_complete(self) -> None:
        """Take the chosen path over, or complete what is typed as far as is sure."""
        if self.chosen:
            self.put(self.chosen)
        else:
            super().action_complete()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(self.offered[event.option_index])

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(self.chosen or event.value.strip())

    def _take(self, path: str) -> None:
        """Open the file or web page at `path`, or look into the folder."""
        if path.endswith("/") and self.chosen and not is_address(path):
            self.put(path)
        elif path:
            source = Source(os.path.expanduser(path))  # noqa: PTH111 - a path object would part http:// from its slash
            if source.address:
                self.tell("Fetching the page. Escape gives it up.")
            self._open(source)

    @work(group="open", exclusive=True)
    async def _open(self, source: Source) -> None:
        # A worker: keys work on meanwhile, for a server may take its time.
        try:
            article = await source.read_aside()
        except ArticleError as error:
            # Escape may have come first.
            if self.is_current:
                self.refuse(str(error))
        else:
            if self.is_current:
                self.dismiss((article, source))


def _look(path: str, *, recent: bool) -> Content:
    """Return a path with its name first, which is what it is known by; a recent one with its folder behind it."""
    if is_address(path):
        return Content(path)
    pure = PurePath(path)
    name = pure.name + ("/" if path.endswith("/") else "")
    return Content.assemble(name, (f"  {pure.parent}", "$text-muted")) if recent else Content(name)
