"""The gazetteer: who the parties are, what they and their offices are called, and who held office when.

Hand-written data files. `states/*.toml`, `organisations.toml` and `groups.toml` hold a table per party, named
by its code (ISO 3166-1 alpha-3 for states, XKX for Kosovo, else an acronym, or the name in capitals):

    name        what a reader calls it, short
    names       other proper names, abbreviations included
    short       names that count only in an article which elsewhere names the party in full ("the North")
    adjectives  demonyms that stand before a noun ("Russian"), also used of the people ("the French")
    peoples     demonyms in the plural ("Russians")
    places      the capital, and regions that stand for the party
    metonyms    seats of power that stand for the government ("the Kremlin")
    bodies      legislatures, ministries, forces and agencies with names of their own
    shared      bodies in offices.toml that other parties have too, and that are this one's where nothing tells whose
    nouns       common nouns that stand for it once it was named ("the alliance", "the kingdom")
    unless      words in whose company `name` and `adjectives` mean something else (Atlanta, for Georgia)

`people/*.csv` holds office-holders: party, name (spellings parted by "|"), the best known office, first and last
year of speaking for the party, in that office or in others (a blank `last`: still), gender ("f", else blank)
and family name where that is not the last word of the name.
`offices.toml` holds the nouns for those who speak and act for a party, by class; `shadows.toml` phrases
that hold a party's name and mean something else ("South China Sea").
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

__all__ = ["Gazetteer", "PartyEntry", "Person", "display_name", "family_name", "load", "sort_of"]

Sort = Literal["state", "organisation", "group"]

_STILL = 9999  # the last year of one who holds the office still

# Particles that belong to the family name behind them ("von der Leyen", "al-Assad", "bin Salman").
PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "ibn", "von", "van", "der", "den", "de", "da", "do", "dos", "del", "di", "la"}
)


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party and what it is called; the fields are those of the data files."""

    code: str
    sort: Sort
    name: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One who spoke for `code`, in `office` and others, from the year `first` to the year `last`, both included.

    `names` are the spellings of the full name, `families` those of the family name, in the same order.
    """

    code: str
    names: tuple[str, ...]
    families: tuple[str, ...]
    office: str
    first: int
    last: int
    woman: bool

    def serves(self, day: date | None) -> bool:
        """Tell whether the person speaks for the party on `day`; where no day is known, every year counts."""
        return day is None or self.first <= day.year <= self.last


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All data files. `offices` maps a class ("person", "body", ...) to its nouns, `shadows` are phrases."""

    parties: dict[str, PartyEntry]
    people: tuple[Person, ...]
    offices: dict[str, frozenset[str]]
    shadows: tuple[str, ...]


@cache
def load() -> Gazetteer:
    """Read the data files, once per process (about 25 ms)."""
    root = files(__package__)
    tables: list[tuple[Sort, Traversable]] = [("state", f) for f in _entries(root / "states", ".toml")]
    tables += [("organisation", root / "organisations.toml"), ("group", root / "groups.toml")]
    parties = {p.code: p for sort, file in tables for p in _parties(file, sort)}
    people = tuple(p for file in _entries(root / "people", ".csv") for p in _people(file))
    offices = {
        sort: frozenset(word for words in table.values() for word in words)
        for sort, table in _toml(root / "offices.toml").items()
    }
    shadows = tuple(phrase for phrases in _toml(root / "shadows.toml").values() for phrase in phrases)
    return Gazetteer(parties, people, offices, shadows)


def display_name(code: str) -> str:
    """Return the short name by which readers know the party `code`; a code that no file lists stands for itself."""
    entry = load().parties.get(code)
    return code if entry is None else entry.name


def sort_of(code: str) -> Sort | None:
    """Return whether the party `code` is a state, an organisation or a group; None where no file lists it."""
    entry = load().parties.get(code)
    return None if entry is None else entry.sort


def _entries(folder: Traversable, suffix: str) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(suffix)), key=lambda f: f.name)


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _parties(file: Traversable, sort: Sort) -> Iterator[PartyEntry]:
    for code, table in _toml(file).items():
        lists = {key: tuple(value) for key, value in table.items() if key != "name"}
        yield PartyEntry(code=code, sort=sort, name=table["name"], **lists)


def _people(file: Traversable) -> Iterator[Person]:
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines(), restval=""):
        names = tuple(row["name"].split("|"))
        yield Person(
            code=row["party"],
            names=names,
            families=tuple(row["family"] or family_name(name) for name in names),
            office=row["office"],
            first=int(row["first"]),
            last=int(row["last"] or _STILL),
            woman=row["gender"] == "f",
        )


def family_name(name: str) -> str:
    """Return the family name in `name`: its last word, with the particles before it ("al-Bashir", "de Gaulle").

    A "Jr." or a number that closes the name is no family name.
    """
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV", "VI"):
        words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])
