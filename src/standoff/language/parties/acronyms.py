"""Parties and bodies that the article itself introduces, by a name with its acronym in brackets behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from standoff.language.gazetteer import load
from standoff.language.parties.names import Hit
from standoff.language.parties.words import Phrases, Words

_SHORTEST, _LONGEST = 2, 8  # letters of an acronym
_REACH = 10  # words of a name
_INNER = frozenset({"of", "for", "the", "and", "in", "de", "du", "la", "le", "des", "-", "'", "s"})


class _Introduced(NamedTuple):
    """Words `[start, end)` that spell `acronym` out."""

    start: int
    end: int
    acronym: str


def introduced(words: Words, hits: Sequence[Hit]) -> list[Hit]:
    """Return `hits` with those of the names that the text spells out before an acronym, and of the acronyms.

    Of names that the gazetteer has not, one such as "X Liberation Front (XLF)" is a party of its own, its code the
    acronym; one with a state in it or before it ("Peru's Bureau of Ports (BOP)") is a body of that state.
    """
    named = [i for i, name in enumerate(words.text) if name == "("]
    found = [spelled for i in named if (spelled := _spelled(words.text, i)) is not None]
    meant = [(one, hit) for one in found if (hit := _meant(words, one, hits)) is not None]
    if not meant:
        return list(hits)
    phrases = Phrases((name, hit) for one, hit in meant for name in (_name(words, one), one.acronym))
    more = [
        hit._replace(start=words.token[start], end=words.token[end - 1] + 1)
        for start, end, hit in phrases.find(words.text)
    ]
    return sorted([*more, *_outside(hits, more)])


def _spelled(text: Sequence[str], bracket: int) -> _Introduced | None:
    """Return the name before the `bracket` whose capitals the word in it repeats, if there is one."""
    if bracket + 2 >= len(text) or text[bracket + 2] != ")":
        return None
    acronym = text[bracket + 1]
    if not (_SHORTEST <= len(acronym) <= _LONGEST and acronym.isupper() and acronym.isalpha()):
        return None
    initials = ""
    for start in range(bracket - 1, max(bracket - _REACH, 0) - 1, -1):
        word = text[start]
        if not (word[0].isupper() or word.lower() in _INNER):
            return None
        initials = (word[0] if word[0].isupper() else "") + initials
        if initials == acronym:
            return _Introduced(start, bracket, acronym)
    return None


def _name(words: Words, one: _Introduced) -> str:
    return " ".join(words.text[one.start : one.end])


def _meant(words: Words, one: _Introduced, hits: Sequence[Hit]) -> Hit | None:
    """Return a hit for whom the name stands for; None where the gazetteer knows it or nothing tells."""
    start, end = words.token[one.start], words.token[one.end - 1] + 1
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end and not hit.people]
    if any(hit.start == start and hit.end == end for hit in inside):
        return None
    name = {word.lower() for word in words.text[one.start : one.end]}
    if name & load().offices["independent"]:
        return Hit(start, end, one.acronym, "name")
    before = [hit for hit in hits if start - 2 <= hit.end <= start and _possesses(words, hit, start)]
    owner = next((hit for hit in [*inside, *before] if hit.kind in ("name", "demonym", "capital")), None)
    if owner is None and name & load().offices["owned"] | name & load().offices["body"]:
        owner = _home(words, hits)
    return None if owner is None else Hit(start, end, owner.code, "metonym")


def _home(words: Words, hits: Sequence[Hit]) -> Hit | None:
    """Return the place in capitals that the text is dated from, where there is one."""
    shouted = {token for word, token in zip(words.text, words.token, strict=True) if word.isupper() and len(word) > 2}
    return next((hit for hit in hits if hit.kind == "capital" and hit.start in shouted), None)


def _possesses(words: Words, hit: Hit, start: int) -> bool:
    between = [w for w, token in zip(words.text, words.token, strict=True) if hit.end <= token < start]
    return not hit.people and (not between or between in (["'", "s"], ["'"]))


def _outside(hits: Sequence[Hit], more: Sequence[Hit]) -> Iterator[Hit]:
    taken = {i for hit in more for i in range(hit.start, hit.end)}
    return (hit for hit in hits if taken.isdisjoint(range(hit.start, hit.end)))
