"""The app: holds what every screen shares, the extraction, the themes and the folder to save to."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from threading import Lock, Thread
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input

from standoff.briefing import Article, Briefing
from standoff.recent import Recent, recent_file
from standoff.settings import Settings
from standoff.viewer import theme
from standoff.viewer.screens.briefing import BriefingScreen
from standoff.viewer.screens.sourced import Sourced
from standoff.viewer.source import Source

if TYPE_CHECKING:
    from standoff.language.profile import Profile

Extract = Callable[[Article], Briefing]
DEFAULTS = Settings()
NOWHERE = Source()


class StandoffApp(App[None]):
    """Shows one article and its briefing at a time."""

    TITLE = "Standoff"
    ENABLE_COMMAND_PALETTE = True
    # For the dialogs; the desk has its own.
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - an instance variable in the base class
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
        source: Source = NOWHERE,
        profile: Profile | None = None,
        settings: Settings = DEFAULTS,
        recent: Recent | None = None,
        extract: Extract | None = None,
    ) -> None:
        """Take the article, where it came from, and the folder to save to.

        `profile` goes to the extraction and names the panes that stand while it runs. `recent` is the list
        of articles to keep, None for none. `extract` takes the place of `standoff.extraction.extract`.
        """
        super().__init__()
        self.article = article
        self.source = source
        self.settings = settings
        self.recent = recent
        self.briefings = briefings
        self.profile = profile
        self._extract = extract or partial(_extract, profile=profile)
        self._one_at_a_time = Lock()
        self._opened = 0
        if settings.reduced_motion:
            self.animation_level = "none"
        for each in (theme.DARK, theme.LIGHT):
            self.register_theme(each)
        # Set before the styles are read, so that they are read only once.
        known = settings.theme in self.available_themes
        self.set_reactive(App.theme, settings.theme if settings.theme and known else theme.DARK.name)
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
        return self._reader(self.article, self.source)

    def _reader(self, article: Article, source: Source) -> BriefingScreen:
        names = tuple(self.profile.titles.get(code, code) for code in self.profile.order[:6]) if self.profile else ()
        return BriefingScreen(
            article, source, extract=self.extract, folder=self.briefings, recent=self.recent, awaited=names
        )

    async def on_sourced_opened(self, event: Sourced.Opened) -> None:
        """Show another article, in a mode of its own: Textual cannot replace the screen it began with."""
        self._opened += 1
        before, mode = self.current_mode, f"article-{self._opened}"
        self.add_mode(mode, partial(self._reader, event.article, event.source))
        await self.switch_mode(mode)
        if self._opened > 1:
            await self.remove_mode(before)
        self._remember(event.source)

    def on_mount(self) -> None:
        """Take the user's keys, and leave to after the first frame what it does not need."""
        self.set_keymap(dict(self.settings.keys))
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        self._remember(self.source)
        for fault in self._faults():
            self.notify(fault, title="Settings", severity="warning", timeout=10, markup=False)

    def _faults(self) -> Iterator[str]:
        """Yield what in the settings file names nothing that there is."""
        if self.settings.theme and self.settings.theme not in self.available_themes:
            yield f"No theme is called “{self.settings.theme}”. Ctrl+P, Theme lists those there are."
        if self.settings.keys:
            from standoff.viewer import keymap

            yield from keymap.faults(self.settings.keys)

    def _remember(self, source: Source) -> None:
        # In a thread: to write a file safely can take longer than a key press may wait.
        if self.recent and (kept := source.address or source.again):
            Thread(target=self.recent.remember, args=(kept,), daemon=True).start()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the text cursor from blinking where nothing may move."""
        if self.settings.reduced_motion and isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return Standoff's own colours for themes that do not name them."""
        return theme.defaults(self.current_theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return Textual's commands, and one for each key of the screen."""
        for command in super().get_system_commands(screen):
            if command.title != "Screenshot":
                yield command
        if isinstance(screen, BriefingScreen):
            # Textual's own goes to the folder of downloads. The palette must be gone before the picture is taken.
            take = partial(self.set_timer, 0.1, screen.action_picture)
            yield SystemCommand("Screenshot", "Save a picture of the screen beside the briefings (SVG)", take)
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
    source: str | None,
    published: date | None,
    profile: Profile | None,
    briefings: Path,
    settings: Settings = DEFAULTS,
) -> int:
    """Open the viewer on `article`, read from `source`, and return the exit code when it is left.

    `source` is a path, `-` for standard input or None for the sample; `published` is the date given for
    the article; `profile` says which parties get a pane first; `briefings` is the folder that `s` saves to.
    """
    # Building the first screen and the briefing makes much and drops nothing: looking for garbage would cost a
    # tenth of the time. The briefing's thread lets the collector in again when it is done.
    gc.disable()
    app = StandoffApp(
        article,
        briefings=briefings,
        source=Source(None if source in (None, "-") else source, published),
        profile=profile,
        settings=settings,
        recent=Recent(recent_file()),
    )
    app.run()
    status = app.return_code or 0
    if app.busy:
        # The reader left before the briefing was complete: its thread cannot be stopped, and is not waited for.
        sys.stdout.flush()
        os._exit(status)
    return status
