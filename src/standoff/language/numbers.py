"""Numbers: what digits and number words say, without what bounds them: "5 000", "twenty-eight", "half a million"."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from standoff.language.number_words import number_words

# Larger than any count of people or things on earth: what exceeds it is an identifier, not a number.
LARGEST = 10**12


_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,13})(\.\d+)?(k|m|mn|bn)?(\+)?")


_THOUSANDS = re.compile(r"\d{3}")


_T = TypeVar("_T")


DASHES = frozenset({"-", "–", "—"})


class Read(NamedTuple):
    """What was read: the token after it, the lowest and highest number it can mean."""

    end: int
    low: int | None
    high: int | None


def number_at(words: list[str], at: int) -> Read | None:
    """Read a number in digits or words, without bounds."""
    known = number_words()
    phrase = phrase_at(words, at, known.phrases)
    if phrase is not None:
        return scaled(words, Read(phrase[1], phrase[0], phrase[0]))
    if at >= len(words):
        return None
    digits = _DIGITS.fullmatch(words[at])
    if digits is not None:
        return _digits(words, at, digits)
    if words[at : at + 2] == ["half", "a"] and words[at + 2 : at + 3] and words[at + 2] in known.scales:
        half = known.scales[words[at + 2]] // 2
        return Read(at + 3, half, half)
    if words[at] in ("a", "an") and words[at + 1 : at + 2]:
        scale = known.scales.get(words[at + 1])
        return None if scale is None else scaled(words, Read(at + 2, scale, scale))
    return _words(words, at)


def _digits(words: list[str], at: int, digits: re.Match[str]) -> Read | None:
    whole, fraction, suffix, plus = digits.groups()
    end = at + 1
    while len(whole) < 10 and _opens_thousands(words, at) and _goes_on(words, end):
        whole += words[end]
        end += 1
    number = float(whole.replace(",", "") + (fraction or ""))
    scales = number_words().scales
    if suffix is not None:
        number *= number_words().suffixes[suffix]
    while end < len(words) and words[end] in scales and number * scales[words[end]] <= LARGEST:
        number *= scales[words[end]]
        end += 1
    value = round(number)
    if value != number or value > LARGEST:
        return None
    return Read(end, value, None if plus else value)


def _goes_on(words: list[str], end: int) -> bool:
    """Tell whether digits at `end` are thousands, hundreds and so on, and no calibre ("12 105mm guns")."""
    return (
        words[end : end + 1] != [] and bool(_THOUSANDS.fullmatch(words[end])) and "mm" not in words[end + 1 : end + 3]
    )


def _opens_thousands(words: list[str], at: int) -> bool:
    """Tell whether digits may go on behind a space: "5 000", but not "in 1991 100 men"."""
    return words[at].isdigit() and len(words[at]) <= 3 and not words[at].startswith("0")


def _words(words: list[str], at: int) -> Read | None:
    """Read a number in words: "two", "twenty-eight", "three hundred and fifty thousand"."""
    known = number_words()
    total, group, end = 0, 0, at
    while end < len(words):
        word = words[end]
        if _fits(group, known.numbers.get(word)):
            group += known.numbers[word]
        elif word in known.scales and group and group * known.scales[word] <= LARGEST:
            group *= known.scales[word]
            if known.scales[word] >= 1000:
                total, group = total + group, 0
        elif not (end > at and word in ("and", *DASHES) and _continues(words, end, group or total)):
            break
        end += 1
    return Read(end, total + group, total + group) if end > at else None


def _fits(group: int, number: int | None) -> bool:
    """Tell whether `number` may follow `group` within one number word, as "eight" follows "twenty"."""
    return number is not None and (group % 100 == 0 or (group % 10 == 0 and number < 10))


def _continues(words: list[str], link: int, so_far: int) -> bool:
    """Tell whether the "and" or dash at `link` joins two parts of one number ("twenty-eight")."""
    following = number_words().numbers.get(words[link + 1]) if link + 1 < len(words) else None
    if following is None:
        return False
    if words[link] == "and":
        return so_far >= 100 and so_far % 100 == 0
    return so_far % 100 >= 20 and so_far % 10 == 0 and following < 10


def scaled(words: list[str], read: Read) -> Read:
    """Return `read` times the scale word behind it, if there is one: "5 thousand"."""
    scale = number_words().scales.get(words[read.end]) if read.end < len(words) else None
    if scale is None or read.low is None or read.high is None or read.high * scale > LARGEST:
        return read
    return Read(read.end + 1, read.low * scale, read.high * scale)


def phrase_at(words: list[str], at: int, phrases: dict[tuple[str, ...], _T]) -> tuple[_T, int] | None:
    """Return the value of the longest of `phrases` that stands at `at`, and the token after it."""
    for length in range(4, 0, -1):
        key = tuple(words[at : at + length])
        if len(key) == length and key in phrases:
            return phrases[key], at + length
    return None
