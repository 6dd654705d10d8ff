"""Movements: the verb, noun or set phrase that places, moves or withdraws a force.

A force and its verb are joined by the parse where it says so, and by nearness where no other verb
stands between them: a parser that errs on an attachment seldom errs on what lies side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from standoff.extraction.deployments.forces import Force, is_counted
from standoff.extraction.deployments.governors import Role, governors
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.naming import exercises, is_hidden_verb, is_known, noun_class, singular
from standoff.extraction.deployments.places import is_place_word
from standoff.extraction.deployments.presence import exercise_before, host_of, located, presences, stands
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import child, is_passive, subject
from standoff.language.dates import within
from standoff.language.lemmas import base_form

# Where a departure leads is told within so many words.
LED = 14

# Farther than this many words from its verb, a force that the parse does not join to it belongs to another.
NEAR = 9


def movements(force: Force, sentence: Span, others: list[Force]) -> Iterator[Movement]:
    """Yield what may move `force` in `sentence`, the likeliest first; `others` are the forces of the sentence."""
    if force.is_anaphor and noun_class(force.head) is not None:
        name = noun_class(force.head)
        yield Movement(force, force.head, str(name), "object", f"{name} noun")
        return
    if force.is_elided and not force.is_anaphor:
        taken = {i for other in others for i in range(other.start, other.end)}
        governed = list(_governed(force))
        found = _towards(force, sentence, 1, "subject", taken) or stands(force, sentence)
        yield from (movement for movement in governed if movement.name == "host")
        yield from governed if found is None else (found,)
        return
    number = _number(force)
    if number is not None:
        yield number
        return
    yield from _governed(force)
    for found in (
        _noun(force),
        *presences(force, sentence),
        _nearest(force, sentence, others),
        located(force),
    ):
        if found is not None:
            yield found


def _governed(force: Force) -> Iterator[Movement]:
    """Yield the movements of the verbs that the parse joins to `force`; what it is sent for comes after the sending."""
    found = []
    for verb, role in governors(force):
        name = class_of(verb, role, force.kind)
        if name is not None:
            seat = host_of(verb) if name == "host" else None
            found.append(Movement(force, verb, name, role, f"{name} verb", seat))
    sent = [movement for movement in found if movement.name == "move" and movement.role == "object"]
    aims = [movement for movement in found if sent and movement.trigger.tag_ == "VB" and movement.role == "subject"]
    yield from (movement for movement in found if movement not in aims)
    yield from aims


def class_of(verb: Token, role: Role, kind: str) -> str | None:
    """Return the class of movement that `verb` tells of a force of `kind` in `role`, or None."""
    noun = verb.tag_.startswith("NN") and any(c.dep_ == "cop" for c in verb.children)
    if noun or verb.lemma_.lower() in _data()["not_for"][role].get(kind, ()):
        return None
    if exercises(verb):
        return "operate"
    complement = child(verb, "xcomp")
    if role == "object" and complement is not None and complement.lemma_.lower() == "ready":
        return "pledge"
    if verb.lemma_.lower() in ("appear", "get") and complement is not None:
        return None
    if any(c.lemma_.lower() in _data()["abstract"]["nouns"] and _is_reached(c) for c in verb.children):
        return None
    name = next((_verbs(role)[form] for form in _forms(verb) if form in _verbs(role)), None)
    if name == "withdraw" and role == "subject" and (_leads_on(verb) or _leaves_home(verb)):
        return "depart"
    if name == "hold" and role == "object" and _is_place_that_has(verb):
        return "host"
    back = role == "subject" and name == "travel" and any(t.lower_ == "back" for t in verb.children)
    if back or (name in ("move", "travel", "arrive") and any(t.lower_ == "home" for t in verb.children)):
        return "withdraw"
    return None if name == "comprise" and not _is_force(verb) else name


def _is_reached(noun: Token) -> bool:
    """Tell whether `noun` is what its verb is done to or leads to: "followed events", "returned to service"."""
    led = any(c.dep_ == "case" and c.lower_ in ("to", "into", "from") for c in noun.children)
    return noun.dep_ == "obj" or (noun.dep_ == "obl" and led)


def _leads_on(verb: Token) -> bool:
    """Tell whether a departure is told with where it leads: "left Brest for Dakar", not "left for good"."""
    after = verb.doc[verb.i + 1 : min(verb.i + LED, verb.sent.end - 1)]
    named = (t for t in after if t.lower_ == "for" and any(map(is_place_word, t.doc[t.i + 1 : t.i + 4])))
    return verb.lemma_.lower() in _data()["departures"]["verbs"] and any(not within(t.doc, t.i, t.i + 3) for t in named)


def _leaves_home(verb: Token) -> bool:
    """Tell whether a force leaves where it lives, so that it goes out and not home: "left their base at Kiel"."""
    left = child(verb, "obj")
    if left is None or left.lemma_.lower() not in _data()["departures"]["homes"]:
        return False
    return not any(c.dep_ == "det" for c in left.children)


def _is_place_that_has(verb: Token) -> bool:
    """Tell whether a place, and no party, has the force: "the enclave now has missiles"."""
    holder = subject(verb)
    if verb.lemma_.lower() != "have" or holder is None or is_passive(verb):
        return False
    return holder.tag_ in ("NN", "NNS") and is_place_word(holder)


def _is_force(verb: Token) -> bool:
    """Tell whether the subject of `verb` is a force, a movement or an exercise, of which the other may be a part."""
    whole = next((c for c in verb.children if c.dep_.startswith("nsubj") and c.i < verb.i), None) or subject(verb)
    if whole is not None and whole.tag_ in ("WDT", "WP") and verb.dep_ == "acl:relcl":
        whole = verb.head
    if whole is None or exercise_before(verb) is not None:
        return exercise_before(verb) is not None
    return is_known(singular(whole)) or noun_class(whole) is not None


def is_placed(name: str) -> bool:
    """Tell whether a movement of class `name` counts only where a place is named."""
    return bool(_data()["classes"].get(name, {}).get("placed"))


def _forms(verb: Token) -> list[str]:
    """Return the lemma of `verb` with each word that may be its particle, then alone if it has none."""
    lemmas = [base_form(verb.lower_), verb.lemma_.lower()]
    known = [lemma for lemma in lemmas if lemma in _verbs("object") or lemma in _verbs("subject")]
    lemma = (known or list(filter(None, lemmas)))[0]
    after = list(verb.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)])
    particles = [t for t in after if t.head == verb and t.dep_ in ("compound:prt", "advmod", "obj", "obl")]
    particles += [t for t in after[:1] if t not in particles]
    forms = [f"{lemma} {word}" for t in particles for word in (t.lower_, singular(t), t.lower_.removesuffix("s"))]
    known = [form for form in forms if form in _verbs("object") or form in _verbs("subject")]
    return known or ([] if any(t.tag_ == "RP" and t.dep_ != "case" for t in after[:1]) else [lemma])


def _number(force: Force) -> Movement | None:
    """Return the presence that a change of its number tells: "the number of soldiers in Niger has fallen to"."""
    for token in force.head.ancestors:
        if token.tag_.startswith("VB"):
            change = token.lemma_.lower() in _data()["numbers"]["verbs"] and is_counted(force)
            return Movement(force, token, "stand", "subject", "number of it") if change else None
    return None


def _noun(force: Force) -> Movement | None:
    """Return the movement that a noun beside the force tells: "delivery of tanks", "arms shipments"."""
    doc, sentence = force.head.doc, force.head.sent
    after = list(doc[force.end : min(force.end + 1, sentence.end)])
    reach = 9 if force.opening > 0 and doc[force.opening - 1].text == "," else 5
    before = [t for t in doc[max(sentence.start, force.start - reach) : force.start] if _is_of(t.nbor())]
    exercise = _exercise(force)
    if exercise is not None:
        return Movement(force, exercise, "operate", "object", "operate noun")
    for token in (*after, *reversed(before)):
        name = noun_class(token)
        if name is not None:
            return Movement(force, token, name, "object", f"{name} noun")
    return None


def _is_of(token: Token) -> bool:
    """Tell whether `token` is "of", or a quotation mark before it: the "deployment" of troops."""
    return token.lower_ == "of" or (token.is_quote and token.i + 1 < len(token.doc) and token.nbor().lower_ == "of")


def _exercise(force: Force) -> Token | None:
    """Return the exercise that a number of the force is said to be in: "a drill with 900 soldiers"."""
    doc, opening = force.head.doc, force.opening
    if force.quantity is None or opening < 2 or doc[opening - 1].lower_ not in ("with", "involving", "by"):
        return None
    before = reversed(list(doc[max(opening - 8, force.head.sent.start) : opening - 1]))
    return next((t for t in before if t.lemma_.lower() in ("exercise", "drill", "manoeuvre", "maneuver")), None)


def _nearest(force: Force, sentence: Span, others: list[Force]) -> Movement | None:
    """Return the movement whose verb lies nearest to `force` with no other verb, and no clause, between."""
    taken = {i for other in others for i in range(other.start, other.end)}
    if _is_in_phrase(force, sentence):
        return None
    for step, role in ((-1, "object"), (1, "subject")):
        found = _towards(force, sentence, step, role, taken)
        if found is not None:
            return found
    return None


def _is_in_phrase(force: Force, sentence: Span) -> bool:
    """Tell whether a preposition governs `force`, so that no verb does; a particle is none ("handed over tanks")."""
    if force.opening <= max(sentence.start, 1):
        return False
    if force.opening_words and force.opening_words[0].lower_ == "of":
        return True
    before = force.head.doc[force.opening - 1]
    particle = f"{before.nbor(-1).lemma_} {before.lower_}" in _verbs("object")
    return before.tag_ == "IN" and before.dep_ != "mark" and not particle


def _towards(force: Force, sentence: Span, step: int, role: str, taken: set[int]) -> Movement | None:
    i = force.start - 1 if step < 0 else force.end
    for _ in range(NEAR):
        if not sentence.start <= i < sentence.end:
            return None
        token = force.head.doc[i]
        after_comma = token.i > 0 and token.nbor(-1).text == ","
        if token.lower_ in ("and", "or") and after_comma:
            return None
        if token.text in (";", ":", "“", "”", '"', "—", "–") or token.lower_ in ("while", "but", "whether", "because"):
            return None
        if step > 0 and token.lower_ in ("which", "who", "that") and after_comma:
            i = _after_comma(token, sentence)
            continue
        inner = token.dep_.startswith(("aux", "cop", "amod")) or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG"))
        verb = token.tag_.startswith("VB") and not inner
        if (verb or is_hidden_verb(token)) and i not in taken:
            found = _joined(force, token, step, role)
            if found is not None or not _is_reduced(token):
                return found
        i += step
    return None


def _is_reduced(verb: Token) -> bool:
    """Tell whether `verb` is a bare participle, which another verb may follow: "soldiers assigned to it left"."""
    return verb.tag_ == "VBN" and not any(c.dep_.startswith("aux") for c in verb.children)


def _after_comma(token: Token, sentence: Span) -> int:
    """Return the place after the comma that closes the relative clause which `token` opens."""
    return next((t.i + 1 for t in token.doc[token.i : sentence.end] if t.text == ","), sentence.end)


def _joined(force: Force, verb: Token, step: int, role: str) -> Movement | None:
    """Return the movement of `verb`, which stands nearest to `force`, unless it has its object already."""
    objects = [c.i for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
    joined = force.opening > 0 and force.head.doc[force.opening - 1].lower_ in ("and", "or")
    if step < 0 and not joined and any(i < force.start for i in objects):
        return None
    if step > 0:
        contact = any(c.dep_.startswith("nsubj") and force.end <= c.i < verb.i for c in verb.children)
        role = "object" if contact or is_passive(verb) else "subject"
        if any(c.dep_.startswith("nsubj") and c.i > force.end for c in verb.children):
            return None
    placed: Role = "object" if role == "object" else "subject"
    name = class_of(verb, placed, force.kind)
    return None if name is None else Movement(force, verb, name, placed, f"{name} verb nearby")


@cache
def _data() -> dict[str, Any]:
    return lexicon("movements")


@cache
def _verbs(role: Role) -> dict[str, str]:
    return {verb: name for name, table in reversed(_data()["classes"].items()) for verb in table[role]}
