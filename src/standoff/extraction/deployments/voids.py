"""Voids: movements that are only asked for, wished, refused, denied or judged, which tell no deployment."""

from __future__ import annotations

from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import SUBJECTS, child, is_finite, is_negated, marker_of, modal
from standoff.language.parties import mentions_at


def is_void(trigger: Token, governors: list[Token]) -> bool:
    """Tell whether what `trigger` tells, under `governors`, is not told as a fact or a plan."""
    void = _data()["void"]
    if is_negated(trigger) or modal(trigger) in void["modals"] or _is_judged(trigger):
        return True
    if trigger.dep_ == "acl:relcl" and trigger.head.lower_ in ("those", "anyone", "anybody", "whoever"):
        return True
    if marker_of(trigger) == "whether" and trigger.head.lemma_.lower() not in _data()["stages"]["conditional"]:
        return True
    if any(
        verb.tag_ in ("VBZ", "VBP") and t.lower_ in void["until"]
        for verb in (trigger, *governors)
        for t in opening_of(verb)
    ):
        return True
    before = _before(trigger)
    if _is_imperative(trigger) or (before != trigger and before.lemma_.lower() in void["refuse"]):
        return True
    for token in governors:
        if token.lemma_.lower() in void["refuse"] or (is_negated(token) and token.tag_.startswith("VB")):
            return True
        if token.tag_.startswith("NN") and any(c.lower_ == "no" for c in token.children):
            return True
        if _is_asked_too(token) or any(c.lower_ == "too" and c.i == token.i - 1 for c in token.children):
            return True
        if (_is_demand(token) or _is_wish(token, trigger)) and not _is_own(trigger, token):
            return True
    return False


def _is_judged(noun: Token) -> bool:
    """Tell whether a movement is only said to be something: "the withdrawal is a must", "our aim is the withdrawal"."""
    if not noun.tag_.startswith("NN"):
        return False
    told_as = noun.head if noun.dep_ in SUBJECTS else noun
    named = told_as.tag_.startswith("NN") and any(c.lower_ in ("a", "an", "the") for c in told_as.children)
    return named and child(told_as, "cop") is not None


def _is_imperative(trigger: Token) -> bool:
    """Tell whether `trigger` opens a sentence or a quotation as a bare infinitive: "Send us missiles"."""
    if trigger.tag_ not in ("VB", "VBP") or any(c.dep_.startswith(("nsubj", "aux", "mark")) for c in trigger.children):
        return False
    return trigger.i == trigger.sent.start or trigger.nbor(-1).text in ("“", '"', "‘", "'")


def _before(trigger: Token) -> Token:
    """Return the word before a gerund or infinitive, which governs it however the parse attached it."""
    i = trigger.i
    if trigger.tag_ not in ("VB", "VBG"):
        return trigger
    while i > trigger.sent.start and (i == trigger.i or trigger.doc[i].lower_ == "to" or trigger.doc[i].tag_ == "RB"):
        i -= 1
    return trigger.doc[i]


def _is_demand(verb: Token) -> bool:
    """Tell whether `verb`, or the verb with the word after it ("call on"), asks for what it governs."""
    words = _data()["void"]["demand"]
    after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return verb.lemma_.lower() in words or f"{verb.lemma_.lower()} {after}" in words


def _is_asked_too(noun: Token) -> bool:
    """Tell whether "including" makes `noun` one of what is demanded: "its demands, including a promise to"."""
    case = next((c for c in noun.children if c.dep_ == "case" and c.lower_ == "including"), None)
    before = [] if case is None else list(noun.doc[noun.sent.start : case.i])
    return any(t.tag_ == "NNS" and t.lemma_.lower() in _data()["void"]["demanded"] for t in before)


def _is_wish(verb: Token, trigger: Token) -> bool:
    """Tell whether `verb` wishes, or orders, that a party it names did what `trigger` tells."""
    void, lemma = _data()["void"], verb.lemma_.lower()
    named = [c for c in verb.children if c.dep_ in ("obj", "iobj") and verb.i < c.i < trigger.i]
    if lemma in void["command"] and any(m.kind == "name" for c in named for m in mentions_at(c.doc, c.i)):
        return True
    return lemma in void["wish"] and any(c.tag_ in ("NNP", "NNPS") for c in named)


def _is_own(trigger: Token, demand: Token) -> bool:
    """Tell whether what "demand" governs is told as a fact: a finite clause in the indicative."""
    bare = trigger.lower_ == trigger.lemma_.lower() and not any(c.dep_.startswith("aux") for c in trigger.children)
    return trigger.dep_ == "ccomp" and not bare and is_finite(trigger)


def opening_of(verb: Token) -> Span:
    """Return the words that open the clause of `verb`, and the one before it."""
    return verb.doc[max(verb.left_edge.i - 1, verb.sent.start) : min(verb.left_edge.i + 1, verb.i)]


@cache
def _data() -> dict[str, Any]:
    return lexicon("movements")
