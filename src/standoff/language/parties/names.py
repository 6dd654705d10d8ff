"""Finding the proper names of parties, and of the people in the gazetteer, in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from standoff.language.gazetteer import Gazetteer, PartyEntry, Person
from standoff.language.parties.mention import Kind
from standoff.language.parties.words import Phrases, Words

# Acronyms of at least this many letters are also written as names ("Nato", "Unifil").
_SPOKEN = 4

# Marks of a ship's name, which is often that of a place or a person.
_SHIPS = frozenset(
    {
        "USS",
        "USNS",
        "HMS",
        "HMAS",
        "HMCS",
        "HMNZS",
        "HNLMS",
        "INS",
        "BRP",
        "BAP",
        "ARA",
        "JS",
        "ROKS",
        "TCG",
        "KRI",
        "PNS",
    }
)

_FIELDS: tuple[tuple[str, Kind], ...] = (
    ("names", "name"),
    ("adjectives", "demonym"),
    ("peoples", "demonym"),
    ("places", "capital"),
    ("metonyms", "metonym"),
    ("bodies", "metonym"),
)


class Hit(NamedTuple):
    """Tokens `[start, end)` that hold the name of a party (`code`), or of one of `people`."""

    start: int
    end: int
    code: str
    kind: Kind
    people: tuple[Person, ...] = ()


class _Value(NamedTuple):
    code: str
    kind: Kind
    people: tuple[Person, ...] = ()


_Found = tuple[int, int, _Value]
_SHADOW = _Value("", "name")


class Names:
    """The names in a gazetteer, and further `names` per party code, ready to be found."""

    def __init__(self, gazetteer: Gazetteer, names: Mapping[str, Sequence[str]]) -> None:
        """Lay out the tree of names; what a profile says goes before what the gazetteer says."""
        self._parties = gazetteer.parties
        self._phrases = Phrases[_Value]((name, _Value(code, "name")) for code in names for name in names[code])
        for phrase in gazetteer.shadows:
            self._phrases.add(phrase, _SHADOW)
        for party in gazetteer.parties.values():
            self._add(party)
        short: dict[str, list[str]] = defaultdict(list)
        for party in gazetteer.parties.values():
            for name in party.short:
                short[name].append(party.code)
                short[name[0].upper() + name[1:]].append(party.code)
        self._short = Phrases(short.items())
        people: dict[str, list[Person]] = defaultdict(list)
        for person in gazetteer.people:
            for name in person.names:
                people[name].append(person)
        for name, bearers in people.items():
            self._phrases.add(name, _Value("", "person", people=tuple(bearers)))

    def find(self, words: Words) -> list[Hit]:
        """Return the names in `words`, in order, none within another."""
        found = list(self._phrases.find(words.text))
        dropped = self._elsewhere(words, found)
        found = sorted([*found, *self._shortened(words, found)])
        hits: list[Hit] = []
        for start, end, value in found:
            first, last = words.token[start], words.token[end - 1] + 1
            aboard = start > 0 and words.text[start - 1] in _SHIPS
            known = value is not _SHADOW and value.code not in dropped and not aboard
            if known and (not hits or first >= hits[-1].end):
                hits.append(Hit(first, last, value.code, value.kind, value.people))
        return hits

    def _shortened(self, words: Words, found: list[_Found]) -> Iterator[_Found]:
        """Yield the short forms of parties that are named in full, where no name goes on behind them."""
        named = {value.code for _, _, value in found}
        taken = {i for start, end, _ in found for i in range(start, end)}
        for start, end, value in self._short.find(words.text):
            begin = start + 1 if words.text[start].lower() == "the" else start
            goes_on = end < len(words.text) and words.text[end][0].isupper()
            codes = [code for code in value if code in named]
            if codes and not goes_on and taken.isdisjoint(range(begin, end)):
                yield begin, end, _Value(codes[0], "name")

    def _add(self, party: PartyEntry) -> None:
        if party.name not in party.places:
            self._add_name(party.name, _Value(party.code, "name"))
        for field, kind in _FIELDS:
            for name in getattr(party, field):
                self._add_name(name, _Value(party.code, kind))

    def _add_name(self, name: str, value: _Value) -> None:
        self._phrases.add(name, value)
        if len(name) >= _SPOKEN and name.isalpha() and name.isupper():
            self._phrases.add(name.capitalize(), value)

    def _elsewhere(self, words: Words, found: list[_Found]) -> frozenset[str]:
        """Return the parties whose names mean something else in this text (Georgia, beside Atlanta)."""
        present = set(words.text)
        placed = {value.code for _, _, value in found if value.kind == "capital"}
        return frozenset(
            party.code
            for party in self._parties.values()
            if party.unless and party.code not in placed and not present.isdisjoint(party.unless)
        )
