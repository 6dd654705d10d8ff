"""Movements: the verb, noun or set phrase that places, moves or withdraws a force.

A force and its verb are joined by the parse where it says so, and by nearness where no other verb
stands between them: a parser that errs on an attachment seldom errs on what lies side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.extraction.deployments.classes import class_of, verbs
from standoff.extraction.deployments.forces import Force, is_counted
from standoff.extraction.deployments.governors import Role, governors
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.naming import is_hidden_verb, noun_class
from standoff.extraction.deployments.presence import host_of, located, presences, stands
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import is_passive

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
    seen = [movement for movement in found if movement.name == "watch" and movement.role == "object"]
    if seen:
        found = [*(m for m in found if m not in seen and m.trigger.dep_ == "acl"), *found]
        found = list(dict.fromkeys(found))
    sent = [m for m in found if m.name in ("move", "pledge", "place") and m.role == "object"]
    aims = [movement for movement in found if sent and movement.trigger.tag_ == "VB" and movement.role == "subject"]
    yield from (movement for movement in found if movement not in aims)
    yield from aims


def _number(force: Force) -> Movement | None:
    """Return the presence that a change of its number tells: "the number of soldiers in Niger has fallen to"."""
    for token in force.head.ancestors:
        if token.tag_.startswith("VB"):
            change = token.lemma_.lower() in lexicon("movements")["numbers"]["verbs"] and is_counted(force)
            return Movement(force, token, "stand", "subject", "number of it") if change else None
    return None


def _noun(force: Force) -> Movement | None:
    """Return the movement that a noun beside the force tells: "delivery of tanks", "arms shipments"."""
    doc, sentence = force.head.doc, force.head.sent
    after = list(doc[force.end : min(force.end + 1, sentence.end)])
    reach = 9 if force.opening > 0 and doc[force.opening - 1].text == "," else 8
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
    """Tell whether `token` is "of" or "by", or a quotation mark before it: the "deployment" of troops."""
    return token.lower_ in ("of", "by") or (
        token.is_quote and token.i + 1 < len(token.doc) and token.nbor().lower_ == "of"
    )


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
        if step > 0 and force.head.dep_ in ("obj", "obl:agent"):
            continue
        found = _towards(force, sentence, step, role, taken)
        if found is not None:
            return found
    return None


def _is_in_phrase(force: Force, sentence: Span) -> bool:
    """Tell whether a preposition governs `force`, so that no verb does; a particle is none ("handed over tanks")."""
    if force.opening_words and force.opening_words[0].lower_ == "of":
        return True
    if force.opening <= max(sentence.start, 1):
        return False
    before = force.head.doc[force.opening - 1]
    particle = f"{before.nbor(-1).lemma_} {before.lower_}" in verbs("object")
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
