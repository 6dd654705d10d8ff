"""History: the stages of one movement, in the order of time where the article tells it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from standoff.briefing import Stage, Status

# How far along each status is. A plan that follows a fact does not undo it.
_RANKS: dict[Status, int] = {
    "conditional": 0,
    "expected": 1,
    "announced": 1,
    "under way": 2,
    "in place": 3,
    "arrived": 3,
    "withdrawn": 4,
}

# Steps that only go one way; of those on one step the one told first came first.
_STEPS: dict[Status, int] = {"conditional": 0, "announced": 0, "expected": 1, "under way": 1}


def furthest(stages: list[Stage], *, leaves: bool) -> Stage:
    """Return the stage that is furthest along; a way back that is only planned changes nothing, unless it `leaves`."""
    telling = [stage for stage in stages if stage.withdrawal == leaves or stage.status == "withdrawn"]
    return max(telling, key=lambda stage: _RANKS[stage.status])


def add(stages: list[Stage], new: Stage) -> None:
    """Add `new` to `stages` in place, unless the same was told; one with a time stands for one without.

    A plan told after what came of it goes before that, as does what a force did before it left.
    """
    for i, stage in enumerate(stages):
        if _step(stage) == _step(new):
            if stage.when is None and new.when is not None:
                stages[i] = new
            return
    after = (i for i, stage in enumerate(stages) if _progress(stage) > _progress(new))
    stages.insert(next(after, len(stages)), new)


def ordered(stages: list[Stage]) -> tuple[Stage, ...]:
    """Return `stages` with those whose days are known in the order of these; the others stay where they are.

    A day of the week may be that of another week: days do not put what came of a plan before it, unless the
    article tells it in that order.
    """
    known = [stage for stage in stages if _day(stage)]
    dated = sorted(known, key=lambda stage: (_day(stage) or date.min, _progress(stage)))
    if _goes_on(known) and not _goes_on(dated) and dated != sorted(known, key=lambda stage: stage.span):
        dated = known
    following = iter(dated)
    return tuple(next(following) if _day(stage) else stage for stage in stages)


def _progress(stage: Stage) -> tuple[bool, int]:
    """Return how far along a stage is; what is under way may be expected somewhere, and what is expected set out."""
    return stage.withdrawal, _STEPS.get(stage.status, 2)


def _goes_on(stages: list[Stage]) -> bool:
    return all(_progress(one) <= _progress(following) for one, following in pairwise(stages))


def _step(stage: Stage) -> tuple[int, bool, bool]:
    return _RANKS[stage.status], stage.withdrawal, stage.status == "expected"


def _day(stage: Stage) -> date | None:
    return stage.when.start if stage.when is not None else None
