"""Loading, failing, saving, copying, opening: what the screen does with the world outside."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from standoff.briefing import Article, Briefing
from standoff.viewer.app import StandoffApp
from standoff.viewer.screens.conflict import ConflictScreen
from standoff.viewer.screens.help import HelpScreen
from standoff.viewer.screens.opening import OpenScreen

from .conftest import MakeApp, picture, screen_of, settle
from .crisis import BRIEFING

SIZES = [(40, 12), (80, 24), (200, 50)]
KEYS = [
    *"1234567890", "tab", "tab", "shift+tab", "down", "j", "up", "k", "left", "h", "right", "l", "end", "home", "G",
    "g", "pagedown", "pageup", "enter", "down", "up", "enter", "escape", "escape", "z", "tab", "z", "escape",
    "slash", "s", "e", "a", "enter", "n", "n", "N", "slash", "escape", "4", "y", "0", "j", "k", "end", "G", "home", "g",
    "pagedown", "pageup", "y", "t", "t", "question_mark", "j", "k", "escape", "f1", "escape", "o", "escape",
    "ctrl+p", "escape", "s", "1",
]  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
async def test_every_key_works_and_s_saves(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in KEYS:
            await pilot.press(key)
        await pilot.pause()
        (saved,) = app.briefings.glob("*.md")
        assert saved.name.startswith("2031-03-04-")
        assert any(saved.name in note.message for note in app._notifications)
        assert app.focused is screen_of(pilot).board.panes[0]
        await pilot.press("q")
    assert app.return_code == 0


async def test_the_article_stands_in_the_first_frame_and_the_panes_fill_later(make_app: MakeApp) -> None:
    go_on = threading.Event()

    def slow(article: Article) -> Briefing:
        assert go_on.wait(10)
        return BRIEFING

    async with make_app(extract=slow).run_test(size=(160, 45)) as pilot:
        await pilot.pause()
        shown = picture(pilot)
        assert "Norway has sent two patrol ships" in shown
        assert "Briefing the article" in shown
        assert "reading …" in shown
        await pilot.press("s", "y", "5", "enter", "slash", "x", "enter", "0", "down")
        await pilot.pause()
        assert any("not complete" in note.message for note in pilot.app._notifications)
        go_on.set()
        screen = await settle(pilot)
        assert pilot.app.focused is screen.view
        assert "reading …" not in picture(pilot)
        assert "4 Norway · 3" in picture(pilot)


async def test_a_failing_extraction_is_told_and_the_article_stays(make_app: MakeApp) -> None:
    def fail(article: Article) -> Briefing:
        raise RuntimeError("no [model] at\n[/b] all")

    app = make_app(extract=fail)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        assert "The article could not be briefed · RuntimeError: no [model] at [/b] all" in screen.detail.words
        assert "not briefed" in picture(pilot)
        await pilot.press("0", "down", "s")
        await pilot.pause()
        assert screen.view.sentence is not None
        assert not app.briefings.exists()
        assert "Norway has sent two patrol ships" in picture(pilot)


async def test_a_differing_briefing_is_never_overwritten_unasked(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await pilot.pause()
        (path,) = app.briefings.iterdir()
        good = path.read_text("utf-8")
        path.write_text("mine", "utf-8")

        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, ConflictScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert path.read_text("utf-8") == "mine"

        await pilot.press("s", "k")
        await pilot.pause()
        assert sorted(each.read_text("utf-8") for each in app.briefings.iterdir()) == sorted([good, "mine"])

        await pilot.press("s", "right", "enter")
        await pilot.pause()
        assert path.read_text("utf-8") == good


async def test_a_folder_that_cannot_be_made_is_told(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "briefings").write_text("a file")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert [note.title for note in pilot.app._notifications] == ["The briefing was not saved"]


async def test_copying_takes_the_citation_along(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("4", "y")
        await pilot.pause()
        assert app.clipboard.startswith(
            "“It denies breaking the 1981 agreement on the shelf” (Norway denies; Norway and"
        )
        assert app.clipboard.endswith("4 Mar 2031, ¶1)")
        await pilot.press("0", "home", "down", "y")
        await pilot.pause()
        assert app.clipboard.startswith("“Norway has sent two patrol ships")


async def test_opening_another_article(make_app: MakeApp, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Peru recalls envoy\n\nPeru recalled its envoy from Chile on Monday.\n\nChile said it was sorry.\n"
    )
    app = make_app(
        extract=lambda article: replace(BRIEFING, article=article, positions=(), deployments=(), questions=())
    )
    async with app.run_test(size=(100, 30)) as pilot:
        first = await settle(pilot)
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, OpenScreen)
        app.screen.query_one(Input).value = str(tmp_path / "none [/b].txt")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OpenScreen)
        assert "none [/b].txt" in str(app.screen.query_one("#wrong", Static).render())
        app.screen.query_one(Input).value = str(other)
        await pilot.press("enter")
        second = await settle(pilot)
        assert second is not first
        assert second.article.title == "Peru recalls envoy"
        await pilot.press("0")
        await pilot.pause()
        assert "recalled its envoy" in picture(pilot)


async def test_help_lists_every_key(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 70)) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        shown = picture(pilot)
        for words in ("Save the briefing as Markdown", "Go to the next sentence", "Go to the sentence of this line"):
            assert words in shown


async def test_the_palette_reaches_the_actions(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"save")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert list(app.briefings.glob("*.md"))


async def test_every_binding_has_an_id_and_a_tooltip(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settle(pilot)
        own = [b for node in (screen, screen.view, screen.pane) for _, b in node._bindings]
        named = [b for b in own if b.action not in ("screen.copy_text", "app.focus_next", "app.focus_previous")]
        inherited = {"scroll_up", "scroll_down", "scroll_left", "scroll_right", "scroll_home", "scroll_end"}
        assert all(b.id and b.tooltip for b in named if b.action not in inherited and "page" not in b.action)


async def test_the_theme_switches_and_other_themes_work(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        dark = app.screen.styles.background
        await pilot.press("t")
        await pilot.pause()
        assert app.theme == "standoff-light"
        assert app.screen.styles.background != dark
        for theme in ("textual-dark", "textual-light", "ansi-dark"):
            app.theme = theme
            await pilot.pause()


async def test_no_color_keeps_the_cursor_and_the_light_visible(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("4")
        await pilot.pause()
        assert screen.view.get_visual_style("article--lit").underline
        for widget, names in (
            (screen.view, ["article--cue"]),
            (screen.pane, ["option-list--option", "option-list--option-highlighted"]),
        ):
            style = widget.get_visual_style(*names)
            assert (style.foreground, style.background) == (screen.styles.background, screen.styles.color)


async def test_more_than_nine_panes_scroll(make_app: MakeApp) -> None:
    many = replace(BRIEFING, panes=("RUS", "NATO", "GBR", "NOR", "ISL", "DNK", "AAA", "BBB", "CCC", "DDD"))
    async with make_app(extract=lambda article: many).run_test(size=(80, 24)) as pilot:
        screen = await settle(pilot)
        assert len(screen.query(OptionList)) == 12
        await pilot.press("shift+tab", "shift+tab")
        await pilot.pause()
        assert screen.pane.number == 12
        assert "Open questions · 4" in picture(pilot)


async def test_fewer_panes_than_stood_before(make_app: MakeApp) -> None:
    few = replace(BRIEFING, panes=("NOR",))
    async with make_app(extract=lambda article: few).run_test(size=(80, 24)) as pilot:
        await pilot.press("8")
        screen = await settle(pilot)
        assert [pane.model.name for pane in screen.board.panes] == ["Norway", "Deployments", "Open questions"]
        assert pilot.app.focused in screen.board.panes


def test_the_default_extraction_is_given_the_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert StandoffApp(BRIEFING.article, briefings=tmp_path).return_code is None
