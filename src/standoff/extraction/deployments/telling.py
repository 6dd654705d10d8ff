"""What one sentence tells of movements: a row for each force that it moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Stage, Status, When
from standoff.extraction.deployments.actors import COMES_TO, actors, is_driven
from standoff.extraction.deployments.anaphora import meant_again
from standoff.extraction.deployments.counting import counts, grown, of_them, single
from standoff.extraction.deployments.elided import elided
from standoff.extraction.deployments.filling import complete
from standoff.extraction.deployments.forces import Force, forces, is_counted, is_generic
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.movements import is_placed, movements
from standoff.extraction.deployments.naming import DEFINITE
from standoff.extraction.deployments.places import Place, object_place
from standoff.extraction.deployments.rows import Row
from standoff.extraction.deployments.sharing import shared
from standoff.extraction.deployments.sources import Source, counter_of, teller_of
from standoff.extraction.deployments.status import is_alert, status
from standoff.extraction.deployments.whereabouts import places_of, receiver_of
from standoff.extraction.lexicon import lexicon
from standoff.language import dates
from standoff.language.document import published, text_span

# A movement told so many days before the article appeared is over, unless it is said to last.
LONG_PAST = 3 * 365

# Words that open a clause of another movement, or of none.
_BREAKS = frozenset(
    {"while", "but", "whereas", "although", "though", "because", "when", "where", "who", "which", "whose", "whom"}
    | {";", ":", "“", "”", '"', "–", "—", "said", "says", "after", "before", "saying", "if", "unless"}
)


class _Told(NamedTuple):
    """A movement told as a fact or a plan, the tokens of its places, and what else is told of its force."""

    movement: Movement
    status: Status
    start: int
    end: int
    more: tuple[_Told, ...] = ()


def rows(sentence: Span, earlier: list[Row]) -> Iterator[Row]:
    """Yield a row for each movement of `sentence`; `earlier` are the rows of the text before it."""
    told = list(_told(sentence, earlier))
    found: list[Row] = []
    for one, named in zip(told, _shared(told), strict=True):
        if is_driven(one.movement) or _is_background(one):
            continue
        for code in actors(one.movement, one.status) or (None,):
            row = _row(one, named, code)
            if row.destination or row.origin or not _needs_place(one.movement):
                complete(row, [*earlier, *found])
                found.append(row)
    yield from found


def _is_background(told: _Told) -> bool:
    """Tell whether a movement is told as over and done years before the article: "sent soldiers there in 1979"."""
    trigger, day = told.movement.trigger, published(told.movement.trigger.doc)
    near = _time(told)
    if near is None or near.when.end is None or day is None or (day - near.when.end).days < LONG_PAST:
        return False
    opening = trigger.doc[max(near.start - 1, trigger.sent.start) : near.end]
    lasts = any(t.lower_ in ("since", "from") for t in opening) or any(
        t.lower_ in ("has", "have") for t in trigger.children
    )
    return trigger.tag_ in ("VBD", "VBN", "VBG") and not lasts


def _needs_place(movement: Movement) -> bool:
    """Tell whether `movement` counts only where a place is named."""
    return is_placed(movement.name) and not is_alert(movement) and not movement.force.is_elided


def _shared(told: list[_Told]) -> list[list[Place]]:
    """Return the places of each of `told`; forces under one verb share those of the last: "tanks and guns to Y"."""
    found: list[list[Place]] = []
    for one, following in zip(reversed(told), [None, *reversed(told)], strict=False):
        own = places_of(one.movement, one.start, one.end)
        if not own and following is not None and one.movement.trigger in _triggers(following):
            own = found[-1]
        found.append(own or next(filter(None, (places_of(m.movement, m.start, m.end) for m in one.more)), []))
    return found[::-1]


def _triggers(told: _Told) -> list[Token]:
    return [told.movement.trigger, *(other.movement.trigger for other in told.more)]


def _told(sentence: Span, earlier: list[Row]) -> Iterator[_Told]:
    named = forces(sentence)
    meant = [*elided(sentence, named), *meant_again(sentence, named, earlier)]
    named = sorted([*named, *meant], key=lambda force: force.start)
    stated = [list(_stated(force, sentence, named)) for force in named]
    stated = [own or list(_shared_by(force, stated)) for force, own in zip(named, stated, strict=True)]
    starts = [force.start for force, one in zip(named, stated, strict=True) if one] + [sentence.end]
    moved = {one[0][0].trigger for one in stated if one and one[0][0].role == "object"}
    for one in stated:
        told = [_Told(movement, state, *_reach(movement, starts, sentence)) for movement, state in one]
        if told and not (told[0].movement.role == "subject" and told[0].movement.trigger in moved):
            yield told[0]._replace(more=tuple(told[1:]))


def _stated(force: Force, sentence: Span, named: list[Force]) -> Iterator[tuple[Movement, Status]]:
    """Yield what is told of `force`; where its verb asks or denies, only a clause about it may tell something."""
    void = False
    for movement in movements(force, sentence, named):
        state = status(movement)
        clause = movement.trigger.head if movement.trigger.dep_ == "ccomp" else movement.trigger
        below = clause.dep_ in ("acl", "acl:relcl") and clause.head == force.head
        if state is not None and (below or not void):
            yield movement, state
        void = void or state is None


def _shared_by(force: Force, stated: list[list[tuple[Movement, Status]]]) -> Iterator[tuple[Movement, Status]]:
    """Yield the movement of another force of the sentence that `force` shares."""
    states = {one[0][0]: one[0][1] for one in stated if one}
    movement = shared(force, list(states))
    if movement is not None:
        whole = next(m for m in states if m.trigger == movement.trigger and f"{m.rule}, shared" == movement.rule)
        yield movement, states[whole]


def _reach(movement: Movement, starts: list[int], sentence: Span) -> tuple[int, int]:
    """Return the tokens after a movement that may tell its places: up to the next force or clause."""
    start = max(movement.force.end, movement.trigger.i + 1)
    doc = movement.trigger.doc
    end = min(i for i in starts if i >= start and (i >= sentence.end or not _is_inside(doc[i], movement.force)))
    for token in sentence.doc[start:end]:
        if token.lower_ in _BREAKS or _is_purpose(token) or _opens_clause(token, movement.trigger) or _is_result(token):
            return start, token.i
    return start, end


def _is_inside(token: Token, force: Force) -> bool:
    """Tell whether `token` stands in a participle that only tells of `force`: "tanks armed with missiles"."""
    participles = (t for t in (token, *token.ancestors) if t.dep_ == "acl" and t.tag_ in ("VBN", "JJ"))
    return any(participle.head == force.head for participle in participles)


def _is_purpose(token: Token) -> bool:
    return token.lower_ == "to" and token.i + 1 < len(token.doc) and token.nbor().tag_ == "VB"


def _is_result(token: Token) -> bool:
    """Tell whether `token` opens what came of a movement: ", prompting a protest from", but not ", heading for"."""
    if token.tag_ != "VBG" or token.nbor(-1).text != ",":
        return False
    classes = lexicon("movements")["classes"].values()
    return not any(token.lemma_.lower() in table[role] for table in classes for role in ("object", "subject"))


def _opens_clause(token: Token, trigger: Token) -> bool:
    if not token.dep_.startswith("nsubj") or token.head.i <= token.i or token.head == trigger:
        return False
    inside = token.nbor(-1).tag_ in ("IN", "TO", "JJ", "DT", "NNP")
    return not inside and not any(child.dep_ == "case" for child in token.children)


def _row(told: _Told, named: list[Place], code: str | None) -> Row:
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
    if movement.name in ("hold", "operate", "stand") and movement.role == "subject" and not (to or at):
        at = [place for place in origin if place.start > movement.trigger.i]
        origin = [place for place in origin if place not in at]
    if leaves:
        to = to or [
            place for place in at if doc[place.start - 2 : place.start].text.split()[:1] in (["behind"], ["beyond"])
        ]
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


def _follows(one: _Told, first: _Told) -> bool:
    """Tell whether "and" joins to a movement what the force did then: "arrived on Sunday and left on Monday"."""
    verb, before = one.movement.trigger, first.movement.trigger
    joined = verb.dep_ == "conj" and verb.i > before.i and before in verb.ancestors
    return joined and one.movement.is_verb and one.movement.role in ("subject", first.movement.role)


def _stage(told: _Told) -> Stage:
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


def _part(told: _Told) -> Span:
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
    return before is not None and before.lower_ in DEFINITE and force.quantity is None and plain


def _is_own(force: Force) -> bool:
    """Tell whether the words name all of a party's own forces: "its troops"."""
    return _is_bare(force) and any(token.tag_ == "PRP$" for token in force.opening_words)


def _is_bare(force: Force) -> bool:
    return is_generic(force) and " " not in force.text


def _when(told: _Told) -> When | None:
    near = _time(told)
    return None if near is None else near.when


def _time(told: _Told) -> dates.TimeExpression | None:
    """Return the time nearest to the movement that lies in its clause."""
    trigger = told.movement.trigger
    near = dates.within(trigger.doc, trigger.sent.start, max(told.end, trigger.i))
    between = [t for t in near if t.start >= trigger.i or not _clause_between(trigger, t.start)]
    return min(between, key=lambda t: abs(t.start - trigger.i), default=None)


def _clause_between(trigger: Token, start: int) -> bool:
    between = trigger.doc[start : trigger.i]
    return any(t.lower_ in _BREAKS or (t.text == "," and t.nbor().lower_ == "and") for t in between)
