"""The shapes of time expressions: patterns from `lexicon/dates.toml`, and the days that a match can mean."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from standoff.language.date_rules import COUNTS, UNKNOWN, Count, Days, Setting, Words
from standoff.language.lexicon import lexicon


class Shape(NamedTuple):
    """A pattern and what counts the days of its matches."""

    pattern: re.Pattern[str]
    reckon: Count

    def days(self, match: re.Match[str], setting: Setting) -> Days:
        """Return the days that `match` can mean in `setting`; nothing where the calendar has no such day."""
        words = {name: " ".join(value.split()) for name, value in match.groupdict().items() if value}
        try:
            days = _part(self.reckon(words, _turned(words, setting)), words.get("part"), setting.published)
            return _bounded(days, words.get("preposition", "").lower(), setting.published)
        except (ValueError, OverflowError):
            return UNKNOWN


@cache
def shapes() -> tuple[Shape, ...]:
    """Return every shape of a time expression."""
    data = lexicon("dates")
    return tuple(
        Shape(re.compile(rf"(?<![\w-])(?:{_filled(pattern, data)})(?!\w)"), COUNTS[shape["kind"]])
        for shape in data["shapes"]
        for pattern in shape["patterns"]
    )


def _turned(words: Words, setting: Setting) -> Setting:
    """Return `setting` looking where the preposition does: "since" back, "by" ahead if no verb objects."""
    preposition = words.get("preposition", "").lower()
    if preposition == "since":
        return setting._replace(direction="past")
    if preposition in lexicon("dates")["ahead"]["prepositions"] and setting.direction is None:
        return setting._replace(direction="ahead")
    return setting


def _filled(pattern: str, data: dict[str, Any]) -> str:
    def fill(name: re.Match[str]) -> str:
        if name[1] in data["parts"]:
            return _filled(data["parts"][name[1]], data)
        return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(data[name[1]], key=len, reverse=True))

    return re.sub(r"\{([a-z]+)\}", fill, pattern).replace(" ", r"\s+")


def _part(days: Days, part: str | None, published: date | None) -> Days:
    """Narrow `days` to a third of them, or to the side of publication that "earlier" or "later" names."""
    if part is None or days.start is None or days.end is None:
        return days
    if part in ("earlier", "later"):
        if published is None or not days.start <= published <= days.end:
            return days
        return Days(days.start, published) if part == "earlier" else Days(published, days.end)
    third = (days.end - days.start) // 3
    if part.endswith(("early", "beginning of", "start of")):
        return Days(days.start, days.start + third)
    if part.endswith(("mid", "middle of")):
        return Days(days.start + third, days.end - third)
    return Days(days.end - third, days.end)


def _bounded(days: Days, preposition: str, published: date | None) -> Days:
    """Open or close `days`: "since May" lasts until publication, "by May" begins with it."""
    if preposition == "since":
        return Days(days.start, published)
    if preposition in ("by", "until", "till", "before"):
        ahead = published is not None and days.end is not None and days.end >= published
        return Days(published if ahead else None, days.end)
    return Days(days.start, None) if preposition in ("from", "after") else days
