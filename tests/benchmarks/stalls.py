"""How long the viewer stands still while an article is briefed. Run it: `python tests/benchmarks/stalls.py`.

A task that wants to wake every five milliseconds notes by how much it overslept, from the first frame until the
panes are filled. The target is never more than 100 ms. Run it on a quiet machine.
"""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
from pathlib import Path

from standoff.article import sample
from standoff.viewer.app import StandoffApp
from standoff.viewer.screens.briefing import BriefingScreen

TICK = 0.005
TARGET = 0.1


async def overslept() -> list[float]:
    """Return by how many seconds each tick came late, in order."""
    late: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        app = StandoffApp(sample(), briefings=Path(folder))
        gc.disable()  # as `run` does
        async with app.run_test(size=(160, 45)):
            screen = app.screen
            assert isinstance(screen, BriefingScreen)
            while not (screen.briefing or screen.failure):
                begin = time.perf_counter()
                await asyncio.sleep(TICK)
                late.append(time.perf_counter() - begin - TICK)
    return late


def main() -> None:
    """Measure, and print the median and the longest stalls."""
    late = sorted(asyncio.run(overslept()))
    longest = ", ".join(f"{1000 * each:.0f}" for each in late[-5:])
    print(f"{len(late)} ticks, median late by {1000 * late[len(late) // 2]:.1f} ms")  # noqa: T201
    print(f"longest stalls: {longest} ms (target: none above {1000 * TARGET:.0f})")  # noqa: T201


if __name__ == "__main__":
    main()
