"""Hostile text, hostile sizes, hostile hands: nothing may raise, freeze, or act on the text's behalf."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from textual import events
from textual.keys import key_to_character

from standoff.briefing import Article, Briefing, Party, Position, Question, Span

from .conftest import MakeApp, picture, settle
from .crisis import BRIEFING, make_article

HOSTILE = (
    "[/b] [@click=app.quit]here[/] [red",
    "[@click=app.quit]Do[/] press “ it ’ now. [bold]Not[/bold] \\[ [[ ]] {x} $text-error %s",
    "多くの船が海に出た。政府は『退け』と言った。" * 8,
    "قالت الحكومة إن السفن لن تغادر المنطقة. " * 5 + "وأضافت: “لا”.",
    "e\u0301a\u0308 👩‍👩‍👧‍👦 🇳🇴 \u200b\u200d\ufeff ｆｕｌｌ　ｗｉｄｔｈ ÷ \u00ad soft",
    '"',
    "x" * 500,
)


def hostile_briefing(article: Article) -> Briefing:
    """Return a briefing that shows each paragraph in every place a pane can show text."""
    spans = article.paragraphs
    positions = tuple(
        Position(
            f"p{at}", "[/b]", ("demand",), article.slice(span), article.slice(span), ("[red]",), article.slice(span),
            bool(at % 2), Span(span.start, span.start + 1), "[rule]", span, span, at,
        )
        for at, span in enumerate(spans)
    )  # fmt: skip
    questions = tuple(
        Question(f"q{at}", "unspecified", article.slice(span), "[/]", ("[red]",), (span,), ())
        for at, span in enumerate(spans)
    )
    parties = (Party("[/b]", "[@click=app.quit]Name[/]", 3), Party("[red]", "多くの船", 1))
    return Briefing(article, parties, ("[/b]", "[red]"), positions, (), questions, ())


@pytest.mark.parametrize("size", [(30, 10), (80, 24), (160, 45)])
async def test_text_is_shown_as_it_is_and_never_acts(make_app: MakeApp, size: tuple[int, int]) -> None:
    article = make_article("\n\n".join(HOSTILE))
    app = make_app(article, hostile_briefing)
    async with app.run_test(size=size) as pilot:
        screen = await settle(pilot)
        assert "[/b]" in picture(pilot)
        for _ in range(3):
            await pilot.press("down", "enter", "y", "escape")
        await pilot.press("slash", *"[/b]", "enter", "2", "z", "end", "z", "0", "end", "y", "s", "4")
        await pilot.pause()
        assert app.is_running
        assert screen.detail.words
        for x in range(2, size[0] - 2, 19):
            await pilot.click(offset=(x, 3))
        assert app.is_running


async def test_a_megabyte_in_one_paragraph_stays_quick(make_app: MakeApp) -> None:
    words = "Norway said that the ships would stay and “nothing” would change. "
    article = make_article("A head\n\n" + words * (1_000_000 // len(words)))
    span = article.paragraphs[0]
    long = replace(
        BRIEFING,
        article=article,
        positions=(replace(BRIEFING.positions[1], text=article.slice(span), span=span, sentence=span, cue=None),),
        deployments=(),
        questions=(),
    )
    async with make_app(article, lambda _: long).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        begin = time.process_time()
        await pilot.press("4", "enter", "down", "down", "end", "home", "pagedown", "escape")
        await pilot.resize_terminal(90, 40)
        await pilot.pause()
        assert time.process_time() - begin < 10


async def test_five_hundred_findings_stay_quick(make_app: MakeApp) -> None:
    one = BRIEFING.positions[1]
    many = replace(BRIEFING, positions=tuple(replace(one, id=f"p{at}") for at in range(500)))
    async with make_app(extract=lambda _: many).run_test(size=(160, 45)) as pilot:
        screen = await settle(pilot)
        await pilot.press("4", "end")
        await pilot.pause()
        assert screen.pane.highlighted == 499
        await pilot.press("0", "home", "down", "down")
        await pilot.pause()
        assert screen.detail.words.count("Norway denies") == 500


@pytest.mark.parametrize("seed", range(3))
async def test_random_keys_and_sizes_never_raise(make_app: MakeApp, seed: int) -> None:
    chance = random.Random(seed)
    keys = [
        *"0123456789hjklgGznNystybimmTTFFff[][]:", "tab", "shift+tab", "up", "down", "left", "right", "home", "end",
        "pageup", "pagedown", "enter", "escape", "f1", "backspace", "o", "c", "slash", "question_mark", "shift+down",
        "shift+up",
    ]  # fmt: skip
    app = make_app(extract=hostile_briefing if seed % 2 else lambda _: BRIEFING)
    async with app.run_test(size=(100, 30)) as pilot:
        for _ in range(30):
            if chance.random() < 0.3:
                await pilot.resize_terminal(chance.choice((1, 2, 5, 13, 40, 79, 80, 139, 200)), chance.randint(1, 50))
            # Posted without waiting: this is faster than any hands, and so are the races it may find.
            for key in chance.choices(keys, k=5):
                app.post_message(events.Key(key, key_to_character(key)))
            await pilot.pause()
        await pilot.resize_terminal(1, 1)
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.is_running


async def test_the_palette_makes_way_where_there_is_no_room(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert pilot.app.screen is not screen
        await pilot.resize_terminal(10, 5)
        await pilot.press("pageup", "ctrl+p")
        await pilot.pause()
        assert pilot.app.screen is screen


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (8, 4), (20, 5), (80, 3), (4, 60)])
async def test_the_smallest_screens_open(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("0", "down", "4", "down", "slash", "x", "escape", "f1", "escape", "z")
        assert pilot.app.is_running


@pytest.mark.parametrize(
    ("unread", "defeated", "told"),
    [
        (900_000, 0, "the last 900,000 characters were not read"),
        (0, 1, "one paragraph was not read"),
        (900_000, 2, "the last 900,000 characters and 2 paragraphs were not read"),
    ],
)
async def test_what_was_not_read_is_told(make_app: MakeApp, unread: int, defeated: int, told: str) -> None:
    app = make_app(BRIEFING.article, lambda _: replace(BRIEFING, unread=unread, defeated=defeated))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert told in app.export_screenshot().replace("&#160;", " ")
