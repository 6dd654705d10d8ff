"""Number expressions: "more than 100,000", "2,000-3,000", "a dozen", "hundreds of", "several".

An `Amount` gives what the words bound: "more than n" has a `min` and no `max`, "nearly n" and "up to n" a
`max` and no `min`, an exact or approximate number both; a vague one ("several") neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from standoff.language.number_words import Bound, number_words
from standoff.language.numbers import DASHES, LARGEST, Read, number_at, phrase_at, scaled

_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,13})[-–—](\d{1,3}(?:,\d{3})+|\d{1,13})")


class Amount(NamedTuple):
    """Tokens `[start, end)` that tell a number, the bounds they give it, and their text."""

    start: int
    end: int
    min: int | None
    max: int | None
    text: str


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


def _expression(words: list[str], at: int) -> Read | None:
    """Read a bounded or plain number, a plural of a scale, or a vague word that begins at `at`."""
    known = number_words()
    bound, start = phrase_at(words, at, known.before) or (None, at)
    read = _range(words, start) or _plural(words, start)
    if read is None:
        vague = phrase_at(words, at, known.vague)
        if vague is not None:
            return _several(words, vague[1])
        one = known.ones.get(words[start]) if start < len(words) else None
        return None if one is None else _bounded(Read(start + 1, one, one), bound)
    after = phrase_at(words, read.end, known.after)
    if after is not None:
        bound, read = after[0], read._replace(end=after[1])
    return _bounded(read, bound)


def _bounded(read: Read, bound: Bound | None) -> Read:
    if bound == "min":
        return read._replace(high=None)
    if bound == "max":
        return read._replace(low=None)
    return read


def _several(words: list[str], end: int) -> Read:
    """Read what follows a vague word: "several hundred" is a plural of its scale, "several" says nothing."""
    scale = number_words().scales.get(words[end]) if end < len(words) else None
    return Read(end, None, None) if scale is None else Read(end + 1, 2 * scale, None)


def _plural(words: list[str], at: int) -> Read | None:
    """Read "dozens", "hundreds of thousands": at least two of the smallest, times the rest."""
    plurals = number_words().plurals
    if at >= len(words) or words[at] not in plurals:
        return None
    low, end = 2 * plurals[words[at]], at + 1
    while low < LARGEST and words[end : end + 1] == ["of"] and words[end + 1 : end + 2] and words[end + 1] in plurals:
        low, end = low * plurals[words[end + 1]], end + 2
    return Read(end, low, None)


def _range(words: list[str], at: int) -> Read | None:
    """Read one number, or two that are the ends of a range: "between 2,000 and 3,000", "two or three"."""
    opening = words[at] if at < len(words) else ""
    if opening in ("between", "from"):
        first = number_at(words, at + 1)
        return None if first is None else _second(words, first, ("and",) if opening == "between" else ("to",))
    fused = _RANGE.fullmatch(opening)
    if fused is not None:
        low, high = (int(end.replace(",", "")) for end in fused.groups())
        return scaled(words, Read(at + 1, low, high))
    first = number_at(words, at)
    return None if first is None else _second(words, first, ("to", "or", *DASHES)) or first


def _second(words: list[str], first: Read, links: tuple[str, ...]) -> Read | None:
    """Read the other end of a range that begins with `first`; a scale after it holds for both ends."""
    if first.end >= len(words) or words[first.end] not in links:
        return None
    second = number_at(words, first.end + 1)
    if second is None or first.low is None or second.high is None:
        return None
    low = first.low
    scale = number_words().scales.get(words[second.end - 1])
    if scale is not None and low < scale and low * scale <= second.high:
        low *= scale
    return Read(second.end, low, second.high) if low <= second.high else None
