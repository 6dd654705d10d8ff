"""The briefings of the gate's articles, made once a session."""

from __future__ import annotations

import pytest

from standoff.briefing import Briefing

from .figures import Score
from .gold import FOUNDING, Gold, available, brief
from .scoring import score, total


@pytest.fixture(scope="session")
def briefings() -> list[tuple[Gold, Briefing]]:
    """Return each article's gold with its briefing."""
    return [(gold, brief(gold)) for gold in available()]


@pytest.fixture(scope="session")
def measured(briefings: list[tuple[Gold, Briefing]]) -> dict[str, Score]:
    """Return the score of each group of articles that has floors and is at hand."""
    scores = {gold.path: score(gold, briefing) for gold, briefing in briefings}
    groups = {"pinned": total(found for path, found in scores.items() if path != FOUNDING)}
    return groups | ({"founding": scores[FOUNDING]} if FOUNDING in scores else {})
