"""Paths completed as they are typed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

MOST = 50
"""How many paths are offered: more than that are told apart by typing on, not by looking."""

_LOOKED_AT = 10_000  # entries of a folder; a folder with more is no place where articles are picked by hand


def completions(typed: str) -> list[str]:
    """Return the paths that begin as `typed` does, whatever the case, folders first and with a slash behind them.

    The beginning stays as typed (`~/` too). Hidden files appear once their dot is typed, names that
    hold control characters never.
    """
    folder, begun = os.path.split(typed)
    lead = typed[: len(typed) - len(begun)]
    found = islice(_entries(folder), _LOOKED_AT)
    fitting = [
        (not is_folder, name.lower(), f"{lead}{name}{'/' if is_folder else ''}")
        for name, is_folder in found
        if name.lower().startswith(begun.lower()) and (begun.startswith(".") or not name.startswith("."))
    ]
    return [path for *_, path in sorted(fitting)[:MOST]]


def completed(typed: str) -> str:
    """Return `typed` with all that its completions have in common, or as it stands where they have no more."""
    # Character by character is what is wanted here: names in one folder are told apart by their letters.
    common = os.path.commonprefix(completions(typed))  # noqa: RUF071
    return common if common.lower().startswith(typed.lower()) else typed


def _entries(folder: str) -> Iterator[tuple[str, bool]]:
    """Yield the names in `folder` that can be shown, and whether each is a folder itself."""
    try:
        with os.scandir(Path(folder).expanduser()) as entries:
            for entry in entries:
                if entry.name.isprintable():
                    yield entry.name, entry.is_dir()
    except (OSError, RuntimeError, ValueError):  # no such folder, no such home, a NUL in the path
        return
