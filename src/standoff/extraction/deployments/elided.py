"""Elided forces: numbers that stand for a force named before, "a further 300 would follow", "200 of them left"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.briefing import Quantity
from standoff.extraction.deployments.forces import Force, forces
from standoff.language.dates import within as dated
from standoff.language.quantities import Amount, within

# How many sentences back the force may be named.
SENTENCES_BACK = 2

# What may stand between such a number and its verb.
_AFTER = frozenset({"of", "them", "these", "those", "more", "others", "or", "so"})


def elided(sentence: Span, named: list[Force]) -> list[Force]:
    """Return the numbers of `sentence` that stand for forces; `named` are those that it names."""
    taken = {i for force in named for i in range(force.start, force.end)}
    found = []
    for amount in within(sentence.doc, sentence.start, sentence.end):
        if taken.isdisjoint(range(amount.start, amount.end)) and _stands_alone(amount, sentence):
            force = _antecedent(amount, sentence, named)
            if force is not None:
                found.append(_in_place_of(force, amount))
    return found


def _stands_alone(amount: Amount, sentence: Span) -> bool:
    """Tell whether a verb follows the number of more than one, and no noun that it counts."""
    doc = sentence.doc
    if max(amount.min or 0, amount.max or 0) < 2 or dated(doc, amount.start, amount.end):
        return False
    if amount.start > 0 and (doc[amount.start - 1].tag_ in ("$", "SYM") or doc[amount.start - 1].dep_ == "case"):
        return False
    following = _first_other(doc[amount.end : sentence.end])
    return following is not None and following.tag_ in ("MD", "VBD", "VBP", "VBZ", "VBN")


def _first_other(after: Span) -> Token | None:
    return next((t for t in after if t.lower_ not in _AFTER and t.tag_ != "RB"), None) if len(after) else None


def _antecedent(amount: Amount, sentence: Span, named: list[Force]) -> Force | None:
    """Return the last force named before the number that many may be told of."""
    for force in reversed([f for f in _before(sentence, named) if f.end <= amount.start]):
        if force.quantity is None or (force.quantity.max or force.quantity.min or 0) > 1:
            return force
    return None


def _before(sentence: Span, named: list[Force]) -> Iterator[Force]:
    earlier: list[Span] = []
    start = sentence.start
    while start > 0 and len(earlier) < SENTENCES_BACK:
        earlier.append(sentence.doc[start - 1].sent)
        start = earlier[-1].start
    for span in reversed(earlier):
        yield from forces(span)
    yield from named


def _in_place_of(force: Force, amount: Amount) -> Force:
    return force._replace(
        head=force.head.doc[amount.end - 1],
        start=amount.start,
        end=amount.end,
        quantity=Quantity(amount.text, amount.min, amount.max),
    )
