"""How findings are told in few words: stances, positions, deployments."""

from __future__ import annotations

import re
from collections.abc import Mapping

from standoff.briefing import Article, Deployment, Position, Span, Stance
from standoff.export.wording import STANCE_WORDS, clipped, figure_words, figures

DONE_BY: Mapping[Stance, str] = {
    "demand": "asked",
    "reject": "refused",
    "deny": "denied",
    "accuse": "accused",
    "threaten": "threatened",
    "commit": "pledged",
    "offer": "offered",
    "support": "backed",
    "assert": "told",
}
"""A stance as the pane of the party it is aimed at tells it ("asked by ..."); its own tells it by `STANCE_WORDS`."""

_LEAD_WORDS = 4
_HEDGES = re.compile(
    r"\b(?:not|never|no|nor|neither|without|hardly|if|whether|to|can|could|may|might|must|should|will|would)\b|n['’]t\b",
    re.IGNORECASE,
)


def after_cue(position: Position, article: Article) -> str | None:
    """Return the words after the cue where the stance can stand for all before: "planning an invasion".

    That is so where the stance word repeats the cue, after a short subject, with no negation or hedge before
    it and no passive after it. Else None: the whole text must stand.
    """
    cue, span = position.cue, position.span
    if cue is None or not span.start <= cue.start < cue.end <= span.end or len(position.stances) != 1:
        return None
    before = article.slice(Span(span.start, cue.start))
    after = article.slice(Span(cue.end, span.end))
    word = article.slice(cue).lower()
    same = word[:3] == STANCE_WORDS[position.stances[0]][:3] or (word == "said" and position.stances == ("assert",))
    short = len(before.split()) <= _LEAD_WORDS and not _HEDGES.search(before)
    if same and short and len(after.split()) > 1 and not after.startswith("by "):
        return clipped(after)
    return None


def others(deployment: Deployment) -> str:
    """Return the other numbers given for the force, with their sources: "also 130,000 (Washington)", or nothing."""
    told = [figure_words(figure) for figure in figures(deployment)[1:]]
    return f"also {', '.join(told)}" if told else ""


def whither(deployment: Deployment) -> str:
    """Return the way a force goes: "Germany → Poland, Romania", or nothing where no place is told."""
    to = ", ".join(deployment.destination)
    return " ".join(part for part in (deployment.origin, f"→ {to}" if to else None) if part)
