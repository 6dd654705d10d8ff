"""What the panes show, free of any widget: panes of lines of pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from standoff.briefing import Span, Stance


class Piece(NamedTuple):
    """A run of words in one role: a stance, a status, "kind", "party", "faint", or "" for plain text."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as a pane shows it.

    `item` is the finding's id, `name` its short name ("Russia denies"), `evidence` the sentences it
    rests on, `detail` what the detail line tells. `own` is false where a pane tells what another
    party says of its party. `parties` (codes) and `stances` are what a filter goes by. `quote` and
    `source` make the citation.
    """

    item: str
    pieces: tuple[Piece, ...]
    name: str
    detail: tuple[Piece, ...]
    evidence: tuple[Span, ...]
    cue: Span | None = None
    own: bool = True
    parties: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    quote: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """The line's words, as they are searched."""
        return "".join(piece.text for piece in self.pieces)

    def rests_on(self, sentence: Span) -> bool:
        """Whether part of the line's evidence lies in `sentence`."""
        return any(span.start < sentence.end and sentence.start < span.end for span in self.evidence)

    @property
    def citation(self) -> str:
        """The line with what is needed to cite it."""
        return f"“{self.quote}” ({self.source})"


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that is no finding: a heading between the parts of a pane, or the words of an empty one."""

    text: str


Row = Line | Remark


@dataclass(frozen=True, slots=True)
class PaneModel:
    """A pane: its name, its count in words, and its rows; only the `first` of them are shown at first (0: all)."""

    name: str
    count: str
    rows: tuple[Row, ...]
    kind: str = "party"
    first: int = 0

    @property
    def behind(self) -> int:
        """How many rows stand behind those shown first."""
        return max(len(self.rows) - self.first, 0) if self.first else 0

    @property
    def lines(self) -> tuple[Line, ...]:
        """The findings among the rows."""
        return tuple(row for row in self.rows if isinstance(row, Line))


def skeleton(names: tuple[str, ...], remark: str) -> tuple[PaneModel, ...]:
    """Return the panes shown before a briefing is there: one for each of `names`, and the two others."""
    row = (Remark(remark),)
    parties = (PaneModel(name, "", row) for name in names)
    return (
        *parties,
        PaneModel("Deployments", "", row, "deployments"),
        PaneModel("Open questions", "", row, "questions"),
    )
