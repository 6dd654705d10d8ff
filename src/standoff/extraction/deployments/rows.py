"""Rows: one for each movement, with all that the sentences which tell of it add up to."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from standoff import briefing
from standoff.briefing import Deployment, Quantity, Status, When
from standoff.extraction.deployments.forces import Force, alike, names_beside
from standoff.language.document import text_span

# A sentence tells more of one of so many rows before it.
RECENT = 50


@dataclass(slots=True)
class Row:
    """A deployment in the making; `tells` is the part of the sentence that tells it first.

    `definite` forces may be those of a row before ("its troops"); if `is_again`, they must ("the troops").
    """

    actor: str | None
    force: Force
    quantity: Quantity | None
    origin: str | None
    destination: list[str]
    when: When | None
    status: Status
    rule: str
    trigger: Token
    tells: Span
    definite: bool
    is_again: bool
    evidence: list[Span] = field(default_factory=list)


def merge(rows: list[Row], new: Row) -> None:
    """Add `new` to the row that tells the same movement, or as a row of its own if it has an actor."""
    same = next((row for row in reversed(rows[-RECENT:]) if _is_same(row, new)), None)
    if same is None:
        bare = new.quantity is None and not new.destination and not new.origin
        if new.actor is not None and not (new.is_again and bare):
            rows.append(new)
        return
    if new.tells.sent.start not in [span.start for span in same.evidence]:
        same.evidence.append(new.tells.sent)
    same.destination = same.destination or new.destination
    if new.actor is None:
        return
    same.quantity = same.quantity or new.quantity
    same.origin = same.origin or new.origin
    same.when = same.when or new.when
    same.destination += [name for name in new.destination if not _overlap([name], same.destination)]


def finished(row: Row, number: int) -> Deployment:
    """Return `row`, which has an actor, as the deployment with that number."""
    assert row.actor is not None
    return Deployment(
        id=f"d{number}",
        actor=row.actor,
        force=row.force.text,
        quantity=row.quantity,
        origin=row.origin,
        destination=tuple(row.destination),
        when=row.when,
        status=row.status,
        rule=row.rule,
        span=text_span(row.tells),
        evidence=tuple(dict.fromkeys(_place(span) for span in row.evidence)),
    )


def _place(sentence: Span) -> briefing.Span:
    return text_span(sentence)


def _is_same(row: Row, new: Row) -> bool:
    if not alike(row.force, new.force) or (row.trigger == new.trigger and row.tells.sent == new.tells.sent):
        return False
    if new.actor is None:
        return new.definite and _agree(row, new)
    if row.actor != new.actor:
        return False
    if {token.text for token in names_beside(row.force)} & {token.text for token in names_beside(new.force)}:
        return True
    if row.tells.sent.start == new.tells.sent.start and not new.definite:
        goes_on = _is_where(row, new) or (new.force.is_elided and new.destination == row.destination)
        return row.quantity is None and new.quantity is not None and goes_on
    if not _agree(row, new):
        return False
    leaves = (row.status == "withdrawn") != (new.status == "withdrawn")
    return new.definite or (not leaves and _overlap(row.destination, new.destination))


def _is_where(row: Row, new: Row) -> bool:
    """Tell whether `new` goes on from the place of `row`: "to Poland, where 400 soldiers will be based"."""
    between = row.tells.doc[row.tells.end : new.force.start]
    return any(token.lower_ == "where" for token in between)


def _agree(row: Row, new: Row) -> bool:
    """Tell whether numbers and places of two rows can be those of one movement."""
    places = not row.destination or not new.destination or _overlap(row.destination, new.destination)
    return places and (row.quantity is None or new.quantity is None or _near(row.quantity, new.quantity))


def _near(one: Quantity, other: Quantity) -> bool:
    numbers = {one.min, one.max} - {None}
    return bool(numbers & {other.min, other.max})


def _overlap(some: list[str], others: list[str]) -> bool:
    return any(one.lower() in other.lower() or other.lower() in one.lower() for one in some for other in others)
