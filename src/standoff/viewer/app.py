"""The app: holds what every screen shares, the extraction, the themes and the folder to save to."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.geometry import Size
from textual.screen import Screen

from standoff.briefing import Article, Briefing
from standoff.viewer import theme
from standoff.viewer.screens.briefing import BriefingScreen

if TYPE_CHECKING:
    from standoff.language.profile import Profile

Extract = Callable[[Article], Briefing]


class StandoffApp(App[None]):
    """Shows one article and its briefing at a time."""

    TITLE = "Standoff"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "screens/briefing.tcss",
        "screens/dialogs.tcss",
        "panes/pane.tcss",
        "panes/article.tcss",
        "panes/lines.tcss",
    ]

    def __init__(
        self,
        article: Article,
        *,
        briefings: Path,
        profile: Profile | None = None,
        extract: Extract | None = None,
    ) -> None:
        """Take the article, where it came from, and the folder to save to.

        `profile` goes to the extraction and names the panes that stand while it runs. `extract` takes
        the place of `standoff.extraction.extract`.
        """
        super().__init__()
        self.article = article
        self.briefings = briefings
        self.profile = profile
        self._extract = extract or partial(_extract, profile=profile)
        self._one_at_a_time = Lock()
        self._opened = 0
        for each in (theme.DARK, theme.LIGHT):
            self.register_theme(each)
        # Set before the styles are read, so that they are read only once.
        self.set_reactive(App.theme, theme.DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def extract(self, article: Article) -> Briefing:
        """Return the briefing of `article`. Slow: only to be called in a thread."""
        with self._one_at_a_time:
            return self._extract(article)

    @property
    def busy(self) -> bool:
        """Whether an article is being briefed."""
        return self._one_at_a_time.locked()

    def get_default_screen(self) -> Screen[None]:
        """Return the screen of the article the app was opened with."""
        return self._reader(self.article)

    def _reader(self, article: Article) -> BriefingScreen:
        names = tuple(self.profile.titles.get(code, code) for code in self.profile.order[:6]) if self.profile else ()
        return BriefingScreen(article, extract=self.extract, folder=self.briefings, awaited=names)

    async def on_briefing_screen_opened(self, event: BriefingScreen.Opened) -> None:
        """Show another article, in a mode of its own: Textual cannot replace the screen it began with."""
        self._opened += 1
        before, mode = self.current_mode, f"article-{self._opened}"
        self.add_mode(mode, partial(self._reader, event.article))
        await self.switch_mode(mode)
        if self._opened > 1:
            await self.remove_mode(before)

    def on_mount(self) -> None:
        """Let the garbage collector work again, which `run` keeps from the first frame."""
        self.call_after_refresh(gc.enable)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return Standoff's own colours for themes that do not name them."""
        return theme.defaults(self.current_theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return Textual's commands, and one for each key of the screen."""
        yield from super().get_system_commands(screen)
        if isinstance(screen, BriefingScreen):
            for key in screen.commands():
                yield SystemCommand(key.description, key.tooltip, partial(screen.run_action, key.action))

    def action_command_palette(self) -> None:
        """Open the command palette where there is room for it."""
        if _has_room(self.size):
            super().action_command_palette()

    def on_resize(self, event: events.Resize) -> None:
        """Close the command palette where there is no room left: it stumbles over its page keys then."""
        if isinstance(self.screen, CommandPalette) and not _has_room(event.size):
            self.pop_screen()

    def action_switch_light(self) -> None:
        """Switch between Standoff's dark and light theme."""
        self.theme = theme.LIGHT.name if self.current_theme.dark else theme.DARK.name


def _has_room(size: Size) -> bool:
    return size.width >= 20 and size.height >= 8


def _extract(article: Article, profile: Profile | None) -> Briefing:
    # spaCy takes a second to import: that second is spent in the thread, not before the first frame.
    from standoff.extraction import extract

    return extract(article, profile)


def run(
    article: Article,
    *,
    source: str,
    published: date | None,
    profile: Profile | None,
    briefings: Path,
) -> int:
    """Open the viewer on `article`, read from `source`, and return the exit code when it is left.

    `published` is the date given for the article; `profile` says which parties get a pane first;
    `briefings` is the folder that `s` saves to.
    """
    # Building the first screen makes much and drops nothing: looking for garbage would cost a tenth of the time.
    gc.disable()
    app = StandoffApp(article, briefings=briefings, profile=profile)
    app.run()
    status = app.return_code or 0
    if app.busy:
        # The reader left before the briefing was complete: its thread cannot be stopped, and is not waited for.
        sys.stdout.flush()
        os._exit(status)
    return status
