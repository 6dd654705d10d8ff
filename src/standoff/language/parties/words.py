"""Finding known phrases among the words of a text, the longest first, in time linear in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from spacy.tokens import Doc

T = TypeVar("T")

_WORD = re.compile(r"\w+|[^\w\s]")
# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‐": "-",
        "‑": "-",
    }
)
# A word in capitals is looked up as a proper name too ("JUBA") where it is longer than most acronyms.
_SHOUTED = 3


class Words(NamedTuple):
    """The words of a `Doc`: their folded text, and the index of the token that each lies in."""

    text: list[str]
    token: list[int]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return `word` without accents and with plain apostrophes and hyphens."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def split(text: str) -> list[str]:
    """Return the words and marks of `text`, folded; hyphens and apostrophes are words of their own."""
    return _WORD.findall(fold(text))


def words(doc: Doc) -> Words:
    """Return the words of `doc`."""
    text: list[str] = []
    token: list[int] = []
    for i, each in enumerate(doc):
        parts = split(each.text)
        text += parts
        token += [i] * len(parts)
    return Words(text, token)


class Phrases(Generic[T]):
    """Known phrases, each with a value, kept as a tree of words."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take phrases with their values; of two values for one phrase the first stays."""
        self._root: dict[str, Any] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        """Add one phrase, unless it is known."""
        node = self._root
        for word in split(phrase):
            node = node.setdefault(word, {})
        if node is not self._root:
            node.setdefault("", value)

    def find(self, found: list[str]) -> Iterator[tuple[int, int, T]]:
        """Yield `(start, end, value)` over the words `found`: at each place the longest phrase, none within another."""
        i = 0
        while i < len(found):
            end, value = self._longest(found, i)
            if end > i:
                yield i, end, value
            i = max(end, i + 1)

    def _longest(self, found: list[str], start: int) -> tuple[int, Any]:
        """Return the end and the value of the longest phrase that begins at `start`, or `start` and nothing."""
        node = self._root
        best, value, i = start, None, start
        while i < len(found):
            word = found[i]
            below = node.get(word)
            if below is None and word.isupper() and len(word) >= _SHOUTED:
                below = node.get(word.capitalize())
            if below is None:
                break
            node, i = below, i + 1
            if "" in node:
                best, value = i, node[""]
        return best, value
