"""Where the article comes from: read again, watched for changes, or another one in its place."""

from __future__ import annotations

from textual import work
from textual.message import Message

from standoff.briefing import Article
from standoff.recent import Recent
from standoff.viewer.panes.title import TitleLine
from standoff.viewer.screens.saving import Saving
from standoff.viewer.source import Source, State

POLL = 2.0
"""Seconds between two looks at the article's file: soon enough for somebody who edits it beside the viewer."""


class Sourced(Saving):
    """Opens other articles, and notices when this one's file changes. Nothing is read again unasked."""

    source: Source
    recent: Recent | None
    _state: State | None

    class Opened(Message):
        """Another article, or the same one in a new version, is to be shown in place of this one."""

        def __init__(self, article: Article, source: Source) -> None:
            """Take the article and where it came from."""
            super().__init__()
            self.article = article
            self.source = source

    def watch_file(self, source: Source) -> None:
        """Take where the article came from, and the state of its file from which a change is told."""
        self.source = source
        self._state = source.state()

    def on_mount(self) -> None:
        """Look at the file from now on, if there is one."""
        if self._state:
            self.set_interval(POLL, self.look_at_file)

    def look_at_file(self) -> None:
        """Tell, once for each change, that the file is not what was read. A missing file may come back."""
        state = self.source.state()
        if state and state != self._state:
            self._state = state
            self.query_one(TitleLine).note("changed on disk: press r to reload")
            self.notify("The article changed on disk: press r to reload.", timeout=10, markup=False)

    def action_reload(self) -> None:
        """Read the article's file or web page again, and brief it anew where it is another text."""
        if self.source.path is None:
            self.notify("This article did not come from a file: there is nothing to reload.", markup=False)
            return
        if self.source.address:
            self.notify("Fetching the page again.", markup=False)
        self._reload()

    @work(group="reload", exclusive=True)
    async def _reload(self) -> None:
        # A worker: keys work on meanwhile, for a server may take its time.
        from standoff.article import ArticleError

        try:
            article = await self.source.read_aside()
        except ArticleError as error:
            self.complain("The article was not reloaded", str(error))
            return
        if article.sha256 == self.article.sha256:
            self.notify("The article is as it was: nothing changed.", markup=False)
            self.query_one(TitleLine).note("")
        else:
            self.post_message(self.Opened(article, self.source))

    def action_open(self) -> None:
        """Ask for another article, and have the app open it."""
        from standoff.viewer.screens.opening import OpenScreen

        def opened(found: tuple[Article, Source] | None) -> None:
            if found:
                self.post_message(self.Opened(*found))

        self.app.push_screen(OpenScreen(self.recent), opened)
