"""What the words of a statement show of its stance where neither its cue nor the mood of its clauses does."""

from __future__ import annotations

from spacy.tokens import Span, Token

from standoff.briefing import Stance
from standoff.extraction.moods import is_own, lemmas
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
from standoff.language.cues import FUTURE, cue_at, noun_cue_at
from standoff.language.parties import mentions_at, party_of


def own_words(told: Span, codes: frozenset[str]) -> list[Token]:
    """Return the words of `told` but for relative clauses in which the narrator tells another party's stance."""
    others: set[int] = set()
    for head in told:
        if is_relative(head) and cue_at(head) is not None and _by_another(head, codes):
            others |= {token.i for token in head.subtree}
    return [token for token in told if token.i not in others]


def of_words(told: Span, words: list[Token], codes: frozenset[str]) -> set[Stance]:
    """Return what `words`, those of `told` that count, show in a statement of `codes`; nothing where they tell only."""
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
        if verb.lemma_.lower() in lemmas("pleased"):
            return {"reject"}
        if verb.lemma_.lower() in lemmas("wish"):
            averse = any(t.lemma_.lower() in lemmas("strife") for t in verb.subtree)
            return {"offer"} if averse else {"reject"}
        return {"deny"}
    things = [verb, *verb.children] if child(verb, "expl") is not None else list(verb.children)
    deeds = lemmas("deeds") | lemmas("blows") | lemmas("strife")
    blow = verb.lemma_.lower() in lemmas("hostile") | lemmas("done") or any(t.lemma_.lower() in deeds for t in things)
    blow |= any(c.lower_ == "such" for thing in things for c in thing.children)  # "no such promise was made"
    return {"deny"} if blow else set()


def _in_conditions(told: Span) -> set[int]:
    """Return the places of the words that stand under an "if" or "unless" within `told`."""
    heads = (head for head in told if head.dep_ == "advcl" and marker_of(head) in ("if", "unless"))
    return {token.i for head in heads for token in head.subtree}


def _of_word(token: Token, codes: frozenset[str]) -> set[Stance]:
    lemma = token.lemma_.lower()
    negated = is_negated(token)
    shown: set[Stance] = set()
    fault = lemma in lemmas("accuse") and not _is_feared(token, codes) and not _is_disowned(token, codes)
    if fault or (_is_fault(token) and _by_another(token, codes)):
        shown.add("accuse")
    if lemma in lemmas("deny"):
        shown.add("deny")
    if lemma in lemmas("reject"):
        shown.add("reject")
    opens = lemma in lemmas("offer") or (lemma in lemmas("readiness") and _is_minded(token, codes))
    if opens and not negated and not _is_over(token, codes):
        shown.add("offer")
    if lemma in lemmas("support") and not negated and not (lemma in ("side", "stand") and not _takes_side(token)):
        shown.add("support")
    if lemma in lemmas("demand") and (negated or not is_passive(token) or _is_urgent(token)):
        shown.add("reject" if negated else "demand")
    if lemma == "right" and any(c.lower_ == "every" for c in token.children):
        shown.add("support" if _by_another(token.head, codes) else "threaten")
    if child(token, "cop") is not None:
        shown |= noun_cue_at(token) or set()
    if lemma in lemmas("threaten") and any(modal(t) in FUTURE for t in (token, *token.ancestors)):
        shown.add("threaten")
    return shown


def _is_feared(token: Token, codes: frozenset[str]) -> bool:
    """Tell whether a verb tells what may come of something that is nobody's deed: "a war could destabilise"."""
    return token.pos_ == "VERB" and modal(token) is not None and not _by_another(token, codes)


def _is_disowned(token: Token, codes: frozenset[str]) -> bool:
    """Tell whether a fault is one that somebody does not have: "we want no escalation", "it is not in danger"."""
    clause = next((t for t in (token, *token.ancestors) if t.pos_ == "VERB" or child(t, "cop") is not None), token)
    if not is_negated(clause) or _by_another(clause, codes):
        return False
    return clause is token or not is_own(subject(clause), codes) or clause.lemma_.lower() in lemmas("wish")


def _is_minded(token: Token, codes: frozenset[str]) -> bool:
    """Tell whether a word of readiness is said of the speakers, or of their door: "is open to talks", "ready to go"."""
    if token.pos_ not in ("VERB", "ADJ"):
        return False
    doer = subject(token)
    aims = child(token, "xcomp", "obl", "obj", "advcl") is not None
    if doer is None:
        return False
    return (is_own(doer, codes) and aims) or (token.pos_ == "ADJ" and doer.lemma_.lower() in lemmas("ways"))


def _takes_side(verb: Token) -> bool:
    """Tell whether one stands, or sides, "by", "with" or "behind" somebody."""
    cases = (child(t, "case") for t in children(verb, "obl") if verb.pos_ == "VERB")
    return any(case is not None and case.lower_ in ("by", "with", "behind", "alongside") for case in cases)


def _is_urgent(token: Token) -> bool:
    """Tell whether something is needed rather than merely of use: "more is needed", "troops are urgently needed"."""
    return any(t.lower_ in ("more", "immediately", "urgently", "now", "badly") for t in token.subtree)


def _is_over(token: Token, codes: frozenset[str]) -> bool:
    """Tell whether what a word of talks stands in has happened, or is what another party does anyhow."""
    if token.pos_ == "VERB" and modal(token) is None and _by_another(token, codes):
        return True
    if token.pos_ not in ("NOUN", "VERB", "ADJ"):
        return False
    verbs = (t for t in (token, *token.ancestors) if t.pos_ == "VERB" and t.dep_ != "acl")
    clause = next(verbs, None)
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
    return lemma in lemmas("hostile") or (lemma in lemmas("done") and done)


def _by_another(verb: Token, codes: frozenset[str]) -> bool:
    doer = subject(verb)
    if doer is None:
        return False
    owners = [c for c in children(doer, "nmod:poss", "amod") if doer.pos_ == "NOUN"]
    doers = {m.code for word in (doer, *owners) for m in (party_of(word) or mentions_at(word.doc, word.i))}
    return bool(doers) and doers.isdisjoint(codes)
