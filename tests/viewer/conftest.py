"""What the viewer's tests share: an app over the invented crisis, and a way to wait until it is filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from standoff.briefing import Article, Briefing
from standoff.viewer.app import StandoffApp
from standoff.viewer.screens.briefing import BriefingScreen

from .crisis import ARTICLE, BRIEFING

MakeApp = Callable[..., StandoffApp]


@pytest.fixture
def make_app(tmp_path: Path) -> MakeApp:
    """Return a maker of apps that save into a temporary folder and brief by a given function."""

    def make(
        article: Article = ARTICLE, extract: Callable[[Article], Briefing] = lambda article: BRIEFING
    ) -> StandoffApp:
        return StandoffApp(article, briefings=tmp_path / "briefings", extract=extract)

    return make


async def settle(pilot: Pilot[None]) -> BriefingScreen:
    """Wait until the panes are filled, and return the screen."""
    screen = screen_of(pilot)
    while not (screen.briefing or screen.failure):
        await pilot.pause(0.01)
    await pilot.pause()
    return screen


def screen_of(pilot: Pilot[None]) -> BriefingScreen:
    """Return the briefing screen under whatever dialog is open."""
    screens = [screen for screen in pilot.app.screen_stack if isinstance(screen, BriefingScreen)]
    return screens[-1]


def picture(pilot: Pilot[None]) -> str:
    """Return what the screen shows, as plain text."""
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in lines)
