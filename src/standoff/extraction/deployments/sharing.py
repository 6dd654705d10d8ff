"""Sharing: forces that go where another of the sentence goes: joined to it, with it, or by a verb left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.lexicon import lexicon
from standoff.language.parties import mentions_at

# What may part two forces of one list.
_JOINS = frozenset({",", "and", "or", "as", "well", "plus"})

# A force so led goes with another.
_WITH = frozenset({"with", "including", "alongside", "plus"})


def shared(force: Force, told: Sequence[Movement]) -> Movement | None:
    """Return the movement of one of `told` that `force` shares, with `force` for its force."""
    for other in sorted(told, key=lambda movement: abs(movement.force.head.i - force.head.i)):
        if _is_listed(force, other) or _is_along(force, other) or _is_gapped(force, other):
            return other._replace(force=force, rule=f"{other.rule}, shared")
    return None


def gap_party(force: Force) -> Token | None:
    """Return the name for which a verb is left out: "Denmark" in "Norway sent a frigate and Denmark a tanker"."""
    doc = force.head.doc
    names = [i for i in range(max(force.opening - 1, force.head.sent.start), force.start) if _is_name(doc[i])]
    if not names or not any(token.tag_ in ("DT", "CD") for token in doc[names[-1] + 1 : force.end]):
        return None
    first = min((m.start for m in mentions_at(doc, names[-1])), default=names[-1])
    if first > force.head.sent.start and doc[first - 1].lower_ == "the":
        first -= 1
    opens = first > force.head.sent.start and doc[first - 1].lower_ in (",", ";", "and", "while", "but")
    return doc[names[-1]] if opens else None


def _is_name(token: Token) -> bool:
    return any(mention.kind in ("name", "capital") for mention in mentions_at(token.doc, token.i))


def _is_listed(force: Force, other: Movement) -> bool:
    """Tell whether only "and" or a comma parts the forces: "two frigates and a tanker"."""
    if force.is_elided or other.force.is_elided:
        return False
    before = other.force.end <= force.opening
    first, second = (other.force, force) if before else (force, other.force)
    between = list(force.head.doc[first.end : second.opening])
    while between and between[0].tag_ == "NNP" and between[0].lower_ not in _JOINS:
        between.pop(0)
    return len(between) > 0 and all(token.lower_ in _JOINS for token in between)


def _is_along(force: Force, other: Movement) -> bool:
    """Tell whether `force` goes with the other: "with three helicopters", "escorted by a tug", "carrying marines"."""
    head = _first_joined(force.head)
    materiel = force.kind in ("ships", "aircraft", "vehicles") and head.tag_ in ("NNS", "NNPS")
    if force.quantity is None and not materiel:
        return False
    over = [other.force.head, other.trigger, *_holders(other.force.head)]
    cases = {child.lower_ for child in head.children if child.dep_ == "case"}
    if cases & _WITH:
        return head.head in over
    companions = lexicon("movements")["companions"]
    verb = head.head
    takes = verb.tag_ == "VBN" and "by" in cases and verb.lemma_ in (*companions["verbs"], *companions["helpers"])
    carries = verb.tag_ == "VBG" and head.dep_ == "obj" and verb.lemma_ in companions["carriers"]
    return (takes or carries) and verb.dep_ in ("acl", "advcl") and verb.head in over


def _is_gapped(force: Force, other: Movement) -> bool:
    """Tell whether the verb of the other force is left out: "Ghana will send 800 soldiers and Togo 300"."""
    if other.force.end > force.start or other.force.is_elided:
        return False
    if other.role == "object" and _is_second_object(force, other):
        return True
    return (force.is_elided and not force.is_anaphor) or (other.role == "object" and gap_party(force) is not None)


def _is_second_object(force: Force, other: Movement) -> bool:
    """Tell whether the verb goes on to another force with a place of its own: "men to X, and a frigate to Y"."""
    doc, end = force.head.doc, force.end
    while end < force.head.sent.end and doc[end].tag_ == "NNP":
        end += 1
    joined = force.opening > 0 and doc[force.opening - 1].lower_ in ("and", "plus")
    led = end < force.head.sent.end and doc[end].lower_ in ("to", "into", "onto")
    between = doc[other.force.end : force.opening]
    return joined and led and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in between)


def _first_joined(head: Token) -> Token:
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    return head


def _holders(head: Token) -> Iterator[Token]:
    """Yield the nouns that a force stands under: the "convoy" of "a convoy of trucks", its first conjunct."""
    while head.dep_ in ("nmod", "conj", "appos", "flat") and head.head.i < head.i:
        head = head.head
        yield head
