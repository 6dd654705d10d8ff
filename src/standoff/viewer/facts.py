"""All that is known of one finding, for the detail panel: each fact with its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from standoff.briefing import Article, Briefing, Deployment, Position, Quantity, Question, Span, When
from standoff.export.wording import STANCE_WORDS, clipped, figure_words, figures, history, stage_words
from standoff.viewer.model import Piece
from standoff.viewer.wording import paragraph_mark, span_of_days

INFERENCE = "Standoff's inference, not the article's words"


class Fact(NamedTuple):
    """A fact and its name: "Speaker", "Ingrid Halvorsen"."""

    name: str
    words: Piece


def facts(briefing: Briefing, item: str) -> list[Fact]:
    """Return what is known of the finding with the id `item`; what is not known is left out."""
    for position in briefing.positions:
        if position.id == item:
            return _told(_position(briefing, position))
    for deployment in briefing.deployments:
        if deployment.id == item:
            return _told(_deployment(briefing, deployment))
    return _told(
        fact for question in briefing.questions if question.id == item for fact in _question(briefing, question)
    )


def _told(found: Iterator[Fact]) -> list[Fact]:
    return [fact for fact in found if fact.words.text]


def _position(briefing: Briefing, item: Position) -> Iterator[Fact]:
    article = briefing.article
    for stance in item.stances:
        yield Fact("Stance", Piece(STANCE_WORDS[stance], stance))
    yield Fact("Party", Piece(_names(briefing, item.party), "party"))
    yield Fact("Speaker", Piece(item.speaker or ""))
    yield Fact("Role", Piece(item.role or ""))
    yield Fact("Target", Piece(_names(briefing, *item.target)))
    yield Fact("Words", Piece(f"“{clipped(item.text)}”"))
    yield Fact("Cue", Piece(f"“{article.slice(item.cue)}”" if item.cue else ""))
    yield Fact("Rule", Piece(item.rule))
    yield from _where(article, (item.sentence,))
    yield from _open(briefing, item.id)


def _deployment(briefing: Briefing, item: Deployment) -> Iterator[Fact]:
    yield Fact("Status", Piece(item.status, f"status-{item.status}"))
    yield Fact("Party", Piece(_names(briefing, item.actor), "party"))
    yield Fact("Force", Piece(item.force))
    yield Fact("Number", Piece(_number(item.quantity) if item.quantity else ""))
    for figure in figures(item):
        yield Fact(
            "Figure", Piece(f"{figure_words(figure)}, {paragraph_mark(briefing.article, figure.sentence.start)}")
        )
    yield Fact("From", Piece(item.origin or ""))
    yield Fact("To", Piece(", ".join(item.destination)))
    yield Fact("When", Piece(_when(item.when) if item.when else ""))
    for stage in history(item):
        words = f"“{clipped(briefing.article.slice(stage.span))}”"
        mark = paragraph_mark(briefing.article, stage.sentence.start)
        yield Fact("Stage", Piece(f"{stage_words(stage)}, {mark}: {words}", f"status-{stage.status}"))
    yield Fact("Words", Piece(f"“{clipped(briefing.article.slice(item.span))}”"))
    yield Fact("Rule", Piece(item.rule))
    yield from _where(briefing.article, item.evidence or (item.span,))
    yield from _open(briefing, item.id)


def _question(briefing: Briefing, item: Question) -> Iterator[Fact]:
    yield Fact("Kind", Piece(item.kind, "kind"))
    yield Fact("Question", Piece(item.question))
    yield Fact("Parties", Piece(_names(briefing, *item.parties), "party"))
    yield Fact("Open because", Piece(f"{item.because} ({INFERENCE})"))
    yield from _where(briefing.article, item.evidence)
    for span in item.evidence:
        yield Fact("Evidence", Piece(f"“{clipped(briefing.article.slice(span))}”"))


def _open(briefing: Briefing, item: str) -> Iterator[Fact]:
    """Yield the questions that hang on the finding."""
    for question in briefing.questions:
        if item in question.about:
            yield Fact("Leaves open", Piece(question.question))


def _where(article: Article, spans: tuple[Span, ...]) -> Iterator[Fact]:
    marks = dict.fromkeys(paragraph_mark(article, span.start) for span in spans)
    yield Fact("Paragraph", Piece(", ".join(marks)))


def _number(quantity: Quantity) -> str:
    """Return a number as told and as understood: "nearly 3000 (at most 3,000)"."""
    low, high = quantity.min, quantity.max
    if low is not None and high is not None:
        means = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    else:
        means = f"at least {low:,}" if low is not None else f"at most {high:,}" if high is not None else ""
    return f"{quantity.text} ({means})" if means and means != quantity.text else quantity.text


def _when(when: When) -> str:
    days = span_of_days(when.start, when.end)
    return f"{when.text} ({days})" if days and days != when.text else when.text


def _names(briefing: Briefing, *codes: str) -> str:
    names = {party.code: party.name for party in briefing.parties}
    return ", ".join(names.get(code, code) for code in codes)
