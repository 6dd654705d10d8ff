"""Meetings, visits and votes: telling them from other doings, and asking what comes of them."""

from __future__ import annotations

from spacy.tokens import Token

from standoff.extraction.phrasing import will
from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.names import Names, possessive
from standoff.extraction.questions.nouns import definite, named, noun_phrase
from standoff.extraction.questions.sound import is_party_to, is_vague
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import FINITE, ask, bare, readable, render
from standoff.language.clauses import RELATIVES, subject

# A subject of more words than these follows its noun ("the meeting of ...") instead of standing before it.
SHORT = 3
SOON = frozenset({"soon", "shortly"})
# What joins the noun that a verb turns into to the verb's object.
JOINT = table("event-joints")


def is_event_verb(verb: Token) -> bool:
    """Tell whether `verb` is an event by itself ("meet") or with its object ("hold talks")."""
    return bare(verb) in table("event-verbs") or light_object(verb) is not None


def is_event_noun(noun: Token) -> bool:
    """Tell whether `noun` names an event."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("events", "nouns")


def light_object(verb: Token) -> Token | None:
    """Return the event noun that a verb of holding or attending carries, or None."""
    if bare(verb) not in words("events", "light"):
        return None
    return next((c for c in verb.children if c.dep_ == "obj" and is_event_noun(c)), None)


def came_of(head: Token, cue: Token, names: Names, speaker: str | None = None, *, past: bool = False) -> str:
    """Return the question what will come (`past`: what came) of an event; "" where it has no subject to name.

    `head` is the verb that is the event, or the word ("due", "expected") that schedules its subject; `cue`
    is the word that places it in time, before which the subject stands. `speaker` is the party that says "we".
    """
    lead = "what came of" if past else "what will come of"
    actor = actor_of(head, cue)
    if actor is None or not is_party_to([t for t in noun_phrase(actor) if t.tag_ != "WP$"]):
        return ""
    phrase = closed([t for t in noun_phrase(actor) if t.i < max(cue.i, actor.i + 1)])
    if head.tag_ != "VB" and head.lower_ in words("events", "schedule"):
        if is_event_noun(actor):
            return ask(f"{lead} {definite(phrase)} {_timing(head)}")
        return _visit(head, actor, names, lead)
    if is_vague(noun_phrase(actor), names) or (actor.tag_ == "PRP" and _goes_on(head)):
        return ""
    who = named(actor, names, speaker)
    carried = light_object(head)
    if carried is not None:
        return ask(
            f"{lead} {_owned(who, render(_bare_noun(carried)))} {render([t for t in stretch(head) if t.i > carried.i])}"
        )
    noun = table("event-verbs").get(bare(head))
    if not past and is_event_noun(actor):
        rest = [t for t in stretch(head)[1:] if t.tag_ != "RP" and t.lower_ not in SOON]
        return ask(f"{lead} {definite(phrase)} {render(rest)}")
    plainly = noun is None or is_event_noun(actor) or _is_passive(head) or _is_of_thing(head, actor) or _goes_on(head)
    if plainly or _has_bare_object(head):
        thing = _relative_object(actor)
        return "" if past else ask(will(who, [*_be(head), *stretch(head)], names.say(speaker), f"{thing}will"))
    return ask(f"{lead} {_owned(who, noun or '')} {_complement(head, headline=past)}")


def _is_of_thing(head: Token, actor: Token) -> bool:
    return bare(head) in words("plain-events", "verbs") and actor.tag_ in ("NN", "NNS")


def _goes_on(head: Token) -> bool:
    """Tell "go ahead with the vote" from a trip."""
    return head.i + 1 < head.sent.end and head.nbor().lower_ in words("plain-events", "on")


def _has_bare_object(head: Token) -> bool:
    """Tell "convene a round": the noun for such an event takes its object by no preposition."""
    return bare(head) not in JOINT and any(c.dep_ == "obj" and c.i > head.i for c in head.children)


def actor_of(head: Token, cue: Token) -> Token | None:
    """Return the subject of what `cue` schedules: the nearest to its left, for a relative pronoun its noun."""
    linked = {head.i, cue.i, head.head.i, cue.head.i}
    for token in reversed(cue.doc[cue.sent.start : cue.i]):
        if not token.dep_.startswith("nsubj"):
            continue
        if token.i + 1 < cue.i and token.nbor().lower_ == "of" and token.nbor(2).lower_ in ("which", "whom"):
            return token
        if token.lower_ not in RELATIVES:
            shared = [c for c in token.head.children if c.dep_ == token.dep_ and c.i < cue.i]
            return _after_joint(token, cue) or min(shared, key=lambda c: c.i, default=token)
        if token.head.i in linked or token.i >= cue.i - 2:
            return _antecedent(token)
    found = subject(head)
    return found if found is not None and found.i < head.i else None


def _after_joint(used: Token, cue: Token) -> Token | None:
    """Return the first noun after "and" where the verb of the subject `used` was already told before `cue`."""
    verb = used.head
    if not used.i < verb.i < cue.i or verb.tag_ not in FINITE:
        return None
    joint = next((t for t in verb.doc[verb.i + 1 : cue.i] if t.lower_ in ("and", "but", "as", "while")), None)
    return None if joint is None else next((t for t in joint.doc[joint.i + 1 : cue.i] if t.tag_[:2] == "NN"), None)


def _relative_object(actor: Token) -> str:
    """Return "which measures " where the clause of `actor` hangs on the noun "measures" by a relative pronoun."""
    pronoun = actor.left_edge.i - 1
    if pronoun <= actor.sent.start or actor.doc[pronoun].lower_ not in ("which", "that"):
        return ""
    noun = actor.doc[pronoun - 1]
    return f"which {noun.text} " if noun.tag_ in ("NN", "NNS") else ""


def _antecedent(pronoun: Token) -> Token:
    """Return the noun that a relative pronoun stands for: by the tree, else the name or noun before it."""
    clause = pronoun.head
    while clause.dep_ in ("conj", "xcomp", "ccomp", "cop", "aux") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "acl:relcl" and clause.head.i < pronoun.i:
        return clause.head
    before = next((t for t in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]) if t.text != ","), pronoun)
    while before.dep_ in ("flat", "compound", "goeswith") and before.head.i < before.i:
        before = before.head
    if before.tag_[:2] == "NN":
        return before
    return next(
        (t for t in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]) if t.dep_.startswith("nsubj")), pronoun
    )


def _owned(who: str, noun: str) -> str:
    if who.lower() in table("possessives"):
        return f"the {noun}"
    return f"{possessive(who)} {noun}" if len(who.split()) <= SHORT and " and " not in who else f"the {noun} of {who}"


def _bare_noun(noun: Token) -> list[Token]:
    return [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.tag_ not in ("DT", "PRP$")]


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN"


def _be(verb: Token) -> list[Token]:
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return [before] if before.lower_ == "be" else []


def _timing(head: Token) -> str:
    """Return what follows the scheduling word: where and when."""
    rest = [t for t in stretch(head)[1:] if t.lower_ not in SOON]
    if len(rest) > 1 and rest[0].lower_ == "for":
        on = "on " if rest[1].tag_ == "NNP" else ""
        return f"{on}{render(readable(rest[1:], 12))}"
    return render(readable(rest, 12)) if not rest or rest[0].tag_ != "VB" else ""


def _complement(verb: Token, *, headline: bool) -> str:
    rest = [t for t in stretch(verb)[1:] if t.lower_ != "again"]
    joined = (i for i, t in enumerate(rest[:-1]) if t.tag_ == "CC" and rest[i + 1].tag_ in ("VB", "VBP", "VBD"))
    rest = rest[: next(joined, None)]
    if headline:
        rest = rest[: next((i for i, t in enumerate(rest) if t.lower_ in ("as", "while", "after", "amid")), None)]
    preposition = JOINT.get(bare(verb))
    if not rest:
        return ""
    # "Fly on to Cairo" makes a trip to it.
    rest = rest[1:] if len(rest) > 1 and rest[0].lower_ in ("on", "back") and rest[1].lower_ == "to" else rest
    # "Speak to the press" makes talks with it.
    rest = rest[1:] if preposition == "with" and rest[0].lower_ == "to" and len(rest) > 1 else rest
    timed = any(time.start == rest[0].i for time in verb.doc._.dates or ())
    visiting = rest[0].tag_ in ("VBG", "VBN") and len(rest) > 1 and rest[1].tag_[:2] in ("NN", "JJ")
    takes_object = (
        not timed
        and (visiting or rest[0].tag_[:2] in ("NN", "PR", "DT", "JJ", "CD"))
        and not rest[0].dep_.startswith(("obl", "nmod:unmarked", "nmod:tmod", "advmod"))
    )
    said = render(readable(closed(rest), 14))
    return f"{preposition} {said}" if preposition and takes_object else said


def _visit(head: Token, actor: Token, names: Names, lead: str) -> str:
    """Return the question for "is due in Moscow": a visit if a person is, an arrival if anything else."""
    rest = stretch(head)[1:]
    who = named(actor, names)
    if not rest:
        return ""
    if rest[0].lower_ == "to" and len(rest) > 1:
        return ask(will(who, rest[1:], names.say(None)))
    person = actor.pos_ == "PROPN" or actor.tag_ == "PRP"
    after = render(readable(rest, 12))
    if not person:
        return ask(f"will {who} arrive {after}")
    place = after.partition(" ")[2] if rest[0].lower_ in ("in", "at") else ""
    return ask(f"{lead} {_owned(who, 'visit')} {f'to {place}' if place else after}")
