"""What a text says of parties by its words alone: names, offices, people, and which stands with which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from standoff.language.document import HEADLINE, blocks
from standoff.language.gazetteer import load, sort_of
from standoff.language.parties.names import Hit
from standoff.language.parties.namesakes import namesakes
from standoff.language.parties.offices import Office, complement, find_offices
from standoff.language.parties.people import find_people
from standoff.language.parties.reading import Reading
from standoff.language.parties.titles import role, titles
from standoff.language.parties.words import Phrases, Words

_DATELINE = 6  # tokens in which a dateline names its country
_CAPITALS = 3  # letters at least in the name of the place
_STANDFIRSTS = 3  # paragraphs among which the dateline stands: a standfirst may come first


class Naming(NamedTuple):
    """Tokens `[start, end)` that name the party `code`; `place` where they may mean a place alone."""

    start: int
    end: int
    code: str
    place: bool


class Survey:
    """All that needs no memory of what was read before.

    `people` maps where a name begins to where it ends (`people_at` are all tokens between), `hits` where a
    party's name begins to that name, `office_at` and `office_of` tokens to indexes into `offices` (where
    one begins, what one is part of), `titles` people to the offices given to them, `bearers` offices to
    people, `outer` an office to the one it modifies, `pairs` where "both sides" begins to where it ends.
    `naming` tells for each token what party's name it is part of; people join it as they are met.
    """

    def __init__(self, doc: Doc, words: Words, hits: list[Hit]) -> None:
        """Go through `doc` once for each kind of thing to find."""
        self.doc = doc
        self.reading = Reading(doc)
        named: list[int | None] = [None] * len(doc)
        for hit in hits:
            named[hit.start : hit.end] = [hit.start] * (hit.end - hit.start)
        self.offices = find_offices(doc, words, named)
        self.people = dict(find_people(doc, hits, self.offices))
        self.people |= {hit.start: hit.end for hit in namesakes(doc, hits, self.people)}
        inside = {i for start, end in self.people.items() for i in range(start, end)}
        self.people_at = inside
        self.hits = {hit.start: hit for hit in _owned(doc, hits) if hit.start not in inside}
        standing = [(k, o) for k, o in enumerate(self.offices) if o.end - 1 not in inside]
        self.office_at = {o.start: k for k, o in standing}
        self.office_of = {i: k for k, o in standing for i in range(o.start, o.end)}
        self.titles = titles(doc, list(self.people.items()), self.offices)
        self.bearers = {k: start for start, held in self.titles.items() for k in held}
        self.outer = _outer(doc, self.offices)
        self.pairs = {words.token[a]: words.token[b - 1] + 1 for a, b, _ in _pairs().find(_lower(words))}
        self.naming: list[Naming | None] = [None] * len(doc)
        for hit in self.hits.values():
            self.name(Naming(hit.start, hit.end, hit.code, hit.kind == "capital"))
        self._named = {hit.code for hit in hits} | {person.code for hit in hits for person in hit.people}
        self._acting = inside | set(self.office_of) | {i for i, naming in enumerate(self.naming) if naming}

    def name(self, naming: Naming) -> None:
        """Make it known that the tokens of `naming` name its party."""
        self.naming[naming.start : naming.end] = [naming] * (naming.end - naming.start)

    def head(self, start: int, end: int) -> int:
        """Return the token of `[start, end)` whose head lies outside, the last if there are several."""
        return next((i for i in range(end - 1, start - 1, -1) if not start <= self.doc[i].head.i < end), end - 1)

    def acts(self, i: int) -> bool:
        """Tell whether token `i` is a subject, or stands before a subject that can act."""
        token = self.doc[i]
        return self.reading.is_subject(i) and (token.dep_ != "compound" or token.head.i in self._acting)

    def around(self, office: Office) -> list[int]:
        """Return the tokens of the phrase of `office` that tell its owner: those before it, and its complement."""
        behind = complement(self.doc, office.beyond) if office.beyond is not None else ()
        return [*range(office.first, office.start), *behind]

    def role(self, office: Office) -> str:
        """Return the article's words for `office`, without its owner."""
        owners = {i for i in range(office.first, office.start) if self.naming[i] is not None}
        return role(self.doc, office, owners)

    def is_former(self, office: Office) -> bool:
        """Tell whether the holder of `office` no longer holds it."""
        return any(self.doc[i].lower_ in load().offices["former"] for i in range(office.first, office.start))

    def home(self) -> str | None:
        """Return the state that the dateline names, if there is one."""
        body = [b for b in blocks(self.doc) if b.paragraph != HEADLINE and b.start < b.end][:_STANDFIRSTS]
        sent = (b for b in body if self.doc[b.start].is_upper and len(self.doc[b.start]) >= _CAPITALS)
        first = next(sent, None)
        if first is None:
            return None
        opening = self.naming[first.start : min(first.start + _DATELINE, first.end)]
        return next((n.code for n in opening if n is not None and sort_of(n.code) in ("state", "group")), None)

    def usual(self, noun: str) -> str | None:
        """Return the party that a body called by `noun` is of where nothing else tells: "the Foreign Office"."""
        return _shared().get(noun)

    def is_about(self, code: str) -> bool:
        """Tell whether the text is about the party `code`: names it, and was not sent from a state with less part."""
        return code in self._named and (self.home() in (None, code) or code in self.principals())

    def principals(self) -> frozenset[str]:
        """Return the two states or groups that the article names most."""
        named = Counter(h.code for h in self.hits.values() if sort_of(h.code) in ("state", "group"))
        return frozenset(code for code, _ in named.most_common(2))


def _owned(doc: Doc, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the names of parties; a council that a state owns ("the Russian Security Council") is that state's."""
    before: Hit | None = None
    for hit in hits:
        if hit.people:
            continue
        if before is not None and hit.kind == "metonym" and sort_of(hit.code) != "state":
            joined = all(t.tag_ == "POS" for t in doc[before.end : hit.start])
            hit = hit._replace(code=before.code) if joined and sort_of(before.code) == "state" else hit
        yield hit
        before = hit


def _outer(doc: Doc, offices: list[Office]) -> dict[int, int]:
    """Return for each office that is a modifier of another ("deputy foreign minister") the one it modifies."""
    return {
        k: k + 1
        for k, (office, other) in enumerate(pairwise(offices))
        if other.first <= office.start and office.end <= other.start and doc[office.end].tag_ != "POS"
    }


def _lower(words: Words) -> list[str]:
    return [word.lower() for word in words.text]


@cache
def _shared() -> dict[str, str]:
    """Return whose each body with a name that others share is first of all."""
    return {noun: party.code for party in load().parties.values() for noun in party.shared}


@cache
def _pairs() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in sorted(load().offices["pair"]) if " " in phrase)
