"""Stepping through evidence, detail, jumping, filtering, matrix, timeline, help: each by its keys."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette

from standoff.viewer.filtering import Only
from standoff.viewer.panes.facts import FactsPanel
from standoff.viewer.panes.keybar import KeyBar
from standoff.viewer.panes.title import TitleLine
from standoff.viewer.screens.desk import Place
from standoff.viewer.screens.help import HelpScreen
from standoff.viewer.screens.matrix import MatrixScreen
from standoff.viewer.screens.timeline import TimelineScreen

from .conftest import MakeApp, picture, settle
from .crisis import BRIEFING

NORWAY, ICELAND, DEPLOYMENTS, QUESTIONS = "4", "5", "7", "8"
SIZES = [(40, 12), (160, 45)]


async def test_brackets_step_through_the_evidence(make_app: MakeApp) -> None:
    first, second = sorted(BRIEFING.questions[0].evidence)
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press(QUESTIONS)
        await pilot.pause()
        assert screen.detail.words.startswith("sentence 1/2 · ")
        await pilot.press("]")
        await pilot.pause()
        assert screen.detail.words.startswith("sentence 2/2 · ")
        assert (set(screen.view.lit), screen.view.point) == ({first, second}, second)
        assert "▌She" not in picture(pilot)
        assert "▌rejected the Icelandic" in picture(pilot)
        await pilot.press("]", "[", "0", "]")
        await pilot.pause()
        assert screen.view.sentence == first
        assert screen.detail.words.startswith("sentence 1/2 · ")
        await pilot.press(QUESTIONS, "down")
        await pilot.pause()
        assert "sentence" not in screen.detail.words


@pytest.mark.parametrize("size", SIZES)
async def test_the_detail_panel_follows_the_cursor(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        screen = await settle(pilot)
        await pilot.press(NORWAY, "i", "down", "down")
        await pilot.pause()
        panel = screen.query_one(FactsPanel)
        told = " ".join(panel.words.plain.split())
        for fact in (
            "Stance rejects Stance offers Party Norway Speaker Ingrid Halvorsen Role Norwegian Foreign Minister",
            "Target Iceland",
            "Cue “rejected” Rule verb of stance Paragraph ¶2",
            "Leaves open Will Norway stop",
        ):
            assert fact in told
        await pilot.press(QUESTIONS, "shift+down", "shift+up")
        await pilot.pause()
        told = " ".join(panel.words.plain.split())
        assert "Open because Norway rejected the demand. (Standoff's inference, not the article's words)" in told
        await pilot.press(DEPLOYMENTS, "end")
        await pilot.pause()
        assert "When in March (1–31 Mar 2031)" in " ".join(panel.words.plain.split())
        await pilot.press("i")
        assert not panel.region or not panel.display
        await pilot.press("i", "escape")
        assert not panel.display


async def test_letters_jump_to_the_panes_in_sight(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert "── d ──" in picture(pilot)
        await pilot.press("d")
        assert screen.pane.number == 3
        await pilot.press("f", "l")
        assert pilot.app.focused is screen.view
        await pilot.press("f", "escape", "f", "9")
        assert pilot.app.screen is screen
        assert pilot.app.focused is screen.view


async def test_letters_reach_every_pane_where_one_stands_alone(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(40, 12)) as pilot:
        screen = await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert "g 5 Iceland" in picture(pilot)
        await pilot.press("g")
        assert screen.pane.number == 5
        await pilot.press("f")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_matches_are_marked_in_the_lines_of_the_panes(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("slash", *"jan may")
        await pilot.pause()
        pane = screen.board.panes[6]
        looks = zip(pane.model.lines, pane._looks, strict=True)
        marked = [row.text[slice(*look.marks[0])] for row, look in looks if look.marks]
        assert marked == ["Jan May"]
        await pilot.press("escape")
        await pilot.pause()
        assert not any(look.marks for each in screen.board.panes for look in each._looks)


async def test_the_filter_limits_the_panes_and_says_so(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("F", "down", "down", "enter")
        await pilot.pause()
        assert screen.only == Only(party="ISL")
        assert screen.query_one(TitleLine).limit == "only Iceland · F ⏎ shows all"
        assert "6 Denmark · 1 of 2" in picture(pilot)
        assert all("ISL" in line.parties for model in screen.models for line in model.lines)
        await pilot.press("F", *["down"] * 7, "enter")
        await pilot.pause()
        assert screen.only == Only("ISL", "demand")
        assert {line.item for model in screen.models for line in model.lines} == {"p1", "p7", "q1"}
        await pilot.press("slash", *"marines")
        await pilot.pause()
        assert "1 found" in picture(pilot)
        await pilot.press("escape", "F", "enter")
        await pilot.pause()
        assert screen.only == Only()
        assert "marines" in screen.models[6].lines[1].text
        await pilot.press("F", "down", "enter", "F", "down", "enter")
        await pilot.pause()
        assert screen.only == Only()


async def test_escape_shows_all_again_and_a_jump_out_of_the_filter_does(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settle(pilot)
        await pilot.press("F", "down", "down", "down", "enter")
        await pilot.pause()
        assert screen.only == Only(party="DNK")
        await pilot.press("escape")
        await pilot.pause()
        assert screen.only == Only()
        await pilot.press("F", "down", "down", "down", "enter", "m", "enter")
        await pilot.pause()
        assert screen.only == Only()
        assert screen.pane.line and screen.pane.line.item == "p11"


@pytest.mark.parametrize("size", SIZES)
async def test_the_matrix_leads_to_the_statements(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        screen = await settle(pilot)
        await pilot.press("m")
        await pilot.pause()
        matrix = pilot.app.screen
        assert isinstance(matrix, MatrixScreen)
        assert "who ↓  to →" in picture(pilot)
        assert "Moscow sees the row" in picture(pilot)
        await pilot.press("down", "j", "down", "right", "G", "up")
        await pilot.pause()
        assert "Iceland → Norway · 2" in picture(pilot)
        await pilot.press("enter", "down", "escape")
        assert matrix.is_current
        await pilot.press("enter", "end", "enter")
        await pilot.pause()
        assert screen.is_current
        assert screen.pane.model.name == "Iceland"
        assert screen.pane.line and screen.pane.line.item == "p5"
        await pilot.press("escape", "m", "t", "h", "l", "h", "escape")
        await pilot.pause()
        assert screen.is_current
        assert screen.pane.number == 1


@pytest.mark.parametrize("size", SIZES)
async def test_the_timeline_leads_to_the_line(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        screen = await settle(pilot)
        await pilot.press("T")
        await pilot.pause()
        timeline = pilot.app.screen
        assert isinstance(timeline, TimelineScreen)
        shown = " ".join(" ".join(row.text for row in timeline.pane.model.rows).split())
        assert "14 Mar 2031 in 10 days pending event What will come" in shown
        assert shown.index("Around the article's date") < shown.index("Ahead") < shown.index("No date told")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.pane.line and screen.pane.line.item == "q3"
        await pilot.press("T", "end", "home", "pagedown", "escape")
        assert pilot.app.screen is screen


async def test_help_tells_of_the_pane_one_is_in(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 60)) as pilot:
        await settle(pilot)
        for keys, words in (
            ((NORWAY,), "what one party says"),
            ((DEPLOYMENTS,), "what forces stand or move"),
            ((QUESTIONS,), "what the article leaves open"),
            (("0",), "walks from sentence to sentence"),
            (("m",), "Each row is a party that speaks"),
            (("escape", "T"), "by their days"),
        ):
            await pilot.press(*keys, "question_mark")
            await pilot.pause()
            assert isinstance(pilot.app.screen, HelpScreen)
            assert words in pilot.app.screen.about
            assert "Keys here" in picture(pilot)
            await pilot.press("j", "k", "G", "g", "pagedown", "pageup", "f1")
            await pilot.pause()
            assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_palette_knows_every_action(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await settle(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        for name in ("Matrix", "Timeline", "Filter", "Jump", "Detail", "Next evidence", "Go to Iceland", "Last line"):
            assert name in titles
        last = next(command for command in app.get_system_commands(app.screen) if command.title == "Last line")
        await pilot.press(ICELAND, "colon")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.press("escape")
        await last.callback()
        await pilot.pause()
        assert screen.pane.line is screen.pane.model.lines[-1]


async def test_the_key_bar_folds(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await settle(pilot)
        for shown in (False, True):
            await pilot.press("b")
            await pilot.pause()
            assert screen.query_one(KeyBar).display is shown


async def test_surveys_wait_for_the_briefing(make_app: MakeApp) -> None:
    def fail(article: object) -> None:
        raise RuntimeError("no")

    async with make_app(extract=fail).run_test(size=(80, 24)) as pilot:
        screen = await settle(pilot)
        place: Place = screen.board.panes[0]
        await pilot.press("m", "T", "F", "i", "]", "i")
        assert (pilot.app.screen, pilot.app.focused) == (screen, place)
