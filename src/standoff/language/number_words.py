"""The words of numbers: digits' scales, bounds, plurals and vague words, as the lexicon has them."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from standoff.language.lexicon import lexicon

Bound = Literal["min", "max", "both"]


class NumberWords(NamedTuple):
    """What words count, scale and bound, each as the lexicon writes them; a phrase is a tuple of its words."""

    numbers: dict[str, int]
    ones: dict[str, int]
    phrases: dict[tuple[str, ...], int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    plurals: dict[str, int]
    before: dict[tuple[str, ...], Bound]
    after: dict[tuple[str, ...], Bound]
    vague: dict[tuple[str, ...], None]


@cache
def number_words() -> NumberWords:
    """Return the words of numbers."""
    data = lexicon("quantities")
    return NumberWords(
        numbers=data["numbers"],
        ones=data["ones"],
        phrases={tuple(phrase.split()): number for phrase, number in data["pairs"].items()},
        scales=data["scales"],
        suffixes=data["suffixes"],
        plurals=data["plurals"],
        before=_bounds(data["bounds"]),
        after=_bounds(data["bounds_after"]),
        vague={tuple(phrase.split()): None for phrase in data["vague"]["words"]},
    )


def _bounds(table: dict[Bound, list[str]]) -> dict[tuple[str, ...], Bound]:
    return {tuple(phrase.split()): bound for bound, phrases in table.items() for phrase in phrases}
