"""What time expressions mean in days: one function counts the days of each kind of shape.

The arithmetic is `dateutil`'s. `dateparser` reads more, but its first date costs 0.17 s, a fifth of a
whole briefing, and it answers with one moment where a briefing needs the span that the words allow.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from standoff.language.lexicon import lexicon

Direction = Literal["past", "ahead"]


class Days(NamedTuple):
    """The first and last day a time can mean; None where it has no such bound, or none that is known."""

    start: date | None
    end: date | None


class Setting(NamedTuple):
    """What a time is seen from: publication, where its verb looks, and the day that was told before it."""

    published: date | None
    direction: Direction | None
    told: date | None


Words = dict[str, str]
Count = Callable[[Words, Setting], Days]

UNKNOWN = Days(None, None)

# Newspapers give the year of a day that is farther off.
FAR = timedelta(days=270)


def _day(words: Words, setting: Setting) -> Days:
    month = int(words["number"]) if "number" in words else lexicon("dates")["months"][words["month"]]
    day = int(words["day"])
    if "year" in words:
        found = date(int(words["year"]), month, day)
    elif setting.published is None:
        return UNKNOWN
    else:
        found = _nearest(_years(setting.published, month, day), setting)
    return Days(found, found)


def _month(words: Words, setting: Setting) -> Days:
    month = lexicon("dates")["months"][words["month"]]
    if "year" in words:
        return _months(date(int(words["year"]), month, 1), 1)
    if setting.published is None:
        return UNKNOWN
    this = setting.published.replace(day=1)
    shift = lexicon("dates")["shifts"].get(words.get("shift", "").lower())
    if shift == 0:
        return _months(date(this.year, month, 1), 1)
    candidates = [date(this.year + years, month, 1) for years in (-1, 0, 1)]
    if shift is not None:
        later = [first for first in candidates if (first > this if shift > 0 else first < this)]
        return _months(min(later) if shift > 0 else max(later), 1)
    return _months(_nearest(candidates, setting._replace(published=this)), 1)


def _weekday(words: Words, setting: Setting) -> Days:
    if setting.published is None:
        return UNKNOWN
    away = lexicon("dates")["weekdays"][words["weekday"]] - setting.published.weekday()
    shift = lexicon("dates")["shifts"].get(words.get("shift", "").lower())
    if shift == 0:
        step = away
    elif shift == 1 or (shift is None and setting.direction == "ahead"):
        step = away % 7 or (7 if shift else 0)
    else:
        step = -(-away % 7 or (7 if shift else 0))
    found = setting.published + timedelta(days=step)
    return Days(found, found)


def _today(words: Words, setting: Setting) -> Days:
    return _shifted(setting.published, lexicon("dates")["days"][words["days"].lower()])


def _anaphor(words: Words, setting: Setting) -> Days:
    if "anaphor" in words:
        return _shifted(setting.told, lexicon("dates")["anaphors"][words["anaphor"].lower()])
    length = _length(words)
    return _shifted(setting.told, length if words["side"] == "later" else -length)


def _shifted(day: date | None, days: int) -> Days:
    found = None if day is None else day + timedelta(days=days)
    return Days(found, found)


def _period(words: Words, setting: Setting) -> Days:
    if setting.published is None:
        return UNKNOWN
    shift = lexicon("dates")["shifts"].get(words.get("shift", "").lower())
    unit, day = words["unit"], setting.published
    monday = day - timedelta(days=day.weekday())
    if unit == "week":
        return _span(monday + timedelta(weeks=shift or 0), 7)
    if unit == "weekend":
        back = shift == -1 or (shift is None and setting.direction != "ahead" and day.weekday() < 5)
        return _span(monday + timedelta(days=5 + 7 * (-1 if back else int(shift == 1 and day.weekday() > 4))), 2)
    if unit == "month":
        return _months(day.replace(day=1) + relativedelta(months=shift or 0), 1)
    if unit == "year":
        return _months(date(day.year + (shift or 0), 1, 1), 12)
    return _season(lexicon("dates")["seasons"][unit], shift, setting)


def _season(month: int, shift: int | None, setting: Setting) -> Days:
    assert setting.published is not None
    seasons = [_months(date(setting.published.year + years, month, 1), 3) for years in (-2, -1, 0, 1)]
    if shift == 0:
        return seasons[2]
    if shift == 1 or (shift is None and setting.direction == "ahead"):
        return next(season for season in seasons if season.end and season.end >= setting.published)
    return next(
        s for s in reversed(seasons) if s.end and s.start and (s.end if shift else s.start) <= setting.published
    )


def _year(words: Words, setting: Setting) -> Days:
    return _months(date(int(words["year"]), 1, 1), 12)


def _decade(words: Words, setting: Setting) -> Days:
    return _months(date(int(words["decade"]), 1, 1), 120)


def _ahead(words: Words, setting: Setting) -> Days:
    """Count "in three weeks", "within days", "over the next month" on from the day of publication."""
    if setting.published is None:
        return UNKNOWN
    if words.get("within", "").lower() == "in" and setting.direction == "past":
        return _back(words, setting)
    last = setting.published + timedelta(days=_length(words))
    if words.get("within", "").lower() == "in" and "count" in words:
        return _about(last, words["unit"])
    return Days(setting.published, last)


def _back(words: Words, setting: Setting) -> Days:
    """Count "three weeks ago", "in recent days", "over the past month" back from the day of publication."""
    if setting.published is None:
        return UNKNOWN
    first = setting.published - timedelta(days=_length(words))
    return _about(first, words["unit"]) if "ago" in words else Days(first, setting.published)


def _length(words: Words) -> int:
    """Return the days of "three weeks", or of "weeks" alone."""
    data, count = lexicon("dates"), words.get("count", "").lower()
    if not count:
        return int(data["few"][words["unit"]])
    number = int(count) if count.isdigit() else int(data["numbers"][count])
    return number // 24 if words["unit"] == "hour" else number * int(data["units"][words["unit"]])


def _about(day: date, unit: str) -> Days:
    """Return the days that a count in `unit` can mean: the day, the days about it, the month, the year."""
    if unit == "week":
        return _span(day - timedelta(days=3), 7)
    if unit == "month":
        return _months(day.replace(day=1), 1)
    return _months(date(day.year, 1, 1), 12) if unit == "year" else Days(day, day)


def _span(first: date, days: int) -> Days:
    return Days(first, first + timedelta(days=days - 1))


def _months(first: date, months: int) -> Days:
    return Days(first, first + relativedelta(months=months, days=-1))


def _years(published: date, month: int, day: int) -> list[date]:
    """Return that day of the years about `published` which have it."""
    years = [published.year + away for away in range(-4, 5)]
    return [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]


def _nearest(candidates: list[date], setting: Setting) -> date:
    """Return the candidate nearest to publication on the side where the verb looks.

    A day far off on that side is told with its year: then the verb was misread, and the nearest is meant.
    """
    assert setting.published is not None
    day = setting.published
    nearest = min(candidates, key=lambda found: abs(found - day))
    if setting.direction == "past":
        found = max(found for found in candidates if found <= day)
    elif setting.direction == "ahead":
        found = min(found for found in candidates if found >= day)
    else:
        found = nearest
    return found if abs(found - day) <= FAR else nearest


COUNTS: dict[str, Count] = {
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "today": _today,
    "anaphor": _anaphor,
    "period": _period,
    "year": _year,
    "decade": _decade,
    "ahead": _ahead,
    "back": _back,
}
