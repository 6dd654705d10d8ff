"""Pictures of the screen: a change in any of them should be looked at before it is taken over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from standoff.briefing import Article, Briefing

from .conftest import MakeApp, settle
from .crisis import BRIEFING

Compare = Callable[..., bool]


def after(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """Return what fills the panes and presses `keys` before the picture is taken."""

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press(*keys)
        await pilot.pause()

    return prepare


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((40, 12), ("2",), id="narrow"),
        pytest.param((80, 24), ("4", "down"), id="normal"),
        pytest.param((160, 45), ("8",), id="wide"),
    ],
)
def test_filled(snap_compare: Compare, make_app: MakeApp, size: tuple[int, int], keys: Iterable[str]) -> None:
    assert snap_compare(make_app(), terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((120, 32), ("m", "down", "down", "right", "right"), id="matrix"),
        pytest.param((40, 12), ("m", "G"), id="matrix-narrow"),
        pytest.param((120, 24), ("T", "down"), id="timeline"),
        pytest.param((100, 30), ("8", "question_mark"), id="help"),
        pytest.param((100, 36), ("F", "down", "down", "enter"), id="filtered"),
        pytest.param((160, 45), ("8", "i", "right_square_bracket"), id="detail"),
    ],
)
def test_surveys(snap_compare: Compare, make_app: MakeApp, size: tuple[int, int], keys: Iterable[str]) -> None:
    assert snap_compare(make_app(), terminal_size=size, run_before=after(*keys))


def test_no_colour(snap_compare: Compare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=(160, 45), run_before=after("4", "slash", *"ship", "enter"))


def test_light(snap_compare: Compare, make_app: MakeApp) -> None:
    assert snap_compare(make_app(), terminal_size=(110, 40), run_before=after("t", "4", "enter"))


def test_many_items(snap_compare: Compare, make_app: MakeApp) -> None:
    many = [replace(held, id=f"{held.id}-{at}") for at in range(60) for held in BRIEFING.positions]
    app = make_app(extract=lambda article: replace(BRIEFING, positions=tuple(many)))
    assert snap_compare(app, terminal_size=(140, 40), run_before=after("2", "pagedown", "pagedown"))


def test_empty(snap_compare: Compare, make_app: MakeApp) -> None:
    nothing = replace(BRIEFING, positions=(), deployments=(), questions=())
    app = make_app(extract=lambda article: nothing)
    assert snap_compare(app, terminal_size=(80, 24), run_before=after())


def test_loading(snap_compare: Compare, make_app: MakeApp) -> None:
    done = threading.Event()

    def never(article: Article) -> Briefing:
        done.wait(30)
        return BRIEFING

    async def wait(pilot: Pilot[None]) -> None:
        await pilot.pause()

    try:
        assert snap_compare(make_app(extract=never), terminal_size=(100, 30), run_before=wait)
    finally:
        done.set()


def test_error(snap_compare: Compare, make_app: MakeApp) -> None:
    def fail(article: Article) -> Briefing:
        raise OSError("the model cannot be read")

    async def clear(pilot: Pilot[None]) -> None:
        await settle(pilot)
        pilot.app.clear_notifications()
        await pilot.pause()

    assert snap_compare(make_app(extract=fail), terminal_size=(80, 24), run_before=clear)
