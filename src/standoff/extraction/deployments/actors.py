"""Actors: the party whose force it is, from the words of the force, the ship's prefix, or who moves it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from standoff.extraction.deployments.movements import Movement
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import SUBJECTS, agent, is_passive, subject
from standoff.language.parties import party_of


def actor(movement: Movement) -> str | None:
    """Return the code of the party whose force moves, or None where the sentence does not tell it."""
    own = _of_force(movement)
    if own is not None or _is_anothers(movement):
        return own
    if movement.role == "subject":
        return None
    return _mover(movement.trigger)


def _of_force(movement: Movement) -> str | None:
    """Return the party that the words of the force name: "three French frigates", "its troops", "HMS Kent"."""
    force = movement.force
    doc = force.head.doc
    for i in range(force.head.i, _phrase_start(movement) - 1, -1):
        code = _party(doc[i])
        if code is not None and (i != force.head.i or _names_party(doc[i])):
            return code
    return _prefixed(movement) or _from_after(movement)


def _names_party(head: Token) -> bool:
    return any(mention.start <= head.i < mention.end for mention in party_of(head))


def _phrase_start(movement: Movement) -> int:
    """Return where the noun phrase of the force begins: its determiner, possessor or number."""
    force = movement.force
    start, first = force.start, max(force.head.sent.start, force.start - 6)
    while start > first and _may_precede(force.head.doc[start - 1]):
        start -= 1
    return start


def _may_precede(token: Token) -> bool:
    return token.tag_ in ("DT", "PRP$", "POS", "JJ", "JJR", "JJS", "CD", "NNP", "NNPS", "NN", "HYPH", "PDT", "VBN") or (
        token.lower_ in ("of", "more", "than", "about", "some", "least", "at", "nearly")
    )


def _prefixed(movement: Movement) -> str | None:
    """Return the party that the prefix of a ship's name tells, before the force or after it in apposition."""
    force, prefixes = movement.force, lexicon("movements")["prefixes"]
    around = force.head.doc[max(force.head.sent.start, force.start - 5) : min(force.end + 4, force.head.sent.end)]
    return next((prefixes[t.text] for t in around if t.text in prefixes), None)


def _from_after(movement: Movement) -> str | None:
    """Return the party in "of" or "from" right after the force: "ships of the Indian navy"."""
    force = movement.force
    doc, i = force.head.doc, force.end
    if movement.rule.endswith("noun") and movement.trigger.i > force.end - 1:
        return None
    if i + 1 < force.head.sent.end and doc[i].lower_ == "of":
        for token in doc[i + 1 : min(i + 5, force.head.sent.end)]:
            code = _party(token)
            if code is not None:
                return code
            if token.tag_ not in ("DT", "JJ", "NNP", "NN", "NNS"):
                break
    return None


def _is_anothers(movement: Movement) -> bool:
    """Tell whether the force has a possessor that is no party: "their vessels", of a shipping line."""
    start = _phrase_start(movement)
    return any(t.tag_ == "PRP$" for t in movement.force.head.doc[start : movement.force.start + 1])


def _mover(trigger: Token) -> str | None:
    """Return the party that moves the force: the agent or subject of its verb, or of the verb over that."""
    if not trigger.tag_.startswith("VB"):
        return _of_noun(trigger)
    verb, seen = trigger, set[int]()
    while verb.i not in seen:
        seen.add(verb.i)
        doer = agent(verb) if is_passive(verb) else subject(verb)
        if doer is not None:
            code = _party(doer)
            if code is not None or verb.dep_ not in ("ccomp", "xcomp", "advcl", "conj"):
                return code
        verb = verb.head
    return None


def _of_noun(noun: Token) -> str | None:
    """Return the party before or by a noun of movement: "Russia's deployment of", "shipments by Iran"."""
    for child in noun.children:
        if child.dep_.startswith(("nmod:poss", "compound", "amod")) or any(c.lower_ in ("by", "from") for c in child.children):
            code = _party(child)
            if code is not None:
                return code
    verb = noun.head
    if noun.dep_ in ("obj", "obl") and verb.tag_.startswith("VB"):
        doer = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        return None if doer is None else _party(doer)
    return None


def _party(token: Token) -> str | None:
    mentions = party_of(token)
    return mentions[0].code if mentions else None


@cache
def ship_prefixes() -> frozenset[str]:
    """Return the prefixes that navies put before the names of their ships."""
    return frozenset(lexicon("movements")["prefixes"])
