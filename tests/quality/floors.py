"""The floors: figures below which the suite fails. They rise with what is measured, and fall only on demand."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .figures import FIGURES

FLOORS = Path(__file__).parent / "floors.toml"
MARGINS = {"pinned": 2.0, "founding": 10.0}
"""How far below what was measured a floor is set, in points: processors round differently, and an item of the
founding article alone is five points."""

GROUPS = ("pinned", "founding")
Measured = Mapping[str, float | None]
_HEAD = """\
# Floors of the quality gate, in points. Written by `python -m tests.quality --update`, which raises them to what was
# measured less a margin; only `--lower` lets one fall.
# digest: SHA-256 over the names and bytes of the files in articles/.
"""


@dataclass(frozen=True)
class Floors:
    """The digest of the pinned articles, and the floors of the whole set and of the founding article."""

    digest: str
    pinned: dict[str, float]
    founding: dict[str, float]

    def updated(self, digest: str, measured: Mapping[str, Measured], *, lower: bool = False) -> Floors:
        """Return floors that follow `measured`, by group; what was not measured stays as it is."""
        groups = {}
        for group in GROUPS:
            groups[group] = _moved(getattr(self, group), measured.get(group, {}), MARGINS[group], lower)
        return Floors(digest, **groups)


def read(path: Path = FLOORS) -> Floors:
    """Return the floors in the file at `path`."""
    return Floors(**tomllib.loads(path.read_text("utf-8")))


def write(floors: Floors, path: Path = FLOORS) -> None:
    """Write `floors` to the file at `path`."""
    lines = [_HEAD, f'digest = "{floors.digest}"']
    for group in GROUPS:
        floor: dict[str, float] = getattr(floors, group)
        lines += ["", f"[{group}]", *(f"{name} = {floor[name]}" for name in FIGURES)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _moved(floor: dict[str, float], measured: Measured, margin: float, lower: bool) -> dict[str, float]:
    return {name: _floor(floor.get(name, 0.0), measured.get(name), margin, lower) for name in FIGURES}


def _floor(before: float, measured: float | None, margin: float, lower: bool) -> float:
    if measured is None:
        return before
    reached = max(0.0, math.floor(10 * (measured - margin)) / 10)
    return reached if lower else max(before, reached)
