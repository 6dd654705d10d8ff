"""What the uncased pieces of a word do not tell: its capitals, its ending, and the space before it."""

from __future__ import annotations

from zlib import crc32

SPECIAL, LOWER, TITLE, UPPER, LETTER, MIXED, NUMBER, DIGITS, MARK, OTHER = range(10)
# Each kind with a space before it and without.
SHAPES = 2 * (OTHER + 1)
ENDINGS = 3000
ENDING_LENGTH = 3


def shape(word: str, spaced: bool) -> int:
    """Return the number of a word's shape, `spaced` saying that white space stands before it."""
    return 2 * _kind(word) + spaced


def ending(word: str) -> int:
    """Return the number, by a hash, of the last letters of `word` as they are written."""
    return crc32(word[-ENDING_LENGTH:].encode("utf-8", "surrogatepass")) % ENDINGS


def _kind(word: str) -> int:
    if not any(c.isalnum() for c in word):
        return MARK if word.isascii() or len(word) == 1 else OTHER
    if any(c.isdigit() for c in word):
        return DIGITS if any(c.isalpha() for c in word) else NUMBER
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else LETTER
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED
