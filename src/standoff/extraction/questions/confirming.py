"""Finding what nobody has confirmed: "could not be verified", "neither confirmed nor denied that"."""

from __future__ import annotations

from spacy.tokens import Token

from standoff.extraction.questions.lists import words
from standoff.extraction.questions.silence import REACH, Gap, is_negative
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import bare

WHY = "the article says that it is not confirmed"
# What points at the sentence before: "that could not be confirmed".
POINTING = words("pronouns", "pointing") | {"it"}
# "Deny" stands among so many words behind "confirm".
NEAR = 4


def unconfirmed(verb: Token) -> Gap | None:
    """Find "could not be confirmed"; an empty thing stands for what was said just before."""
    if verb.tag_ != "VBN" or bare(verb) not in words("unspecified", "confirming") or not is_negative(verb):
        return None
    before = {t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i]}
    thing = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    # "Neither account": that two differ makes a dispute instead.
    both = thing is not None and any(c.lower_ in ("neither", "both") for c in (thing, *thing.children))
    if thing is None or both or not before & {"be", "been"}:
        return None
    pointing = bool({t.lower_ for t in (thing, *thing.children)} & POINTING)
    if pointing or thing.lemma_.lower() in words("demands", "claim") | words("unspecified", "known"):
        return Gap(verb, [], WHY)
    if thing.pos_ != "NOUN":
        return None
    return Gap(verb, closed(list(verb.doc[thing.left_edge.i : thing.right_edge.i + 1])), WHY)


def neither(verb: Token) -> Gap | None:
    """Find "neither confirmed nor denied" and "declined to confirm or deny", with the clause or thing left open."""
    if verb.lemma_.lower() != "confirm" and bare(verb) != "confirm":
        return None
    behind = verb.doc[verb.i + 1 : min(verb.i + 1 + NEAR, verb.sent.end)]
    denies = next((t for t in behind if bare(t) == "deny"), None)
    joined = denies is not None and any(t.lower_ in ("nor", "or") for t in behind if t.i < denies.i)
    if denies is None or not joined:
        return None
    told = stretch(denies)[1:]
    alone = not told or (len(told) == 1 and told[0].tag_ == "PRP")
    relative = any(t.tag_ in ("WDT", "WP") for t in verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i])
    if not told and relative:
        return None
    return Gap(denies, [] if alone else told, "the article says that it was neither confirmed nor denied")
