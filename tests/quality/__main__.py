"""`python -m tests.quality`: what the product gets right, article by article and in total."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import floors
from .figures import Score, table
from .gold import FOUNDING, Gold, available, brief, digest, load
from .scoring import score, total


def main() -> int:
    """Print the table, with `-v` what is wrong, and move the floors where that is asked for."""
    options = _options()
    golds = [load(path) for path in options.gold] or available()
    scores = {gold.path: (gold, score(gold, brief(gold))) for gold in golds}
    if options.verbose:
        for gold, found in scores.values():
            _tell(gold, found)
    rows = [(gold.name, found.figures()) for gold, found in scores.values()]
    everything = total(found for _, found in scores.values()).figures()
    sys.stdout.write(table([*rows, (f"all {len(rows)}", everything)]) + "\n")
    if options.update or options.lower:
        _move_floors({path: found for path, (_, found) in scores.items()}, lower=options.lower)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("gold", metavar="GOLD", nargs="*", type=Path, help="gold files (default: all there are)")
    parser.add_argument("-v", "--verbose", action="store_true", help="name every miss, extra and wrong slot")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured less a margin")
    parser.add_argument("--lower", action="store_true", help="let floors fall as well as rise")
    options = parser.parse_args()
    if options.gold and (options.update or options.lower):
        parser.error("floors are set from the whole set: give no GOLD")
    return options


def _tell(gold: Gold, found: Score) -> None:
    sys.stdout.write(f"{gold.name}\n")
    for note in found.notes:
        sys.stdout.write(f"    {note}\n")
    sys.stdout.write("\n")


def _move_floors(scores: dict[Path, Score], *, lower: bool) -> None:
    measured = {"pinned": total(found for path, found in scores.items() if path != FOUNDING).figures()}
    if FOUNDING in scores:
        measured["founding"] = scores[FOUNDING].figures()
    floors.write(floors.read().updated(digest(), measured, lower=lower))
    sys.stdout.write(f"wrote {floors.FLOORS.name}\n")


if __name__ == "__main__":
    sys.exit(main())
