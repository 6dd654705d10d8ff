"""Who was spoken of in a text so far, and who of them an office, a common noun or a document can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from standoff.language.clauses import children
from standoff.language.cues import cue_at
from standoff.language.gazetteer import load
from standoff.language.parties.people import Character
from standoff.language.parties.reading import Reading

# How far back, in referents and in sentences, a pronoun looks. Our own choice: news prose repeats names often.
_LOOK_BACK = 80
SENTENCES = 3
# How many sentences back "the group" may look for the group it means.
_GENERIC_SENTENCES = 8


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


class Recollection:
    """The referents of a text so far, found again by what is said of them."""

    def __init__(self, reading: Reading, home: str | None, principals: frozenset[str]) -> None:
        """Begin with none; `home` is the dateline's state, `principals` are whom the article is most about."""
        self._reading = reading
        self._all: list[Referent] = []
        self._at: dict[int, Referent] = {}
        self._bodies: dict[str, list[str]] = defaultdict(list)
        self.home = home
        self._principals = principals

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

    def holder(self, i: int, words: str, code: str | None = None) -> Referent | None:
        """Return the last person with the office `words` ("foreign minister"), of the party `code` if that is given."""
        for r in self._back(i):
            if r.person is None or (code is not None and r.person.code != code):
                continue
            office = f" {r.person.role or r.person.known or ''} ".lower()
            if f" {words.lower()} " in office:
                return r
        return None

    def official(self, i: int, noun: str) -> Referent | None:
        """Return the last unnamed person called by `noun` before, as "the official" means one spoken of."""
        for r in self._back(i):
            if r.human and r.codes and r.person is None and f" {r.role or ''}".lower().endswith(f" {noun}"):
                return r
        return None

    def called(self, i: int, noun: str, generic: Callable[[str], bool]) -> Referent | None:
        """Return the last party that answers to `noun`: its own in the gazetteer, or one `generic` to its sort."""
        here = self._reading.sentence(i)
        for r in self._back(i):
            if len(r.codes) != 1 or r.human:
                continue
            entry = load().parties.get(r.codes[0])
            near = here - self._reading.sentence(r.head) <= _GENERIC_SENTENCES
            own = entry is not None and noun in entry.nouns
            if own or (near and generic("group" if entry is None else entry.sort)):
                return r
        return None

    def issuer(self, document: Token) -> Referent | None:
        """Return whose the statement `document` is: whoever issues it, or speaks in it, else whoever spoke last."""
        for verb in document.ancestors:
            subject = self._reading.subject(verb) if verb.pos_ == "VERB" else None
            if subject is not None and subject < document.i:
                return self._at.get(subject)
        new = any(c.lower_ in ("a", "an", "another") for c in children(document, "det"))
        if new or self._reading.subject(document.head) != document.i:
            return None
        for r in self._recent(document.i, lambda r: len(r.codes) == 1 and r.subject):
            if not self._reading.quoted[r.head] and (cue_at(self._reading.doc[r.head].head) or self._has_issued(r)):
                return r
        return None

    def _has_issued(self, r: Referent) -> bool:
        verb = self._reading.doc[r.head].head
        return any(t.lemma_.lower() in load().offices["document"] for t in children(verb, "obj"))

    def topic(self, i: int, fits: Callable[[str], bool]) -> Referent | None:
        """Return the party whose doings token `i` stands among: the last that was a subject, nearest first.

        In one sentence the subject of the main clause goes before those of the clauses in it.
        """
        above = self._above(i, lambda r: len(r.codes) == 1 and fits(r.codes[0]))
        if above is not None:
            return above
        candidates = [r for r in self._back(i) if len(r.codes) == 1 and fits(r.codes[0])]
        acting = [r for r in candidates if r.subject and not self._reading.quoted[r.head]]
        here = [r for r in acting if self._reading.sentence(r.head) == self._reading.sentence(acting[0].head)]
        return next((r for r in here if self._reading.is_main_subject(r.head)), here[0] if here else None)

    def _above(self, i: int, fits: Callable[[Referent], bool]) -> Referent | None:
        for subject in self._reading.governing_subjects(i):
            referent = self._at.get(subject)
            if referent is not None and fits(referent):
                return referent
        return None

    def _recent(self, i: int, fits: Callable[[Referent], bool]) -> Iterator[Referent]:
        here = self._reading.sentence(i)
        for r in self._back(i):
            if here - self._reading.sentence(r.head) > SENTENCES:
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
