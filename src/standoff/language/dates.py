"""Time expressions: "on Monday", "last week", "by the end of the month", with the days they can mean.

A weekday or month without a year is counted from the day of publication towards where its verb looks:
"arrived on Saturday" is the last one, "is due on Saturday" the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from standoff.briefing import When
from standoff.language.date_rules import Days, Direction, Setting
from standoff.language.date_shapes import Shape, shapes
from standoff.language.document import blocks, published
from standoff.language.lexicon import lexicon


class TimeExpression(NamedTuple):
    """Tokens `[start, end)` that tell a time, and when that is."""

    start: int
    end: int
    when: When


class _Candidate(NamedTuple):
    span: Span
    shape: Shape
    match: re.Match[str]


@Language.factory("dates", assigns=["doc._.dates", "doc.spans"])
class Dates:
    """Writes `doc._.dates`, the `TimeExpression`s in the order of the text, and `doc.spans["dates"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Take what spaCy hands to a factory."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        times = match(doc)
        doc._.dates = times
        doc.spans["dates"] = [Span(doc, time.start, time.end) for time in times]
        return doc


def register_extensions() -> None:
    """Make sure that `Doc` has the extension `dates`. Safe to call again."""
    if not Doc.has_extension("dates"):
        Doc.set_extension("dates", default=None)


register_extensions()


def match(doc: Doc) -> list[TimeExpression]:
    """Return the time expressions of `doc` in order; they do not overlap, the longest at a place wins."""
    day, told = published(doc), None
    found: list[TimeExpression] = []
    for span, shape, words in _candidates(doc):
        days = shape.days(words, Setting(day, direction(span), told))
        if days.start is not None and days.start == days.end:
            told = days.start
        found.append(TimeExpression(span.start, span.end, _when(span, days)))
    return found


def within(doc: Doc, start: int, end: int) -> list[TimeExpression]:
    """Return the time expressions of an annotated `doc` that overlap the tokens `[start, end)`."""
    times: list[TimeExpression] = doc._.dates or []
    first = bisect_right(times, start, key=lambda time: time.end)
    last = bisect_left(times, end, key=lambda time: time.start)
    return times[first:last]


def is_ahead(time: TimeExpression, published: date | None) -> bool | None:
    """Tell whether `time` lies wholly after the day of publication.

    None where the article does not let it be known, or the time is that very day or holds it.
    """
    start, end = time.when.start, time.when.end
    if published is None:
        return None
    if start is not None and (start > published or (start == published and end is not None and end > start)):
        return True
    if end is not None and (end < published or (end == published and start is not None and start < end)):
        return False
    return None


def direction(span: Span) -> Direction | None:
    """Tell whether the verb that governs `span` looks back or ahead; None where the parse does not say."""
    if not span.doc.has_annotation("DEP"):
        return None
    ahead = lexicon("dates")["ahead"]
    points = span[0].lower_ in ahead["prepositions"]
    below: Token | None = None
    for token in (span.root, *span.root.ancestors):
        looks = _looks(token, below, points, ahead)
        if looks is not None:
            return looks
        if token.tag_[:1] == "V":
            below = token
    return None


def _looks(token: Token, below: Token | None, points: bool, ahead: dict[str, list[str]]) -> Direction | None:
    """Tell where `token`, an ancestor of a time, looks; `below` is the verb between the two."""
    auxiliaries = [child for child in token.children if child.dep_.startswith(("aux", "cop"))]
    if any(child.lower_ in ahead["modals"] for child in auxiliaries):
        return "ahead"
    if token.lemma_ in ahead["always"] and (token.lemma_ not in ("be", "go") or _infinitive(below)):
        return "ahead"
    if token.lemma_ in ahead["infinitive"] and (points or _infinitive(below)):
        return "ahead"
    if any(child.lemma_ == "be" for child in auxiliaries) and _infinitive(token):
        return "ahead"
    if token.tag_ == "VBD" or any(child.tag_ in ("VBD", "VBN") or child.lemma_ == "have" for child in auxiliaries):
        return "past"
    return "ahead" if token.tag_ in ("VBP", "VBZ") and token.lemma_ != "have" else None


def _infinitive(verb: Token | None) -> bool:
    return verb is not None and any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)


def _candidates(doc: Doc) -> list[_Candidate]:
    """Return the matches of every shape in `doc` that win their place, in order."""
    taken: set[int] = set()
    kept: list[_Candidate] = []
    for candidate in sorted(_matches(doc), key=lambda c: (c.span.start - c.span.end, c.span.start)):
        places = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.span.start)


def _matches(doc: Doc) -> Iterator[_Candidate]:
    for block in blocks(doc):
        text = doc[block.start : block.end].text
        base = doc[block.start].idx if block.end > block.start else 0
        for shape in shapes():
            for words in shape.pattern.finditer(text):
                span = doc.char_span(base + words.start(), base + words.end(), alignment_mode="expand")
                if span is not None:
                    yield _Candidate(span, shape, words)


def _when(span: Span, days: Days) -> When:
    return When(" ".join(span.text.split()), days.start, days.end)
