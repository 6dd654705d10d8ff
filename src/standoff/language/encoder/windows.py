"""Words as the network takes them: numbered, and a long paragraph in windows that overlap.

Every word is read in the window in which it stands farthest from an edge, so that nothing is lost at the seams.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.language.encoder.shapes import ending, shape
from standoff.language.encoder.wordpiece import WordPiece

# The network has 512 places, but was trained on paragraphs of which hardly any is longer.
WINDOW_PIECES = 240
# What two neighbouring windows share: half of it, on either side, is more than a long sentence's clause.
OVERLAP_PIECES = 120

SPECIAL_SHAPE = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[start, end)` as numbers, a start mark before them; of those words, `[first, last)` are read here."""

    start: int
    end: int
    first: int
    last: int
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]
    endings: tuple[int, ...]


def windows(words: Sequence[str], spaced: Sequence[bool], cutter: WordPiece) -> list[Window]:
    """Return the windows of a paragraph, in order: one where it is short; `spaced`: white space before the word."""
    cut = [cutter.pieces(word) for word in words]
    ranges = list(_ranges([len(pieces) for pieces in cut]))
    found = []
    for number, (start, end) in enumerate(ranges):
        first = start if number == 0 else (start + ranges[number - 1][1]) // 2
        last = end if number == len(ranges) - 1 else (ranges[number + 1][0] + end) // 2
        found.append(_numbered(words, spaced, cut, cutter, (start, end, first, last)))
    return found


def _ranges(sizes: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(sizes):
        end, total = start, 0
        while end < len(sizes) and total + sizes[end] <= WINDOW_PIECES:
            total += sizes[end]
            end += 1
        yield start, end
        if end == len(sizes):
            return
        start, shared = end, 0
        while shared + sizes[start - 1] <= OVERLAP_PIECES:
            start -= 1
            shared += sizes[start]


def _numbered(
    words: Sequence[str],
    spaced: Sequence[bool],
    cut: list[tuple[int, ...]],
    cutter: WordPiece,
    place: tuple[int, int, int, int],
) -> Window:
    pieces, shapes, firsts, endings = [cutter.cls], [SPECIAL_SHAPE], [0], [0]
    for i in range(place[0], place[1]):
        firsts.append(len(pieces))
        pieces.extend(cut[i])
        shapes.extend([shape(words[i], spaced[i])] * len(cut[i]))
        endings.append(ending(words[i]))
    pieces.append(cutter.sep)
    shapes.append(SPECIAL_SHAPE)
    return Window(*place, tuple(pieces), tuple(shapes), tuple(firsts), tuple(endings))
