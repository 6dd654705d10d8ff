"""Classes of movement: what a verb does to a force, by its lexicon, its particle and what else stands in its clause."""

from __future__ import annotations

from functools import cache
from typing import Any

from spacy.tokens import Token

from standoff.extraction.deployments.governors import Role
from standoff.extraction.deployments.naming import exercises, is_known, noun_class, singular
from standoff.extraction.deployments.place_names import is_place_word
from standoff.extraction.deployments.presence import exercise_before
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import child, is_passive, subject
from standoff.language.dates import within
from standoff.language.lemmas import base_form

# Where a departure leads is told within so many words.
LED = 14


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
    name = next((verbs(role)[form] for form in _forms(verb, role) if form in verbs(role)), None)
    if name == "withdraw" and role == "subject" and (_leads_on(verb) or _leaves_home(verb)):
        return "depart"
    if name == "hold" and role == "object" and _is_place_that_has(verb):
        return "host"
    back = role == "subject" and name == "travel" and any(t.lower_ == "back" for t in verb.children)
    if back or (name in ("move", "travel", "arrive") and any(t.lower_ == "home" for t in verb.children)):
        return "withdraw"
    if (name == "travel" and role == "subject" and _brings_about(verb)) or (name == "receive" and is_passive(verb)):
        return None
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


def _brings_about(verb: Token) -> bool:
    """Tell whether the verb has what it brings about as its object, as no movement has: "set off a crisis"."""
    done = child(verb, "obj")
    causes = verb.lemma_.lower() in _data()["causing"]["verbs"]
    return causes and done is not None and not is_place_word(done)


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


def _forms(verb: Token, role: Role) -> list[str]:
    """Return the lemma of `verb` with each word that may be its particle, or alone if it has none that `role` knows."""
    lemmas = [base_form(verb.lower_), verb.lemma_.lower()]
    known = [lemma for lemma in lemmas if lemma in verbs("object") or lemma in verbs("subject")]
    lemma = (known or list(filter(None, lemmas)))[0]
    after = list(verb.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)])
    particles = [t for t in after if t.head == verb and t.dep_ in ("compound:prt", "advmod", "obj", "obl")]
    particles += [t for t in after[:1] if t not in particles]
    forms = [f"{lemma} {word}" for t in particles for word in (t.lower_, singular(t), t.lower_.removesuffix("s"))]
    known = [form for form in forms if form in verbs(role)]
    return known or ([] if any(t.tag_ == "RP" and t.dep_ != "case" for t in after[:1]) else [lemma])


@cache
def _data() -> dict[str, Any]:
    return lexicon("movements")


@cache
def verbs(role: Role) -> dict[str, str]:
    """Return the class of each verb that a force in `role` is moved by; the first class that has it counts."""
    return {verb: name for name, table in reversed(_data()["classes"].items()) for verb in table[role]}
