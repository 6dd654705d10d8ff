"""What the mood of a clause inside a statement shows: what must be, what will be, on what condition."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from standoff.briefing import Stance
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import (
    NEGATIONS,
    SUBJECTS,
    agent,
    child,
    children,
    conditions,
    is_condition,
    is_negated,
    is_passive,
    marker_of,
    modal,
    opens_with_modal,
    subject,
)
from standoff.language.cues import FUTURE, OBLIGATION, cue_at, noun_cue_at
from standoff.language.parties import mentions_at, party_of

FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
POSSIBLE = FUTURE | {"could", "may", "might", "can"}


def stances_of_clause(head: Token, codes: frozenset[str]) -> set[Stance]:
    """Return the stances that the clause headed by `head` shows in a statement of `codes`; none where it heads none."""
    if head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return set()
    if _is_imperative(head):
        return {"demand"}
    if not any(c.dep_ in SUBJECTS or c.tag_ == "MD" for c in head.children):
        return set()
    holder = subject(head)
    doer = agent(head) or holder
    own = is_own(doer, codes)
    if _is_obliged(head) and not own and not is_condition(head):
        return _of_obligation(head)
    return _of_future(head, own, codes) | (_of_own_cue(head) if own else set())


def _of_obligation(head: Token) -> set[Stance]:
    """Return what it shows that others must: to suffer is a threat, to beware both a demand and a threat."""
    if _by_nobody(head):
        return {"demand", "threaten"}
    return {"threaten"} if _is_harmed(head) else {"demand"}


def _is_harmed(head: Token) -> bool:
    if head.lemma_.lower() in lemmas("suffer"):
        return True
    return any(t.lemma_.lower() in lemmas("suffer") for c in children(head, "obj", "obl", "xcomp") for t in c.subtree)


def _of_future(head: Token, own: bool, codes: frozenset[str]) -> set[Stance]:
    shown: set[Stance] = set()
    will = modal(head)
    to_come = (
        will in FUTURE
        or _is_going_to(head)
        or (own and _is_under_way(head) and head.dep_ in ("ROOT", "ccomp", "conj"))
        or (is_passive(head) and any(c.lower_ == "being" for c in head.children))
    )
    if to_come and is_negated(head):
        shown |= _of_forbearance(head) if own else {"reject"} if _by_nobody(head) else set()
    elif own and to_come and not (head.pos_ == "ADJ" and cue_at(head)):
        shown.add(_of_own_deed(head))
    elif to_come and (_is_promised(head) or _is_of_own_force(head, codes)):
        shown.add("commit")
    elif to_come and _is_told_to(head):
        shown.add("demand")
    if will in POSSIBLE and any(map(_is_term, conditions(head))):
        shown.add("demand")
        if any(map(_is_unless, conditions(head))):
            shown.add("threaten")
        return shown
    if own and "commit" in shown and any(not _is_term(c) for c in conditions(head)) and not _opens_way(head):
        shown.discard("commit")  # What one will do if another does something is a threat, told below.
    if will in FUTURE and _is_supposed(head) and not _opens_way(head):
        shown.add("threaten")
    if will in POSSIBLE and next(conditions(head), None) is not None and not _opens_way(head):
        shown.add("threaten")
    return shown


def _of_own_deed(head: Token) -> Stance:
    """Return what it shows that one will do the deed oneself: harm is a threat, and so is an answer to a deed."""
    lemma = head.lemma_.lower()
    things = list(children(head, "obl", "obj"))
    spoken = any(noun_cue_at(t) is not None or t.lemma_.lower() in lemmas("conversing") for t in things)
    answers = lemma in lemmas("answering") and not spoken
    return "offer" if lemma in _offers() else "threaten" if answers or lemma in lemmas("harm") else "commit"


def _of_forbearance(head: Token) -> set[Stance]:
    """Return what it shows that one will not do a deed oneself: to do no harm is promised, all else refused."""
    return {"commit"} if head.lemma_.lower() in lemmas("harm") | lemmas("hostile") else {"reject"}


def _is_of_own_force(head: Token, codes: frozenset[str]) -> bool:
    """Tell whether a force that is no other party's will act: "the ships would leave", "backed by two frigates"."""
    doer = agent(head) or subject(head)
    if doer is None or doer.lemma_.lower() not in _forces():
        return False
    return all(m.code in codes for t in doer.subtree for m in mentions_at(t.doc, t.i))


@cache
def _forces() -> frozenset[str]:
    """Return the words for forces, which act only as somebody orders."""
    return frozenset(word for words in lexicon("forces")["free"].values() for word in words) | {"police"}


def _is_promised(head: Token) -> bool:
    """Tell whether something will be done that the speaker does who does not say by whom: "ships will be sent"."""
    return is_passive(head) and agent(head) is None and head.lemma_.lower() in lemmas("acts")


def _is_told_to(head: Token) -> bool:
    """Tell whether "you will" is an order, and no guess at what somebody will find."""
    holder = subject(head)
    return holder is not None and holder.lower_ == "you" and head.lemma_.lower() not in lemmas("guessed")


def _is_term(clause: Token) -> bool:
    """Tell whether `clause` is the only condition, which others are thereby asked to meet: "only if", "unless"."""
    mark = child(clause, "mark")
    return mark is not None and (_is_unless(clause) or (mark.i > 0 and mark.nbor(-1).lower_ == "only"))


def _is_unless(clause: Token) -> bool:
    return marker_of(clause) == "unless"


def _is_supposed(head: Token) -> bool:
    """Tell whether the subject is a deed that may come: "any attack would ..." is as good as "if it attacked"."""
    doer = next((c for c in head.children if c.dep_ in SUBJECTS), None)
    if doer is None or doer.lemma_.lower() not in lemmas("deeds"):
        return False
    return any(c.lower_ in ("any", "an", "a", "another", "such", "further") for c in doer.children)


def _by_nobody(head: Token) -> bool:
    """Tell whether the subject itself is the negation: "nobody will", "no soldier will"."""
    doer = next((c for c in head.children if c.dep_ in SUBJECTS), None)
    return doer is not None and any(t.lower_ in NEGATIONS for t in (doer, *doer.children))


def _of_own_cue(head: Token) -> set[Stance]:
    cue = cue_at(head)
    if cue is not None and cue.stances == {"demand"} and child(head, "obj") is not None and not is_negated(head):
        wanted = child(head, "obj")
        friendly = wanted is not None and any(t.lemma_.lower() in _offers() | lemmas("amity") for t in wanted.subtree)
        return {"offer"} if friendly else {"demand"}  # "We want them out", which needs no clause where it is said.
    wished = child(head, "xcomp") if head.lemma_.lower() in lemmas("wish") - {"need"} else None
    if cue is not None and cue.stances == {"demand"} and wished is not None:
        deed = (wished, *children(wished, "obj", "obl", "xcomp", "conj"))
        return {"offer"} if any(t.lemma_.lower() in _offers() for t in deed) else set()  # "We want to talk"
    if cue is None or is_negated(head) or (cue.needs_content and child(head, "ccomp", "xcomp") is None):
        return set()
    return readiness(head, set(cue.stances))


def readiness(head: Token, shown: set[Stance]) -> set[Stance]:
    """Return what "ready to" and its like show: to talk is an offer, to act a promise, on a condition a threat."""
    deed = child(head, "xcomp", "ccomp", "advcl")
    if not {"offer", "commit"} <= shown or deed is None or not (head.pos_ == "ADJ" or head.tag_ == "VBN"):
        return shown
    if any(t.lemma_.lower() in _offers() for t in deed.subtree):
        return {"offer"}
    return {"threaten"} if any(map(is_condition, head.subtree)) else {"commit"}


def is_own(holder: Token | None, codes: frozenset[str]) -> bool:
    """Tell whether the subject `holder` is one of `codes`, who speak, or "we", by which they mean themselves."""
    if holder is None:
        return False
    return holder.lower_ in FIRST_PERSON or any(mention.code in codes for mention in party_of(holder))


def _is_imperative(head: Token) -> bool:
    if head.tag_ != "VB" or any(c.dep_ in SUBJECTS or c.tag_ in ("MD", "TO") or c.dep_ == "aux" for c in head.children):
        return False
    return head.dep_ in ("ROOT", "parataxis", "ccomp") and child(head, "mark") is None


def _is_obliged(head: Token) -> bool:
    """Tell whether something must be: by a modal, or by "has to" and "needs to"."""
    if modal(head) in OBLIGATION:
        return not opens_with_modal(head)
    return head.lemma_ in ("have", "need") and (to := child(head, "xcomp")) is not None and marker_of(to) == "to"


def _is_going_to(head: Token) -> bool:
    return head.lower_ == "going" and (to := child(head, "xcomp")) is not None and marker_of(to) == "to"


def _is_under_way(head: Token) -> bool:
    if head.tag_ != "VBG" or head.pos_ != "VERB" or child(head, "aux") is None:
        return False
    return is_negated(head) or head.lemma_.lower() in lemmas("acts") | lemmas("harm") | _offers()


@cache
def lemmas(name: str) -> frozenset[str]:
    """Return the list called `name` of words that tell a stance."""
    return frozenset(lexicon("stances")[name])


def _offers() -> frozenset[str]:
    return lemmas("offer") | lemmas("readiness")


def _opens_way(head: Token) -> bool:
    supposed = {t.i for clause in conditions(head) for t in clause.subtree}
    return any(t.lemma_.lower() in _offers() for t in head.subtree if t.i not in supposed)
