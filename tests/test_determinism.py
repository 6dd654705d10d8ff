"""The same article gives the same bytes, in one process and in another whose hashes differ."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from standoff.article import read
from standoff.export import markdown, to_json
from standoff.extraction import extract

ARTICLES = Path(__file__).parent / "quality" / "articles"
NAMES = ["hormuz-tankers.txt", "second-thomas-shoal.txt"]
PRINT = """
import sys
from standoff.article import read
from standoff.export import markdown, to_json
from standoff.extraction import extract
for name in sys.argv[1:]:
    briefing = extract(read(name))
    sys.stdout.buffer.write((to_json(briefing) + markdown(briefing)).encode())
"""


def printed(seed: str, names: list[str]) -> bytes:
    """Return what a process with this hash seed makes of the articles."""
    return subprocess.run(
        [sys.executable, "-c", PRINT, *names],
        cwd=ARTICLES,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        timeout=300,
    ).stdout


@pytest.mark.parametrize("name", NAMES)
def test_one_process_gives_the_same_twice(name: str) -> None:
    first, second = (extract(read(str(ARTICLES / name))) for _ in range(2))
    assert first == second
    assert to_json(first) == to_json(second)
    assert markdown(first) == markdown(second)
    assert first.positions
    assert first.questions


def test_two_processes_give_the_same_bytes_whatever_they_read_before() -> None:
    first, second = printed("1", NAMES[:1]), printed("2", NAMES[1:])
    assert len(first) > 10_000
    assert printed("3", [*NAMES[::-1], NAMES[0]]) == second + first + first
