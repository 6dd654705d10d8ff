"""What would change in a file: a unified diff between it and a page that is to take its place."""

from __future__ import annotations

import difflib
from pathlib import Path

from standoff.article.decoding import harmless

_LARGEST = 1_000_000  # bytes; a briefing has some tens of thousands
_MOST_LINES = 5_000  # the time to compare grows with their square


def difference(path: Path, page: str) -> list[str]:
    """Return the lines of the unified diff from the file at `path` to `page`, harmless to show.

    Where the two cannot be compared, one line tells why.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        return [f"{path} cannot be read ({error.strerror or error})"]
    there, new = harmless(data.decode("utf-8", "replace")).splitlines(), harmless(page).splitlines()
    if len(data) > _LARGEST or max(len(there), len(new)) > _MOST_LINES:
        return [f"{path} is too large to be compared"]
    return list(difflib.unified_diff(there, new, "the file as it is", "the new briefing", lineterm=""))
