"""How long from a key press to its repaint, with 500 findings. Run it: `python tests/benchmarks/key_press.py`.

The app runs without a terminal, on an invented briefing whose findings are repeated until there are 500 of
them. A press is timed from the moment the key is posted until the last frame that it causes is made. Prints
the median and the slowest press of each key, in milliseconds of elapsed and of processor time.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from textual.pilot import Pilot

from standoff.briefing import Briefing
from standoff.viewer.app import StandoffApp
from viewer.crisis import ARTICLE, BRIEFING

FINDINGS = 500
ROUNDS = 9
TARGET = 50

ROUND = (
    *("4", "down", "down", "pagedown", "end", "up", "home"),
    *("z", "down", "tab", "z", "tab", "5", "right", "left", "enter", "down", "escape", "8"),
    *("right_square_bracket", "left_square_bracket", "i", "down", "i", "n", "0", "pagedown", "home"),
)


def many() -> Briefing:
    """Return the invented briefing with its findings repeated until there are `FINDINGS`."""

    def repeated(items: tuple[Any, ...], count: int) -> tuple[Any, ...]:
        return tuple(replace(item, id=f"{item.id}-{at}") for at, item in enumerate(islice(cycle(items), count)))

    return replace(
        BRIEFING,
        positions=repeated(BRIEFING.positions, FINDINGS * 7 // 10),
        deployments=repeated(BRIEFING.deployments, FINDINGS // 10),
        questions=repeated(BRIEFING.questions, FINDINGS * 2 // 10),
    )


class Watch:
    """Notes when the app last made a frame."""

    def __init__(self) -> None:
        """Watch every app from now on."""
        self.painted = 0.0
        display = StandoffApp._display

        def noting(app: StandoffApp, *args: Any) -> None:
            display(app, *args)
            self.painted = time.perf_counter()

        StandoffApp._display = noting  # type: ignore[method-assign, assignment]


async def press(pilot: Pilot[None], key: str, watch: Watch) -> tuple[float, float]:
    """Return the milliseconds from the press of `key` to its last frame, and of the processor until all is quiet."""
    begin, used = time.perf_counter(), time.process_time()
    await pilot.press(key)
    await pilot.pause()
    return max(watch.painted - begin, 0) * 1000, (time.process_time() - used) * 1000


async def measure(size: tuple[int, int], watch: Watch) -> dict[str, list[tuple[float, float]]]:
    """Press every key of the round in turn, `ROUNDS` times, on a screen of `size`."""
    briefing = many()
    times: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        app = StandoffApp(ARTICLE, briefings=Path(folder), extract=lambda _: briefing)
        async with app.run_test(size=size) as pilot:
            while not getattr(app.screen, "briefing", None):
                await pilot.pause(0.01)
            await pilot.press("slash", *"tromsø", "enter")
            for _ in range(ROUNDS):
                for key in ROUND:
                    times.setdefault(key, []).append(await press(pilot, key, watch))
    return times


def main() -> None:
    """Measure at three sizes and print what came out."""
    watch = Watch()
    for size in ((80, 24), (160, 45), (200, 50)):
        everything: list[float] = []
        print(f"{size[0]}x{size[1]}, {FINDINGS} findings: elapsed median, slowest; processor median (ms)")  # noqa: T201
        for key, times in asyncio.run(measure(size, watch)).items():
            elapsed, used = zip(*times, strict=True)
            everything.extend(elapsed)
            print(f"  {key:22}{statistics.median(elapsed):7.1f}{max(elapsed):7.1f}{statistics.median(used):7.1f}")  # noqa: T201
        print(f"  every key: median {statistics.median(everything):.1f} ms (target {TARGET})")  # noqa: T201


if __name__ == "__main__":
    main()
