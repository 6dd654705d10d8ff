"""What one sentence tells of movements: a row for each force that it moves."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.briefing import Status
from standoff.extraction.deployments.actors import actors, is_driven
from standoff.extraction.deployments.anaphora import meant_again
from standoff.extraction.deployments.classes import is_placed
from standoff.extraction.deployments.drafting import BREAKS, Told, draft, time_of
from standoff.extraction.deployments.elided import elided
from standoff.extraction.deployments.filling import complete
from standoff.extraction.deployments.forces import Force, forces
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.movements import movements
from standoff.extraction.deployments.place_names import Place
from standoff.extraction.deployments.rows import Row
from standoff.extraction.deployments.sharing import shared
from standoff.extraction.deployments.status import is_alert, status
from standoff.extraction.deployments.whereabouts import places_of
from standoff.extraction.lexicon import lexicon
from standoff.language.document import published

# A movement told so many days before the article appeared is over, unless it is said to last.
LONG_PAST = 3 * 365

# A force shares the movement of the next of its list, which may share that of the one after it.
LISTED = 3


def rows(sentence: Span, earlier: list[Row]) -> Iterator[Row]:
    """Yield a row for each movement of `sentence`; `earlier` are the rows of the text before it."""
    told = list(_told(sentence, earlier))
    found: list[Row] = []
    for one, named in zip(told, _shared(told), strict=True):
        if is_driven(one.movement) or _is_background(one):
            continue
        for code in _actors(one) or (None,):
            row = draft(one, named, code)
            if _has_place(row, one):
                complete(row, [*earlier, *found])
                if _has_place(row, one):
                    found.append(row)
    for row in found:
        if row.actor is None:
            row.actor = next((r.actor for r in found if r.actor is not None and _are_listed(row, r)), None)
    yield from found


def _are_listed(row: Row, following: Row) -> bool:
    """Tell whether the verb of `row` moves another force that "and" joins to it: "the arrival of tanks and 300 men"."""
    between = row.tells.doc[row.force.end : max(following.force.opening, row.force.end)].text
    return row.trigger == following.trigger and not row.definite and between in ("and", ",")


def _actors(told: Told) -> tuple[str, ...]:
    """Return whose force moves, from the first of what is told of it that says so: "the men it keeps were joined"."""
    each = (actors(one.movement, one.status) for one in (told, *told.more))
    return next(filter(None, each), ())


def _is_background(told: Told) -> bool:
    """Tell whether a movement is told as over and done years before the article: "sent soldiers there in 1979"."""
    trigger, day = told.movement.trigger, published(told.movement.trigger.doc)
    near = time_of(told)
    if near is None or near.when.end is None or day is None or (day - near.when.end).days < LONG_PAST:
        return False
    opening = trigger.doc[max(near.start - 1, trigger.sent.start) : near.end]
    lasts = any(t.lower_ in ("since", "from") for t in opening) or any(
        t.lower_ in ("has", "have") for t in trigger.children
    )
    return trigger.tag_ in ("VBD", "VBN", "VBG") and not lasts


def _has_place(row: Row, told: Told) -> bool:
    """Tell whether `row` has a place, or counts without one: on alert, on its way, a number alone."""
    movement = told.movement
    ready = is_alert(movement) and (movement.name != "stand" or movement.force.quantity is not None)
    moves = movement.rule.startswith("phrase") and told.status == "under way"
    free = ready or moves or movement.force.is_elided or not is_placed(movement.name)
    return free or bool(row.destination or row.origin)


def _shared(told: list[Told]) -> list[list[Place]]:
    """Return the places of each of `told`; forces under one verb share those of the last: "tanks and guns to Y"."""
    found: list[list[Place]] = []
    for one, following in zip(reversed(told), [None, *reversed(told)], strict=False):
        own = places_of(one.movement, one.start, one.end)
        if not own and following is not None and one.movement.trigger in _triggers(following):
            own = found[-1]
        found.append(own or next(filter(None, (places_of(m.movement, m.start, m.end) for m in one.more)), []))
    return found[::-1]


def _triggers(told: Told) -> list[Token]:
    return [told.movement.trigger, *(other.movement.trigger for other in told.more)]


def _told(sentence: Span, earlier: list[Row]) -> Iterator[Told]:
    named = forces(sentence)
    meant = [*elided(sentence, named), *meant_again(sentence, named, earlier)]
    named = sorted([*named, *meant], key=lambda force: force.start)
    stated = [list(_stated(force, sentence, named)) for force in named]
    for _ in range(LISTED):
        stated = [own or list(_shared_by(force, stated)) for force, own in zip(named, stated, strict=True)]
    starts = [force.start for force, one in zip(named, stated, strict=True) if one] + [sentence.end]
    moved = {one[0][0].trigger for one in stated if one and one[0][0].role == "object"}
    for one in stated:
        told = [Told(movement, state, *_reach(movement, starts, sentence)) for movement, state in one]
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
        if token.lower_ in BREAKS or _is_purpose(token) or _opens_clause(token, movement.trigger) or _is_result(token):
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
