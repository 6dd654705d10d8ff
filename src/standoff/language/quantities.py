"""Number expressions: "more than 100,000", "2,000-3,000", "a dozen", "hundreds of", "several".

An `Amount` gives what the words bound: "more than n" has a `min` and no `max`, "nearly n" and "up to n" a
`max` and no `min`, an exact or approximate number both; a vague one ("several") neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple, TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span

from standoff.language.number_words import Bound, number_words

# Larger than any count of people or things on earth: what exceeds it is an identifier, not a number.
LARGEST = 10**12


_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,13})(\.\d+)?(k|m|mn|bn)?(\+)?")
_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,13})[-–—](\d{1,3}(?:,\d{3})+|\d{1,13})")
_THOUSANDS = re.compile(r"\d{3}")
_T = TypeVar("_T")

_DASHES = frozenset({"-", "–", "—"})


class Amount(NamedTuple):
    """Tokens `[start, end)` that tell a number, the bounds they give it, and their text."""

    start: int
    end: int
    min: int | None
    max: int | None
    text: str


class _Read(NamedTuple):
    """What was read: the token after it, the lowest and highest number it can mean."""

    end: int
    low: int | None
    high: int | None


@Language.factory("quantities", assigns=["doc._.quantities", "doc.spans"])
class Quantities:
    """Writes `doc._.quantities`, the `Amount`s in the order of the text, and `doc.spans["quantities"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Take what spaCy hands to a factory."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        amounts = match(doc)
        doc._.quantities = amounts
        doc.spans["quantities"] = [Span(doc, amount.start, amount.end) for amount in amounts]
        return doc


def register_extensions() -> None:
    """Make sure that `Doc` has the extension `quantities`. Safe to call again."""
    if not Doc.has_extension("quantities"):
        Doc.set_extension("quantities", default=None)


register_extensions()


def match(doc: Doc) -> list[Amount]:
    """Return the number expressions of `doc` in order; they do not overlap, the longest at a place wins."""
    words = [token.lower_ for token in doc]
    found: list[Amount] = []
    at = 0
    while at < len(words):
        read = _expression(words, at)
        if read is None or doc[at].is_space:
            at += 1
            continue
        found.append(Amount(at, read.end, read.low, read.high, doc[at : read.end].text))
        at = read.end
    return found


def within(doc: Doc, start: int, end: int) -> list[Amount]:
    """Return the amounts of an annotated `doc` that lie in the tokens `[start, end)`."""
    amounts: list[Amount] = doc._.quantities or []
    first = bisect_left(amounts, start, key=lambda amount: amount.start)
    last = bisect_right(amounts, end, key=lambda amount: amount.end)
    return amounts[first:last]


def _expression(words: list[str], at: int) -> _Read | None:
    """Read a bounded or plain number, a plural of a scale, or a vague word that begins at `at`."""
    known = number_words()
    bound, start = _phrase(words, at, known.before) or (None, at)
    read = _range(words, start) or _plural(words, start)
    if read is None:
        vague = _phrase(words, at, known.vague)
        if vague is not None:
            return _several(words, vague[1])
        one = known.ones.get(words[start]) if start < len(words) else None
        return None if one is None else _bounded(_Read(start + 1, one, one), bound)
    after = _phrase(words, read.end, known.after)
    if after is not None:
        bound, read = after[0], read._replace(end=after[1])
    return _bounded(read, bound)


def _bounded(read: _Read, bound: Bound | None) -> _Read:
    if bound == "min":
        return read._replace(high=None)
    if bound == "max":
        return read._replace(low=None)
    return read


def _several(words: list[str], end: int) -> _Read:
    """Read what follows a vague word: "several hundred" is a plural of its scale, "several" says nothing."""
    scale = number_words().scales.get(words[end]) if end < len(words) else None
    return _Read(end, None, None) if scale is None else _Read(end + 1, 2 * scale, None)


def _plural(words: list[str], at: int) -> _Read | None:
    """Read "dozens", "hundreds of thousands": at least two of the smallest, times the rest."""
    plurals = number_words().plurals
    if at >= len(words) or words[at] not in plurals:
        return None
    low, end = 2 * plurals[words[at]], at + 1
    while low < LARGEST and words[end : end + 1] == ["of"] and words[end + 1 : end + 2] and words[end + 1] in plurals:
        low, end = low * plurals[words[end + 1]], end + 2
    return _Read(end, low, None)


def _range(words: list[str], at: int) -> _Read | None:
    """Read one number, or two that are the ends of a range: "between 2,000 and 3,000", "two or three"."""
    opening = words[at] if at < len(words) else ""
    if opening in ("between", "from"):
        first = _number(words, at + 1)
        return None if first is None else _second(words, first, ("and",) if opening == "between" else ("to",))
    fused = _RANGE.fullmatch(opening)
    if fused is not None:
        low, high = (int(end.replace(",", "")) for end in fused.groups())
        return _scaled(words, _Read(at + 1, low, high))
    first = _number(words, at)
    return None if first is None else _second(words, first, ("to", "or", *_DASHES)) or first


def _second(words: list[str], first: _Read, links: tuple[str, ...]) -> _Read | None:
    """Read the other end of a range that begins with `first`; a scale after it holds for both ends."""
    if first.end >= len(words) or words[first.end] not in links:
        return None
    second = _number(words, first.end + 1)
    if second is None or first.low is None or second.high is None:
        return None
    low = first.low
    scale = number_words().scales.get(words[second.end - 1])
    if scale is not None and low < scale and low * scale <= second.high:
        low *= scale
    return _Read(second.end, low, second.high) if low <= second.high else None


def _number(words: list[str], at: int) -> _Read | None:
    """Read a number in digits or words, without bounds."""
    known = number_words()
    phrase = _phrase(words, at, known.phrases)
    if phrase is not None:
        return _scaled(words, _Read(phrase[1], phrase[0], phrase[0]))
    if at >= len(words):
        return None
    digits = _DIGITS.fullmatch(words[at])
    if digits is not None:
        return _digits(words, at, digits)
    if words[at : at + 2] == ["half", "a"] and words[at + 2 : at + 3] and words[at + 2] in known.scales:
        half = known.scales[words[at + 2]] // 2
        return _Read(at + 3, half, half)
    if words[at] in ("a", "an") and words[at + 1 : at + 2]:
        scale = known.scales.get(words[at + 1])
        return None if scale is None else _scaled(words, _Read(at + 2, scale, scale))
    return _words(words, at)


def _digits(words: list[str], at: int, digits: re.Match[str]) -> _Read | None:
    whole, fraction, suffix, plus = digits.groups()
    end = at + 1
    while len(whole) < 10 and _opens_thousands(words, at) and end < len(words) and _THOUSANDS.fullmatch(words[end]):
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
    return _Read(end, value, None if plus else value)


def _opens_thousands(words: list[str], at: int) -> bool:
    """Tell whether digits may go on behind a space: "5 000", but not "in 1991 100 men"."""
    return words[at].isdigit() and len(words[at]) <= 3 and not words[at].startswith("0")


def _words(words: list[str], at: int) -> _Read | None:
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
        elif not (end > at and word in ("and", *_DASHES) and _continues(words, end, group or total)):
            break
        end += 1
    return _Read(end, total + group, total + group) if end > at else None


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


def _scaled(words: list[str], read: _Read) -> _Read:
    scale = number_words().scales.get(words[read.end]) if read.end < len(words) else None
    if scale is None or read.low is None or read.high is None or read.high * scale > LARGEST:
        return read
    return _Read(read.end + 1, read.low * scale, read.high * scale)


def _phrase(words: list[str], at: int, phrases: dict[tuple[str, ...], _T]) -> tuple[_T, int] | None:
    """Return the value of the longest of `phrases` that stands at `at`, and the token after it."""
    for length in range(4, 0, -1):
        key = tuple(words[at : at + length])
        if len(key) == length and key in phrases:
            return phrases[key], at + length
    return None
