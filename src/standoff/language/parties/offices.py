"""Finding the nouns for those who speak and act for a party, and the words that tell whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from standoff.language.gazetteer import load
from standoff.language.parties.words import Phrases, Words

# How far, in tokens, the words that tell the owner can stand from the noun. Our own choice, generous.
_REACH = 12

_NOUNS = ("person", "dependent", "officials", "body", "owned", "irregular", "members", "state", "group")
_PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_HYPHENS = frozenset("-–/&")
_OWNING = {"of": _NOUNS, "for": ("person", "dependent", "members"), "at": ("dependent", "person"), "to": ("dependent",)}
_SHORT_NAMES = frozenset({"us", "u.s.", "uk", "u.k.", "eu", "un", "u.n."})  # stand before a noun as adjectives do
_DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
_ISSUING = frozenset({"from", "by"})


@dataclass(frozen=True)
class Office:
    """Tokens `[start, end)` that name an office, a body or a force; `first` is where its noun phrase begins.

    `sorts` are the classes of its noun in offices.toml, `noun` the noun in lower case, `plural` tells
    whether it means several. `beyond` is where a complement begins that may tell the owner ("of ..."), or None.
    """

    start: int
    end: int
    first: int
    noun: str
    sorts: frozenset[str]
    plural: bool
    beyond: int | None

    def is_a(self, *sorts: str) -> bool:
        """Tell whether the noun is in one of the classes `sorts`."""
        return not self.sorts.isdisjoint(sorts)


@cache
def _nouns() -> Phrases[tuple[str, bool]]:
    """Return every noun of offices.toml, singular and plural."""
    offices = load().offices
    singular = {noun for sort in _NOUNS for noun in offices[sort]}
    own = {noun for party in load().parties.values() for noun in party.nouns} - singular
    entries = [(noun.lower(), (noun, noun in offices["officials"] | offices["members"])) for noun in sorted(singular)]
    entries += [(plural(noun).lower(), (noun, True)) for noun in sorted(singular)]
    entries += [(noun, (noun, False)) for noun in sorted(own)]
    return Phrases(entries)


def plural(noun: str) -> str:
    """Return the plural of an office: "secretaries of state", "spokesmen", "attorneys general"."""
    head, link, rest = noun.partition(" of ")
    words = head.split(" ")
    at = len(words) - 2 if len(words) > 1 and words[-1] in ("general", "designate") else len(words) - 1
    words[at] = _plural(words[at])
    return " ".join(words) + link + rest


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def find_offices(doc: Doc, words: Words, named: list[int | None]) -> list[Office]:
    """Return the offices in `doc`, in order. `named` gives for each token where the name that it is part of begins."""
    lower = [word.lower() for word in words.text]
    offices = load().offices
    found = []
    for begin, stop, (noun, several) in _nouns().find(lower):
        start, end = words.token[begin], words.token[stop - 1] + 1
        if not _is_noun(doc[end - 1], alone=start == end - 1) or named[end - 1] is not None:
            continue
        sorts = frozenset(sort for sort in offices if noun in offices[sort])
        if several:
            sorts |= {"officials"} if "person" in sorts or "dependent" in sorts else frozenset()
        first = _first(doc, start, named)
        found.append(Office(start, end, first, noun, sorts, several, _beyond(doc, end, sorts, noun)))
    return found


def _is_noun(token: Token, alone: bool) -> bool:
    """Tell whether `token` is a noun; "secretary-general" and the like may close with what looks like an adjective."""
    return token.pos_ in ("NOUN", "PROPN") or (not alone and token.pos_ == "ADJ")


def _first(doc: Doc, start: int, named: list[int | None]) -> int:
    """Return where the noun phrase begins whose noun begins at `start`: left over modifiers, to a determiner."""
    i = start
    while i > 0 and start - i < _REACH and not doc[i].is_sent_start:
        before = doc[i - 1]
        name = named[i - 1]
        if name is not None:
            i = name
        elif before.pos_ == "DET" or before.tag_ in ("PRP$", "DT", "WP$"):
            return i - 1
        elif before.text == ")" and (opening := _opening(doc, i - 1)) is not None:
            i = opening
        elif (
            (before.pos_ == "ADV" and i > 1 and doc[i - 2].pos_ in ("DET", "PRON"))
            or (before.pos_ in _PREMODIFIERS and before.text not in _DAYS)
            or (before.tag_ in ("VBN", "VBD") and i > 1 and doc[i - 2].text == "-")
            or before.tag_ == "POS"
            or before.text in _HYPHENS
            or _joins(before, doc, i)
            or _lists(before, named)
        ):
            i -= 1
        else:
            return i
    return i


def _opening(doc: Doc, closing: int) -> int | None:
    return next((j for j in range(closing - 1, max(closing - 5, -1), -1) if doc[j].text == "("), None)


def _joins(token: Token, doc: Doc, i: int) -> bool:
    """Tell whether `token` is the "and" within a compound, as in "foreign and defence minister"."""
    return token.lower_ == "and" and token.i > 0 and doc[i].text[0].islower() and doc[token.i - 1].pos_ == "ADJ"


def _lists(token: Token, named: list[int | None]) -> bool:
    """Tell whether `token` stands between two of a list of parties: "US, Egyptian and Qatari mediators"."""
    doc, i = token.doc, token.i
    if token.text not in (",", "and") or named[i - 1] is None or named[i + 1] is None:
        return False
    if doc[i - 1].pos_ != "ADJ" and doc[i - 1].lower_ not in _SHORT_NAMES:
        return False
    behind = (t.lower_ for t in doc[i + 1 : i + 5] if named[t.i] is None)
    return token.text == "and" or next(behind, "") in ("and", ",")


def _beyond(doc: Doc, end: int, sorts: frozenset[str], noun: str) -> int | None:
    if end >= len(doc) - 1:
        return None
    word = doc[end].lower_
    if any(sort in sorts for sort in _OWNING.get(word, ())):
        return end + 1
    if (
        word == "in"
        and sorts & {"person", "dependent", "officials", "body"}
        and not sorts & {"abroad", "state", "group"}
    ):
        return end + 1
    return end + 1 if word in _ISSUING and sorts & {"owned", "officials", "dependent"} else None


def complement(doc: Doc, start: int) -> Iterator[int]:
    """Yield the tokens of the noun phrase that begins at `start`, through "of", "for" and "and", up to what ends it."""
    for i in range(start, min(start + _REACH, len(doc))):
        token = doc[i]
        compound = doc[i - 1].text == "-"  # "the Bonn-based council"
        if (token.pos_ in ("VERB", "AUX", "SCONJ") and not compound) or token.tag_ in ("WP", "WDT", "TO"):
            return
        if token.is_punct and token.text not in _HYPHENS and token.text not in "()’'":
            return
        if token.pos_ == "ADP" and token.lower_ not in ("of", "for", "at") and token.tag_ != "POS":
            return
        yield i
