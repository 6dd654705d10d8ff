"""How long until the first frame, and until the briefing is complete. Run it: `python tests/benchmarks/first_frame.py`.

Whole processes in a pseudo-terminal, from their start to their end, in pairs so that a busy machine weighs
on both: Standoff's viewer against a bare Textual app with three panes, each leaving after its first frame;
then the viewer until the panes are filled against importing spaCy and loading Standoff's model.
Both run from compiled modules, as installed programs do, whatever PYTHONDONTWRITEBYTECODE says here.
Prints the medians and the median ratio of the pairs, of elapsed time and of processor time.
"""

from __future__ import annotations

import os
import pty
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 11
COMPLETE_ROUNDS = 3

BARE = """
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static

class Bare(App):
    def compose(self):
        with Horizontal():
            for number in range(3):
                yield Static(f"pane {number}")

    def on_mount(self):
        self.call_after_refresh(self.exit)

Bare().run()
"""

VIEWER = """
from pathlib import Path
from standoff.article import from_text
from standoff.viewer.app import run
from standoff.viewer.screens.briefing import BriefingScreen

{patch}
article = from_text(Path({path!r}).read_text("utf-8"), file={path!r})
raise SystemExit(run(article, source={path!r}, published=None, profile=None, briefings=Path("briefings")))
"""

FIRST_FRAME = "BriefingScreen.start = lambda screen: screen.app.exit()"
COMPLETE = """
show = BriefingScreen.on_briefing_screen_briefed
async def shown(screen, event):
    await show(screen, event)
    screen.call_after_refresh(screen.app.exit)
async def failed(screen, event):
    screen.app.exit(return_code=1)
BriefingScreen.on_briefing_screen_briefed = shown
BriefingScreen.on_briefing_screen_failed = failed
"""

MODEL = """
import spacy
from standoff.language.encoder.component import SHIPPED
from standoff.language.encoder.model import Model
Model(SHIPPED)
"""


COMPILED = tempfile.TemporaryDirectory()
"""Where the compiled modules of all processes are kept; the first run of each fills it."""


def seconds(code: str) -> tuple[float, float]:
    """Run `code` in a Python of its own in a pseudo-terminal; return how long that took, and its processor time."""
    begin = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(COLUMNS="160", LINES="45", TERM="xterm-256color", PYTHONPYCACHEPREFIX=COMPILED.name)
        os.environ["XDG_STATE_HOME"] = COMPILED.name  # the user's list of recent articles is left alone
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execv(sys.executable, [sys.executable, "-c", code])
    while True:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:
            break
    _, status, used = os.wait4(child, 0)
    os.close(terminal)
    if status:
        raise SystemExit(f"a measured process failed with status {status}; run its code by itself to see why")
    return time.perf_counter() - begin, used.ru_utime + used.ru_stime


def compare(name: str, ours: str, bare: str, rounds: int, target: float) -> None:
    """Run both `rounds` times, in turn, and print what came out."""
    seconds(ours)
    seconds(bare)
    pairs = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    for at, kind in enumerate(("elapsed", "processor")):
        mine, other = (statistics.median(each[at] for each in times) for times in zip(*pairs, strict=True))
        ratio = statistics.median(a[at] / b[at] for a, b in pairs)
        print(f"{name}, {kind}: {mine:.3f} s against {other:.3f} s, ratio {ratio:.2f} (target {target})")  # noqa: T201


def main() -> None:
    """Measure both on the packaged sample article, or on the file given."""
    import standoff.article

    given = sys.argv[1:] or [str(Path(standoff.article.__file__).with_name("sample.txt"))]
    path = str(Path(given[0]).resolve())
    compare("first frame", VIEWER.format(patch=FIRST_FRAME, path=path), BARE, ROUNDS, 1.3)
    compare("complete briefing", VIEWER.format(patch=COMPLETE, path=path), MODEL, COMPLETE_ROUNDS, 2.0)


if __name__ == "__main__":
    main()
