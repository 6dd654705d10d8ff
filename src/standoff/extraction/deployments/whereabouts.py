"""Whereabouts: the places of a movement, from the words after it, between its verb and force, or before it."""

from __future__ import annotations

from spacy.tokens import Token

from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.place_names import Place, is_dated, name_at
from standoff.extraction.deployments.places import object_place, places
from standoff.extraction.deployments.presence import exercise_before
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import is_passive, subject
from standoff.language.parties import mentions_at, party_of

# A place so many words after a verb is its object: "occupy a part of Chad".
ENTERED = 4


def places_of(movement: Movement, start: int, end: int) -> list[Place]:
    """Return the places after a movement, or its direct object, or those between its verb and its force."""
    doc = movement.trigger.doc
    force, trigger = movement.force, movement.trigger
    direct = object_place(doc, trigger.i + 1, end if trigger.i > force.start else force.start)
    found = [direct] if direct is not None and _is_entered(movement, direct) else places(doc, start, end)
    found = [*_seat(movement), *found]
    if not found and movement.is_verb:
        found = [direct] if direct is not None else []
    between = (force.end, trigger.i) if trigger.i > force.end else (trigger.i + 1, force.start)
    found = found or places(doc, *between)
    exercise = exercise_before(trigger) if movement.name == "comprise" else None
    if not found and exercise is not None:
        found = places(doc, exercise.i + 1, trigger.i)
    if not found and trigger.lemma_ in lexicon("movements")["companions"]["verbs"]:
        found = places(doc, trigger.sent.start, trigger.i)[-1:]
    clause = trigger
    while clause.dep_ == "xcomp":
        clause = clause.head
    if not found and clause.dep_ == "acl:relcl" and clause.head.i < force.start:
        found = places(doc, clause.head.i + 1, force.opening)
    return found or _before_which(trigger) or _of_purpose(trigger, end) or _fronted(movement)


def _is_entered(movement: Movement, direct: Place) -> bool:
    """Tell whether a place named right behind the verb is where the force comes to: "occupy Georgian territory"."""
    leaves = movement.name in ("withdraw", "depart")
    near = direct.start <= movement.trigger.i + ENTERED and not direct.text.islower()
    return movement.role == "subject" and near and not leaves


def _fronted(movement: Movement) -> list[Place]:
    """Return the places before the force that the verb tells: "Along the Green Line, 900 peacekeepers keep watch"."""
    trigger, first = movement.trigger, movement.force.opening
    for token in trigger.doc[trigger.sent.start : first]:
        if token.dep_ == "obl" and token.head == trigger and not is_dated(token):
            told = places(trigger.doc, token.left_edge.i, min(token.right_edge.i + 1, first))
            return [place for place in told if place.relation == "at"]
    return []


def _before_which(trigger: Token) -> list[Place]:
    """Return the place before "to which" of the clause of `trigger`: "Latvia, to which it will send a battalion"."""
    clause = trigger.doc[trigger.sent.start : trigger.i]
    which = next((t for t in reversed(list(clause)) if t.lower_ == "which" and t.i > clause.start), None)
    if which is None or which.nbor(-1).lower_ not in ("to", "into", "from", "in", "at"):
        return []
    return places(trigger.doc, clause.start, which.i - 1)[-1:]


def _of_purpose(trigger: Token, end: int) -> list[Place]:
    """Return the places of what a force is sent for: "sent 300 men to guard the port of Beira"."""
    doc = trigger.doc
    if end + 2 >= trigger.sent.end or doc[end].lower_ != "to" or not trigger.tag_.startswith("VB"):
        return []
    operates = doc[end + 1].lemma_.lower() in lexicon("movements")["classes"]["operate"]["subject"]
    stop = next((t.i for t in doc[end + 2 : trigger.sent.end] if t.is_punct or t.lower_ == "to"), trigger.sent.end)
    return places(doc, end + 2, stop) if operates else []


def _seat(movement: Movement) -> list[Place]:
    """Return the places that are told before the movement: who hosts it, or where "are two frigates" is said of."""
    seat = movement.seat
    if seat is None:
        return []
    if movement.name != "host":
        return places(seat.doc, seat.start, seat.end)
    meant = next((m.antecedent for m in party_of(seat[-1]) if m.antecedent is not None), None)
    host = seat if meant is None else seat.doc[meant : meant + 1]
    named = name_at(seat.doc, host.start, host.end, "at")
    trigger = movement.trigger
    return [named] if named is not None else places(trigger.doc, trigger.sent.start, trigger.i)[-1:]


def receiver_of(movement: Movement) -> list[Place]:
    """Return the party that a force comes to as its place: "Oslo received tanks"."""
    doer = None if is_passive(movement.trigger) else subject(movement.trigger)
    if doer is None:
        return []
    meant = next((m.antecedent for m in party_of(doer) if m.antecedent is not None), doer.i)
    named = [m for m in mentions_at(doer.doc, meant) if m.kind in ("name", "capital")]
    return [Place(doer.doc[m.start : m.end].text, "to", m.start, m.end) for m in named[:1]]
