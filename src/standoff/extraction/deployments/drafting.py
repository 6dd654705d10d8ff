"""Drafting: the row of one movement as a sentence tells it, before the rows around it complete it."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Stage, Status, When
from standoff.extraction.deployments.actors import COMES_TO
from standoff.extraction.deployments.counting import counts, grown, of_them, single
from standoff.extraction.deployments.forces import Force, is_counted
from standoff.extraction.deployments.likeness import is_generic
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.naming import DEFINITE
from standoff.extraction.deployments.place_names import Place
from standoff.extraction.deployments.places import object_place
from standoff.extraction.deployments.rows import Row
from standoff.extraction.deployments.sources import Source, counter_of, teller_of
from standoff.extraction.deployments.whereabouts import receiver_of
from standoff.language import dates
from standoff.language.document import text_span

# Words that open a clause of another movement, or of none.
BREAKS = frozenset(
    {"while", "but", "whereas", "although", "though", "because", "when", "where", "who", "which", "whose", "whom"}
    | {";", ":", "“", "”", '"', "–", "—", "said", "says", "after", "before", "saying", "if", "unless"}
)


class Told(NamedTuple):
    """A movement told as a fact or a plan, the tokens of its places, and what else is told of its force."""

    movement: Movement
    status: Status
    start: int
    end: int
    more: tuple[Told, ...] = ()


def draft(told: Told, named: list[Place], code: str | None) -> Row:
    """Return the row of a movement at the places `named`, of the force of the party `code` where that is known."""
    movement = told.movement
    force, raised = grown(movement)
    is_again = _is_again(force)
    doc = movement.trigger.doc
    leaves = movement.name == "withdraw"
    to = [p for p in named if p.relation == "to"]
    at = [p for p in named if p.relation == "at"]
    origin = [p for p in named if p.relation == "from"]
    if movement.name == "depart":
        left = None if origin else object_place(doc, movement.trigger.i + 1, told.end)
        origin, at = origin or ([left] if left is not None else at), []
    if movement.name in COMES_TO and not (to or at):
        to = receiver_of(movement)
    stays = movement.name in ("hold", "operate", "stand") and not movement.rule.startswith("phrase")
    if stays and movement.role == "subject" and not (to or at):
        at = [place for place in origin if place.start > movement.trigger.i]
        origin = [place for place in origin if place not in at]
    if leaves:
        to = to or [place for place in at if doc[max(place.start - 2, 0)].text in ("behind", "beyond")]
        origin, at = origin or [place for place in at if place not in to], []
        if told.movement.role == "subject" and to and to[0].is_object:
            origin, to = to, []
    return Row(
        actor=code,
        force=force,
        quantity=force.quantity or raised or of_them(force) or single(force),
        origin=_text(origin[0]) if origin else None,
        destination=list(dict.fromkeys(filter(None, map(_text, to or at)))),
        when=_when(told),
        status=told.status,
        rule=movement.rule,
        trigger=movement.trigger,
        tells=_part(told),
        definite=is_again or (code is not None and _is_own(force)) or _is_told(force),
        is_again=is_again,
        source=_source(movement),
        later=[_stage(one) for one in told.more if _follows(one, told)],
        evidence=[doc[force.head.i].sent],
    )


def _follows(one: Told, first: Told) -> bool:
    """Tell whether "and" joins to a movement what the force did then: "arrived on Sunday and left on Monday"."""
    verb, before = one.movement.trigger, first.movement.trigger
    joined = verb.dep_ == "conj" and verb.i > before.i and before in verb.ancestors
    return joined and one.movement.is_verb and one.movement.role in ("subject", first.movement.role)


def _stage(told: Told) -> Stage:
    words, leaves = _part(told), told.movement.name == "withdraw"
    return Stage(told.status, _when(told), text_span(words), text_span(words.sent), leaves)


def _source(movement: Movement) -> Source | None:
    """Return who gives the number of the force: who puts it at that, or who is reported to tell it."""
    force, trigger = movement.force, movement.trigger
    if is_counted(force) and movement.is_verb and movement.role == "object":
        return counter_of(trigger)
    return teller_of(trigger.doc, force.start, trigger)


def _text(place: Place) -> str | None:
    return place.text or None


def _part(told: Told) -> Span:
    """Return the words from the trigger or the force to the last place."""
    force, trigger = told.movement.force, told.movement.trigger
    return trigger.doc[min(force.start, trigger.i) : max(force.end, trigger.i + 1, told.end)]


def _is_again(force: Force) -> bool:
    """Tell whether the words name a force again that was told before: "the ship", "the new forces", "they"."""
    return force.is_anaphor or (
        _is_bare(force) and any(t.lower_ in DEFINITE for t in force.opening_words if not counts(t))
    )


def _is_told(force: Force) -> bool:
    """Tell whether the words can name again a force told by its own word: "the paratroopers"."""
    before = force.head.doc[force.start - 1] if force.start > force.head.sent.start else None
    plain = force.text.islower() and not any(c.dep_ == "acl:relcl" for c in force.head.children)
    named = force.end < force.head.sent.end and force.head.doc[force.end].tag_ == "NNP"
    definite = before is not None and before.lower_ in DEFINITE and before.tag_ != "IN" and not named
    return definite and force.quantity is None and plain


def _is_own(force: Force) -> bool:
    """Tell whether the words name all of a party's own forces: "its troops"."""
    return _is_bare(force) and any(token.tag_ == "PRP$" for token in force.opening_words)


def _is_bare(force: Force) -> bool:
    return is_generic(force) and " " not in force.text


def _when(told: Told) -> When | None:
    near = time_of(told)
    return None if near is None else near.when


def time_of(told: Told) -> dates.TimeExpression | None:
    """Return the time nearest to the movement that lies in its clause."""
    trigger = told.movement.trigger
    near = dates.within(trigger.doc, trigger.sent.start, max(told.end, trigger.i))
    between = [t for t in near if t.start >= trigger.i or not _clause_between(trigger, t.start)]
    return min(between, key=lambda t: abs(t.start - trigger.i), default=None)


def _clause_between(trigger: Token, start: int) -> bool:
    between = trigger.doc[start : trigger.i]
    return any(t.lower_ in BREAKS or (t.text == "," and t.nbor().lower_ == "and") for t in between)
