"""Actors: the party whose force it is, from the words of the force, the ship's prefix, or who moves it."""

from __future__ import annotations

from spacy.tokens import Token

from standoff.briefing import Status
from standoff.extraction.deployments.forces import Force, alike, forces
from standoff.extraction.deployments.movements import Movement
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import SUBJECTS, agent, child, is_passive, subject
from standoff.language.parties import Mention, party_of

# How far back a definite noun ("the jets") may reach for the force that it names again.
SENTENCES_BACK = 4


def actors(movement: Movement, state: Status) -> tuple[str, ...]:
    """Return the codes of the parties whose force moves; none where the sentence does not tell it.

    A party tells of its own forces when it says what they will do ("sixteen vessels would take part, the
    minister said"), and of any when it says what they did.
    """
    own = _of_force(movement)
    if own or movement.name == "watch" or (movement.role == "subject" and _is_anothers(movement)):
        return own
    if movement.role == "object":
        movers = _movers(movement)
        if movers:
            return movers
        code = _meant(movement)
    else:
        code = _meant(movement) or (_teller(movement.trigger, state) if movement.force.quantity else None)
    return () if code is None else (code,)


def _of_force(movement: Movement) -> tuple[str, ...]:
    """Return the parties that the words of the force name: "three French frigates", "its troops", "HMS Kent"."""
    named = _named_owners(movement.force)
    return named or _all(_prefixed(movement) or _from_after(movement) or _of_first(movement.force))


def _named_owners(force: Force) -> tuple[str, ...]:
    found: list[str] = []
    at = force.opening
    for token in reversed(force.head.doc[force.opening : force.end]):
        code = next((m.code for m in party_of(token) if m.kind != "nominal" and _tells(m, token)), None)
        if code is not None and code not in found and (not found or _is_joined(token, at)):
            found.insert(0, code)
            at = token.i
    return tuple(found)


def owner_before(force: Force) -> str | None:
    """Return the party of the last such force that the text named with its party: "a Greek frigate ... the ship"."""
    sentence = force.head.sent
    for _ in range(SENTENCES_BACK):
        for other in reversed([f for f in forces(sentence) if f.end <= force.start and alike(f, force)]):
            owners = _named_owners(other)
            if owners:
                return owners[-1]
        if sentence.start == 0:
            return None
        sentence = sentence.doc[sentence.start - 1].sent
    return None


def _tells(mention: Mention, token: Token) -> bool:
    return mention.start <= token.i < mention.end or token.tag_ == "PRP$"


def _meant(movement: Movement) -> str | None:
    """Return the party of a force that the text named before: "the troops"."""
    return next((m.code for m in party_of(movement.force.head) if m.antecedent is not None), None)


def _of_first(force: Force) -> str | None:
    """Return the party of the phrase that the force is joined to: "five Chinese trawlers and two cutters"."""
    first = force.head.head
    if force.head.dep_ != "conj" or first.i > force.head.i:
        return None
    mentions = (m for c in first.children if c.i < first.i for m in party_of(c) if m.kind == "demonym")
    return next((m.code for m in mentions), None)


def _is_joined(token: Token, following: int) -> bool:
    """Tell whether only "and" or a comma stands between `token` and `following`: "French and German"."""
    return all(t.lower_ in ("and", ",") for t in token.doc[token.i + 1 : following])


def _prefixed(movement: Movement) -> str | None:
    """Return the party that the prefix of a ship's name tells, before the force or after it in apposition."""
    force, prefixes = movement.force, lexicon("movements")["prefixes"]
    last = max(force.end + 6, min(movement.trigger.i, force.end + 15))
    before = 15 if force.head.dep_ == "conj" else 5
    around = force.head.doc[max(force.head.sent.start, force.start - before) : min(last, force.head.sent.end)]
    return next((prefixes[t.text] for t in around if t.text in prefixes), None)


def _from_after(movement: Movement) -> str | None:
    """Return the party in "of" right after the force, or "from": "ships of the Indian navy", "troops from Chad"."""
    force = movement.force
    doc, i = force.head.doc, force.end
    if movement.rule.endswith("noun") and movement.trigger.i > force.end - 1:
        return None
    links = ("of", "from") if movement.role == "subject" and force.kind == "persons" else ("of",)
    if i + 1 < force.head.sent.end and doc[i].lower_ in links:
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


def _movers(movement: Movement) -> tuple[str, ...]:
    """Return the parties that move the force: the agent or subject of its verb, or of the verb over that."""
    trigger = movement.trigger
    if not movement.is_verb:
        return _all(_of_noun(trigger) if trigger.tag_.startswith("NN") else _beside(trigger))
    verb, seen = trigger, set[int]()
    while verb.i not in seen:
        seen.add(verb.i)
        doer = _stray_subject(verb) or (agent(verb) if is_passive(verb) else subject(verb))
        if verb.i != trigger.i and verb.lemma_.lower() in lexicon("movements")["void"]["demand"]:
            doer = child(verb, "obj", "iobj") or doer
        if doer is not None and (doer.tag_[:2] == "NN" or _party(doer) is not None):
            return _all(_party(doer), *(_party(c) for c in doer.children if c.dep_ == "conj"))
        verb = verb.head
    return _all(_opener(trigger))


def _all(*codes: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def _stray_subject(verb: Token) -> Token | None:
    """Return the name before a coordinated `verb` that the parse has coordinated too, as if a clause."""
    if verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    names = [c for c in verb.head.children if c.dep_ == "conj" and c.tag_ == "NNP" and verb.head.i < c.i < verb.i]
    return names[-1] if names else None


def _opener(trigger: Token) -> str | None:
    """Return the party that the sentence opens with, for a verb whose subject the parse does not give."""
    for token in trigger.doc[trigger.sent.start : trigger.i]:
        if token.tag_ in ("NNP", "PRP") and (token.i == 0 or token.nbor(-1).tag_ not in ("IN", "TO", "POS")):
            return _party(token)
    return None


def _beside(phrase: Token) -> str | None:
    """Return the party named last before a set phrase, but for those that only tell a place."""
    before = reversed(list(phrase.doc[phrase.sent.start : phrase.i]))
    return next(
        (_party(t) for t in before if t.tag_ == "NNP" and _party(t) and t.nbor(-1).tag_ not in ("IN", "DT")), None
    )


def _teller(trigger: Token, state: Status) -> str | None:
    """Return the party that tells of a force with no party of its own: its clause's, or who is quoted on it."""
    verb, seen = trigger, {trigger.i}
    while verb.head.i not in seen and (verb.dep_ == "acl:relcl" or verb.tag_[:1] != "V"):
        verb = verb.head
        seen.add(verb.i)
    if verb.i != trigger.i and verb.tag_.startswith("VB"):
        doer = subject(verb)
        return None if doer is None else _party(doer)
    if state not in ("announced", "expected"):
        return None
    for told in trigger.doc._.attributions or []:
        if told.content is not None and told.content[0] <= trigger.i < told.content[1] and told.holders:
            return str(told.holders[0].code)
    return None


def _of_noun(noun: Token) -> str | None:
    """Return the party before or by a noun of movement: "Russia's deployment of", "shipments by Iran"."""
    for part in noun.children:
        owns = part.dep_ in ("nmod:poss", "compound", "amod")
        if owns or any(case.lower_ in ("by", "from") for case in part.children):
            code = _party(part)
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
