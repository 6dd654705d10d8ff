"""Whom a statement is aimed at: whom it names, else whom its speaker is at odds with in this article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Stance
from standoff.extraction.lexicon import lexicon
from standoff.language.annotations import Attribution
from standoff.language.clauses import SUBJECTS, agent, child, children, is_negated, is_passive
from standoff.language.cues import cue_at, is_reply, noun_cue_at
from standoff.language.parties import Mention, mentions_at, party_of

# Stances that nobody takes without somebody to take them against.
DIRECTED: frozenset[Stance] = frozenset({"demand", "reject", "deny", "accuse", "threaten", "offer"})

# Stances that answer what was said just before.
REPLIES: frozenset[Stance] = frozenset({"reject", "deny"})

# Words before a place name that make it a place and nobody's name.
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "into", "through", "across", "inside", "outside", "around"})
PLACE_PREPOSITIONS |= {"off", "over", "along", "after", "before", "since", "during"}


class Named(NamedTuple):
    """The parties that a statement names: those `addressed` or said to act, and others merely `mentioned`."""

    addressed: tuple[str, ...]
    mentioned: tuple[str, ...]


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
    acting = [m for token in told if _acts(token) for m in _named_by(token)]
    mentioned = [m for m in doc._.parties if told.start <= m.start < told.end and _counts(doc[m.end - 1])]
    addressed = _others([*to, *acting], codes) or _others(_partners(head), codes)
    return Named(addressed, tuple(code for code in _others(mentioned, codes) if code not in addressed))


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
    """Tell whether another party spoke right before `statement` in its paragraph."""
    return any(s.paragraph == statement.paragraph and s.party != statement.party for s in last)


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


def _addressed(head: Token) -> list[Mention]:
    words = [w for w in children(head, "obj", "iobj", "obl") if not _is_place(w)]
    return [mention for word in words for mention in party_of(word)]


def replies(head: Token) -> bool:
    """Tell whether a cue answers what was said before: by its verb, or as it takes that up ("rejected that demand")."""
    cue, thing = cue_at(head), child(head, "obj")
    if is_reply(head) or cue is None or thing is None or not cue.stances & REPLIES:
        return is_reply(head)
    owned = any(party_of(word) for word in children(thing, "nmod", "amod", "compound"))
    pointed = any(c.lower_ in ("that", "those", "this", "these", "such") for c in children(thing, "det"))
    return pointed and not owned and noun_cue_at(thing) is not None


def tells_of_blows(told: Span) -> bool:
    """Tell whether what is `told` is of blows and faults, which are somebody's even where nobody is named."""
    return any(t.lemma_.lower() in _words("hostile", "blows", "accuse") and not is_negated(t) for t in told)


def _partners(head: Token) -> list[Mention]:
    """Return with whom the speaker talks meanwhile: "in a call with X, Y demanded", "speaking to X, Y said"."""
    talks = [t for t in children(head, "obl", "advcl") if t.lemma_.lower() in _words("conversing")]
    beside = [t for t in children(head, "obl") if talks and _is_with(t)]  # What hangs on the talk may be hung too high.
    return [
        m
        for word in (*(c for talk in talks for c in children(talk, "nmod", "obl")), *beside)
        if _is_with(word)
        for m in party_of(word)
    ]


def _is_with(word: Token) -> bool:
    preposition = child(word, "case")
    return preposition is not None and preposition.lower_ in ("with", "to")


def _acts(token: Token) -> bool:
    if token.dep_ == "nmod:poss":
        return token.head.lemma_.lower() not in _words("belongings")
    if token.dep_ == "nsubj:pass" and agent(token.head) is not None:
        return False
    if token.dep_ in SUBJECTS:
        return token.head.dep_ != "acl:relcl" or token.head.lemma_.lower() in _words("hostile")
    if token.dep_ == "obl:agent":
        return token.head.dep_ != "acl" or token.head.lemma_.lower() in _words("hostile")
    if token.dep_ in ("amod", "compound"):
        return token.head.lemma_.lower() in _words("deeds", "blows")
    return token.dep_ == "nmod" and (case := child(token, "case")) is not None and case.lower_ == "by"


def _counts(word: Token) -> bool:
    """Tell whether naming a party by `word` is naming whom a statement is about: no place, no owner of what is hurt."""
    belongs = word.dep_ in ("nmod:poss", "nmod") and word.head.lemma_.lower() in _words("belongings")
    return not _is_place(word) and not belongs


def _named_by(token: Token) -> list[Mention]:
    return mentions_at(token.doc, token.i) if token.dep_ in ("amod", "compound") else party_of(token)


@cache
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in lexicon("stances")[name])


def _is_place(word: Token) -> bool:
    preposition = child(word, "case")
    return preposition is not None and preposition.lower_ in PLACE_PREPOSITIONS


def _is_reciprocal(head: Token) -> bool:
    thing = child(head, "obj", "obl")
    return thing is not None and thing.lower_ in ("each", "one") and child(thing, "fixed") is not None


def _others(mentions: list[Mention], codes: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in dict.fromkeys(m.code for m in mentions) if code not in codes)
