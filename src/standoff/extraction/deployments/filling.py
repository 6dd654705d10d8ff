"""Filling in: what the rows before it in the text tell of a movement that is told without a place or an actor."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Span, Token

from standoff.extraction.deployments.context import OF_OTHERS, is_of_others, teller
from standoff.extraction.deployments.naming import DEFINITE, words_of
from standoff.extraction.deployments.owners import owner_before
from standoff.extraction.deployments.places import places
from standoff.extraction.deployments.rows import Row
from standoff.extraction.deployments.sameness import overlap
from standoff.extraction.lexicon import lexicon
from standoff.language.gazetteer import sort_of
from standoff.language.parties import mentions_at

# How many sentences on the place of a movement holds for others that are told without one.
NEAR = 4

# How many words back "there" may look for its place.
WORDS_BACK = 120

# Before "the country" that is another's: "sent to the country", but "across the country".
_LEADS = frozenset({"to", "into", "in", "inside", "from", "toward", "towards"})

# So many sentences on, "there" means the place of a movement, whatever else was named since.
THERE = 2


def complete(row: Row, earlier: list[Row]) -> None:
    """Give `row` what the rows before it in the text tell: the place "there", a parallel force's actor."""
    if row.actor is None:
        row.actor = _actor(row, earlier)
        if row.rule.startswith(("arrive", "cross", "pass")) and _is_home(row):
            row.actor = None
    _set_out(row, earlier)
    if "there" in row.destination:
        named = _there(row, earlier)
        row.destination = [name for name in row.destination if name != "there"] + ([named] if named else [])
    row.destination = [name for name in row.destination if not _is_vague(name)]
    if len(row.destination) == 1 and row.destination[0].lower() in lexicon("places")["nouns"]["again"]:
        meant = _meant_place(row, row.destination[0])
        row.destination = [meant] if meant else row.destination
    if not (row.destination or row.origin):
        row.destination = _same_place(row, earlier)


def _is_home(row: Row) -> bool:
    """Tell whether who tells of a force tells that it came to him: "drones entered Serbian airspace, Belgrade said"."""
    after = row.tells.doc[row.trigger.i : row.tells.end]
    return any(mention.code == row.actor for token in after for mention in mentions_at(token.doc, token.i))


def _set_out(row: Row, earlier: list[Row]) -> None:
    """Take ships that leave a place to which none was told to have come for ones that set out, not that go back."""
    leaves = row.rule == "withdraw verb" and row.trigger.lemma_.lower() in lexicon("movements")["departures"]["verbs"]
    if not leaves or row.force.kind != "ships" or row.origin is None or row.definite:
        return
    if not row.destination and any(m.code != row.actor for t in row.tells for m in mentions_at(t.doc, t.i)):
        return
    if not any(r.actor == row.actor and overlap([row.origin], r.destination) for r in earlier):
        row.rule = "depart verb"
        row.status = "under way" if row.status == "withdrawn" else row.status


def _there(row: Row, earlier: list[Row]) -> str | None:
    beside = [r for r in earlier if r.tells.sent.start == row.tells.sent.start]
    near = [r for r in earlier if _near(r, row, THERE)]
    told = next((_of(r) for r in reversed([*near, *beside]) if _of(r)), None)
    return told or _last_named(row) or next((_of(r) for r in reversed(earlier) if _of(r)), None)


def _same_place(row: Row, earlier: list[Row]) -> list[str]:
    """Return the places of the row that `row` goes on from: its whole, what it follows, what was told just before."""
    placed = [r for r in earlier if r.destination]
    if row.force.is_elided:
        placed = [r for r in placed if r.force.text == row.force.text]
    elif row.rule.startswith("comprise") or _joins(row.trigger) or _adds(row):
        placed = [r for r in placed if r.actor == row.actor]
    elif row.rule.startswith(("move", "place", "pledge", "operate")):
        placed = [r for r in placed if _near(r, row)]
    else:
        placed = []
    exercise = _exercise_place(row)
    if exercise:
        return exercise
    return placed[-1].destination[:] if placed else []


def _exercise_place(row: Row) -> list[str]:
    """Return where the exercise is held that the sentence before tells of, for who takes part in it."""
    start = row.tells.sent.start
    takes_part = row.rule.startswith(("operate", "stands after"))
    if not takes_part or start == 0:
        return []
    before = row.tells.doc[start - 1].sent
    exercise = next((t for t in before if t.lemma_.lower() in lexicon("movements")["exercising"]["exercises"]), None)
    if exercise is None:
        return []
    return [place.text for place in places(before.doc, exercise.i + 1, before.end) if place.relation == "at"]


def _actor(row: Row, earlier: list[Row]) -> str | None:
    if row.force.is_elided:
        told = next((r.actor for r in reversed(earlier) if r.force.text == row.force.text), None)
        return told or (None if row.force.is_anaphor else owner_before(row.force))
    if row.definite:
        return owner_before(row.force)
    if any(token.lower_ == "government" for token in _words(row)):
        return _governed_state(row.tells.doc)
    if row.rule.startswith("comprise"):
        return next((r.actor for r in reversed(earlier) if _near(r, row, THERE)), None)
    if row.rule.startswith(OF_OTHERS):
        return None
    beside = [r for r in earlier if r.actor and r.tells.sent.start == row.tells.sent.start]
    told = beside[-1].actor if beside else teller(row.force, row.trigger, row.rule)
    return told or _goes_on(row, earlier)


def _words(row: Row) -> Span:
    return row.tells.doc[row.force.opening : row.force.end]


def _governed_state(doc: Doc) -> str | None:
    """Return the state whose "government troops" a text tells of: the one that it names most."""
    named = Counter(m.code for m in doc._.parties if m.kind != "pronoun" and sort_of(m.code) == "state")
    return max(named, key=lambda code: named[code]) if named else None


def _goes_on(row: Row, earlier: list[Row]) -> str | None:
    """Return the party of the force told right before, for one told afresh after it: "A tanker has joined"."""
    counted = row.force.quantity is not None and row.force.noun not in words_of("counted")
    afresh = counted and not any(t.lower_ in DEFINITE for t in row.force.opening_words)
    before = earlier[-1] if earlier else None
    near = before is not None and _near(before, row, THERE)
    return before.actor if before is not None and near and afresh and not is_of_others(row.force) else None


def _joins(trigger: Token) -> bool:
    """Tell whether a force goes where others were told to be: "would also take part"."""
    around = trigger.doc[max(trigger.i - 2, 0) : trigger.i + 4]
    return any(token.lower_ in ("also", "too") for token in around)


def _adds(row: Row) -> bool:
    """Tell whether a force goes after those told before: "two other vessels will follow"."""
    more = any(t.lower_ in ("other", "others", "another", "further", "more") for t in row.force.opening_words)
    return row.trigger.lemma_ == "follow" or (more and not row.origin)


def _of(row: Row) -> str | None:
    return row.destination[0] if row.destination else row.origin


def _near(row: Row, new: Row, most: int = NEAR) -> bool:
    """Tell whether `row` was told less than `most` sentences before `new`, so that its place still holds."""
    between = row.tells.doc[row.tells.end : new.tells.start]
    return sum(token.is_sent_start is True for token in between) < most


def _meant_place(row: Row, noun: str) -> str | None:
    """Return the place that "the country", "the area" means: the last that its sentence names before."""
    doc = row.tells.doc
    at = next((t.i for t in row.tells if t.lower_ == noun.split()[-1].lower()), row.tells.start)
    if at < 2 or doc[at - 1].lower_ != "the" or doc[at - 2].lower_ not in _LEADS:
        return None
    own = {row.actor}
    for entity in reversed(doc[row.tells.sent.start : at].ents):
        codes = {m.code for m in mentions_at(doc, entity.start) if m.kind == "name"}
        if entity.label_ == "LOC" and not own & codes and (codes or noun.lower() != "country"):
            return " ".join(entity.text.removeprefix("the ").split())
    return None


def _last_named(row: Row) -> str | None:
    """Return the last place that the text names before the row, but for whose force it is: what "there" stands for."""
    before = row.tells
    near = before.doc[max(before.start - WORDS_BACK, 0) : before.end]
    own = {row.actor}
    named = [
        entity
        for entity in near.ents
        if entity.label_ == "LOC" and not own & {m.code for m in mentions_at(before.doc, entity.start)}
    ]
    return " ".join(named[-1].text.removeprefix("the ").split()) if named else None


def _is_vague(text: str) -> bool:
    """Tell whether a place is told by a noun that any force has: "bases", "road"."""
    return text.lower() in lexicon("places")["nouns"]["vague"]
