"""Who was spoken of, and who a pronoun, a bare office or a common noun can mean: plain salience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from standoff.language.gazetteer import load
from standoff.language.parties.people import Character
from standoff.language.parties.reading import Reading

# How far back, in referents and in sentences, a pronoun looks. Our own choice: news prose repeats names often.
_LOOK_BACK = 80
_SENTENCES = 3
# "It" within this many tokens of its sentence's beginning takes up the subject of the sentence before.
_OPENING = 3


class Referent(NamedTuple):
    """Somebody or something spoken of at the token `head`: a party (`code`), a person, an office, or several.

    `person` is the one meant, where there is a name; `human` tells people and offices from parties and bodies.
    """

    start: int
    head: int
    codes: tuple[str, ...]
    human: bool
    subject: bool
    plural: bool = False
    person: Character | None = None
    role: str | None = None
    woman: bool | None = None


class Memory:
    """The referents of a text so far."""

    def __init__(self, reading: Reading) -> None:
        """Begin with none."""
        self._reading = reading
        self._all: list[Referent] = []
        self._at: dict[int, Referent] = {}
        self._bodies: dict[str, list[str]] = defaultdict(list)
        self.home: str | None = None

    def add(self, referent: Referent, start: int, end: int) -> None:
        """Remember `referent`, which stands at the tokens `[start, end)`."""
        self._all.append(referent)
        for i in range(start, end):
            self._at.setdefault(i, referent)

    def at(self, i: int) -> Referent | None:
        """Return the referent that token `i` is part of."""
        return self._at.get(i)

    def learn_body(self, words: str, code: str) -> None:
        """Remember whose the body is that the article calls by `words`, capitals and all."""
        self._bodies[words].append(code)

    def body(self, words: str) -> str | None:
        """Return the party that a body called by `words` belonged to before, that of the dateline first."""
        owners = self._bodies.get(words, [])
        return self.home if self.home in owners else owners[-1] if owners else None

    def person(self, i: int, woman: bool | None) -> Referent | None:
        """Return whom "he" or "she" at token `i` means: a subject above it, else the last, else the last person."""

        def fits(r: Referent) -> bool:
            agrees = woman is None or r.woman is None or r.woman == woman
            return r.human and not r.plural and agrees and not self._reading.quoted[r.head]

        above = self._above(i, fits)
        if above is not None:
            return above
        recent = list(self._recent(i, fits))
        return next((r for r in recent if r.subject), None) or next(iter(recent), None)

    def thing(self, i: int) -> Referent | None:
        """Return the party that "it" at token `i` means: the subject above it, or of the sentence before."""

        def fits(r: Referent) -> bool:
            return not r.human and not r.plural and len(r.codes) == 1 and not self._reading.quoted[r.head]

        above = self._above(i, fits)
        if above is not None:
            return above
        if self._is_barred(i):
            return None
        recent = list(self._recent(i, fits))
        here = self._reading.sentence(i)
        same = [r for r in recent if self._reading.sentence(r.head) == here and r.subject]
        return next(iter(same), None) or next((r for r in recent if r.subject), None)

    def _is_barred(self, i: int) -> bool:
        """Tell whether a subject that is no party stands nearer to "it" at token `i`: a ship, a company, a person."""
        above = next(self._reading.governing_subjects(i), None)
        if above is None and i - self._reading.sentence_start(i) <= _OPENING:
            above = self._reading.main_subject(self._reading.sentence(i) - 1)
            if above is not None and above in self._at and self._at[above].human:
                return True
        return above is not None and above not in self._at and self._reading.is_common(above)

    def several(self, i: int) -> Referent | None:
        """Return whom "they" at token `i` means: several people, or a party that is a people or a group."""

        def fits(r: Referent) -> bool:
            grouped = len(r.codes) == 1 and r.codes[0] in load().parties and load().parties[r.codes[0]].sort == "group"
            return (r.plural or (grouped and not r.human)) and not self._reading.quoted[r.head]

        above = self._above(i, fits)
        return above or next((r for r in self._recent(i, fits) if r.subject), None)

    def holder(self, i: int, words: str) -> Referent | None:
        """Return the last person whose office ends in `words` ("the foreign minister")."""
        for r in self._back(i):
            if r.person is None:
                continue
            office = f" {r.person.role or ''} | {r.person.known or ''} ".lower()
            if f" {words.lower()} " in office:
                return r
        return None

    def called(self, i: int, noun: str, generic: Callable[[str], bool]) -> Referent | None:
        """Return the last party that answers to `noun`: its own in the gazetteer, or one `generic` to its sort."""
        for r in self._back(i):
            entry = load().parties.get(r.codes[0]) if len(r.codes) == 1 and not r.human else None
            if entry is not None and (noun in entry.nouns or generic(entry.sort)):
                return r
        return None

    def pair(self, i: int) -> list[Referent]:
        """Return the two states or groups last spoken of before token `i`, those in the subject first."""
        found: dict[str, Referent] = {}
        for r in self._back(i):
            for code in r.codes:
                if code in load().parties and load().parties[code].sort != "organisation":
                    found.setdefault(code, r)
            if len(found) >= 2:
                break
        return [r._replace(codes=(code,)) for code, r in list(found.items())[:2]]

    def topic(self, i: int, fits: Callable[[str], bool]) -> Referent | None:
        """Return the party whose doings token `i` stands among: the last that was a subject, nearest first."""
        above = self._above(i, lambda r: len(r.codes) == 1 and fits(r.codes[0]))
        if above is not None:
            return above
        candidates = [r for r in self._back(i) if len(r.codes) == 1 and fits(r.codes[0])]
        return next((r for r in candidates if r.subject and not self._reading.quoted[r.head]), None)

    def _above(self, i: int, fits: Callable[[Referent], bool]) -> Referent | None:
        for subject in self._reading.governing_subjects(i):
            referent = self._at.get(subject)
            if referent is not None and fits(referent):
                return referent
        return None

    def _recent(self, i: int, fits: Callable[[Referent], bool]) -> Iterator[Referent]:
        here = self._reading.sentence(i)
        for r in self._back(i):
            if here - self._reading.sentence(r.head) > _SENTENCES:
                return
            if fits(r) and r.head < i:
                yield r

    def _back(self, i: int) -> Iterator[Referent]:
        count = 0
        for r in reversed(self._all):
            if r.head < i:
                yield r
                count += 1
            if count >= _LOOK_BACK:
                return
