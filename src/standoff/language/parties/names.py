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
    short: bool = False
    people: tuple[Person, ...] = ()


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
        people: dict[str, list[Person]] = defaultdict(list)
        for person in gazetteer.people:
            for name in person.names:
                people[name].append(person)
        for name, bearers in people.items():
            self._phrases.add(name, _Value("", "person", people=tuple(bearers)))

    def find(self, words: Words) -> list[Hit]:
        """Return the names in `words`, in order, none within another."""
        found = list(self._phrases.find(words.text))
        named = {value.code for _, _, value in found if value.code and not value.short}
        dropped = self._elsewhere(words, found)
        hits: list[Hit] = []
        for start, end, value in found:
            if (
                value is _SHADOW
                or value.code in dropped
                or (value.short and not self._stands(words, end, value, named))
            ):
                continue
            if value.short and words.text[start] == "the":
                start += 1
            hit = Hit(words.token[start], words.token[end - 1] + 1, value.code, value.kind, value.people)
            if not hits or hit.start >= hits[-1].end:
                hits.append(hit)
        return hits

    def _add(self, party: PartyEntry) -> None:
        if party.name not in party.places:
            self._add_name(party.name, _Value(party.code, "name"))
        for field, kind in _FIELDS:
            for name in getattr(party, field):
                self._add_name(name, _Value(party.code, kind))
        for name in party.short:
            self._phrases.add(name, _Value(party.code, "name", short=True))

    def _add_name(self, name: str, value: _Value) -> None:
        self._phrases.add(name, value)
        if len(name) >= _SPOKEN and name.isalpha() and name.isupper():
            self._phrases.add(name.capitalize(), value)

    def _stands(self, words: Words, end: int, value: _Value, named: set[str]) -> bool:
        """Tell whether a short form counts: its party is named in full, and no name goes on behind it."""
        return value.code in named and not (end < len(words.text) and words.text[end][0].isupper())

    def _elsewhere(self, words: Words, found: list[tuple[int, int, _Value]]) -> frozenset[str]:
        """Return the parties whose names mean something else in this text (Georgia, beside Atlanta)."""
        present = set(words.text)
        placed = {value.code for _, _, value in found if value.kind == "capital"}
        return frozenset(
            party.code
            for party in self._with_doubles()
            if party.code not in placed and not present.isdisjoint(party.unless)
        )

    def _with_doubles(self) -> Iterator[PartyEntry]:
        return (party for party in self._parties.values() if party.unless)
