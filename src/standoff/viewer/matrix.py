"""Who says what to whom: the positions of a briefing by the party that holds them and the party they are aimed at."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from standoff.briefing import Briefing, Position
from standoff.export.wording import STANCE_WORDS
from standoff.viewer.model import Piece

IN_GENERAL = ""
"""The column of positions that are aimed at no party."""

MOST_WORDS = 3
"""Lines of a cell; the last says how many stances more there are."""


class Matrix(NamedTuple):
    """Parties that hold positions, parties they are aimed at (codes), and the positions by those two."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[Position, ...]]


def matrix(briefing: Briefing) -> Matrix:
    """Return the matrix of `briefing`: parties in the order of its panes, then by how much they are given."""
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in briefing.positions:
        for target in position.target or (IN_GENERAL,):
            cells.setdefault((position.party, target), []).append(position)
    known = (*briefing.panes, *(party.code for party in briefing.parties))
    order = {code: at for at, code in reversed(list(enumerate(known)))}

    def ordered(codes: set[str]) -> tuple[str, ...]:
        return tuple(sorted(codes, key=lambda code: (code == IN_GENERAL, order.get(code, len(order)), code)))

    return Matrix(
        ordered({who for who, _ in cells}),
        ordered({to for _, to in cells}),
        {key: tuple(found) for key, found in cells.items()},
    )


def words(positions: tuple[Position, ...]) -> list[Piece]:
    """Return a cell as a line for each stance, the most frequent first: "demands 2"."""
    counted = Counter(stance for position in positions for stance in position.stances).most_common()
    shown = counted if len(counted) <= MOST_WORDS else counted[: MOST_WORDS - 1]
    lines = [
        Piece(f"{STANCE_WORDS[stance]} {count}" if count > 1 else STANCE_WORDS[stance], stance)
        for stance, count in shown
    ]
    return lines + ([Piece(f"and {len(counted) - len(shown)} more")] if len(shown) < len(counted) else [])
