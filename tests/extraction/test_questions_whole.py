"""The open questions of an article as a whole: none twice, and those first on which most hangs."""

from __future__ import annotations

import standoff
from standoff.briefing import Question

HEADLINE = "Tension grows along the border"


def asked(*paragraphs: str, headline: str = HEADLINE) -> tuple[Question, ...]:
    return standoff.brief("\n\n".join([headline, *paragraphs])).questions


def test_a_demand_told_twice_is_asked_once() -> None:
    found = asked(
        "The EU urged Serbia to recall its troops from the border.",
        "Rain fell on the hills. The markets were open, and the trains ran.",
        "Serbia must recall its troops, the EU said in a statement on Tuesday.",
    )
    (question,) = (q for q in found if q.kind == "unmet demand")
    assert len(question.evidence) == 2


def test_what_two_parties_ask_for_is_asked_of_each() -> None:
    found = asked("Japan demanded an apology.", "It was a quiet day.", "Kenya demanded an apology from Somalia.")
    assert {q.question for q in found} == {"Will Japan get an apology?", "Will Kenya get an apology from Somalia?"}


def test_the_same_gap_is_asked_once() -> None:
    found = asked("Egypt did not say what the measures would be.", "Nobody knows what the measures are, Egypt said.")
    assert [q.question for q in found if q.kind == "unspecified"] == ["What will the measures be?"]


def test_more_hangs_on_a_threat_than_on_a_date() -> None:
    found = asked(
        "A vote in parliament is expected on Friday.",
        "It was not clear who fired first.",
        "Any further incursion would be treated as an act of war, the Indian army said in a statement.",
        "The EU urged Serbia to recall its troops from the border.",
        headline="A long day",
    )
    assert [q.kind for q in found] == ["conditional threat", "unmet demand", "pending event", "unspecified"]


def test_of_two_demands_that_of_the_headline_comes_first() -> None:
    demands = ("Kenya asked Somalia to reopen the port.", "Norway asked Denmark to free the trawler.")
    for headline, first in (("Row over a port", "port"), ("Row over a trawler", "trawler")):
        assert first in asked(*demands, headline=headline)[0].question
