"""How much hangs on an open question: what its kind puts at stake, whom it concerns, and what rests on it."""

from __future__ import annotations

from standoff.briefing import QuestionKind
from standoff.extraction.questions.reading import Matter, Reading

# What is at stake in a kind of question, by our own judgement: a threat before a date in the diary.
STAKE: dict[QuestionKind, int] = {
    "conditional threat": 5,
    "unmet demand": 4,
    "disputed claim": 3,
    "unreported outcome": 3,
    "pending event": 2,
    "unspecified": 2,
}
# Beyond so many parties, or positions and deployments, a question has merely swept up much of the article.
MOST = 3


def ranked(matters: list[Matter], reading: Reading) -> list[Matter]:
    """Return `matters`, those on which most hangs first, what hangs alike in the order of the article."""
    headline = frozenset(lemma for index in range(reading.body) for lemma in reading.topic(index))
    return sorted(matters, key=lambda m: (-_weight(m, reading, headline), m.sentences, m.kind))


def _weight(matter: Matter, reading: Reading, headline: frozenset[str]) -> int:
    """Return the stake, and a point for each party, position and deployment, and for what the headline tells of."""
    concerned = min(len(matter.parties), MOST) + min(len(set(matter.about)), MOST)
    leads = any(index < reading.body or headline & reading.topic(index) for index in matter.sentences)
    return STAKE[matter.kind] + concerned + leads
