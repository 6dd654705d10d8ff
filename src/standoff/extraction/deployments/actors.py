"""Actors: the party whose force moves, from the words of the force, or from who moves it or tells of it."""

from __future__ import annotations

from spacy.tokens import Token

from standoff.briefing import Status
from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.owners import codes, has_possessor, owners, party
from standoff.extraction.deployments.presence import exercise_before
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import SUBJECTS, agent, child, is_passive, subject
from standoff.language.parties import mentions_at, party_of

# Classes of movement that bring a force to the subject.
COMES_TO = ("receive", "expect")

# The rule of what is told of the number of a force.
NUMBER = "number of it"

# A party that tells of these tells of its own forces.
AHEAD = ("announced", "expected")


def actors(movement: Movement, state: Status) -> tuple[str, ...]:
    """Return the codes of the parties whose force moves; none where the sentence does not tell it.

    A party tells of its own forces when it says what they will do ("sixteen vessels would take part, the
    minister said"), and of any when it says what they did.
    """
    if movement.force.is_anaphor:
        return ()
    accused = _accused(movement.trigger) if movement.role == "object" else None
    if accused is not None and any(token.tag_ == "PRP$" for token in movement.force.opening_words):
        return (accused,)
    own = owners(movement)
    if own or movement.name in ("watch", "host") or (movement.role == "subject" and has_possessor(movement)):
        return own
    if movement.name in COMES_TO and not is_passive(movement.trigger):
        return codes(_sender(movement))
    if movement.name == "comprise":
        whole = next((c for c in movement.trigger.children if c.dep_ in SUBJECTS), None)
        exercise = exercise_before(movement.trigger)
        return codes(None if whole is None else party(whole), None if exercise is None else _of_noun(exercise))
    changes = movement.rule == NUMBER and child(movement.trigger, "obj") is not None
    if movement.role == "object" or changes:
        return _movers(movement, state) or codes(_meant(movement))
    trigger = movement.trigger
    if trigger.lemma_ in lexicon("movements")["companions"]["verbs"] and trigger.dep_ in ("acl", "advcl"):
        return codes(party(trigger.head)) or with_joined(subject(trigger.head)) or _mover_of(trigger.head)
    return codes(_meant(movement)) or (
        _tellers(movement.trigger, state)
        if (movement.force.quantity or state in AHEAD) and not is_victim(movement.force)
        else ()
    )


def _mover_of(escorted: Token) -> tuple[str, ...]:
    """Return who moves what others escort: "China" in "China moved the rig, escorted by 80 ships"."""
    verb = escorted.head
    watched = verb.lemma_.lower() in lexicon("movements")["classes"]["watch"]["object"]
    return () if escorted.dep_ != "obj" or watched else with_joined(subject(verb))


def is_driven(movement: Movement) -> bool:
    """Tell whether one party drives the force of another: "Chad drove Libyan troops out of the town"."""
    trigger = movement.trigger
    if movement.role != "object" or trigger.lemma_.lower() not in lexicon("movements")["void"]["drive"]:
        return False
    doer, own = subject(trigger), owners(movement)
    return doer is not None and not is_passive(trigger) and bool(own) and party(doer) not in (None, *own)


def is_victim(force: Force) -> bool:
    """Tell whether the clause over the force tells what another did to it: "opened fire on two boats that"."""
    head, seen = force.head, set[int]()
    while head.dep_ in ("conj", "appos") and head.i not in seen:
        seen.add(head.i)
        head = head.head
    verb = head.head
    fires = any(c.dep_ == "obj" and c.lemma_.lower() == "fire" for c in verb.children)
    harms = verb.lemma_.lower() in lexicon("movements")["harm"]["verbs"]
    return (head.dep_ == "obj" and harms) or (head.dep_ == "obl" and (fires or (harms and agent(verb) != head)))


def _sender(movement: Movement) -> str | None:
    """Return the party that a force comes from: "received tanks from Oslo"."""
    for token in (*movement.trigger.children, *movement.force.head.children):
        if token.i > movement.force.head.i and any(c.lower_ in ("from", "by") for c in token.children):
            return party(token)
    return None


def _meant(movement: Movement) -> str | None:
    """Return the party of a force that the text named before: "the troops"."""
    return next((m.code for m in party_of(movement.force.head) if m.antecedent is not None), None)


def _movers(movement: Movement, state: Status) -> tuple[str, ...]:
    """Return the parties that move the force: the agent or subject of its verb, or of the verb over that.

    Who says that ships were seen did not send them; who says that ships will be sent does.
    """
    trigger = movement.trigger
    if not movement.is_verb:
        return codes(_of_noun(trigger) or _sender(movement) if trigger.tag_.startswith("NN") else _beside(trigger))
    accused = _accused(trigger)
    if accused is not None:
        return (accused,)
    verb, seen = trigger, set[int]()
    while verb.i not in seen:
        seen.add(verb.i)
        if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.tag_.startswith("NN"):
            return codes(_of_noun(verb.head))
        doer = _stray_subject(verb) or (agent(verb) if is_passive(verb) else _before_which(verb) or _subject(verb))
        void = lexicon("movements")["void"]
        if verb.i != trigger.i and verb.lemma_.lower() in (*void["demand"], *void["command"]):
            doer = child(verb, "obj", "iobj") or doer
        if doer is not None and doer.lower_ in ("i", "we"):
            return codes(party(doer)) or _speaker(doer)
        if doer is not None and (doer.tag_[:2] == "NN" or party(doer) is not None):
            return with_joined(doer)
        if verb.dep_ == "ccomp" and is_passive(trigger) and state not in AHEAD:
            return ()
        verb = verb.head
    return codes(_opener(trigger))


def _subject(verb: Token) -> Token | None:
    """Return the subject of `verb`, unless that only tells of it ("according to officials")."""
    doer = subject(verb)
    if doer is None or any(part.lower_ == "according" for part in doer.children):
        return None
    return doer


def _before_which(verb: Token) -> Token | None:
    """Return the name right before ", which" of the clause of `verb`, whatever the parse takes it to tell of."""
    which = next((c for c in verb.children if c.tag_ in ("WDT", "WP") and c.dep_.startswith("nsubj")), None)
    if which is None or which.i < verb.sent.start + 2 or which.nbor(-1).text != ",":
        return None
    return which.nbor(-2) if party(which.nbor(-2)) is not None else None


def _stray_subject(verb: Token) -> Token | None:
    """Return the name before a coordinated `verb` that the parse has coordinated too, as if a clause."""
    if verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    names = [c for c in verb.head.children if c.dep_ == "conj" and c.tag_ == "NNP" and verb.head.i < c.i < verb.i]
    return names[-1] if names else None


def _opener(trigger: Token) -> str | None:
    """Return the party that the sentence opens with, for a verb whose subject the parse does not give."""
    for token in trigger.doc[trigger.sent.start : trigger.i]:
        named = any(m.kind in ("name", "capital") for m in mentions_at(token.doc, token.i))
        opens = named or token.tag_ in ("NNP", "PRP")
        if opens and (token.i == 0 or token.nbor(-1).tag_ not in ("IN", "TO", "POS")):
            return party(token)
    return None


def _beside(phrase: Token) -> str | None:
    """Return the party named last before a set phrase, but for those that only tell a place."""
    for token in reversed(list(phrase.doc[phrase.sent.start : phrase.i])):
        inside = token.i > 0 and token.nbor(-1).dep_ in ("case", "det")
        if token.tag_ == "NNP" and not inside and party(token) is not None:
            return party(token)
    return None


def _of_noun(noun: Token) -> str | None:
    """Return the party before or by a noun of movement: "Russia's deployment of", "shipments by Iran"."""
    for part in noun.children:
        owns = part.dep_ in ("nmod:poss", "compound", "amod")
        if owns or any(case.lower_ in ("by", "from") for case in part.children):
            code = party(part)
            if code is not None:
                return code
    verb = noun.head
    if noun.dep_ in ("obj", "obl") and verb.tag_.startswith("VB"):
        doer = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        return None if doer is None else party(doer)
    return None


def _accused(trigger: Token) -> str | None:
    """Return the party that another accuses of a movement: "China" in "India accused China of massing troops"."""
    before = trigger.doc[trigger.sent.start : trigger.i]
    if trigger.tag_ != "VBG" or len(before) == 0 or before[-1].lower_ not in ("of", "for"):
        return None
    accusers = lexicon("movements")["accusers"]["verbs"]
    start = next((t.i for t in reversed(list(before)) if t.lemma_.lower() in accusers), None)
    after = [] if start is None else list(trigger.doc[start + 1 : trigger.i])
    named = [m.code for t in after for m in mentions_at(t.doc, t.i) if m.kind in ("name", "capital", "demonym")]
    return next(iter(named), None) or next((code for code in map(party, after) if code is not None), None)


def _tellers(trigger: Token, state: Status) -> tuple[str, ...]:
    """Return the parties that tell of a force with no party of its own: its clause's, or who is quoted on it."""
    verb, seen = trigger, {trigger.i}
    while verb.head.i not in seen and (verb.dep_ == "acl:relcl" or verb.tag_[:1] != "V" or _in_which(verb)):
        verb = verb.head
        seen.add(verb.i)
    if verb.i != trigger.i and verb.tag_.startswith("VB"):
        return with_joined(subject(verb))
    if state not in AHEAD:
        return ()
    return _speaker(trigger)


def _speaker(word: Token) -> tuple[str, ...]:
    """Return the party of whoever is reported to say `word`."""
    for told in word.doc._.attributions or []:
        if told.content is not None and told.content[0] <= word.i < told.content[1] and told.holders:
            return (str(told.holders[0].code),)
    return ()


def _in_which(verb: Token) -> bool:
    """Tell whether the clause of `verb` opens with "in which", so that it tells of what stands before it."""
    opening = verb.doc[max(verb.left_edge.i - 1, verb.sent.start) : verb.i]
    return any(t.lower_ in ("which", "whom") and t.i > 0 and t.nbor(-1).tag_ == "IN" for t in opening)


def with_joined(doer: Token | None) -> tuple[str, ...]:
    """Return the parties of a subject and of those that "and" joins to it."""
    if doer is None:
        return ()
    joined = (other for other in doer.children if other.dep_ == "conj")
    return codes(party(doer) or _of_body(doer), *(party(other) for other in joined))


def _of_body(doer: Token) -> str | None:
    """Return the party in the words for a body or for people: "China Marine Surveillance", "ECOWAS leaders"."""
    if not doer.tag_.startswith("NN") or doer.lemma_.lower() in lexicon("movements")["void"]["tellers"]:
        return None
    inner = (part for part in doer.children if part.i < doer.i and part.dep_ in ("compound", "amod", "nmod:poss"))
    return next((code for code in map(party, inner) if code is not None), None)
