"""The people of an article: where their names stand, and which names are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token

from standoff.language.gazetteer import PARTICLES, Person, load
from standoff.language.parties.names import Hit
from standoff.language.parties.offices import Office
from standoff.language.parties.words import fold

_LONGEST = 6  # tokens in a name
_LINKS = frozenset("-'’.")


@dataclass(eq=False)
class Character:
    """A person of the article: the fullest form of the name, and what the article or the gazetteer tells.

    `code` is the party that the person speaks for, if any; `role` the office in the article's words,
    `known` the office in the gazetteer's; `woman` is None where nothing tells; `told`
    says that the article itself names the party.
    """

    name: str
    words: tuple[str, ...]
    code: str | None = None
    role: str | None = None
    known: str | None = None
    woman: bool | None = None
    told: bool = False


def find_people(doc: Doc, hits: Iterable[Hit], offices: Iterable[Office]) -> list[tuple[int, int]]:
    """Return where names of people stand, as token ranges in order.

    They are known by the gazetteer, by the entity recogniser, or by standing right behind an office.
    """
    titles = {i for o in offices for i in range(o.start, o.end) if o.is_a("person", "dependent")}
    hits = list(hits)
    places = {i for h in hits if not h.people for i in range(h.start, h.end)}
    taken: set[int] = set()
    spans: list[tuple[int, int]] = []

    def take(start: int, end: int) -> None:
        if start < end and taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            spans.append((start, end))

    for hit in hits:
        if hit.people:
            take(*_grown(doc, hit.start, hit.end))
    for entity in doc.ents:
        if entity.label_ == "PER":
            take(*_trimmed(doc, entity.start, entity.end, titles, places))
    for office in offices:
        if office.is_a("person", "dependent") and not office.plural:
            start = _past_ranks(doc, office.end, titles)
            take(*_name_from(doc, start, titles | places))
    return sorted(spans)


def _grown(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return a name of the gazetteer with the "Jr" behind it."""
    return (start, end + 1) if end < len(doc) and doc[end].text in ("Jr", "Jr.") else (start, end)


def _trimmed(doc: Doc, start: int, end: int, titles: set[int], places: set[int]) -> tuple[int, int]:
    """Return an entity without titles and demonyms before the name and possessive marks behind it."""
    skipped = load().offices["courtesy"] | load().offices["rank"]
    while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[0].isupper()):
        end -= 1
    while start < end and (
        start in titles or doc[start].text in skipped or doc[start].is_punct or (start in places and end - start > 2)
    ):
        start += 1
    if end - start > _LONGEST or all(i in places for i in range(start, end)):
        return start, start
    return start, end


def _past_ranks(doc: Doc, start: int, titles: set[int]) -> int:
    skipped = load().offices["courtesy"] | load().offices["rank"]
    while start < len(doc) and (doc[start].text in skipped or start in titles):
        start += 1
    return start


def _name_from(doc: Doc, start: int, barred: set[int]) -> tuple[int, int]:
    """Return the run of capitalised proper nouns that begins at `start`, hyphens and particles included."""
    end = start
    while end < len(doc) and end - start < _LONGEST and end not in barred and _goes_on(doc, end, start):
        end += 1
    while end > start and not doc[end - 1].text[0].isalpha():
        end -= 1
    return start, end


def _goes_on(doc: Doc, i: int, start: int) -> bool:
    token = doc[i]
    if (
        token.pos_ == "PROPN"
        and token.text[0].isupper()
        and token.ent_type_ not in ("ORG", "LOC")
        and not token.is_sent_start
    ):
        return True
    joined = i + 1 < len(doc) and doc[i + 1].pos_ == "PROPN" and doc[i + 1].text[0].isupper()
    if token.lower_ in PARTICLES and token.tag_ != "POS":
        return joined or (i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].text[0].isupper())
    return (
        i > start
        and token.text in _LINKS
        and token.tag_ != "POS"
        and not token.whitespace_
        and i + 1 < len(doc)
        and doc[i + 1].text[0].isalpha()
    )


class Cast:
    """Who has appeared in the article so far, found again by any word of the name, the family name first."""

    def __init__(self, day: date | None) -> None:
        """Begin with nobody, on the article's `day`."""
        self._day = day
        self._by_word: dict[str, list[Character]] = defaultdict(list)

    def meet(self, tokens: Iterable[Token]) -> Character:
        """Return the person whose name `tokens` are, one met before or a new one."""
        name, words = _written(tokens)
        known = self._known(words)
        if known is not None:
            if len(words) > len(known.words):
                known.name, known.words = name, words
                self._index(known)
            self._refresh(known, words[-1])
            return known
        person = Character(name, words)
        entry = self._entry(words)
        if entry is not None:
            person.code, person.known, person.woman = entry.code, entry.office, entry.woman
        self._index(person)
        return person

    def recalls(self, word: str) -> bool:
        """Tell whether `word` is part of the name of somebody met before, and no particle or initial."""
        return len(word) > 1 and bool(self._by_word.get(fold(word)))

    def _known(self, words: tuple[str, ...]) -> Character | None:
        candidates = self._by_word.get(words[-1], [])[::-1]
        same = [c for c in candidates if set(words) <= set(c.words) or set(c.words) <= set(words)]
        for fits in (lambda c: c.words[-1] == words[-1], lambda c: c.words[0] == words[0], lambda c: True):
            found = next((c for c in same if fits(c)), None)
            if found is not None:
                return found
        return None

    def _refresh(self, person: Character, word: str) -> None:
        """Make `person` the latest of those who share `word`."""
        bearers = self._by_word[word]
        bearers.remove(person)
        bearers.append(person)

    def _index(self, person: Character) -> None:
        for word in person.words:
            if all(person is not bearer for bearer in self._by_word[word]):
                self._by_word[word].append(person)

    def _entry(self, words: tuple[str, ...]) -> Person | None:
        """Return who bears the name in the gazetteer on the article's day: in full, or alone in bearing the family name."""
        serving = [p for p in _full_names().get(words, ()) if p.serves(self._day)]
        if serving:
            return max(serving, key=lambda p: p.first)
        if len(words) == 1 or words[0] in PARTICLES or len(words) == 2 and words[0] in PARTICLES:
            serving = [p for p in _families().get(words, ()) if p.serves(self._day)]
            if len({p.names[0] for p in serving}) == 1:
                return max(serving, key=lambda p: p.first)
        return None


def _written(tokens: Iterable[Token]) -> tuple[str, tuple[str, ...]]:
    """Return a name as the article writes it, and its words, folded, without marks."""
    listed = list(tokens)
    text = "".join(t.text_with_ws for t in listed).strip()
    return " ".join(text.split()), _words(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_split(text)) or (fold(text),)


def _split(text: str) -> Iterator[str]:
    for word in fold(text).replace("-", " ").replace("'", "").split():
        bare = word.rstrip(".,")
        if bare and bare not in ("Jr", "Sr"):
            yield bare


def _index_people(spelled: str) -> dict[tuple[str, ...], list[Person]]:
    index: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in load().people:
        for name in dict.fromkeys(getattr(person, spelled)):
            index[_words(name)].append(person)
    return index


@cache
def _families() -> dict[tuple[str, ...], list[Person]]:
    return _index_people("families")


@cache
def _full_names() -> dict[tuple[str, ...], list[Person]]:
    return _index_people("names")
