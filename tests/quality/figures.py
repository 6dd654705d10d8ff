"""The figures of the gate: shares that add up over articles, and the F1 of precision and recall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import harmonic_mean
from typing import NamedTuple

FIGURES = (
    *("position_precision", "position_recall", "position_f1"),
    *("stance_accuracy", "speaker_accuracy", "target_accuracy"),
    *("deployment_precision", "deployment_recall", "deployment_f1", "slot_f1"),
    *("question_precision", "question_recall", "question_f1"),
)
_HEADS = (
    *("pos P", "pos R", "pos F1", "stance", "speaker", "target"),
    *("dep P", "dep R", "dep F1", "slots", "que P", "que R", "que F1"),
)


class Share(NamedTuple):
    """So many right of so many."""

    right: int
    of: int

    def plus(self, other: Share) -> Share:
        """Return both taken together."""
        return Share(self.right + other.right, self.of + other.of)

    @property
    def percent(self) -> float | None:
        """The share in hundredths; None of nothing."""
        return 100 * self.right / self.of if self.of else None


@dataclass(frozen=True)
class Score:
    """What is right, by name, and `notes` on everything that is not."""

    shares: dict[str, Share]
    notes: tuple[str, ...]

    def plus(self, other: Score) -> Score:
        """Return both taken together."""
        names = dict.fromkeys([*self.shares, *other.shares])
        none = Share(0, 0)
        shares = {name: self.shares.get(name, none).plus(other.shares.get(name, none)) for name in names}
        return Score(shares, self.notes + other.notes)

    def figures(self) -> dict[str, float | None]:
        """Return every figure in hundredths; None where there is nothing to measure."""
        return {name: self._figure(name) for name in FIGURES}

    def _figure(self, name: str) -> float | None:
        if not name.endswith("_f1"):
            return self.shares[name].percent
        kind = name.removesuffix("_f1")
        precision, recall = (self.shares[f"{kind}_{part}"].percent for part in ("precision", "recall"))
        return None if precision is None or recall is None else harmonic_mean([precision, recall])


def table(rows: Iterable[tuple[str, dict[str, float | None]]]) -> str:
    """Return `rows` of figures under their heads, aligned."""
    lines = [f"{'':28}" + "".join(f"{head:>8}" for head in _HEADS)]
    for name, figures in rows:
        cells = (figures.get(figure) for figure in FIGURES)
        lines.append(f"{name[:28]:28}" + "".join("       -" if cell is None else f"{cell:8.1f}" for cell in cells))
    return "\n".join(lines)
