"""The briefing screen: fills the panes from a worker."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from standoff.briefing import Article, Briefing, When
from standoff.export.wording import unread
from standoff.recent import Recent
from standoff.viewer.model import PaneModel, Piece, skeleton
from standoff.viewer.panes.pane import Pane
from standoff.viewer.panes.title import TitleLine
from standoff.viewer.screens.keys import KEYS
from standoff.viewer.screens.sourced import Sourced
from standoff.viewer.source import Source

UNNAMED = ("…",) * 6
"""The titles of the panes that stand before the briefing is there, where no profile names them."""


class BriefingScreen(Sourced):
    """One article and its briefing."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    class Briefed(Message):
        """The briefing is complete."""

        def __init__(self, briefing: Briefing, models: tuple[PaneModel, ...], events: Mapping[str, When]) -> None:
            """Take the briefing, what the panes show of it, and when the events lie that are to come."""
            super().__init__()
            self.briefing = briefing
            self.models = models
            self.events = events

    class Failed(Message):
        """The article could not be briefed."""

        def __init__(self, reason: str) -> None:
            """Take the reason, in one line."""
            super().__init__()
            self.reason = reason

    def __init__(
        self,
        article: Article,
        source: Source,
        *,
        extract: Callable[[Article], Briefing],
        folder: Path,
        recent: Recent | None = None,
        awaited: tuple[str, ...] = (),
    ) -> None:
        """Take the article and its source, what makes its briefing, the folder to save to, and the panes awaited."""
        super().__init__(article, skeleton(awaited or UNNAMED, "reading …"))
        self.folder = folder
        self.recent = recent
        self.briefing = None
        self.saved = None
        self.watch_file(source)
        self.failure = ""
        self._extract = extract
        self.begin()

    def on_mount(self) -> None:
        """Start the extraction once the first frame is painted."""
        self.call_after_refresh(self.start)

    def tell(self) -> None:
        """Tell of the finding under the cursor, and before there is any, how far things are."""
        if self.briefing:
            super().tell()
        elif self.failure:
            self.detail.tell([Piece("The article could not be briefed", "reject"), Piece(self.failure)])
        else:
            self.detail.tell(
                [Piece("Briefing the article … it can be read meanwhile, the panes fill in a moment", "faint")]
            )

    def start(self) -> None:
        """Brief the article in a thread, one that nothing waits for when the reader leaves."""
        Thread(target=self._brief, name="briefing", daemon=True).start()

    def _brief(self) -> None:
        try:
            briefing = self._extract(self.article)
            # What only a complete briefing needs is loaded here, not before the first frame.
            from standoff.viewer.phrasing import panes
            from standoff.viewer.timeline import event_times

            models = panes(briefing)
            events = event_times(briefing)
        # Whatever goes wrong in there, the article must stay readable and the reason be told.
        except Exception as error:
            self.post_message(self.Failed(" ".join(f"{type(error).__name__}: {error}".split())))
        else:
            self.post_message(self.Briefed(briefing, models, events))
        finally:
            gc.enable()

    async def on_briefing_screen_briefed(self, event: Briefed) -> None:
        """Fill the panes."""
        self.briefing = event.briefing
        self.events = event.events
        with self.app.batch_update():
            self.view.know(span for pane in event.models for line in pane.lines for span in line.evidence)
            await self.fill(event.models)
        left = unread(event.briefing)
        if left:
            self.query_one(TitleLine).note(f"{left} {'was' if left.startswith('one') else 'were'} not read")
        self.look_again()
        self.tell()

    async def on_briefing_screen_failed(self, event: Failed) -> None:
        """Say so, in the panes and on the detail line; the article stays."""
        self.failure = event.reason
        names = tuple(pane.name for pane in self.models[:-2])
        await self.fill(skeleton(names, "not briefed"))
        self.tell()
        self.complain("The article could not be briefed", f"{event.reason}\nIt can still be read. o opens another.")

    def action_help(self) -> None:
        """Show what the pane tells, and what every key does."""
        from standoff.viewer.screens.help import HelpScreen

        place = self.current
        name, kind = (place.model.name, place.model.kind) if isinstance(place, Pane) else ("The article", "article")
        self.app.push_screen(HelpScreen(name, kind, type(place).BINDINGS))

    def commands(self) -> Iterator[Binding]:
        """Every action there is, for the command palette: of the screen, of the panes, of where the reader is."""
        for key in KEYS:
            if isinstance(key, Binding) and key.id not in ("quit", "palette") and not key.group:
                yield key
        for pane in self.board.panes:
            yield Binding("", f"pane({pane.number})", f"Go to {pane.model.name}", tooltip=f"Pane {pane.number}")
        for key in type(self.current).BINDINGS:
            if isinstance(key, Binding):
                yield replace(key, action=f"focused.{key.action}")
