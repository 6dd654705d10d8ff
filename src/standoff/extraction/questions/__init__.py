"""Open questions: what the article leaves undecided, found from its positions and its words."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from standoff.briefing import Deployment, Position, Question
from standoff.extraction.questions.counts import disputed_counts
from standoff.extraction.questions.demands import unmet_demands
from standoff.extraction.questions.disputes import disputed_claims
from standoff.extraction.questions.events import pending_events
from standoff.extraction.questions.merging import merged
from standoff.extraction.questions.outcome import unreported_outcomes
from standoff.extraction.questions.ranking import ranked
from standoff.extraction.questions.reading import Matter, Reading, read
from standoff.extraction.questions.threats import conditional_threats
from standoff.extraction.questions.unspecified import unspecified
from standoff.language.document import text_span

__all__ = ["questions"]

FINDERS = (
    conditional_threats,
    unmet_demands,
    disputed_counts,
    disputed_claims,
    unspecified,
    pending_events,
    unreported_outcomes,
)


def questions(doc: Doc, positions: Sequence[Position], deployments: Sequence[Deployment]) -> list[Question]:
    """Return the open questions of `doc`, those on which most hangs first, with ids q1, q2, ..."""
    reading = read(doc, positions, deployments)
    matters = merged(matter for find in FINDERS for matter in find(reading))
    return [_numbered(reading, matter, number) for number, matter in enumerate(ranked(matters, reading), 1)]


def _numbered(reading: Reading, matter: Matter, number: int) -> Question:
    return Question(
        id=f"q{number}",
        kind=matter.kind,
        question=matter.question,
        because=matter.because,
        parties=matter.parties,
        evidence=tuple(text_span(reading.sentences[i]) for i in matter.sentences),
        about=tuple(dict.fromkeys(matter.about)),
    )
