"""Open questions: what the article leaves undecided, found from its positions and its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from standoff.briefing import Deployment, Position, Question, QuestionKind
from standoff.extraction.questions.demands import unmet_demands
from standoff.extraction.questions.disputes import disputed_claims
from standoff.extraction.questions.events import pending_events
from standoff.extraction.questions.outcome import unreported_outcomes
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, read
from standoff.extraction.questions.threats import conditional_threats
from standoff.extraction.questions.unspecified import unspecified
from standoff.language.document import text_span

__all__ = ["questions"]

# How much hangs on a kind of question, by our own judgement: a threat before a date in the diary.
WEIGHT: dict[QuestionKind, int] = {
    "conditional threat": 5,
    "unmet demand": 4,
    "disputed claim": 3,
    "unreported outcome": 3,
    "pending event": 2,
    "unspecified": 2,
}


def questions(doc: Doc, positions: Sequence[Position], deployments: Sequence[Deployment]) -> list[Question]:
    """Return the open questions of `doc`, those on which most hangs first, with ids q1, q2, ..."""
    reading = read(doc, positions, deployments)
    finders = (conditional_threats, unmet_demands, disputed_claims, unspecified, pending_events, unreported_outcomes)
    matters = merged(matter for find in finders for matter in find(reading))
    ordered = sorted(matters, key=lambda m: (-_weight(m), m.sentences, m.kind))
    return [_numbered(reading, matter, number) for number, matter in enumerate(ordered, 1)]


def merged(matters: Iterable[Matter]) -> list[Matter]:
    """Return `matters` with those of one kind that share a sentence made one; the first keeps its wording."""
    kept: list[Matter] = []
    for matter in matters:
        while (same := next((k for k in kept if _is_same(k, matter)), None)) is not None:
            kept.remove(same)
            matter = _joined(same, matter)
        kept.append(matter)
    return kept


def _is_same(one: Matter, other: Matter) -> bool:
    return one.kind == other.kind and bool(set(one.sentences) & set(other.sentences))


def _joined(one: Matter, other: Matter) -> Matter:
    return Matter(
        one.kind,
        one.question,
        one.because,
        merge_parties(one.parties, other.parties),
        tuple(sorted({*one.sentences, *other.sentences})),
        tuple(dict.fromkeys((*one.about, *other.about))),
    )


def _weight(matter: Matter) -> int:
    return WEIGHT[matter.kind] + len(matter.parties) + len(set(matter.about))


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
