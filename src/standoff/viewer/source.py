"""Where an article came from, so that it can be read again and a change be noticed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from standoff.article.decoding import harmless
from standoff.briefing import Article


class State(NamedTuple):
    """What tells one version of a file from the next: its time in nanoseconds and its size in bytes."""

    time: int
    size: int


@dataclass(frozen=True)
class Source:
    """The path of an article as given, None for standard input and the sample; the date it was opened with."""

    path: str | None = None
    published: date | None = None

    @property
    def again(self) -> Path | None:
        """The file, where it is one that can be read a second time: no pipe, no device."""
        try:
            return Path(self.path) if self.path and Path(self.path).is_file() else None
        except (OSError, ValueError):
            return None

    def state(self) -> State | None:
        """Return the state of the file, None where there is none (any more)."""
        try:
            found = self.again.stat() if self.again else None
        except OSError:
            return None
        return State(found.st_mtime_ns, found.st_size) if found else None

    def read(self) -> Article:
        """Return the article as the file holds it now; raises `ArticleError`.

        Only an ordinary file is read: a pipe or a device might never come to its end.
        """
        # Needed only when another article is opened or this one again.
        from standoff.article import ArticleError, read

        path = self.path or ""
        if not self.again and path and Path(path).exists() and not Path(path).is_dir():
            raise ArticleError(f"{harmless(path)} is no ordinary file; give a text or Markdown file")
        # A file can be called "-"; standard input is where the keys come from.
        return read("./-" if path == "-" else path, self.published)
