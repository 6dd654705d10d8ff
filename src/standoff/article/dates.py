"""The date of publication, where the text tells it outright: a date line, a byline, a dateline.

Dates in the story itself are never taken for it, and a day without a year gives a date only where a
copyright line tells the year. The patterns leave nothing to parse beyond three numbers, so that no
date library has to be loaded before the first frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from standoff.article.dateline import dateline_length

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHAPES = tuple(
    re.compile(rf"(?:{shape})(?!\d)", re.IGNORECASE | re.ASCII)
    for shape in (
        rf"(?<!\d){_YEAR}-(?P<month>[01]\d)-{_DAY}(?:T[\d:.+-]+Z?)?",
        rf"(?<!\d){_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"(?<![a-z]){_MONTH} {_DAY},? {_YEAR}",
        rf"(?<!\d){_DAY}\.(?P<month>[01]?\d)\.{_YEAR}",
        rf"(?<!\d)(?P<first>[0-3]?\d)[/-](?P<second>[0-3]?\d)[/-]{_YEAR}",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(rf"(?<!\w)(?:{shape})(?!\d)", re.IGNORECASE | re.ASCII)
    for shape in (rf"{_MONTH} {_DAY}", rf"{_DAY} {_MONTH}")
)
_COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)[^\d]{{0,20}}{_YEAR}", re.IGNORECASE)

_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|edited)\b(?: on| at)?:?", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:first |originally )?(?:published|posted|issued|created)\b(?: on| at)?:?", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:at )?\d{1,2}(?:(?:[:.]\d\d){1,2}(?: ?[ap]\.?m\b\.?)?| ?[ap]\.?m\b\.?)"
    r"|\b\d{4} ?(?:gmt|utc|hours)\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:\d+|an?|one|two|a few) (?:second|minute|min|hour|day|week|month)s? ago\b", re.IGNORECASE)
_SMALL_PRINT = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:date|on|at|gmt|utc|bst|cet|cest|eet|eest|msk|ist|[ecmp][sd]?t|local time)\b|[^\w]",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|from)\b", re.IGNORECASE)
_PARTS = re.compile(r"\||[·•]| / ")
_PLACE_WORDS = 4


def find_date(text: str) -> date | None:
    """Return the first full date (day, month and year) told in `text`; 3/4/2022 is no one date, so None."""
    for shape in _SHAPES:
        for match in shape.finditer(text):
            found = _date(match)
            if found:
                return found
    return None


def is_date_line(text: str) -> bool:
    """Tell whether `text` is nothing but a date, a time or an age, maybe after "Published" or "Updated"."""
    if len(text) > 120:
        return False
    rest, marks = text, 0
    for pattern in (*_SHAPES, *_WITHOUT_YEAR, _AGO, _TIME):
        rest, count = pattern.subn(" ", rest)
        marks += count
    for label in (_PUBLISHED, _UPDATED):
        rest = label.sub(" ", rest)
    place = all(word.isupper() for word in rest.split()[:1]) and len(rest.split()) <= _PLACE_WORDS
    return marks > 0 and (not _SMALL_PRINT.sub("", rest) or (place and rest.replace(" ", "").isupper()))


def is_stamp(text: str) -> bool:
    """Tell whether one part of `text` is a day and one a time, as in "The Agency | 7 May 2022 16:05 | By staff"."""
    parts = [part for part in _PARTS.split(text[:200]) if is_date_line(part)]
    return any(map(find_date, parts)) and any(map(_TIME.search, parts))


def publication_date(head: Iterable[str], opening: str, tail: Iterable[str]) -> date | None:
    """Return the date of publication.

    `head` are the short blocks before the first paragraph, `opening` is that paragraph (its dateline
    counts, the story does not), `tail` the blocks at the end. A date of publication wins over one of change.
    """
    tail = list(tail)
    lines = [line for line in head if len(line) <= 200 and _may_date(line)]
    lines += [line for line in tail if len(line) <= 200 and _PUBLISHED.match(line)]
    lines.sort(key=lambda line: bool(_UPDATED.search(line)) and not _PUBLISHED.search(line))
    lines.append(opening[: dateline_length(opening)])
    for line in lines:
        if found := find_date(line):
            return found
    return _dated_by_copyright(lines, [*head, *tail])


def _may_date(line: str) -> bool:
    if is_date_line(line) or is_stamp(line) or any(p.match(line) for p in (_BYLINE, _PUBLISHED, _UPDATED)):
        return True
    words = next((line.replace(m.group(), "") for s in _SHAPES if (m := s.search(line))), line).split()
    return len(words) <= _PLACE_WORDS and all(not word[0].islower() for word in words)


def _dated_by_copyright(lines: Iterable[str], notices: Iterable[str]) -> date | None:
    years = {match["year"] for notice in notices for match in _COPYRIGHT.finditer(notice[:200])}
    if len(years) != 1:
        return None
    year = years.pop()
    for line in lines:
        for shape in _WITHOUT_YEAR:
            if match := shape.search(line):
                return _valid(year, match["month"], match["day"])
    return None


def _date(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "first" not in parts:
        return _valid(parts["year"], parts["month"], parts["day"])
    first, second = parts["first"], parts["second"]
    readings = {_valid(parts["year"], second, first), _valid(parts["year"], first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _valid(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
