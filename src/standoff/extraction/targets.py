"""Whom a statement is aimed at: whom it names, else whom its speaker is at odds with in this article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from standoff.briefing import Stance
from standoff.extraction.addressees import Named
from standoff.language.clauses import child, children
from standoff.language.cues import cue_at, is_reply, noun_cue_at
from standoff.language.parties import party_of

# Stances that nobody takes without somebody to take them against.
DIRECTED: frozenset[Stance] = frozenset({"demand", "reject", "deny", "accuse", "threaten", "offer"})

# Stances that answer what was said just before.
REPLIES: frozenset[Stance] = frozenset({"reject", "deny"})


class Statement(NamedTuple):
    """What the choice of a target needs to know of a statement, in the order of the text.

    `sentence` and `heads` are where its sentence begins and its cues stand; `answered` are the parties whose own
    statement it comments on ("a proposal by X, which Y declined"); `replies` says that it answers what was said
    before, `suffers` that it tells of blows and faults.
    """

    party: str
    paragraph: int
    stances: frozenset[Stance]
    named: Named
    quoted: bool
    sentence: int
    heads: frozenset[int]
    answered: tuple[str, ...]
    replies: bool
    suffers: bool


# A statement with the targets that it was given.
_Aimed = tuple[Statement, tuple[str, ...]]


def targets(statements: list[Statement]) -> list[tuple[str, ...]]:
    """Return the targets of `statements`, each in its place.

    Whom a statement addresses is its target. One that must have a target and addresses nobody answers
    the party that spoke just before, where it refuses or denies; else it is aimed at whoever its
    speaker is most at odds with in the article, or at what it mentions.
    """
    opponents = _opponents(statements)
    beside = _beside(statements)
    found: list[tuple[str, ...]] = []
    for i, statement in enumerate(statements):
        before = list(zip(statements[:i], found, strict=True))
        found.append((beside[i],) if i in beside else _target(statement, before, opponents))
    return found


def _beside(statements: list[Statement]) -> dict[int, str]:
    """Return whom those contradict who name nobody beside just one other in their sentence: "X says so; Y insists"."""
    found: dict[int, str] = {}
    for i, (first, second) in enumerate(pairwise(statements)):
        around = [s for s in statements[max(i - 1, 0) : i + 3] if s.sentence == first.sentence]
        bare = not any((*s.named.addressed, *s.named.mentioned, *s.answered) for s in around)
        if len(around) == 2 and second in around and bare and first.heads.isdisjoint(second.heads):
            found[i], found[i + 1] = second.party, first.party
    return found


def _target(statement: Statement, told: list[_Aimed], opponents: dict[str, Counter[str]]) -> tuple[str, ...]:
    before = [earlier for earlier, _ in told]
    spoken = [s.party for s in before if statement.paragraph - s.paragraph <= 1 and s.party != statement.party]
    if statement.answered and statement.stances & {"reject", "deny", "accuse", "support"}:
        return statement.answered
    if statement.replies and spoken:
        return (spoken[-1],)
    if statement.named.addressed:
        return statement.named.addressed
    directed = bool(statement.stances & DIRECTED)
    if not directed and (statement.named.mentioned or not statement.suffers):
        return statement.named.mentioned[:1] or _gone_on(statement, told)
    if statement.stances & REPLIES and not statement.named.mentioned and spoken:
        return (spoken[-1],)
    if "accuse" in statement.stances and not statement.named.mentioned and _answers(statement, before[-1:]):
        return (before[-1].party,)
    ranked = opponents.get(statement.party, Counter())
    if statement.named.mentioned and (not ranked or any(ranked[code] for code in statement.named.mentioned)):
        return (max(statement.named.mentioned, key=lambda code: ranked[code]),)
    if not directed:
        return _gone_on(statement, told) or _first(ranked)
    return _counterpart(statement, before) or _first(ranked) or _first(_blamed(opponents, statement.party))


def _answers(statement: Statement, last: list[Statement]) -> bool:
    """Tell whether another party spoke right before `statement` in its paragraph, and took nobody's side."""
    others = (s for s in last if s.paragraph == statement.paragraph and s.party != statement.party)
    return any("support" not in s.stances for s in others)


def _gone_on(statement: Statement, told: list[_Aimed]) -> tuple[str, ...]:
    """Return whom a quotation that names nobody goes on about: whoever its speaker named, or meant, just before."""
    earlier, aim = next((pair for pair in reversed(told) if pair[0].party == statement.party), (None, ()))
    if earlier is None or not statement.quoted or statement.paragraph - earlier.paragraph > 1:
        return ()
    return earlier.named.addressed or earlier.named.mentioned[:1] or aim


def _first(ranked: Counter[str]) -> tuple[str, ...]:
    return tuple(code for code, _ in ranked.most_common(1))


def _blamed(opponents: dict[str, Counter[str]], party: str) -> Counter[str]:
    """Return how often each party other than `party` is at odds with anybody."""
    return Counter({code: ranked.total() for code, ranked in opponents.items() if code != party})


def _counterpart(statement: Statement, before: list[Statement]) -> tuple[str, ...]:
    """Return whom the speaker addressed last, or who addressed it last, whichever is the more recent."""
    for earlier in reversed(before):
        if earlier.party == statement.party and earlier.named.addressed:
            return earlier.named.addressed
        if statement.party in earlier.named.addressed and earlier.stances & DIRECTED:
            return (earlier.party,)
    return ()


def _opponents(statements: Iterable[Statement]) -> dict[str, Counter[str]]:
    """Return how often each party takes a directed stance on each other one, or has one taken on it."""
    found: dict[str, Counter[str]] = {}
    for statement in statements:
        if statement.stances & DIRECTED:
            for other in statement.named.addressed:
                found.setdefault(statement.party, Counter())[other] += 2
                found.setdefault(other, Counter())[statement.party] += 1
    return found


def replies(head: Token) -> bool:
    """Tell whether a cue answers what was said before: by its verb, or as it takes that up ("rejected that demand")."""
    cue, thing = cue_at(head), child(head, "obj")
    if is_reply(head) or cue is None or thing is None or not cue.stances & REPLIES:
        return is_reply(head)
    owned = any(party_of(word) for word in children(thing, "nmod", "amod", "compound"))
    pointed = any(c.lower_ in ("that", "those", "this", "these", "such") for c in children(thing, "det"))
    return pointed and not owned and noun_cue_at(thing) is not None
