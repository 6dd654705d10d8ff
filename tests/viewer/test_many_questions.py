"""Ten open questions first, and all ways to one that stands behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.briefing import Article, Briefing
from standoff.viewer.filtering import Only
from standoff.viewer.screens.briefing import BriefingScreen

from .conftest import MakeApp, picture, settle
from .crisis import BRIEFING, sentence, span

PANE = "8"
SIZE = (160, 45)
LATE = sentence(span("Denmark supports Norway"))


def many(article: Article) -> Briefing:
    """Return a briefing with thirteen open questions; Denmark and its sentence belong to the twelfth alone."""
    made = [replace(BRIEFING.questions[1], id=f"q{n}", question=f"Is this matter {n}?") for n in range(1, 14)]
    made[11] = replace(made[11], parties=("DNK",), evidence=(LATE,), about=())
    return replace(BRIEFING, questions=tuple(made))


def cursor(screen: BriefingScreen) -> str:
    """Return the id of the question under the cursor, or the words of a row that is none."""
    pane = screen.board.panes[7]
    return pane.line.item if pane.line else pane.remark


async def test_ten_are_shown_and_enter_on_the_last_row_shows_the_rest(make_app: MakeApp) -> None:
    async with make_app(extract=many).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press(PANE, "z", "end")
        await pilot.pause()
        assert "Open questions · 13" in picture(pilot)
        assert "matter 10?" in picture(pilot)
        assert "matter 11?" not in picture(pilot)
        assert cursor(screen) == "3 more · ⏎ shows them"
        assert "3 more · ⏎ shows them" in screen.detail.words
        await pilot.press("enter")
        await pilot.pause()
        assert cursor(screen) == "q11"
        assert "matter 13?" in picture(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.reading


async def test_finding_goes_to_a_question_behind(make_app: MakeApp) -> None:
    async with make_app(extract=many).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("slash", *"matter 12", "enter")
        await pilot.pause()
        assert cursor(screen) == "q12"


async def test_a_sentence_leads_to_a_question_behind(make_app: MakeApp) -> None:
    async with make_app(extract=many).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("0")
        screen.view.go(LATE.start)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.pane.line
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert cursor(screen) == "q12"


@pytest.mark.parametrize(("only", "shown"), [(Only(party="DNK"), "q12"), (Only(party="ISL"), "q1")])
async def test_a_filter_shows_all_that_it_keeps(make_app: MakeApp, only: Only, shown: str) -> None:
    async with make_app(extract=many).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await screen.limit(only)
        await pilot.press(PANE)
        await pilot.pause()
        pane = screen.board.panes[7]
        assert cursor(screen) == shown
        assert pane.option_count == len(pane.model.lines)


async def test_going_to_a_finding_by_its_id_opens_the_rest(make_app: MakeApp) -> None:
    async with make_app(extract=many).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await screen.go_to_item("q13")
        await pilot.pause()
        assert cursor(screen) == "q13"


async def test_ten_questions_have_nothing_behind_them(make_app: MakeApp) -> None:
    def ten(article: Article) -> Briefing:
        return replace(many(article), questions=many(article).questions[:10])

    async with make_app(extract=ten).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press(PANE, "end")
        await pilot.pause()
        assert cursor(screen) == "q10"
