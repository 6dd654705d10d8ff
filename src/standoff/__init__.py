"""Standoff: a crisis-news article as a briefing. `brief(text)` gives one from Python."""

from __future__ import annotations

from datetime import date

from standoff.briefing import Briefing

__all__ = ["Briefing", "brief"]


def brief(text: str, published: date | None = None) -> Briefing:
    """Return the briefing of an article's `text`; `published` is its date, for relative dates.

    Raises `standoff.article.ArticleError` where the text holds no prose to brief.
    """
    # spaCy takes a second to import: whoever imports standoff for the data model does not pay for it.
    from standoff.article import from_text
    from standoff.extraction import extract

    return extract(from_text(text, published=published))
