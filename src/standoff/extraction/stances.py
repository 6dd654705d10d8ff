"""Which stances a statement shows: those of its cue, of the mood of its clauses, of its words; in that order."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span, Token

from standoff.briefing import Stance
from standoff.extraction.lexicon import lexicon
from standoff.extraction.moods import is_own, readiness, stances_of_clause
from standoff.language.annotations import Attribution
from standoff.language.clauses import (
    child,
    children,
    is_condition,
    is_negated,
    is_passive,
    is_relative,
    marker_of,
    modal,
    subject,
)
from standoff.language.cues import FUTURE, STANCES, cue_at, noun_cue_at
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
        own = _own_words(told, codes)
        if not shown & {"deny", "reject"}:
            shown |= {s for token in own for s in stances_of_clause(token, codes)}
        shown |= _of_phrases(told)
        if not shown - {"assert"}:
            shown = _of_words(told, own, codes)
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
        return {NEGATED[s] for s in shown} or {"reject"}
    if not shown and thing is not None and any(marker_of(c) == "to" for c in children(head, "xcomp", "ccomp", "advcl")):
        return {"demand"}
    if shown == {"commit"} and thing is not None and thing.lemma_.lower() in _lemmas("happened"):
        return {"assert"}  # "announced the death of a soldier"
    if shown == {"accuse"} and head.lower_ in _lemmas("worry") and not _blames(told):
        return {"assert"}
    own = child(head, "xcomp")
    if shown == {"demand"} and thing is None and own is not None and own.lemma_.lower() in _lemmas("offer"):
        return {"offer"}
    cue = cue_at(head)
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
    deeds = _lemmas("deeds") | _lemmas("blows") | _lemmas("accuse")
    return any(mentions_at(t.doc, t.i) or t.lemma_.lower() in deeds for t in told)


def _is_act(verb: Token, thing: Token) -> bool:
    """Tell whether what is judged was said or done by somebody: "the speech", "that explanation", "the raid".

    Verbs that leave the judgement open ("describe", "see") count with what was said alone.
    """
    if verb.lemma_.lower() in _lemmas("neutral") and noun_cue_at(thing) is None:
        return False
    return thing.pos_ == "NOUN" and any(c.lower_ in ("the", "that", "this", "those") for c in children(thing, "det"))


def _praises(told: Span) -> bool:
    return any(t.lemma_.lower() in _lemmas("praise") | _lemmas("support") | _lemmas("deny") for t in told)


def _own_words(told: Span, codes: frozenset[str]) -> list[Token]:
    """Return the words of `told` but for relative clauses in which the narrator tells another party's stance."""
    others: set[int] = set()
    for head in told:
        if is_relative(head) and cue_at(head) is not None and _by_another(head, codes):
            others |= {token.i for token in head.subtree}
    return [token for token in told if token.i not in others]


def _of_words(told: Span, words: list[Token], codes: frozenset[str]) -> set[Stance]:
    conditional = _in_conditions(told)
    shown = {s for token in words if token.i not in conditional for s in _of_word(token, codes)}
    if not shown and any(map(is_condition, told)) and any(t.tag_ == "MD" for t in told):
        return {"threaten"}
    if not shown and is_negated(told.root) and modal(told.root) is None:
        return _of_negation(told.root, codes)
    return shown


def _of_negation(verb: Token, codes: frozenset[str]) -> set[Stance]:
    """Return what it shows that something is not so: another's failing accuses, an own deed or any blow is denied."""
    if _by_another(verb, codes):
        return {"accuse"}
    if is_own(subject(verb), codes):
        if verb.lemma_.lower() in _lemmas("wish"):
            averse = any(t.lemma_.lower() in _lemmas("strife") for t in verb.subtree)
            return {"offer"} if averse else {"reject"}
        return {"deny"}
    things = [verb, *verb.children] if child(verb, "expl") is not None else list(verb.children)
    deeds = _lemmas("deeds") | _lemmas("blows") | _lemmas("strife")
    blow = verb.lemma_.lower() in _lemmas("hostile") | _lemmas("done") or any(t.lemma_.lower() in deeds for t in things)
    blow |= any(c.lower_ == "such" for thing in things for c in thing.children)  # "no such promise was made"
    return {"deny"} if blow else set()


def _in_conditions(told: Span) -> set[int]:
    """Return the places of the words that stand under an "if" or "unless" within `told`."""
    heads = (head for head in told if head.dep_ == "advcl" and marker_of(head) in ("if", "unless"))
    return {token.i for head in heads for token in head.subtree}


@cache
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(lexicon("stances")[name])


def _of_word(token: Token, codes: frozenset[str]) -> set[Stance]:
    lemma = token.lemma_.lower()
    negated = is_negated(token)
    shown: set[Stance] = set()
    if (lemma in _lemmas("accuse") and not _is_feared(token, codes)) or (
        _is_fault(token) and _by_another(token, codes)
    ):
        shown.add("accuse")
    if lemma in _lemmas("deny"):
        shown.add("deny")
    if lemma in _lemmas("reject"):
        shown.add("reject")
    if lemma in _lemmas("offer") and not negated and not _is_over(token, codes):
        shown.add("offer")
    if lemma in _lemmas("support") and not negated:
        shown.add("support")
    if lemma in _lemmas("demand"):
        shown.add("demand")
    if lemma == "right" and any(c.lower_ == "every" for c in token.children):
        shown.add("support" if _by_another(token.head, codes) else "threaten")
    if child(token, "cop") is not None:
        shown |= noun_cue_at(token) or set()
    if lemma in _lemmas("threaten") and any(modal(t) in FUTURE for t in (token, *token.ancestors)):
        shown.add("threaten")
    return shown


def _is_feared(token: Token, codes: frozenset[str]) -> bool:
    """Tell whether a verb tells what may come of something that is nobody's deed: "a war could destabilise"."""
    return token.pos_ == "VERB" and modal(token) is not None and not _by_another(token, codes)


def _is_over(token: Token, codes: frozenset[str]) -> bool:
    """Tell whether what a word of talks stands in has happened, or is what another party does anyhow."""
    if token.pos_ == "VERB" and modal(token) is None and _by_another(token, codes):
        return True
    if token.pos_ != "NOUN":
        return False
    clause = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    if clause is None or marker_of(clause) == "to" or modal(clause) is not None:
        return False
    finite = [clause, *children(clause, "aux")]
    return any(t.tag_ == "VBD" or (t.lemma_ == "have" and t.dep_ == "aux") for t in finite)


def _is_fault(token: Token) -> bool:
    """Tell whether `token` is an act that is held against whoever did it."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB":
        return False
    done = modal(token) is None and token.tag_ in ("VBD", "VBN", "VBG") and not is_passive(token)
    return lemma in _lemmas("hostile") or (lemma in _lemmas("done") and done)


def _by_another(verb: Token, codes: frozenset[str]) -> bool:
    doer = subject(verb)
    if doer is None:
        return False
    owners = [c for c in children(doer, "nmod:poss", "amod") if doer.pos_ == "NOUN"]
    return any(
        m.code not in codes for word in (doer, *owners) for m in (party_of(word) or mentions_at(word.doc, word.i))
    )
