"""Context: whose a force is that neither its own words nor its mover tell, from who tells of it.

A report that tells of foreign forces names their party; where it names none, the forces are those of the
party whose statement it reports, or of which it told last.
"""

from __future__ import annotations

from spacy.tokens import Token

from standoff.extraction.deployments.actors import is_victim, with_joined
from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.naming import words_of
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import SUBJECTS, agent, is_passive, subject
from standoff.language.parties import mentions_at

# Movements of these rules are told of others' forces.
OF_OTHERS = ("watch", "receive", "expect", "comprise", "bombard", "cross")

# Determiners of a force that was told before, with a party.
_KNOWN = frozenset({"the", "its", "their", "these", "those", "his", "her", "our", "my", "your", "any", "all"})


def teller(force: Force, trigger: Token, rule: str) -> str | None:
    """Return the party of the clause over `trigger`, or else of the sentence before, for a force told afresh."""
    opening = force.opening_words
    after = force.head.doc[force.end : min(force.end + 8, force.head.sent.end)]
    if (
        force.is_elided
        or any(t.lower_ in ("all", "both") for t in opening)
        or any(t.lower_ == "both" for t in after)
        or is_victim(force)
        or is_of_others(force)
        or rule.startswith(OF_OTHERS)
        or (force.quantity is None and any(t.lower_ in _KNOWN for t in opening) and not _is_named(force))
    ):
        return None
    if force.head.i > trigger.i and is_passive(trigger):
        return None
    doer = agent(trigger) if is_passive(trigger) else subject(trigger)
    if doer is not None and {t.lemma_.lower() for t in doer.subtree} & set(lexicon("movements")["void"]["several"]):
        return None
    if rule.endswith("noun") and trigger.dep_ not in ("obj", "nsubj:pass"):
        return None
    return _side(trigger) or _over(force, trigger) or _before(trigger)


def is_of_others(force: Force) -> bool:
    """Tell whether the words say that the force is another's, and not whose: "foreign warships", "enemy tanks"."""
    words = {token.lower_ for token in force.head.doc[force.opening : force.end]}
    return bool(words & words_of("others"))


def _is_named(force: Force) -> bool:
    """Tell whether a ship has a name of its own, which need not have been told before: "the frigate Hamburg"."""
    after = force.head.doc[force.end] if force.end < force.head.sent.end else force.head
    return force.kind == "ships" and force.head.tag_ in ("NN", "NNS") and after.tag_ == "NNP"


def _over(force: Force, trigger: Token) -> str | None:
    """Return the party that is the subject of the nearest clause over `trigger`."""
    token, seen = trigger, {trigger.i}
    while token.head.i not in seen:
        token = token.head
        seen.add(token.i)
        for doer in token.children:
            if doer.dep_ in SUBJECTS and not force.opening <= doer.i < force.end:
                told = token.head if doer.tag_ in ("WP", "WDT") else doer
                return next(iter(with_joined(told)), None) or _country_of(told)
    return None


def _side(trigger: Token) -> str | None:
    """Return the party whose side the sentence opens on: "On the Polish side, a regiment has moved"."""
    for token in trigger.doc[trigger.sent.start : min(trigger.sent.start + 5, trigger.i)]:
        if token.lower_ == "side":
            return _country_of(token)
    return None


def _country_of(teller: Token) -> str | None:
    """Return the country of who tells, though he stands for no party: "Moroccan media reported"."""
    named = (m for c in teller.children if c.i < teller.i for m in mentions_at(c.doc, c.i))
    return next((m.code for m in named if m.kind == "demonym"), None)


def _before(trigger: Token) -> str | None:
    """Return the party that is the subject of the sentence before that of `trigger`."""
    start = trigger.sent.start
    if start == 0:
        return None
    root = trigger.doc[start - 1].sent.root
    return next((code for c in root.children if c.dep_ in SUBJECTS for code in with_joined(c)), None)
