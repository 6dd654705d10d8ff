"""What shows that something is not told: a negation, an unwillingness to speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from standoff.extraction.questions.lists import words
from standoff.extraction.wording import NEGATIONS, bare
from standoff.language.clauses import child

NOBODY = words("pronouns", "nobody")
# A negation reaches this many words forward, unless the clause ends before.
REACH = 5


class Gap(NamedTuple):
    """Something left open: the word that shows it, the words of the question that it leaves, if any, and the reason."""

    cue: Token
    asked: Sequence[Token]
    why: str


def is_negative(word: Token) -> bool:
    """Tell whether `word` stands under a negation, along the words before it in its clause."""
    for token in reversed(word.doc[max(word.sent.start, word.i - REACH) : word.i]):
        if (
            token.lower_ in NEGATIONS
            or token.lower_ in NOBODY
            or (token.lower_ == "yet" and token.nbor().lower_ == "to")
            or (token.lower_ == "without" and word.tag_ == "VBG")
            or (token.lower_ == "far" and token.nbor().lower_ == "from")
        ):
            return True
        if token.text in ",;:" or token.lower_ in ("but", "and", "that", "who", "which", "because"):
            break
    if word.i + 1 < word.sent.end and word.nbor().lower_ == "nothing":
        return True
    if word.pos_ != "VERB":
        return False
    # "No diplomat was willing to define it": the subject is that of the willingness.
    holder = child(word, "nsubj") or (child(word.head, "nsubj") if word.dep_ == "xcomp" else None)
    if holder is None or holder.i > word.i:
        return False
    none = any(c.lower_ == "no" for c in holder.children)
    return none or bool({t.lower_ for t in holder.subtree} & {"nobody", "neither"})


def is_withheld(verb: Token) -> bool:
    """Tell "declined to say", "unable to say"."""
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return verb.tag_ == "VB" and any(
        t.lower_ in words("unspecified", "unable") or (t.pos_ == "VERB" and bare(t) in words("unspecified", "withhold"))
        for t in before
    )
