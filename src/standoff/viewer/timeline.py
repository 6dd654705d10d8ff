"""What moves and what happens, by its days: before the article's date, around it, ahead of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from standoff.briefing import Briefing, When
from standoff.viewer.model import Line, PaneModel, Piece, Remark, Row
from standoff.viewer.wording import day_of, span_of_days

_WIDTHS = (17, 15)
"""Columns in cells: the days, and how far off they are."""


class Entry(NamedTuple):
    """A finding, and the days it lies in."""

    line: Line
    when: When


def event_times(briefing: Briefing) -> dict[str, When]:
    """Return when the events lie that are still to come, by the id of their question.

    To be called in a thread: it reads the dates with the rules of the language pipeline, and so loads spaCy.
    """
    from standoff.language.date_rules import Setting
    from standoff.language.date_shapes import shapes

    setting = Setting(briefing.article.published, "ahead", None)
    found: dict[str, When] = {}
    for question in briefing.questions:
        if question.kind == "pending event":
            text = " ".join(map(briefing.article.slice, question.evidence))
            matches = [(words, shape) for shape in shapes() for words in shape.pattern.finditer(text)]
            for words, shape in sorted(matches, key=lambda match: match[0].start() - match[0].end()):
                days = shape.days(words, setting)
                if days.start and _side(days.start, days.end, setting.published) >= 0:
                    found[question.id] = When(words.group(), days.start, days.end)
                    break
    return found


def timeline(
    briefing: Briefing, lines: Mapping[str, Line], events: Mapping[str, When], *, columns: bool = True
) -> PaneModel:
    """Return the dated deployments and events of `briefing` in order, under headings; undated ones stand last.

    `lines` are the findings as the panes tell them, by id; `events` what `event_times` returned. `columns`
    sets the dates in columns, for which there must be room.
    """
    day = briefing.article.published
    told = {item.id: item.when or When("", None, None) for item in briefing.deployments}
    told |= {
        item.id: events.get(item.id, When("", None, None))
        for item in briefing.questions
        if item.kind == "pending event"
    }
    entries = [Entry(lines[item], when) for item, when in told.items() if item in lines]
    dated = sorted((entry for entry in entries if entry.when.start or entry.when.end), key=_order)
    rows: list[Row] = []
    if day is None:
        rows += _part("The article tells no date of its own", dated, day, columns)
    else:
        sides = [_side(entry.when.start, entry.when.end, day) for entry in dated]
        for side, name in ((-1, "Before"), (0, f"Around the article's date, {day_of(day)}"), (1, "Ahead")):
            rows += _part(
                name, [entry for entry, where in zip(dated, sides, strict=True) if where == side], day, columns
            )
    rows += _part("No date told", [entry for entry in entries if entry not in dated], day, columns)
    return PaneModel("Timeline", f"{len(dated)} dated", tuple(rows) or (Remark("Nothing here has a date"),), "timeline")


def _part(name: str, entries: Sequence[Entry], day: date | None, columns: bool) -> list[Row]:
    return [Remark(f"── {name}"), *(_row(entry, day, columns) for entry in entries)] if entries else []


def _row(entry: Entry, day: date | None, columns: bool) -> Line:
    when = entry.when
    days = span_of_days(when.start, when.end)
    if not days:
        return entry.line
    away = relative(when.start, when.end, day) if day else ""
    widths = _WIDTHS if columns else (0, 0)
    pieces = (Piece(f"{days} ".ljust(widths[0]), "party"), Piece(f"{away} ".ljust(widths[1]), "faint"))
    return replace(entry.line, pieces=(*pieces, *entry.line.pieces))


def relative(start: date | None, end: date | None, day: date) -> str:
    """Return how far from `day` the days lie: "in 9 days", "3 weeks before", "under way", "that day"."""
    side = _side(start, end, day)
    if side == 0:
        return "that day" if start == end else "at that time"
    edge = (start if side > 0 else end) or start or end
    apart = abs((edge - day).days) if edge else 0
    return f"in {_length(apart)}" if side > 0 else f"{_length(apart)} before"


def _length(days: int) -> str:
    for least, size, unit in ((730, 365.25, "year"), (60, 30.44, "month"), (14, 7, "week")):
        if days >= least:
            count = round(days / size)
            return f"{count} {unit}s"
    return f"{days} day" + ("s" if days != 1 else "")


def _side(start: date | None, end: date | None, day: date | None) -> int:
    """Return -1 for days that lie wholly before `day`, 1 for those wholly after it, else 0."""
    if day is None:
        return 0
    if end is not None and end < day:
        return -1
    return 1 if start is not None and start > day else 0


def _order(entry: Entry) -> tuple[date, date]:
    start = entry.when.start or entry.when.end or date.min
    return start, entry.when.end or start
