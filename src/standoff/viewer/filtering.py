"""Panes limited to what concerns one party, or takes one stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from standoff.briefing import Briefing, Stance
from standoff.export.wording import STANCE_WORDS
from standoff.viewer.model import Line, PaneModel, Remark

NOTHING = Remark("Nothing here under this filter")


class Only(NamedTuple):
    """What lines are kept: those that name `party` (a code) and those that take `stance`; None keeps all."""

    party: str | None = None
    stance: Stance | None = None

    def keeps(self, line: Line) -> bool:
        """Whether `line` is kept. A question counts by the positions it is about."""
        return (self.party is None or self.party in line.parties) and (
            self.stance is None or self.stance in line.stances
        )


class Choice(NamedTuple):
    """A filter that can be chosen: what it is called, and how many findings it keeps."""

    only: Only
    name: str
    keeps: int


def narrow(models: Sequence[PaneModel], only: Only) -> tuple[PaneModel, ...]:
    """Return `models` with the lines that `only` keeps; each pane stays, so that the numbers stay."""
    return tuple(models) if only == Only() else tuple(_narrow(model, only) for model in models)


def _narrow(model: PaneModel, only: Only) -> PaneModel:
    if not model.lines:
        return model
    kept = [row for row in model.rows if isinstance(row, Remark) or only.keeps(row)]
    # A heading stays where lines follow it.
    rows = [row for row, after in pairwise([*kept, None]) if row and _stays(row, after)]
    count = f"{sum(isinstance(row, Line) for row in rows)} of {len(model.lines)}"
    return replace(model, count=count, rows=tuple(rows) or (NOTHING,), first=0)


def _stays(row: Line | Remark, after: Line | Remark | None) -> bool:
    return isinstance(row, Line) or isinstance(after, Line)


def choices(briefing: Briefing, models: Sequence[PaneModel]) -> tuple[list[Choice], list[Choice]]:
    """Return the parties and the stances to choose from, each with the number of findings it keeps."""
    lines = {line.item: line for model in models for line in model.lines}.values()
    parties = Counter(code for line in lines for code in set(line.parties))
    stances = Counter(stance for line in lines for stance in set(line.stances))
    return (
        [
            Choice(Only(party=party.code), party.name, parties[party.code])
            for party in briefing.parties
            if parties[party.code]
        ],
        [
            Choice(Only(stance=stance), word, stances[stance])
            for stance, word in STANCE_WORDS.items()
            if stances[stance]
        ],
    )


def named(only: Only, briefing: Briefing) -> str:
    """Return what `only` keeps, in words: "Norway, demands"."""
    name = next((party.name for party in briefing.parties if party.code == only.party), only.party)
    return ", ".join(part for part in (name, STANCE_WORDS[only.stance] if only.stance else None) if part)
