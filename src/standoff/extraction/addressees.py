"""Whom a statement names: those it addresses, those it says to act, and those it merely mentions."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.moods import lemmas
from standoff.language.annotations import Attribution
from standoff.language.clauses import SUBJECTS, agent, child, children, is_negated, is_passive
from standoff.language.parties import Mention, mentions_at, party_of

# Words before a place name that make it a place and nobody's name.
PLACES = "in at near from into through across inside outside around off over along after before since during"
PLACE_PREPOSITIONS = frozenset(PLACES.split())


class Named(NamedTuple):
    """The parties that a statement names: those `addressed` or said to act, and others merely `mentioned`."""

    addressed: tuple[str, ...]
    mentioned: tuple[str, ...]


def named_in(attribution: Attribution, told: Span | None, party: str) -> Named:
    """Return whom the statement of `party` names in `told`, its content within one sentence; never who shares it."""
    if told is None:
        return Named((), ())
    doc = told.doc
    head = doc[attribution.head]
    codes = frozenset(m.code for m in attribution.holders)
    if _is_reciprocal(head):
        return Named(tuple(sorted(codes - {party})), ())
    to = [] if attribution.rule == "continued quotation" or is_passive(head) else _addressed(head)
    source = range(*(attribution.source or (0, 0)))  # "China, the North's only ally, said" has not the North act.
    acting = [m for token in told if token.i not in source and _acts(token) for m in _named_by(token)]
    mentioned = [m for m in doc._.parties if told.start <= m.start < told.end and _counts(doc[m.end - 1])]
    addressed = _others([*to, *acting], codes) or _others(_partners(head), codes)
    return Named(addressed, tuple(code for code in _others(mentioned, codes) if code not in addressed))


def _addressed(head: Token) -> list[Mention]:
    words = [w for w in children(head, "obj", "iobj", "obl") if not _is_place(w)]
    return [mention for word in words for mention in party_of(word)]


def tells_of_blows(told: Span) -> bool:
    """Tell whether what is `told` is of blows and faults, which are somebody's even where nobody is named."""
    blows = lemmas("hostile") | lemmas("blows") | lemmas("accuse")
    return any(t.lemma_.lower() in blows and not is_negated(t) for t in told)


def _partners(head: Token) -> list[Mention]:
    """Return with whom the speaker talks meanwhile: "in a call with X, Y demanded", "speaking to X, Y said"."""
    talks = [t for t in children(head, "obl", "advcl") if t.lemma_.lower() in lemmas("conversing")]
    beside = [t for t in children(head, "obl") if talks and _is_with(t)]  # What hangs on the talk may be hung too high.
    return [
        m
        for word in (*(c for talk in talks for c in children(talk, "nmod", "obl")), *beside)
        if _is_with(word)
        for m in party_of(word)
    ]


def _is_with(word: Token) -> bool:
    return _case(word) in ("with", "to")


def _acts(token: Token) -> bool:
    if token.dep_ == "nmod:poss":
        return token.head.lemma_.lower() not in lemmas("belongings")
    if token.dep_ == "nsubj:pass" and agent(token.head) is not None:
        return False
    if token.dep_ in SUBJECTS:
        return token.head.dep_ != "acl:relcl" or token.head.lemma_.lower() in lemmas("hostile")
    if token.dep_ == "obl:agent":
        return token.head.dep_ != "acl" or token.head.lemma_.lower() in lemmas("hostile")
    if token.dep_ in ("amod", "compound"):
        return token.head.lemma_.lower() in (lemmas("deeds") | lemmas("blows"))
    return token.dep_ == "nmod" and _case(token) == "by"


def _counts(word: Token) -> bool:
    """Tell whether naming a party by `word` is naming whom a statement is about: no place, no owner of what is hurt."""
    owns = word.dep_ in ("nmod:poss", "nmod", "compound", "amod")
    belongs = owns and word.head.lemma_.lower() in lemmas("belongings")
    return not _is_place(word) and not belongs


def _named_by(token: Token) -> list[Mention]:
    return mentions_at(token.doc, token.i) if token.dep_ in ("amod", "compound") else party_of(token)


def _is_place(word: Token) -> bool:
    return _case(word) in PLACE_PREPOSITIONS


def _case(word: Token) -> str:
    preposition = child(word, "case")
    return "" if preposition is None else preposition.lower_


def _is_reciprocal(head: Token) -> bool:
    thing = child(head, "obj", "obl")
    return thing is not None and thing.lower_ in ("each", "one") and child(thing, "fixed") is not None


def _others(mentions: list[Mention], codes: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in dict.fromkeys(m.code for m in mentions) if code not in codes)
