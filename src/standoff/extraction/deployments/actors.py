"""Actors: the party whose force it is, from the words of the force, the ship's prefix, or who moves it."""

from __future__ import annotations

from spacy.tokens import Token

from standoff.briefing import Status
from standoff.extraction.deployments.movements import Movement
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import SUBJECTS, agent, is_passive, subject
from standoff.language.parties import party_of


def actors(movement: Movement, state: Status) -> tuple[str, ...]:
    """Return the codes of the parties whose force moves; none where the sentence does not tell it.

    A party tells of its own forces when it says what they will do ("sixteen vessels would take part, the
    minister said"), and of any when it says what they did.
    """
    own = _of_force(movement)
    if own or _is_anothers(movement) or movement.name == "watch":
        return own
    if movement.role == "object":
        code = _mover(movement.trigger)
    else:
        code = _teller(movement.trigger, state) if movement.force.quantity else None
    return () if code is None else (code,)


def _of_force(movement: Movement) -> tuple[str, ...]:
    """Return the parties that the words of the force name: "three French frigates", "its troops", "HMS Kent"."""
    force = movement.force
    found: list[str] = []
    at = force.opening
    for token in reversed(force.head.doc[force.opening : force.end]):
        code = next((m.code for m in party_of(token) if m.start <= token.i < m.end or token.tag_ == "PRP$"), None)
        if code is not None and code not in found and (not found or _is_joined(token, at)):
            found.insert(0, code)
            at = token.i
    return tuple(found) or tuple(filter(None, (_prefixed(movement) or _from_after(movement),)))


def _is_joined(token: Token, following: int) -> bool:
    """Tell whether only "and" or a comma stands between `token` and `following`: "French and German"."""
    return all(t.lower_ in ("and", ",") for t in token.doc[token.i + 1 : following])


def _prefixed(movement: Movement) -> str | None:
    """Return the party that the prefix of a ship's name tells, before the force or after it in apposition."""
    force, prefixes = movement.force, lexicon("movements")["prefixes"]
    around = force.head.doc[max(force.head.sent.start, force.start - 5) : min(force.end + 6, force.head.sent.end)]
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
    force = movement.force
    return any(t.tag_ == "PRP$" for t in force.head.doc[force.opening : force.start + 1])


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
            if code is not None or (doer.tag_[:2] == "NN" and verb.dep_ not in ("ccomp", "xcomp", "advcl", "conj")):
                return code
        verb = verb.head
    return _opener(trigger)


def _opener(trigger: Token) -> str | None:
    """Return the party that the sentence opens with, for a verb whose subject the parse does not give."""
    for token in trigger.doc[trigger.sent.start : trigger.i]:
        if token.tag_ in ("NNP", "PRP") and (token.i == 0 or token.nbor(-1).tag_ not in ("IN", "TO", "POS")):
            return _party(token)
    return None


def _teller(verb: Token, state: Status) -> str | None:
    """Return the party of the clause that holds the movement of a force with no party of its own."""
    seen = {verb.i}
    while verb.head.i not in seen and (verb.dep_ == "acl:relcl" or state in ("announced", "expected")):
        verb = verb.head
        seen.add(verb.i)
        if verb.tag_.startswith("VB"):
            doer = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
            code = None if doer is None else _party(doer)
            if code is not None:
                return code
    for clause in verb.children:
        doer = next((c for c in clause.children if c.dep_.startswith("nsubj")), None)
        if clause.dep_ in ("parataxis", "ccomp") and doer is not None and state in ("announced", "expected"):
            return _party(doer)
    return None


def _of_noun(noun: Token) -> str | None:
    """Return the party before or by a noun of movement: "Russia's deployment of", "shipments by Iran"."""
    for child in noun.children:
        owns = child.dep_ in ("nmod:poss", "compound", "amod")
        if owns or any(case.lower_ in ("by", "from") for case in child.children):
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
