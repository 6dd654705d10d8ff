"""The fields that a Markdown file may carry before its text, between two lines of `---`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from standoff.article.dates import find_date
from standoff.briefing import Span

_FENCE = re.compile(r"\s*---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>[^\n]*?)[ \t]*$", re.M)
_LONGEST = 20_000  # characters in which the closing line must come


class FrontMatter(NamedTuple):
    """What the fields tell; `end` is where the text after them begins, 0 where there are none."""

    end: int = 0
    title: Span | None = None
    published: date | None = None
    url: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of `text`; an empty one where it has none."""
    fence = _FENCE.match(text)
    close = fence and _CLOSE.search(text, fence.end(), fence.end() + _LONGEST)
    if not fence or not close:
        return FrontMatter()
    fields = {m["key"].lower(): m for m in _FIELD.finditer(text, fence.end(), close.start())}
    if not fields:
        return FrontMatter()
    day = next((fields[key]["value"] for key in ("published", "date") if key in fields), "")
    url = next((fields[key]["value"] for key in ("url", "link", "source") if key in fields), "").strip("'\" ")
    return FrontMatter(
        end=close.end(),
        title=_unquoted(fields["title"]) if "title" in fields else None,
        published=find_date(day),
        url=url if re.match(r"https?://\S+$", url) else None,
    )


def _unquoted(field: re.Match[str]) -> Span | None:
    start, end = field.span("value")
    value = field["value"]
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        start, end = start + 1, end - 1
    return Span(start, end) if field.string[start:end].strip() else None
