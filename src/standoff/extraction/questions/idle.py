"""What has the words of a demand but asks nothing of another party: wishes, moods, orders to one's own."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extraction.questions.deeds import Deed
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import FIRST, Names
from standoff.extraction.questions.sound import head_of
from standoff.extraction.wording import bare

NOBODY = words("pronouns", "nobody") | {"whoever"}
# People in general are named in at most so many words: "the public".
ANYBODY = 2


def is_no_demand(deed: Deed, asking: str, names: Names) -> bool:
    """Tell what is asked for oneself ("asked not to be named"), told to one's own, or of what can do nothing."""
    if not deed.actor:
        return deed.negated and any(bare(t) in words("demands", "unnamed") for t in deed.predicate[:2])
    head = head_of(deed.actor)
    anybody = head.lemma_.lower() in words("demands", "public") and len(deed.actor) <= ANYBODY
    if anybody and deed.predicate[0].lower_ != "be":
        return True
    doer = head.lower_ == "authorities" or head.lemma_.lower() not in words("demands", "no-doers")
    return _is_own(deed.actor, asking, names) or not doer


def is_nobody(deed: Deed) -> bool:
    """Tell "nobody should expect": what nobody is asked to do."""
    return any(t.lower_ in NOBODY for t in deed.actor) or [t.lower_ for t in deed.actor] == ["one"]


def is_itself(actor: Sequence[Token], code: str, names: Names) -> bool:
    """Tell whether `actor` is the party `code` itself, by name or pronoun."""
    head = head_of(actor)
    return head.tag_ in ("PRP", "NNP") and names.code(head) == code


def _is_own(actor: Sequence[Token], code: str, names: Names) -> bool:
    """Tell the people of the party `code`: what these are told to do is no demand on others."""
    head = head_of(actor)
    if any(t.lower_ in FIRST and not t.is_upper for t in actor):
        return True
    before = [t for t in actor if t.i < head.i]
    its = any(t.tag_ == "PRP$" for t in before) or {names.code(t) for t in before} - {None} == {code}
    return its and head.lemma_.lower() in words("demands", "own-people")


def is_order(deed: Deed, cue: Token, asking: str, names: Names) -> bool:
    """Tell what one's own forces were told: "ordered a carrier to sail"."""
    if bare(cue) not in words("demands", "commanding") or not deed.actor:
        return False
    whose = {names.code(t) for t in deed.actor} - {None, asking}
    return not whose and any(t.lemma_.lower() in words("demands", "vessels") for t in deed.actor)


def is_mood(predicate: Sequence[Token]) -> bool:
    """Tell how somebody is asked to be, which is a wish: "be patient"."""
    told = [t for t in predicate[1:] if t.tag_ not in ("RB", "CC") and not t.is_punct]
    return predicate[0].lower_ == "be" and bool(told) and all(t.lower_ in words("demands", "moods") for t in told)


def is_minding(predicate: Sequence[Token]) -> bool:
    """Tell what one should know or feel, or be taken for: "must remember", "must be seen as", "should be glad"."""
    passive = predicate[0].lower_ == "be" and len(predicate) > 1
    return bare(predicate[passive]) in words("demands", "minding")
