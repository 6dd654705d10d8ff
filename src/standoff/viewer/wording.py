"""How places in an article are told: paragraph, date, citation."""

from __future__ import annotations

from bisect import bisect_right

from standoff.briefing import Article, Span


def paragraph_mark(article: Article, offset: int) -> str:
    """Return the paragraph an offset lies in, counted from one: "¶3"; before the first, "headline"."""
    number = bisect_right(article.paragraphs, offset, key=lambda span: span.start)
    return f"¶{number}" if number else "headline"


def dated(article: Article) -> str:
    """Return when and how long, for the title line: "7 Feb 2022 · 470 words"."""
    words = f"{article.words:,} words"
    day = article.published
    return f"{day.day} {day:%b %Y} · {words}" if day else words


def place(article: Article, mark: str) -> str:
    """Return where words stand, for a citation: title, date, paragraph."""
    day = article.published
    return ", ".join(part for part in (article.title, f"{day.day} {day:%b %Y}" if day else "", mark) if part)


def cite_sentence(article: Article, sentence: Span) -> str:
    """Return a sentence of the article with what is needed to cite it."""
    return f"“{article.slice(sentence)}” ({place(article, paragraph_mark(article, sentence.start))})"
