"""Which stances a statement shows: those of its cue, of the mood of its clauses, of its words; in that order."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span, Token

from standoff.briefing import Stance
from standoff.extraction.hints import of_words, own_words
from standoff.extraction.lexicon import lexicon
from standoff.extraction.moods import lemmas, readiness, stances_of_clause
from standoff.language.annotations import Attribution
from standoff.language.clauses import (
    child,
    children,
    is_negated,
    marker_of,
)
from standoff.language.cues import STANCES, cue_at, noun_cue_at
from standoff.language.parties import mentions_at, party_of

# What a negated cue comes to: "has not agreed" refuses, "did not rule out" merely says so.
NEGATED: dict[Stance, Stance] = {
    "demand": "reject",
    "reject": "assert",
    "deny": "assert",
    "accuse": "assert",
    "threaten": "assert",
    "commit": "reject",
    "offer": "reject",
    "support": "reject",
    "assert": "assert",
}


def stances_of(doc: Doc, attribution: Attribution, told: Span | None, codes: frozenset[str]) -> frozenset[Stance]:
    """Return the stances that `attribution` shows, as far as `told` (its content within one sentence) tells.

    `codes` are the parties that hold it: what they say of their own acts is a promise or a refusal.
    """
    shown = set(attribution.stances)
    if told is None and _is_undone(doc[attribution.head]):
        shown = {NEGATED[stance] for stance in shown}
    if told is not None:
        if attribution.rule != "continued quotation":
            shown = _of_cue(told.doc[attribution.head], told, shown)
        # Of what is denied or refused the mood says nothing of whoever denies it.
        own = own_words(told, codes)
        if not shown & {"deny", "reject"}:
            shown |= {s for token in own for s in stances_of_clause(token, codes)}
        shown |= _of_phrases(told)
        if not shown - {"assert"}:
            shown = of_words(told, own, codes)
    if shown - {"assert"}:
        shown.discard("assert")
    return frozenset(shown or {"assert"})


def _of_phrases(told: Span) -> set[Stance]:
    """Return what the set phrases in `told` show: "out of the question" refuses."""
    text = f" {' '.join(t.lower_ for t in told)} "
    return {stance for stance in STANCES for phrase in _phrases().get(stance, ()) if f" {phrase} " in text}


@cache
def _phrases() -> dict[str, list[str]]:
    return dict(lexicon("stances")["phrases"])


def in_order(stances: frozenset[Stance]) -> tuple[Stance, ...]:
    """Return `stances` in the order in which the guidelines list them."""
    return tuple(s for s in STANCES if s in stances)


def _is_undone(head: Token) -> bool:
    """Tell whether a negation denies `head`, its own or that of the verb it complements: "is not prepared to talk"."""
    return is_negated(head) or (head.dep_ == "xcomp" and is_negated(head.head))


def _of_cue(head: Token, told: Span, shown: set[Stance]) -> set[Stance]:
    thing = child(head, "obj", "iobj")
    if (
        shown == {"threaten"}
        and thing is not None
        and (to := child(head, "xcomp")) is not None
        and marker_of(to) == "to"
    ):
        return {"demand", "threaten"}
    if _is_undone(head):
        if shown == {"reject"} and any(t.lemma_.lower() in lemmas("force") for t in told):
            return {"threaten"}  # "has not ruled out military action"
        return {NEGATED[s] for s in shown} or {"reject"}
    if not shown and thing is not None and any(marker_of(c) == "to" for c in children(head, "xcomp", "ccomp", "advcl")):
        return {"demand"}
    if shown == {"commit"} and thing is not None and thing.lemma_.lower() in lemmas("happened"):
        return {"assert"}  # "announced the death of a soldier"
    cue = cue_at(head)
    felt = {head.lower_, head.doc[cue.end - 1].lemma_.lower()} if cue is not None else {head.lower_}
    if shown == {"accuse"} and felt & lemmas("worry") and not _blames(told):
        return {"assert"}
    own = child(head, "xcomp")
    if shown == {"demand"} and thing is None and own is not None and own.lemma_.lower() in lemmas("offer"):
        return {"offer"}
    if (
        cue is not None
        and cue.evaluates
        and head.doc[cue.end - 1].lower_ != "at"
        and not shown
        and thing is not None
        and (party_of(thing) or _is_act(head, thing))
    ):
        return shown if _praises(told) else {"accuse"}
    return readiness(head, shown)


def _blames(told: Span) -> bool:
    """Tell whether what somebody worries about is somebody's doing: it names a party, or a deed."""
    deeds = lemmas("deeds") | lemmas("blows") | lemmas("accuse")
    return any(mentions_at(t.doc, t.i) or t.lemma_.lower() in deeds for t in told)


def _is_act(verb: Token, thing: Token) -> bool:
    """Tell whether what is judged was said or done by somebody: "the speech", "that explanation", "the raid".

    Verbs that leave the judgement open ("describe", "see") count with what was said alone.
    """
    if verb.lemma_.lower() in lemmas("neutral") and noun_cue_at(thing) is None:
        return False
    if thing.pos_ == "PRON":
        return thing.lower_ in ("it", "them", "that", "this", "those", "these")
    return thing.pos_ == "NOUN" and any(c.lower_ in ("the", "that", "this", "those") for c in children(thing, "det"))


def _praises(told: Span) -> bool:
    return any(t.lemma_.lower() in lemmas("praise") | lemmas("support") | lemmas("deny") for t in told)
