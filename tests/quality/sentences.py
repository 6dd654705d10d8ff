"""The sentences of the gold files' scoring: gold and briefing are compared sentence by sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from standoff.briefing import Span

# A mark that ends a sentence, with the closing marks after it, where what follows can begin one.
_STOP = re.compile(r"(?P<mark>[.!?])[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LAST_WORD = re.compile(r"\w*$")
_LONGEST = 6  # characters; longer than any abbreviation below
_SHORT = frozenset(
    [
        *("Adm", "Col", "Dr", "Gen", "Gov", "Lt", "Maj", "Mr", "Mrs", "Ms", "No", "Rep", "Sen", "St"),
        *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"),
    ]
)


class Sentences:
    """An article cut into sentences, each with the white space before it, and ways to find one's number."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = {stop.end() for stop in _STOP.finditer(text) if not _abbreviates(text, stop)}
        ends |= {gap.end() for gap in _BLANK_LINES.finditer(text)} | {0, len(text)}
        self.spans = [Span(*cut) for cut in pairwise(sorted(ends)) if text[slice(*cut)].strip()]

    def words(self, number: int) -> str:
        """Return the sentence on one line, cut where it is long."""
        line = " ".join(self.text[slice(*self.spans[number])].split())
        return line if len(line) <= 110 else line[:109] + "…"

    def of_anchor(self, anchor: str) -> int:
        """Return the number of the sentence in which `anchor`, which stands once in the text, begins."""
        if self.text.count(anchor) != 1:
            raise ValueError(f"the anchor must stand once in the article: {anchor!r}")
        at = self.text.index(anchor)
        return next(number for number, span in enumerate(self.spans) if span.start <= at < span.end)

    def of_span(self, span: Span) -> set[int]:
        """Return the sentences of which `span` covers half, or that hold half of `span`."""
        return {number for number, sentence in enumerate(self.spans) if _meet(sentence, span)}


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    """Tell whether the full stop belongs to an abbreviation or an initial."""
    if stop["mark"] != ".":
        return False
    word = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST), stop.start())
    assert word is not None
    return word.group() in _SHORT or re.fullmatch("[A-Z]", word.group()) is not None


def _meet(sentence: Span, span: Span) -> bool:
    shared = min(sentence.end, span.end) - max(sentence.start, span.start)
    return shared > 0 and 2 * shared >= min(sentence.end - sentence.start, span.end - span.start)
