"""How places in an article are told: paragraph, date, citation."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from standoff.briefing import Article, Span

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def paragraph_mark(article: Article, offset: int) -> str:
    """Return the paragraph an offset lies in, counted from one: "¶3"; before the first, "headline"."""
    number = bisect_right(article.paragraphs, offset, key=lambda span: span.start)
    return f"¶{number}" if number else "headline"


def dated(article: Article) -> str:
    """Return when and how long, for the title line: "7 Feb 2022 · 470 words"."""
    words = f"{article.words:,} words"
    day = article.published
    return f"{day.day} {day:%b %Y} · {words}" if day else words


def day_of(day: date) -> str:
    """Return a day as it is shown: "7 Feb 2022". Without `strftime`, which does not know years before 1000."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_of_days(start: date | None, end: date | None) -> str:
    """Return the days a time can mean: "14 Mar 2031", "1–31 Mar 2031", "from 1 Mar 2031", or nothing."""
    if start is None or end is None:
        return f"from {day_of(start)}" if start else f"until {day_of(end)}" if end else ""
    if start == end:
        return day_of(start)
    if (start.day, start.month, end.day, end.month) == (1, 1, 31, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_of(end)}"
    return f"{day_of(start)} – {day_of(end)}"


def place(article: Article, mark: str) -> str:
    """Return where words stand, for a citation: title, date, paragraph."""
    day = article.published
    return ", ".join(part for part in (article.title, f"{day.day} {day:%b %Y}" if day else "", mark) if part)


def cite_sentence(article: Article, sentence: Span) -> str:
    """Return a sentence of the article with what is needed to cite it."""
    return f"“{article.slice(sentence)}” ({place(article, paragraph_mark(article, sentence.start))})"
