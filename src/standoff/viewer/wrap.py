"""Where lines break: offsets into a text, so that no finding has to be moved when the width changes."""

from __future__ import annotations

import re

from rich.cells import cell_len

# Characters that surely take one cell each: where there are no others, nothing need be measured.
_ONE_CELL = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
_SPACE = re.compile(r"[^\S\u00a0]")


def flatten(text: str) -> str:
    """Return `text` with every white space character as one plain space: same length, same offsets.

    No-break spaces stay: lines do not break at them.
    """
    return _SPACE.sub(" ", text)


def wrap(flat: str, start: int, end: int, width: int, indent: int = 0) -> list[tuple[int, int]]:
    """Return the `[start, end)` offsets of the lines of `flat[start:end]`, each at most `width` cells wide.

    Lines after the first have `indent` cells less. A word wider than a line is cut. `flat` must come
    from `flatten`. An empty text gives one empty line.
    """
    plain = _ONE_CELL.fullmatch(flat, start, end) is not None
    lines: list[tuple[int, int]] = []
    at = _skip(flat, start, end)
    room = max(width, 1)
    while at < end:
        stop = min(at + room, end) if plain else _fit(flat, at, end, room)
        if stop < end and flat[stop] != " ":
            space = flat.rfind(" ", at, stop)
            stop = space if space > at else stop
        lines.append((at, at + len(flat[at:stop].rstrip(" "))))
        at = _skip(flat, stop, end)
        room = max(width - indent, 1)
    return lines or [(start, start)]


def _skip(flat: str, at: int, end: int) -> int:
    while at < end and flat[at] == " ":
        at += 1
    return at


def _fit(flat: str, at: int, end: int, room: int) -> int:
    """Return the offset after the last character from `at` on that fits into `room` cells (at least one)."""
    stop = min(at + room, end)
    while stop > at + 1 and (over := cell_len(flat[at:stop]) - room) > 0:
        stop = max(stop - (over + 1) // 2, at + 1)
    return stop
