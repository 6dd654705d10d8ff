"""What a sentence refuses to do or to accept, read from its words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import will
from standoff.extraction.questions.deeds import infinitive
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import Names
from standoff.extraction.questions.nouns import noun_phrase
from standoff.extraction.questions.sound import is_vague
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import NEGATIONS, Say, ask, bare, render
from standoff.language.clauses import child, is_negated

DETERMINERS = words("determiners", "unfixed")
# To refuse these is no refusal of what somebody asked: "will not let anyone", "will not accept provocations".
ANYBODY = words("pronouns", "anybody")

WILLING = frozenset({"will", "would", "wo", "shall"})
UNWILLING = words("demands", "unwilling")
LETTING = frozenset({"let", "allow", "permit"})
# Whom one blames stands among so many words before what he is blamed for.
REACH = 6
# What one is told is named among so many words behind "give".
INFORMED = 4


class Refusal(NamedTuple):
    """A `deed` (it begins with its verb) refused, or without one a `thing` turned down, by `party` if that is told."""

    party: str | None
    deed: Sequence[Token]
    thing: Sequence[Token]

    def question(self, who: str, say: Say) -> str:
        """Return the question whether `who` will do it after all."""
        return ask(will(who, self.deed, say)) if self.deed else ask(f"will {who} accept {_definite(self.thing, say)}")


def refused(sentence: Span, names: Names) -> Refusal | None:
    """Return the first refusal that `sentence` tells, or None."""
    for verb in sentence:
        if _refuses(verb) and not is_negated(verb):
            deed, thing = _refused_deed(verb), _turned_down(verb)
        elif verb.lower_ in UNWILLING and not is_negated(verb):
            deed, thing = _refused_deed(verb), []
        else:
            deed, thing = _conceded(verb), []
        if deed or thing:
            vague = any(t.tag_ == "PRP" and is_vague([t], names) for t in deed)
            vague = vague or (len(deed) == 1 and _lacks_object(verb))
            return None if vague else Refusal(_blamed(verb, names) or names.actor(verb), deed, thing)
    return None


def _lacks_object(verb: Token) -> bool:
    """Tell a clause whose deed ends in a word before it: "the envoy with whom it refuses to work"."""
    clause = verb.doc[verb.sent.start : verb.i]
    pairs = pairwise(clause[-REACH - 1 :])
    return any(one.tag_ == "IN" and other.lower_ in ("whom", "which") for one, other in pairs)


def _blamed(verb: Token, names: Names) -> str | None:
    """Return the party that somebody blames for its refusal: "accused Iran of refusing to talk"."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start or verb.nbor(-1).lower_ not in ("for", "of"):
        return None
    before = reversed(verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i])
    return next((code for t in before if (code := names.code(t)) is not None), None)


def _refuses(verb: Token) -> bool:
    if verb.pos_ != "VERB":
        return False
    lemma = bare(verb)
    particle = child(verb, "compound:prt", "advmod")
    after = {verb.nbor().lower_} if verb.i + 1 < len(verb.doc) else set()
    behind = {particle.lower_} if particle is not None and particle.i > verb.i else set()
    return any(phrase in words("demands", "refuse") for phrase in (lemma, *(f"{lemma} {p}" for p in after | behind)))


def _refused_deed(verb: Token) -> list[Token]:
    """Return what is refused: "refuses to negotiate", "ruled out sending arms"; but not to speak: that leaves a gap."""
    after = [t for t in verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)] if t.tag_ not in ("RP", "IN", "RB")]
    if not after:
        return []
    if after[0].tag_ == "VBG":
        return _without_reason(stretch(after[0]))
    deed = infinitive(after[0]) if after[0].lower_ == "to" else None
    spoken = words("unspecified", "speech") - words("demands", "concessions")
    # "Something it has refused to do": what, stands elsewhere.
    alone = (
        deed is not None and bare(deed[0]) == "do" and all(t.lower_ in ("so", "it", "that", "this") for t in deed[1:])
    )
    untold = deed is not None and bare(deed[0]) in words("unspecified", "giving") and _is_information(deed[1:])
    return [] if deed is None or alone or untold or bare(deed[0]) in spoken else _without_reason(deed)


def _is_information(thing: Sequence[Token]) -> bool:
    """Tell "give a figure", "provide details": who refuses that leaves a gap."""
    return any(t.lemma_.lower() in words("unspecified", "things") for t in thing[:INFORMED])


def _without_reason(deed: list[Token]) -> list[Token]:
    """Return `deed` without why it is refused: "for historical reasons"."""
    at = next((i for i, t in enumerate(deed) if t.lower_ == "for" and _gives_reason(deed[i + 1 : i + 5])), None)
    return deed[:at]


def _gives_reason(phrase: Sequence[Token]) -> bool:
    return any(t.lemma_.lower() == "reason" for t in phrase)


def _conceded(verb: Token) -> list[Token]:
    """Return what is refused by "will not", "nor would": only what one could concede."""
    if verb.tag_ != "VB" or verb.lower_ not in words("demands", "concessions"):
        return []
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]]
    if not WILLING & set(before) or not (NEGATIONS | {"nor"}) & set(before):
        return []
    modal = next(t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.lower_ in WILLING)
    asked = any(
        t.lower_ in ("whether", "if", "how", "when") for t in verb.doc[max(verb.sent.start, verb.i - 5) : modal.i]
    )
    deed = stretch(verb)
    if verb.lower_ in words("demands", "yielding") and (len(deed) < 2 or deed[1].lower_ != "to"):
        return []
    lets = verb.lower_ in LETTING and not any(t.tag_ == "VB" for t in deed[1:])
    if asked or (lets and any(t.tag_ == "TO" for t in verb.sent.doc[deed[-1].i : verb.sent.end])):
        return []
    hostile = any(t.lower_ in ANYBODY or t.lemma_.lower() in words("threats", "events") for t in deed[1:4])
    hostile = hostile or (verb.lower_ in LETTING and any(bare(t) in words("demands", "harming") for t in deed[1:]))
    return [] if hostile else deed


def _turned_down(verb: Token) -> list[Token]:
    """Return the offer or request that `verb` turns down, as its object, its passive subject or its antecedent."""
    found = child(verb, "obj") or child(verb, "nsubj:pass")
    if found is None or found.lower_ in ("which", "that"):
        found = _antecedent(verb)
    if found is None or found.lemma_.lower() not in words("demands", "request") - words("demands", "claim"):
        return []
    thing = noun_phrase(found)
    if any(t.lower_ in words("demands", "calling-up") for t in thing):
        return []
    return thing[: next((i for i, t in enumerate(thing) if t.lower_ == "as"), None)]


def _antecedent(verb: Token) -> Token | None:
    """Return the noun to which "which" or "that" ties the clause of `verb`."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 12) : verb.i]):
        if token.lower_ in ("which", "that") and token.tag_ in ("WDT", "IN", "WP") and token.i > verb.sent.start:
            before = token.nbor(-1) if token.nbor(-1).text != "," else token.nbor(-2)
            return before if before.tag_ in ("NN", "NNS") else None
    return None


def _definite(thing: Sequence[Token], say: Say) -> str:
    first, *rest = thing
    if rest and first.lower_ in DETERMINERS:
        return f"the {render(rest, say)}"
    return render(thing, say) if first.tag_ in ("DT", "PRP$", "NNP", "CD") else f"the {render(thing, say)}"
