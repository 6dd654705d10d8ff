"""What the keys do with the world outside: save, compare, edit, reload, open again; and the user's settings."""

from __future__ import annotations

import asyncio
import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from standoff.article import read
from standoff.briefing import Article, Briefing
from standoff.export import markdown
from standoff.recent import Recent
from standoff.settings import Settings
from standoff.viewer.app import StandoffApp
from standoff.viewer.keymap import binding_ids
from standoff.viewer.screens import sourced
from standoff.viewer.screens.conflict import ConflictScreen
from standoff.viewer.screens.difference import DifferenceScreen
from standoff.viewer.screens.opening import OpenScreen
from standoff.viewer.screens.saveas import SaveAsScreen
from standoff.viewer.source import Source
from website import PAGE, Reply, website

from .conftest import MakeApp, picture, screen_of, settle
from .crisis import BRIEFING

PERU = "Peru recalls envoy\n\nPeru recalled its envoy from Chile on Monday.\n\nChile said it was sorry.\n"


def brief(article: Article) -> Briefing:
    """Return a briefing of any article, without findings."""
    return replace(BRIEFING, article=article, positions=(), deployments=(), questions=())


def told(app: StandoffApp) -> str:
    """Return what was notified, the titles too."""
    return "\n".join(f"{note.title}: {note.message}" for note in app._notifications)


async def until(pilot: Pilot[None], screen: type) -> None:
    """Wait until a screen of that type is on top."""
    for _ in range(200):
        if isinstance(pilot.app.screen, screen):
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{pilot.app.screen} is no {screen}")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "peru.txt"
    path.write_text(PERU, "utf-8")
    return path


async def test_the_difference_is_shown_before_anything_is_overwritten(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await pilot.pause()
        (path,) = app.briefings.iterdir()
        path.write_text(path.read_text("utf-8").replace("## Positions", "## My [red] notes"), "utf-8")
        await pilot.press("s", "d")
        await until(pilot, DifferenceScreen)
        for _ in range(3):
            await pilot.press("j", "k", "end", "home")
        shown = "\n".join(app.screen.lines)  # type: ignore[attr-defined]
        assert "-## My [red] notes" in shown
        assert "+## Positions" in shown
        assert "- goes, + comes" in picture(pilot)
        await pilot.press("escape")
        await until(pilot, ConflictScreen)
        await pilot.press("o")
        await pilot.pause()
        assert path.read_text("utf-8") == markdown(BRIEFING)


async def test_save_as_proposes_a_name_and_asks_before_it_overwrites(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("S")
        await until(pilot, SaveAsScreen)
        line = app.screen.query_one(Input)
        assert line.value.startswith(str(app.briefings / "2031-03-04-"))
        line.value = str(tmp_path / "mine.md")
        await pilot.press("enter")
        await pilot.pause()
        assert (tmp_path / "mine.md").read_text("utf-8") == markdown(BRIEFING)
        assert not app.briefings.exists()

        (tmp_path / "mine.md").write_text("notes", "utf-8")
        await pilot.press("S")
        await until(pilot, SaveAsScreen)
        app.screen.query_one(Input).value = str(tmp_path / "mine.md")
        await pilot.press("enter")
        await until(pilot, ConflictScreen)
        await pilot.press("k")
        await pilot.pause()
        assert (tmp_path / "mine.md").read_text("utf-8") == "notes"
        assert (tmp_path / "mine-2.md").read_text("utf-8") == markdown(BRIEFING)


async def test_save_as_completes_and_takes_a_folder(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("S")
        await until(pilot, SaveAsScreen)
        line = app.screen.query_one(Input)
        line.value = str(tmp_path / "fol")
        await pilot.press("tab")
        assert line.value == f"{tmp_path / 'folder'}/"
        await pilot.press("enter")
        await pilot.pause()
        (saved,) = (tmp_path / "folder").iterdir()
        assert saved.name.startswith("2031-03-04-")
        await pilot.press("S")
        await until(pilot, SaveAsScreen)
        await pilot.press("escape")
        await until(pilot, type(screen_of(pilot)))


async def test_the_whole_briefing_is_copied_as_markdown(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("Y")
        await pilot.pause()
        assert app.clipboard == markdown(BRIEFING)
        assert "words of Markdown" in told(app)


async def test_the_saved_briefing_is_opened_in_the_users_editor(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "my editor"
    editor.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/edited"\n', "utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f'"{editor}"')
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "Nothing is saved yet" in told(app)
        await pilot.press("s", "e")
        await pilot.pause()
        assert "cannot be lent" in told(app)
        assert not (tmp_path / "edited").exists()

        @contextmanager
        def suspend() -> Iterator[None]:
            yield

        monkeypatch.setattr(app, "suspend", suspend)
        await pilot.press("e")
        await pilot.pause()
        (saved,) = app.briefings.iterdir()
        assert (tmp_path / "edited").read_text("utf-8") == str(saved)
        monkeypatch.setenv("VISUAL", "no-such-editor")
        await pilot.press("e")
        await pilot.pause()
        assert "no-such-editor" in told(app)


async def test_a_picture_is_saved_beside_the_briefings(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        for _ in range(2):
            await pilot.press("ctrl+p", *"screenshot")
            await pilot.pause(0.5)
            await pilot.press("enter")
            await pilot.pause(0.5)
        first, second = sorted(app.briefings.iterdir())
        assert {first.suffix, second.suffix} == {".svg"}
        assert first.read_text("utf-8").startswith("<svg")


async def test_a_changed_file_is_noticed_and_reloaded_only_when_asked(
    make_app: MakeApp, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sourced, "POLL", 0.02)
    app = make_app(read(str(file)), brief, source=Source(str(file)))
    async with app.run_test(size=(100, 30)) as pilot:
        first = await settle(pilot)
        await pilot.press("r")
        await app.workers.wait_for_complete()
        assert "nothing changed" in told(app)
        file.write_text(PERU.replace("Monday", "Tuesday evening"), "utf-8")
        await pilot.pause(0.2)
        assert told(app).count("changed on disk: press r") == 1
        assert "changed on disk: press r to reload" in picture(pilot)
        assert screen_of(pilot) is first
        assert "Monday" in screen_of(pilot).article.text
        await pilot.press("f5")
        await app.workers.wait_for_complete()
        second = await settle(pilot)
        assert second is not first
        assert "Tuesday evening" in second.article.text
        assert "changed on disk" not in picture(pilot).splitlines()[0]
        file.unlink()
        await pilot.pause(0.1)
        await pilot.press("r")
        await app.workers.wait_for_complete()
        assert "no such file" in told(app)


async def test_what_is_no_file_is_not_reloaded(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "did not come from a file" in told(app)


async def test_recent_articles_are_offered_and_chosen_with_arrows(
    make_app: MakeApp, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "chile.txt"
    other.write_text(PERU.replace("Peru recalls envoy", "Chile answers [/b]"), "utf-8")
    recent = Recent(tmp_path / "state" / "recent.json")
    recent.remember(other)
    app = make_app(read(str(file)), brief, source=Source(str(file)), recent=recent)
    async with app.run_test(size=(100, 30)) as pilot:
        first = await settle(pilot)
        for _ in range(100):
            if len(recent.articles()) == 2:
                break
            await asyncio.sleep(0.02)
        await pilot.press("o")
        await until(pilot, OpenScreen)
        assert app.screen.offered == [str(file), str(other)]  # type: ignore[attr-defined]
        assert "chile.txt" in picture(pilot)
        await pilot.press("down", "down", "up", "down", "enter")
        second = await settle(pilot)
        assert second is not first
        assert second.article.title == "Chile answers [/b]"


async def test_paths_are_completed_and_folders_entered(make_app: MakeApp, file: Path, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    file.rename(tmp_path / "news" / "peru.txt")
    app = make_app(extract=brief)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("o")
        await until(pilot, OpenScreen)
        line = app.screen.query_one(Input)
        line.value = str(tmp_path / "ne")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert line.value == f"{tmp_path / 'news'}/"
        assert isinstance(app.screen, OpenScreen)
        await pilot.press("tab")
        await pilot.pause()
        assert line.value == str(tmp_path / "news" / "peru.txt")
        await pilot.press("enter")
        assert (await settle(pilot)).article.title == "Peru recalls envoy"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("http://", "names no host"),
        ("-", "no such file"),
        ("/dev/null", "no ordinary file"),
        (".", "is a folder"),
        ("a\0b", "cannot be read"),
    ],
)
async def test_what_cannot_be_opened_is_told_in_the_dialog(
    make_app: MakeApp, typed: str, answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("o")
        await until(pilot, OpenScreen)
        app.screen.query_one(Input).value = typed
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert answer in str(app.screen.query_one("#wrong", Static).render())
        await pilot.press("down", "up", "tab", "escape")
        await until(pilot, type(screen_of(pilot)))


async def test_a_web_page_is_opened_kept_and_reloaded(make_app: MakeApp, tmp_path: Path) -> None:
    pages = {"/talks/": Reply(PAGE)}
    recent = Recent(tmp_path / "state" / "recent.json")
    app = make_app(extract=brief, recent=recent)
    with website(pages) as address:
        async with app.run_test(size=(100, 30)) as pilot:
            first = await settle(pilot)
            await pilot.press("o")
            await until(pilot, OpenScreen)
            app.screen.query_one(Input).value = f"{address}/talks/"
            await pilot.press("enter")
            await app.workers.wait_for_complete()
            second = await settle(pilot)
            assert second is not first
            assert second.article.url == f"{address}/talks/"
            await pilot.press("r")
            await app.workers.wait_for_complete()
            assert "nothing changed" in told(app)
            pages["/talks/"] = Reply(PAGE.replace("forty", "fifty"))
            await pilot.press("r")
            await app.workers.wait_for_complete()
            assert "fifty thousand" in (await settle(pilot)).article.text
            del pages["/talks/"]
            await pilot.press("r")
            await app.workers.wait_for_complete()
            assert "404" in told(app)
            assert recent.articles() == [f"{address}/talks/"]
            pages["/talks/"] = Reply(PAGE)
            await pilot.press("o")
            await until(pilot, OpenScreen)
            await pilot.press("down", "enter")
            await app.workers.wait_for_complete()
            assert "forty thousand" in (await settle(pilot)).article.text


async def test_a_slow_page_is_given_up_by_escape(make_app: MakeApp) -> None:
    app = make_app()
    with website({"/": Reply(PAGE, pause=3)}) as address:
        async with app.run_test(size=(100, 30)) as pilot:
            first = await settle(pilot)
            await pilot.press("o")
            await until(pilot, OpenScreen)
            app.screen.query_one(Input).value = address
            begin = time.monotonic()
            await pilot.press("enter")
            await pilot.pause()
            assert "Fetching" in str(app.screen.query_one("#wrong", Static).render())
            await pilot.press("escape")
            await until(pilot, type(first))
            assert time.monotonic() - begin < 2
            assert screen_of(pilot) is first


async def test_a_path_is_chosen_by_mouse(make_app: MakeApp, file: Path, tmp_path: Path) -> None:
    recent = Recent(tmp_path / "state" / "recent.json")
    recent.remember(file)
    app = make_app(extract=brief, recent=recent)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("o")
        await until(pilot, OpenScreen)
        await pilot.click(OptionList, offset=(3, 0))
        assert (await settle(pilot)).article.title == "Peru recalls envoy"


async def test_the_users_keys_take_the_place_of_ours(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(keys={"save": "ctrl+s,f2", "zoom": "s"}))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settle(pilot)
        await pilot.press("s")
        assert screen.has_class("-zoom")
        assert not app.briefings.exists()
        await pilot.press("f2")
        await pilot.pause()
        assert app.briefings.exists()
        assert "Settings" not in told(app)
        await pilot.resize_terminal(100, 90)
        await pilot.press("f1")
        await pilot.pause()
        assert re.search(r"\^s, f2 +Save the briefing as Markdown", picture(pilot))


def test_the_readme_names_every_action() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    ids = binding_ids() - {f"pane-{number}" for number in range(2, 9)}
    assert not [name for name in sorted(ids) if f"`{name}`" not in readme]


async def test_names_that_do_not_exist_are_told_and_the_rest_holds(make_app: MakeApp) -> None:
    keys = {"sav": "x", "quti": "q", "save": "ctrl-s", "zoom": "f3", "xyzzy": "f4"}
    app = make_app(settings=Settings(theme="nrod", keys=keys))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settle(pilot)
        await pilot.press("f3")
        assert screen.has_class("-zoom")
        assert app.theme == "standoff-dark"
        for _ in range(100):
            if "ctrl-s" in told(app):
                break
            await pilot.pause(0.02)
        assert "No theme is called “nrod”" in told(app)
        assert "No action is called “sav” (“save”?), “quti” (“quit”?), “xyzzy”. The README" in told(app)
        assert "No key is called “ctrl-s”" in told(app)


async def test_an_action_left_without_a_key_is_told(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(keys={"save": "z", "copy": "?", "next-match": "/"}))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("down", "up", "z")
        await pilot.pause()
        assert app.briefings.exists()
        # Help still has F1.
        assert "Left without a key, which another action got: “find”, “zoom”." in told(app)


async def test_a_theme_is_settled(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(theme="standoff-light"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.theme == "standoff-light"
        assert not told(app)


@pytest.mark.parametrize("still", [True, False])
async def test_reduced_motion_keeps_all_still(make_app: MakeApp, still: bool) -> None:
    app = make_app(settings=Settings(reduced_motion=still))
    if not still:
        app.animation_level = "full"
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert (app.animation_level == "none") is still
        for key in ("slash", "o", "ctrl+p"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.focused, Input)
            assert app.focused.cursor_blink is not still
            await pilot.press("escape")
            await pilot.pause()


@pytest.mark.parametrize("seed", range(3))
async def test_random_keys_in_the_dialogs_never_raise(
    make_app: MakeApp, seed: int, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # what is typed may name files
    chance = random.Random(seed)
    keys = [
        *"sSoYerdkxa~/.1", "f5", "tab", "up", "down", "left", "right", "home", "end", "enter", "enter", "escape",
        "pagedown", "pageup", "backspace", "shift+tab",
    ]  # fmt: skip
    recent = Recent(tmp_path / "state" / "recent.json")
    recent.remember(file)
    app = make_app(read(str(file)), brief, source=Source(str(file)), recent=recent)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for turn in range(40):
            if chance.random() < 0.2:
                await pilot.resize_terminal(chance.choice((1, 6, 20, 40, 80, 200)), chance.randint(1, 50))
            if chance.random() < 0.2:
                file.write_text(f"{PERU}\nPeru waited {turn} days.\n", "utf-8")
            for saved in app.briefings.glob("*.md"):
                saved.write_text("other", "utf-8")
            for key in chance.choices(keys, k=5):
                app.post_message(events.Key(key, key_to_character(key)))
            await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize("size", [(1, 1), (5, 4), (20, 6)])
async def test_the_dialogs_open_on_the_smallest_screens(
    make_app: MakeApp, size: tuple[int, int], file: Path, tmp_path: Path
) -> None:
    recent = Recent(tmp_path / "state" / "recent.json")
    recent.remember(file)
    app = make_app(recent=recent)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.briefings.mkdir()
        await pilot.press("s", "o", "down", "pagedown", "up", "tab", "escape", "S", "x", "tab", "escape")
        (saved,) = app.briefings.iterdir()
        saved.write_text("other" + os.linesep, "utf-8")
        await pilot.press("s", "d", "down", "j", "escape", "escape")
        await pilot.pause()
        assert app.is_running
