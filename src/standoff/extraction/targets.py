"""Whom a statement is aimed at."""

from __future__ import annotations

from spacy.tokens import Span, Token

from standoff.briefing import Stance
from standoff.language.annotations import Attribution
from standoff.language.clauses import SUBJECTS, child, children
from standoff.language.parties import Mention, party_of

# Stances that nobody takes without somebody to take them against.
DIRECTED: frozenset[Stance] = frozenset({"demand", "reject", "accuse", "threaten"})

# Words before a place name that make it a place and nobody's name.
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "into", "through", "across", "inside", "outside", "around", "off"}
)


class Counterparts:
    """Remembers whom each party last spoke to, for the statements that do not say it again."""

    def __init__(self) -> None:
        """Start with nobody having spoken."""
        self._last: dict[str, tuple[str, ...]] = {}

    def settle(self, party: str, named: list[str], stances: frozenset[Stance]) -> tuple[str, ...]:
        """Return the target of what `party` states: who is `named`, else whom it last spoke to where one is needed."""
        if named:
            self._last[party] = tuple(named)
            for other in named:
                self._last.setdefault(other, (party,))
            return tuple(named)
        return self._last.get(party, ()) if stances & DIRECTED else ()


def targets_of(attribution: Attribution, told: Span | None, codes: frozenset[str]) -> list[str]:
    """Return the parties that the statement addresses or is about, the addressed first; never those in `codes`."""
    if told is None:
        return []
    doc = told.doc
    head = doc[attribution.head]
    addressed = [] if attribution.rule == "continued quotation" else _addressed(head)
    acting = [m for token in told if _acts(token) for m in party_of(token)]
    found = _others([*addressed, *acting], codes)
    return found or _others([m for m in doc._.parties if _named_in(m, told)], codes)[:1]


def _addressed(head: Token) -> list[Mention]:
    words = [w for w in children(head, "obj", "iobj", "obl") if not _is_place(w)]
    return [mention for word in words for mention in party_of(word)]


def _acts(token: Token) -> bool:
    if token.dep_ in SUBJECTS or token.dep_ in ("obl:agent", "nmod:poss"):
        return True
    return token.dep_ == "nmod" and (case := child(token, "case")) is not None and case.lower_ == "by"


def _is_place(word: Token) -> bool:
    preposition = child(word, "case")
    return preposition is not None and preposition.lower_ in PLACE_PREPOSITIONS


def _named_in(mention: Mention, told: Span) -> bool:
    inside = told.start <= mention.start < told.end
    return inside and not _is_place(told.doc[mention.end - 1])


def _others(mentions: list[Mention], codes: frozenset[str]) -> list[str]:
    found = dict.fromkeys(m.code for m in mentions)
    return [code for code in found if code not in codes]
