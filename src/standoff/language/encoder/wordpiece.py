"""Words cut into the pieces of BERT's uncased vocabulary (WordPiece: the longest known piece first)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"

# A longer run of letters is no word: BERT's own limit.
LONGEST_WORD = 100
# A word in more pieces (an address on the web, a line of dashes) is told well enough by the first of them.
MOST_PIECES = 16
# The words of a language repeat; a text made to be different everywhere must not fill the memory.
CACHED_WORDS = 50_000


class WordPiece:
    """Cuts words into pieces, given the vocabulary: one piece a line, its number the line's."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Take the pieces in order."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._cache: dict[str, tuple[int, ...]] = {}
        self.cls, self.sep, self.unknown = (self._numbers[name] for name in (CLS, SEP, UNKNOWN))

    @classmethod
    def read(cls, path: Path) -> WordPiece:
        """Read a vocabulary file."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of one word, at least one and at most `MOST_PIECES`."""
        found = self._cache.get(word)
        if found is None:
            found = tuple(self._cut(word[: LONGEST_WORD * 4]))[:MOST_PIECES] or (self.unknown,)
            if len(self._cache) >= CACHED_WORDS:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _cut(self, word: str) -> Iterator[int]:
        for run in _runs(_plain(word)):
            yield from self._longest_first(run)

    def _longest_first(self, run: str) -> list[int]:
        if len(run) > LONGEST_WORD:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(run):
            for end in range(len(run), start, -1):
                number = self._numbers.get(run[start:end] if start == 0 else "##" + run[start:end])
                if number is not None:
                    found.append(number)
                    break
            else:
                return [self.unknown]
            start = end
        return found


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _runs(word: str) -> Iterator[str]:
    """Yield runs of letters and digits, and each mark and each Chinese character by itself."""
    run = ""
    for character in word:
        if character.isspace() or _stands_alone(character):
            if run:
                yield run
            run = ""
            if not character.isspace():
                yield character
        else:
            run += character
    if run:
        yield run


def _stands_alone(character: str) -> bool:
    if character.isascii():
        return not character.isalnum()
    return unicodedata.category(character).startswith("P") or "\u4e00" <= character <= "\u9fff"
