"""The installed program in a real pseudo-terminal: opened, read with the keyboard, saved and left."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

import termios

import pexpect  # type: ignore[import-untyped]
import pyte

SCRIPT = Path(sys.executable).with_name("standoff")
ARTICLES = Path(__file__).parent / "quality" / "articles"
PATIENCE = 90  # seconds: machines that run tests can be slow, and the first import is
SIZES = [(120, 40), (60, 20)]
KEYS = {"tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "escape": "\x1b", "down": "\x1b[B"}
FLAGS = termios.ECHO | termios.ICANON | termios.ISIG

pytestmark = [
    pytest.mark.skipif(not SCRIPT.exists(), reason="standoff is not installed beside this Python"),
    # From Python 3.12 on a fork warns where there are threads; the child becomes another program at once.
    pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning"),
]


class Terminal:
    """A program in a pseudo-terminal, and the screen that a reader would see."""

    def __init__(self, command: list[str], folder: Path, size: tuple[int, int]) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.sent = b""
        self._stream = pyte.ByteStream(self.screen)
        self._child = pexpect.spawn(
            command[0], command[1:], dimensions=(rows, columns), cwd=str(folder), env=environment(folder)
        )
        self._flags = self._local_flags()

    @property
    def shown(self) -> str:
        return "\n".join(self.screen.display)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._child.send(KEYS.get(key, key))
            if key == "escape":
                self._read(0.3)  # or it would be taken for the start of the next key's sequence

    def see(self, *words: str, without: str | None = None) -> None:
        """Wait until the screen shows all of `words`, and not `without`."""

        def seen() -> bool:
            shown = self.shown
            return all(each in shown for each in words) and (without is None or without not in shown)

        self._wait(seen, f"{words} and not {without}")

    def see_notice(self, words: str) -> None:
        """Wait for a notice that says `words`, however it is wrapped."""
        self._wait(lambda: words.replace(" ", "") in self._notice(), words)

    def leave(self) -> tuple[int | None, bool]:
        """Press q; return the exit status, and whether the terminal reads keys as it did before."""
        self.press("q")
        self._wait(lambda: not self._child.isalive(), "the program to end")
        return self._child.exitstatus, self._local_flags() == self._flags

    def close(self) -> None:
        self._child.close(force=True)

    def _notice(self) -> str:
        """What stands to the right of a notice's edge, without white space."""
        lines = [line.rpartition("▌")[2] for line in self.screen.display if "▌" in line]
        return re.sub(r"[\s─╯╮│]", "", "".join(lines))

    def _local_flags(self) -> int:
        flags: int = termios.tcgetattr(self._child.child_fd)[3]
        return flags & FLAGS

    def _wait(self, ready: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not ready():
            assert time.monotonic() < deadline, f"waited in vain for {what}:\n{self.shown}"
            self._read(0.1)

    def _read(self, seconds: float) -> None:
        try:
            data: bytes = self._child.read_nonblocking(65_536, seconds)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            time.sleep(0.05)
            return
        self.sent += data
        self._stream.feed(data)


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's own is read or written."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    home = dict.fromkeys(homes, str(folder))
    return {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", **home}


@pytest.fixture
def open_terminal(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., Terminal]:
    """Return a function that starts a command in a terminal, which is closed when the test ends."""

    def start(*command: str, size: tuple[int, int]) -> Terminal:
        terminal = Terminal(list(command), tmp_path, size)
        request.addfinalizer(terminal.close)
        return terminal

    return start


@pytest.fixture
def article(tmp_path: Path) -> str:
    """Return the name of an article in the folder where the program runs."""
    return Path(shutil.copy(ARTICLES / "kosovo-licence-plates.txt", tmp_path)).name


def run(*arguments: str, folder: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [SCRIPT, *arguments], input=given, capture_output=True, cwd=folder, env=environment(folder), timeout=PATIENCE
    )


def assert_left_in_order(terminal: Terminal) -> None:
    """Check that the program ended well and took back all that it had asked of the terminal."""
    status, as_before = terminal.leave()
    assert status == 0
    assert as_before
    assert b"Traceback" not in terminal.sent
    assert b"\x1b[?1049h" in terminal.sent
    for mode in (1049, 1000, 1003, 1006, 2004):
        assert terminal.sent.rfind(b"\x1b[?%dl" % mode) > terminal.sent.rfind(b"\x1b[?%dh" % mode), mode
    assert terminal.sent.rfind(b"\x1b[?25h") > terminal.sent.rfind(b"\x1b[?25l")


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@pytest.mark.parametrize("sample", [True, False], ids=["sample", "article"])
def test_an_article_is_opened_read_saved_and_left(
    sample: bool, size: tuple[int, int], article: str, tmp_path: Path, open_terminal: Callable[..., Terminal]
) -> None:
    terminal = open_terminal(str(SCRIPT), *([] if sample else [article]), size=size)
    terminal.see("╭─ 1 Russia · ", without="reading …")
    terminal.press("2")
    terminal.see("╭─ 2 US · ")
    terminal.press("z")
    terminal.see("2 of ")
    terminal.press("tab")
    terminal.see("3 of ")
    terminal.press("shift+tab", "j", "k", "down", "k")
    terminal.see("2 of ", "╭─ 2 US · ")
    terminal.press("z", "1", "enter")
    terminal.see("─ 0 Article ─", "¶", "⏎ Finding")
    terminal.press("escape")
    terminal.see("╭─ 1 Russia · ", "⏎ Source")
    terminal.press("?")
    terminal.see("Keys here")
    terminal.press("escape")
    terminal.see("╭─ 1 Russia · ", without="Keys here")
    terminal.press("s")
    terminal.see("Saved as")
    (saved,) = (tmp_path / "briefings").iterdir()
    terminal.see_notice(f"Saved as {saved.relative_to(tmp_path)}")
    assert_left_in_order(terminal)
    assert saved.read_text("utf-8").startswith("---\ntitle: ")
    assert re.fullmatch(r"20\d\d-\d\d-\d\d-[a-z0-9-]+\.md", saved.name)


def test_keys_come_from_the_terminal_where_the_article_comes_through_a_pipe(
    article: str, open_terminal: Callable[..., Terminal]
) -> None:
    terminal = open_terminal("/bin/sh", "-c", f'"{SCRIPT}" - < "{article}"', size=SIZES[0])
    terminal.see("╭─ 1 Russia · ", "╭─ 4 Kosovo · ", without="reading …")
    terminal.press("4", "z")
    terminal.see("4 of ")
    assert_left_in_order(terminal)


def test_the_terminal_is_lent_to_an_editor_and_taken_back(
    article: str, tmp_path: Path, open_terminal: Callable[..., Terminal]
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nclear\necho "editing $1"\nread line\necho "$line" > "$1"\n', "utf-8")
    editor.chmod(0o755)
    terminal = open_terminal("/bin/sh", "-c", f'EDITOR=./editor exec "{SCRIPT}" "{article}"', size=SIZES[0])
    terminal.see("╭─ 1 Russia · ", without="reading …")
    terminal.press("s")
    terminal.see("Saved as")
    terminal.press("e")
    terminal.see("editing /", without="╭─ 1 Russia")
    terminal.press("my note\r")
    terminal.see("╭─ 1 Russia · ", without="editing")
    terminal.press("2", "z")
    terminal.see("2 of ")
    assert_left_in_order(terminal)
    (saved,) = (tmp_path / "briefings").iterdir()
    assert saved.read_text("utf-8") == "my note\n"
    assert str(tmp_path / article) in (tmp_path / "standoff" / "recent.json").read_text("utf-8")


def test_an_interrupt_is_the_editors_own(article: str, tmp_path: Path, open_terminal: Callable[..., Terminal]) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nclear\necho waiting\nsleep 60\n", "utf-8")
    editor.chmod(0o755)
    terminal = open_terminal("/bin/sh", "-c", f'EDITOR=./editor exec "{SCRIPT}" "{article}"', size=SIZES[0])
    terminal.see("╭─ 1 Russia · ", without="reading …")
    terminal.press("s")
    terminal.see("Saved as")
    terminal.press("e")
    terminal.see("waiting", without="╭─ 1 Russia")
    terminal.press("\x03")
    terminal.see("╭─ 1 Russia · ", without="waiting")
    assert_left_in_order(terminal)


def test_a_bad_file_is_told_in_one_line_and_the_terminal_is_left_alone(
    tmp_path: Path, open_terminal: Callable[..., Terminal]
) -> None:
    terminal = open_terminal(str(SCRIPT), "missing.txt", size=SIZES[0])
    terminal.see("standoff: missing.txt: no such file; check the path")
    assert terminal.leave() == (1, True)
    assert b"\x1b" not in terminal.sent
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0\0\0")
    for name in ("missing.txt", "empty.txt", "picture.txt", "."):
        done = run(name, folder=tmp_path)
        assert (done.returncode, done.stdout) == (1, b"")
        assert re.fullmatch(rb"standoff: [^\n]+; [^\n]+\n", done.stderr)


def test_without_a_terminal_the_briefing_is_printed(article: str, tmp_path: Path) -> None:
    done = run("-", folder=tmp_path, given=(tmp_path / article).read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    page = done.stdout.decode("utf-8")
    assert page.startswith("---\ntitle: ")
    assert "## Open questions" in page
    assert "\x1b" not in page
    assert not (tmp_path / "briefings").exists()
