"""Which stances a statement shows: those of its cue, and those of the words of its content."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from standoff.briefing import Stance
from standoff.extraction.lexicon import lexicon
from standoff.language.annotations import Attribution
from standoff.language.clauses import SUBJECTS, child, conditions, is_negated, modal, subject
from standoff.language.cues import STANCES, cue_at
from standoff.language.parties import party_of

FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
OBLIGATION = frozenset({"must", "should", "ought", "shall"})
FUTURE = frozenset({"will", "would", "shall"})

# What a negated cue comes to: "did not rule out" keeps a threat open, "has not agreed" refuses.
NEGATED: dict[Stance, frozenset[Stance]] = {
    "reject": frozenset({"assert", "threaten"}),
    "support": frozenset({"reject"}),
    "offer": frozenset({"reject"}),
    "commit": frozenset({"reject"}),
    "demand": frozenset({"reject"}),
    "deny": frozenset({"assert"}),
    "accuse": frozenset({"support", "assert"}),
    "threaten": frozenset({"assert"}),
    "assert": frozenset({"assert"}),
}


def stances_of(attribution: Attribution, told: Span | None, codes: frozenset[str]) -> frozenset[Stance]:
    """Return the stances that `attribution` shows, as far as `told` (its content within one sentence) tells.

    `codes` are the parties that hold it: what they say of their own acts is a promise or a refusal.
    """
    head = told.doc[attribution.head] if told is not None else None
    shown = set(attribution.stances)
    if head is not None and attribution.rule != "continued quotation" and shown and is_negated(head):
        shown = {s for stance in shown for s in NEGATED[stance]}
    if told is not None:
        shown |= _of_content(told, codes)
    if told is not None and not shown - {"assert"}:
        shown = set().union(*(_of_word(token) for token in told))
    if shown - {"assert"}:
        shown.discard("assert")
    return frozenset(shown or {"assert"})


def in_order(stances: frozenset[Stance]) -> tuple[Stance, ...]:
    """Return `stances` in the order in which the guidelines list them."""
    return tuple(s for s in STANCES if s in stances)


def _of_content(told: Span, codes: frozenset[str]) -> set[Stance]:
    shown: set[Stance] = set()
    for token in told:
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            shown |= _of_clause(token, codes)
    return shown


def _of_clause(head: Token, codes: frozenset[str]) -> set[Stance]:
    """Return the stances shown by the mood of the clause of `head`: what must be, will be, or is ordered."""
    if not any(c.dep_ in SUBJECTS or c.tag_ == "MD" for c in head.children) and not _is_imperative(head):
        return set()
    holder, will = subject(head), modal(head)
    own = holder is not None and _is_own(holder, codes)
    if _is_imperative(head) or (will in OBLIGATION and not own):
        return {"demand"}
    shown: set[Stance] = set()
    cue = cue_at(head)
    if own and cue is not None and not cue.needs_content and not is_negated(head):
        shown |= cue.stances
    if will in FUTURE and own:
        shown.add("reject" if is_negated(head) else "commit")
    if (
        will in ("will", "would", "could", "may", "might")
        and next(conditions(head), None) is not None
        and not _opens_way(head)
    ):
        shown.add("threaten")
    return shown


def _is_own(holder: Token, codes: frozenset[str]) -> bool:
    if holder.lower_ in FIRST_PERSON:
        return True
    return any(mention.code in codes for mention in party_of(holder))


def _is_imperative(head: Token) -> bool:
    if head.tag_ != "VB" or any(c.dep_ in SUBJECTS or c.tag_ in ("MD", "TO") or c.dep_ == "aux" for c in head.children):
        return False
    return head.dep_ in ("ROOT", "parataxis") and child(head, "mark") is None


def _opens_way(head: Token) -> bool:
    words = _lemmas("offer")
    return any(t.lemma_.lower() in words for t in head.subtree)


@cache
def _lemmas(stance: Stance) -> frozenset[str]:
    return frozenset(lexicon("stances").get(stance, ()))


def _of_word(token: Token) -> set[Stance]:
    lemma = token.lemma_.lower()
    shown: set[Stance] = set()
    if lemma in _lemmas("accuse"):
        shown.add("accuse")
    if lemma in _lemmas("deny"):
        shown.add("deny")
    if lemma in _lemmas("reject"):
        shown.add("reject")
    if lemma in _lemmas("offer") and not is_negated(token):
        shown.add("offer")
    if lemma in _lemmas("support") and not is_negated(token):
        shown.add("support")
    if lemma in _lemmas("demand"):
        shown.add("demand")
    if lemma in _lemmas("threaten") and any(modal(t) in FUTURE for t in (token, *token.ancestors)):
        shown.add("threaten")
    return shown
