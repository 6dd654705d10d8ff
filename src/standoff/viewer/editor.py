"""The program in which a saved briefing is opened: the user's editor, else the pager."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

VARIABLES = ("VISUAL", "EDITOR", "PAGER")
_PAGERS = ("less", "more")


class EditorError(Exception):
    """No program to open a file with; the message is one line: what is wrong and what to do."""


def command(path: Path, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command that opens the file at `path`; raises `EditorError`.

    That is the first of $VISUAL, $EDITOR and $PAGER that is set (its words parted as a shell does), else
    `less` or `more`. The path is whole, so that no program can take it for an option.
    """
    variable = next((name for name in VARIABLES if environment.get(name, "").strip()), None)
    try:
        words = shlex.split(environment[variable], posix=os.name != "nt") if variable else _pager(environment)
    except ValueError as error:
        raise EditorError(f"${variable} cannot be read ({error}); mend its quotation marks") from None
    if not words:
        raise EditorError("No editor is known: set $EDITOR to the one that you like")
    if shutil.which(words[0], path=environment.get("PATH")) is None:
        raise EditorError(f"${variable} names {words[0]!r}, which cannot be found; set it to another program")
    return [*words, str(path.absolute())]


def _pager(environment: Mapping[str, str]) -> list[str]:
    return [name for name in _PAGERS if shutil.which(name, path=environment.get("PATH"))][:1]


def run(words: list[str]) -> None:
    """Run the command in the terminal until it is left; raises OSError.

    Ctrl+C is the program's: it reaches this process too, and must not end it. A handler, unlike being
    ignored, is not passed on to the program.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        subprocess.run(words, check=False)
    finally:
        signal.signal(signal.SIGINT, before)
