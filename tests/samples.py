"""A briefing made by hand, so that what carries briefings out can be tested without what makes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from standoff.article import from_text
from standoff.briefing import (
    Attribution,
    Briefing,
    Deployment,
    Figure,
    Party,
    Position,
    Quantity,
    Question,
    Span,
    Stage,
    When,
)

TEXT = """Arland masses tanks on the Bordian frontier

Arland has moved more than 400 tanks to the Bordian frontier. It denies planning an attack.

“We will answer any incursion,” said Foreign Minister Ada Brook of Bordia on Monday.
"""


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def briefing(text: str = TEXT, file: str | None = "frontier.txt", published: date | None = None) -> Briefing:
    """Return a briefing with one item of each kind, or two, about `text`."""
    article = from_text(text, file=file, published=published or date(2024, 5, 6))
    first, last = article.paragraphs[0], article.paragraphs[-1]
    whole = article.slice(first)
    return Briefing(
        article=article,
        parties=(Party("ARL", "Arland", 3), Party("BRD", "Bordia", 2), Party("NATO", "NATO", 1)),
        panes=("BRD", "ARL", "NATO"),
        positions=(
            Position("p1", "ARL", ("deny",), None, None, ("BRD",), whole, False, None, "cue", first, first, 0),
            Position(
                id="p2",
                party="BRD",
                stances=("threaten", "assert"),
                speaker="Ada Brook",
                role="Foreign Minister",
                target=("ARL",),
                text="We will answer any incursion",
                quoted=True,
                cue=Span(last.start, last.start + 2),
                rule="quotation",
                span=last,
                sentence=last,
                paragraph=len(article.paragraphs) - 1,
            ),
        ),
        deployments=(
            Deployment(
                id="d1",
                actor="ARL",
                force="tanks",
                quantity=Quantity("more than 400", 400, None),
                origin=None,
                destination=("the Bordian frontier",),
                when=When("Monday", date(2024, 5, 6), date(2024, 5, 6)),
                status="in place",
                rule="move",
                span=first,
                evidence=(first,),
            ),
            Deployment("d2", "BRD", "soldiers", None, "Bordia", (), None, "conditional", "send", last, (last,)),
        ),
        questions=(
            Question(
                id="q1",
                kind="disputed claim",
                question="Does Arland plan an attack?",
                because="Arland denies what its tanks suggest",
                parties=("ARL",),
                evidence=(first, last),
                about=("p1", "d1"),
            ),
        ),
        attributions=(Attribution(None, Span(last.start, last.start + 2), last, "Ada Brook", "BRD"),),
    )


def with_history() -> Briefing:
    """Return the briefing with two stages and two figures told of its first deployment."""
    made = briefing()
    first, *others = made.deployments
    sentence = first.evidence[0]
    monday = first.when
    told = replace(
        first,
        status="arrived",
        history=(
            Stage("announced", None, first.span, sentence),
            Stage("arrived", monday, first.span, sentence),
        ),
        figures=(
            Figure(Quantity("more than 400", 400, None), "Bordia", sentence),
            Figure(Quantity("90", 90, 90), None, sentence),
        ),
    )
    return replace(made, deployments=(told, *others))


def inquiring(count: int) -> Briefing:
    """Return the briefing with `count` open questions that differ in a number."""
    made = briefing()
    (question,) = made.questions
    asked = (replace(question, id=f"q{n}", question=f"Does Arland plan attack {n}?") for n in range(1, count + 1))
    return replace(made, questions=tuple(asked))
