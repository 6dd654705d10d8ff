"""The people of an article: where their names stand, and which names are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token

from standoff.language.gazetteer import PARTICLES, Person, load
from standoff.language.parties.names import Hit
from standoff.language.parties.namesakes import is_family_name
from standoff.language.parties.offices import Office, complement
from standoff.language.parties.words import fold

_LONGEST = 6  # tokens in a name
_SHORT = 1  # letters: a family name no longer than this is too often something else
_ARTICLES = frozenset({"al", "Al", "el", "El"})  # "al-Bashir" is called "Bashir" as well.
_LINKS = frozenset("-'’.")


@dataclass(eq=False)
class Character:
    """A person of the article: the fullest form of the name, and what the article or the gazetteer tells.

    `code` is the party that the person speaks for, if any; `role` the office in the article's words,
    `known` the office in the gazetteer's; `woman` is None where nothing tells; `told`
    says that the article itself names the party, `prominence` is higher the later and the
    more prominently the person was last named.
    """

    name: str
    words: tuple[str, ...]
    code: str | None = None
    role: str | None = None
    known: str | None = None
    woman: bool | None = None
    told: bool = False
    prominence: int = 0


def find_people(doc: Doc, hits: Iterable[Hit], offices: Iterable[Office]) -> list[tuple[int, int]]:
    """Return where names of people stand, as token ranges in order.

    They are known by the gazetteer, by the entity recogniser, or by standing right behind an office.
    """
    titles = {i for o in offices for i in range(o.start, o.end) if o.is_a("person", "dependent")}
    hits = list(hits)
    places = {i for h in hits if not h.people and not is_family_name(doc[h.start]) for i in range(h.start, h.end)}
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
            take(*_name_from(doc, _past_ranks(doc, office.end, titles), titles | places))
            comma = max([office.end, *(i + 1 for i in complement(doc, office.beyond or len(doc)))])
            if comma < len(doc) and doc[comma].text == ",":
                take(*_announced(doc, _past_ranks(doc, comma + 1, titles), titles | places))
    return sorted(spans)


def _grown(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return a name of the gazetteer with the "Jr" behind it."""
    return (start, end + 1) if end < len(doc) and doc[end].text in ("Jr", "Jr.") else (start, end)


def _trimmed(doc: Doc, start: int, end: int, titles: set[int], places: set[int]) -> tuple[int, int]:
    """Return an entity without titles and demonyms before the name and possessive marks behind it."""
    first = start
    skipped = load().offices["courtesy"] | load().offices["rank"]
    end = next((i for i in range(start + 1, end) if doc[i].lower_ == "of"), end)
    while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[0].isupper()):
        end -= 1
    while start < end and (
        start in titles or doc[start].text in skipped or doc[start].is_punct or (start in places and end - start > 2)
    ):
        start += 1
    while start < end < len(doc) and (_extends(doc[end]) or _links(doc, end)) and end not in titles | places:
        end += 2 if _links(doc, end) else 1
    before_title = end in titles and any(i in places for i in range(first, end))
    if before_title or end - start > _LONGEST or all(i in places for i in range(start, end)):
        return start, start
    return start, end


def _extends(token: Token) -> bool:
    """Tell whether `token` goes on with the name before it, which the recogniser cut short."""
    return (
        token.pos_ == "PROPN"
        and token.is_title
        and not token.is_sent_start
        and (token.ent_type_ in ("", "PER") or is_family_name(token))
    )


def _announced(doc: Doc, start: int, barred: set[int]) -> tuple[int, int]:
    """Return the full name set off by commas at `start`: "the army spokesman, Gen. X Y,"."""
    start, end = _name_from(doc, start, barred)
    full = end - start > 1 and (end == len(doc) or doc[end].is_punct)
    return (start, end) if full else (start, start)


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
    """Tell whether token `i` is part of the name that begins at `start`: a capitalised noun, a particle, a hyphen."""
    token = doc[i]
    if token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start:
        return True
    if token.lower_ in PARTICLES and token.tag_ != "POS":
        joined = i + 1 < len(doc) and doc[i + 1].pos_ == "PROPN" and doc[i + 1].text[0].isupper()
        return joined or (i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].text[0].isupper())
    return i > start and (_links(doc, i) or _links(doc, i - 1))


def _links(doc: Doc, i: int) -> bool:
    """Tell whether token `i` is a hyphen or the like inside a name ("al-Mahdi", "Jae-in")."""
    token = doc[i]
    glued = i > 0 and not doc[i - 1].whitespace_ and not token.whitespace_
    return glued and token.text in _LINKS and token.tag_ != "POS" and i + 1 < len(doc) and doc[i + 1].text[0].isalpha()


class Cast:
    """Who has appeared in the article so far, found again by any word of the name, the family name first."""

    def __init__(self, day: date | None) -> None:
        """Begin with nobody, on the article's `day`."""
        self._day = day
        self._by_word: dict[str, list[Character]] = defaultdict(list)

    def meet(self, tokens: Iterable[Token], prominence: int, woman: bool | None = None) -> Character:
        """Return the person whose name `tokens` are, one met before or a new one; `woman` as a "Mr" or "Ms" tells."""
        name, words = _written(tokens)
        known = self._known(words, woman)
        if known is not None:
            if len(words) > len(known.words):
                known.name, known.words = name, words
                self._recognise(known)
                self._index(known)
            known.prominence = max(known.prominence, prominence)
            return known
        person = Character(name, words, prominence=prominence)
        self._recognise(person)
        self._index(person)
        return person

    def recalls(self, word: str, first: bool) -> bool:
        """Tell whether `word` closes the name of somebody met before, or begins it where `first` names count too."""
        met = self._by_word.get(fold(word), []) if len(word) > 1 else []
        return any(fold(word) == p.words[-1] or (first and fold(word) == p.words[0]) for p in met)

    def is_known(self, word: str) -> bool:
        """Tell whether `word` alone is the family name of just one person in office on the article's day."""
        return len(word) > _SHORT and word not in load().offices["ordinary"] and self._entry((fold(word),)) is not None

    def _known(self, words: tuple[str, ...], woman: bool | None) -> Character | None:
        candidates = sorted(self._by_word.get(words[-1], []), key=lambda c: -c.prominence)
        candidates = [c for c in candidates if woman is None or c.woman is None or c.woman == woman]
        same = [c for c in candidates if set(words) <= set(c.words) or set(c.words) <= set(words)]
        for fits in (lambda c: c.words[-1] == words[-1], lambda c: c.words[0] == words[0], lambda c: True):
            found = next((c for c in same if fits(c)), None)
            if found is not None:
                return found
        return None

    def _recognise(self, person: Character) -> None:
        """Take from the gazetteer who `person` is, unless the article itself has told."""
        entry = None if person.told else self._entry(person.words)
        if entry is not None:
            person.code, person.known, person.woman = entry.code, entry.office, entry.woman

    def _index(self, person: Character) -> None:
        for word in person.words:
            if all(person is not bearer for bearer in self._by_word[word]):
                self._by_word[word].append(person)

    def _entry(self, words: tuple[str, ...]) -> Person | None:
        """Return who bears the name in the gazetteer on the day: in full, or as the only one of the family name."""
        spelled = tuple(word for word in words if len(word) > 1)  # Without a middle initial.
        serving = [p for p in _full_names().get(spelled, ()) if p.serves(self._day)]
        if serving:
            return max(serving, key=lambda p: p.first)
        if len(words) == 1 or words[0] in PARTICLES:
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
    bare = (word.rstrip(".,") for word in fold(text).replace("-", " ").replace("'", "").split())
    return tuple(word for word in bare if word and word not in ("Jr", "Sr")) or (fold(text),)


def _index_people(spelled: str) -> dict[tuple[str, ...], list[Person]]:
    index: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in load().people:
        names = {_words(name) for name in getattr(person, spelled)}
        for words in names | {words[1:] for words in names if words[0] in _ARTICLES and len(words) > 1}:
            index[words].append(person)
    return index


@cache
def _families() -> dict[tuple[str, ...], list[Person]]:
    return _index_people("families")


@cache
def _full_names() -> dict[tuple[str, ...], list[Person]]:
    return _index_people("names")
