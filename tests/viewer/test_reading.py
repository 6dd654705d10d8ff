"""Evidence both ways, finding, and moving about."""

from __future__ import annotations

import pytest

from standoff.briefing import Span
from standoff.viewer.panes.findbar import FindBar
from standoff.viewer.screens.desk import Place

from .conftest import MakeApp, picture, settle
from .crisis import ARTICLE, BRIEFING, span

NORWAY, ICELAND, DEPLOYMENTS, QUESTIONS = "4", "5", "7", "8"


async def test_the_sentence_under_the_cursor_is_lit_with_its_cue(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press(NORWAY)
        await pilot.pause()
        assert screen.view.lit == (span("It denies breaking the 1981 agreement on the shelf."),)
        assert screen.view.cue == span("denies")
        await pilot.press("down")
        await pilot.pause()
        assert screen.view.lit == (BRIEFING.positions[2].sentence,)


async def test_every_sentence_of_the_evidence_is_lit(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press(QUESTIONS)
        await pilot.pause()
        assert len(screen.view.lit) == 2
        assert screen.view.lit == BRIEFING.questions[0].evidence


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 45), (160, 45)])
async def test_enter_goes_to_the_source_and_escape_back_to_the_line(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        screen = await settle(pilot)
        await pilot.press(ICELAND, "down", "down", "enter")
        await pilot.pause()
        assert pilot.app.focused is screen.view
        assert screen.view.sentence == BRIEFING.positions[5].sentence
        assert "Reykjavik would" in picture(pilot)
        await pilot.press("down", "escape")
        await pilot.pause()
        iceland: Place = screen.board.panes[4]
        assert (pilot.app.focused, screen.board.panes[4].highlighted) == (iceland, 2)


async def test_the_article_names_the_lines_of_its_sentence_and_goes_through_them(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("0", "home", "down", "down")
        await pilot.pause()
        assert screen.detail.words == "¶1 · Norway denies"
        await pilot.press("up")
        await pilot.pause()
        assert screen.detail.words == ("¶1 · Iceland demands · Norway two patrol ships · Question, unmet demand")
        followed = []
        for _ in range(4):
            await pilot.press("enter")
            await pilot.pause()
            assert screen.pane.line
            followed.append(screen.pane.line.item)
            await pilot.press("escape")
            await pilot.pause()
            assert pilot.app.focused is screen.view
        assert followed == ["p1", "d1", "q1", "p1"]


async def test_a_sentence_without_findings_says_so(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("0", "home")
        await pilot.pause()
        assert screen.detail.words == "headline · nothing found in this sentence"
        await pilot.press("enter")
        assert pilot.app.focused is screen.view


async def test_the_detail_line_tells_what_is_known(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press(NORWAY, "down", "down")
        await pilot.pause()
        assert screen.detail.words == (
            "rejects, offers · Norway · Ingrid Halvorsen (Norwegian Foreign Minister) · to Iceland · ¶2 · "
            "“She rejected the Icelandic demand and offered talks in Tromsø next week” · cue “rejected”, verb of stance"
        )
        await pilot.press(DEPLOYMENTS, "end")
        await pilot.pause()
        assert screen.detail.words.startswith("expected · UK · a survey vessel · → the region · in March · ¶5")


async def test_finding_counts_as_one_types_and_steps_through(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("slash", *"tromsø")
        await pilot.pause()
        assert "5 found" in picture(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.detail.words.startswith("1/5 “tromsø”")
        assert screen.pane.number == 4
        for count in (2, 3, 4, 5):
            await pilot.press("n")
            await pilot.pause()
            assert screen.detail.words.startswith(f"{count}/5")
        assert pilot.app.focused is screen.view
        await pilot.press("n", "N", "N")
        await pilot.pause()
        assert screen.detail.words.startswith("4/5")


async def test_leaving_the_find_bar_changes_nothing(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settle(pilot)
        await pilot.press("3", "slash", *"ships")
        await pilot.pause()
        assert screen.view.matches
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.focused is screen.board.panes[2]
        assert not screen.view.matches
        assert not screen.query_one(FindBar).display


async def test_zoom_shows_one_pane_in_full_and_tab_goes_on(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settle(pilot)
        await pilot.press("4", "z")
        await pilot.pause()
        assert [pane.number for pane in screen.board.panes if pane.region] == [4]
        assert "wants both sides to talk" in " ".join(picture(pilot).replace("│", " ").split())
        await pilot.press("tab")
        await pilot.pause()
        assert [pane.number for pane in screen.board.panes if pane.region] == [5]
        await pilot.press("escape")
        await pilot.pause()
        assert len([pane for pane in screen.board.panes if pane.region]) == 8


async def test_tab_goes_round_panes_and_article(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await settle(pilot)
        places: list[Place] = [*screen.board.panes[1:], screen.view, screen.board.panes[0]]
        for place in places:
            await pilot.press("tab")
            await pilot.pause()
            assert pilot.app.focused is place
        await pilot.press("shift+tab")
        assert pilot.app.focused is screen.view


async def test_sideways_keys_follow_the_grid(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(200, 50)) as pilot:
        screen = await settle(pilot)
        for key, number in (("l", 2), ("right", 3), ("h", 2), ("left", 1)):
            await pilot.press(key)
            await pilot.pause()
            assert screen.pane.number == number
        await pilot.press("6", "l")
        await pilot.pause()
        assert pilot.app.focused is screen.view


async def test_the_mouse_selects_with_one_click_and_goes_to_the_source_with_two(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        pane = screen.board.panes[3]
        await pilot.click(pane, offset=(4, 3))
        await pilot.pause()
        assert (screen.current, pane.highlighted) == (pane, 1)
        await pilot.click(pane, offset=(4, 3), times=2)
        await pilot.pause()
        assert pilot.app.focused is screen.view
        assert screen.view.sentence == BRIEFING.positions[2].sentence
        await pilot.click(screen.view, offset=(10, 4))
        await pilot.pause()
        assert screen.view.sentence == Span(ARTICLE.paragraphs[0].start, BRIEFING.positions[0].sentence.end)
