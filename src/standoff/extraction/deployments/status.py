"""How far a movement has come: from the class of its verb, and the tense, mood and verbs that govern it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from spacy.tokens import Span, Token

from standoff.briefing import Status
from standoff.extraction.deployments.classes import class_of
from standoff.extraction.deployments.governors import Role
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.presence import BESIDE
from standoff.extraction.deployments.voids import is_void, opening_of
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import SUBJECTS, conditions, is_passive, marker_of, modal

# Where the tables of the classes tell the status of an infinitive and of a noun.
_KEYS = {"infinitive": "future", "noun": "past"}

# What opens a condition.
_IFS = frozenset({"if", "unless", "provided", "providing", "lest"})


def status(movement: Movement) -> Status | None:
    """Return the status of `movement`, or None where it is denied, refused or only demanded."""
    trigger = movement.trigger
    if movement.rule.startswith("phrase"):
        return cast(Status, _data()["phrases"][movement.rule.removeprefix("phrase ").strip("'\"")])
    if movement.rule == BESIDE:
        return "in place"
    governors = list(_governors(trigger))
    if is_void(trigger, governors) or _is_commanded(movement) or _is_wished_away(movement, governors):
        return None
    stage = _conditional(trigger, governors) or _stage(movement, governors) or _carried(trigger)
    over = governors[0] if governors and not trigger.tag_.startswith("VB") else trigger
    return stage or _told(movement, _tense(over))


def _governors(trigger: Token) -> Iterator[Token]:
    """Yield what governs `trigger` as its complement, from the nearest up: "plans" over "to send"."""
    token, seen = trigger, set[int]()
    while token.i not in seen:
        seen.add(token.i)
        if token.dep_ in ("conj",) and token.head.tag_.startswith("VB"):
            if any(c.dep_.startswith("nsubj") for c in token.children):
                return
            token = token.head
            continue
        if token.dep_ not in ("xcomp", "ccomp", "acl", "advcl", "obj", "nmod", "obl", "nsubj", "nsubj:pass", "csubj"):
            return
        if token.dep_ == "advcl" and marker_of(token) not in ("to", "of", "from", "by", "about", "on", "over", None):
            return
        if any(c.tag_ in ("WDT", "WP") and c.dep_.startswith("nsubj") for c in token.children):
            return
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD", "VBG") and marker_of(token) is None:
            return
        token = token.head
        if token.dep_ == "acl:relcl" and is_passive(token) and any(c.lower_ == "which" for c in token.children):
            return
        yield token


def _is_commanded(movement: Movement) -> bool:
    """Tell whether the force is ordered to do what moves it nowhere: "ordered soldiers to surrender"."""
    force, trigger = movement.force, movement.trigger
    if trigger.lemma_.lower() not in _data()["void"]["command"] or force.start < trigger.i:
        return False
    for token in force.head.doc[force.end : min(force.end + 10, force.head.sent.end)]:
        if token.tag_ == "VB" and token.lemma_ == "be" and token.nbor().tag_ == "JJ" and token.nbor(-1).lower_ == "to":
            return not is_alert(movement)
        if token.tag_ == "VB" and token.lemma_ != "be" and token.nbor(-1).lower_ == "to":
            return class_of(token, "subject", force.kind) is None and not is_alert(movement)
        if token.dep_ in ("obl", "punct") or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return False
    return False


def _is_wished_away(movement: Movement, governors: list[Token]) -> bool:
    """Tell whether the force is only wanted to leave: "wants the soldiers to go"."""
    wishes = _data()["void"]["wish"]
    leaves = movement.role == "subject" and movement.name in ("withdraw", "depart", "travel")
    return leaves and any(t.lemma_.lower() in wishes and t.i < movement.force.start for t in governors[:1])


def _conditional(trigger: Token, governors: list[Token]) -> Status | None:
    words = _data()["stages"]["conditional"]
    asked = any(child.lower_ == "whether" for child in trigger.children)
    if asked or any(modal(token) in ("could", "may", "might") for token in (trigger, *governors)):
        return "conditional"
    if any(token.lemma_.lower() in words for token in governors if not _is_name(token)) or any(
        c.lower_ in words for c in trigger.children if not _is_name(c)
    ):
        return "conditional"
    ready = [token for token in governors if token.lemma_.lower() in _data()["stages"]["ready"]]
    promised = modal(trigger) in ("would", "will") or ready
    if promised and any(any(conditions(token)) for token in (trigger, *ready, *_coordinated(trigger))):
        return "conditional"
    if trigger.dep_ == "advcl" and (marker_of(trigger) in _IFS or _opens_with(trigger, _IFS)):
        return "conditional"
    return None


def _opens_with(verb: Token, words: frozenset[str]) -> bool:
    return any(token.lower_ in words for token in opening_of(verb))


def _is_name(token: Token) -> bool:
    """Tell whether `token` is a name, as May is no "may"."""
    return token.tag_.startswith("NNP")


def _coordinated(verb: Token) -> Iterator[Token]:
    """Yield the verbs that `verb` is joined to by "and", whose condition is its own too."""
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
        yield verb


def _stage(movement: Movement, governors: list[Token]) -> Status | None:
    """Return what the verb over an infinitive or a noun makes of it: "expected", "ordered", "began"."""
    stages, tense = _data()["stages"], _tense(movement.trigger)
    if is_alert(movement) and movement.name in ("hold", "stand") and tense in ("past", "present"):
        return "in place"
    if is_alert(movement):
        return "conditional" if any(t.lower_ in stages["conditional"] for t in _after(movement)) else "announced"
    for token in governors:
        lemma = token.lemma_.lower()
        if lemma in stages["done"] and _tense(token) == "past":
            return _told(movement, "past")
        if lemma in stages["begun"] and _tense(token) in ("future", "infinitive"):
            is_to = any(c.lemma_ == "be" and c.dep_ == "aux" for c in token.children)
            if is_to or _tense(token) == "future":
                return "announced"
        elif lemma in stages["begun"]:
            return "under way" if movement.name != "withdraw" else "withdrawn"
        if lemma in stages["expected"]:
            return "expected"
        if lemma in stages["announced"] and tense in ("infinitive", "noun"):
            return "announced"
        if lemma == "be" and tense == "infinitive":
            return "announced"
    is_to = any(c.lemma_ == "be" and c.dep_ == "aux" for c in movement.trigger.children)
    return "announced" if is_to and tense == "infinitive" else None


def is_alert(movement: Movement) -> bool:
    """Tell whether the force is made ready and not moved: "put troops on high alert"."""
    start = max(movement.trigger.i + 1, movement.force.end) - movement.trigger.i - 1
    return any(t.lower_ in _data()["stages"]["alert"] for t in _after(movement)[start : start + 8])


def _carried(trigger: Token) -> Status | None:
    """Return how far what carries the force has come: "a convoy carrying 600 soldiers is heading for Goma"."""
    carries = trigger.tag_ == "VBG" and trigger.lemma_.lower() in _data()["companions"]["carriers"]
    carrier = trigger.head
    if not carries or trigger.dep_ != "acl" or carrier.dep_ not in SUBJECTS:
        return None
    role: Role = "object" if carrier.dep_ == "nsubj:pass" else "subject"
    name = class_of(carrier.head, role, "vehicles")
    if name is None or name == "watch":
        return "under way"
    return cast(Status, _data()["classes"][name][_KEYS.get(_tense(carrier.head), _tense(carrier.head))])


def _after(movement: Movement) -> Span:
    trigger = movement.trigger
    return trigger.doc[trigger.i + 1 : min(trigger.i + 14, trigger.sent.end)]


def _tense(trigger: Token) -> str:
    """Return "past", "present", "progressive", "future", "infinitive" or "noun"."""
    if not trigger.tag_.startswith("VB"):
        return "noun"
    children = list(trigger.children)
    if any(c.tag_ == "MD" for c in children):
        return "future"
    if trigger.tag_ == "VBN" and any(c.lower_ == "have" for c in children):
        return "past"
    if any(c.lower_ == "to" and c.i < trigger.i and c.dep_ in ("mark", "aux", "case") for c in children):
        reported = is_passive(trigger.head) and trigger.head.lemma_.lower() in _data()["reported"]["verbs"]
        return "present" if reported and trigger.lemma_ == "be" else "infinitive"
    if trigger.tag_ == "VBG":
        auxiliaries = {c.lower_ for c in children if c.dep_.startswith("aux")}
        goes_on = trigger.dep_ in ("xcomp", "ccomp") or auxiliaries - {"been", "has", "have", "had"}
        return "progressive" if goes_on else "past"
    if trigger.tag_ == "VBN" and any(c.lower_ in ("being",) for c in children):
        return "progressive"
    if trigger.tag_ in ("VBD", "VBN"):
        return "past"
    if trigger.dep_ in ("ccomp", "xcomp") and trigger.head.lemma_.lower() in _data()["classes"]["watch"]["object"]:
        return "past"
    return "infinitive" if trigger.tag_ == "VB" else "present"


def _told(movement: Movement, tense: str) -> Status:
    table = _data()["classes"][movement.name]
    if movement.name == "move" and tense == "past" and any(t.lower_ in ("toward", "towards") for t in _after(movement)):
        return "under way"
    return cast(Status, table[_KEYS.get(tense, tense)])


@cache
def _data() -> dict[str, Any]:
    return lexicon("movements")
