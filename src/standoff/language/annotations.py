"""What the component `attribution` writes to a `Doc`."""

from __future__ import annotations

from typing import NamedTuple

from standoff.briefing import Stance
from standoff.language.parties import Mention


class Attribution(NamedTuple):
    """One source, cue and content; all are token ranges `[start, end)`, `head` is the cue's head word.

    `content` is None where a stance is told without one ("Poland declined"), `source` where nobody is
    named. `holders` are the parties that the source stands for, `stances` what the cue alone shows
    (empty: a plain report). `rule` names how it was found; `quoted` says that the content is, or
    holds, the source's own words.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int] | None
    head: int
    holders: tuple[Mention, ...]
    stances: frozenset[Stance]
    rule: str
    quoted: bool
