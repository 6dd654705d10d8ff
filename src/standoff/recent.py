"""The articles opened last: a short list of paths and web addresses in the user's state folder."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import platformdirs

from standoff.article.sources import is_address

MOST = 20
"""How many articles are kept: about what fits a terminal's height, so that the list is read at a glance."""

_LARGEST = 1_000_000  # bytes; a list that we wrote is far below


def recent_file() -> Path:
    """Return where the list is kept; the file need not be there."""
    return platformdirs.user_state_path("standoff", appauthor=False) / "recent.json"


class Recent:
    """The list in the file at `path`. Whatever is wrong with that file costs the list, never the session."""

    def __init__(self, path: Path) -> None:
        """Take the file; it is made when the first article is remembered."""
        self.path = path

    def articles(self) -> list[str]:
        """Return whole paths and web addresses, the last one opened first; files not there any more stay out."""
        return [path for path in self._listed() if is_address(path) or Path(path).is_file()]

    def remember(self, article: Path | str) -> None:
        """Put `article`, a file or a web address, first. Nothing happens where the list cannot be written."""
        from standoff.library import write_atomically

        with suppress(OSError, ValueError):
            first = str(article.absolute()) if isinstance(article, Path) else article
            listed = list(dict.fromkeys([first, *self._listed()]))[:MOST]
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, json.dumps(listed, indent=1).encode("utf-8"))

    def _listed(self) -> list[str]:
        try:
            with self.path.open("rb") as stream:
                listed = json.loads(stream.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return []
        paths = listed if isinstance(listed, list) else []
        # What cannot be shown safely was not written by us.
        return [path for path in paths if isinstance(path, str) and path.isprintable() and path.strip()][:MOST]
