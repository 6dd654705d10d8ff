"""Where an article came from, so that it can be read again and a change be noticed."""

from __future__ import annotations

from asyncio import wrap_future
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from standoff.article.decoding import harmless
from standoff.article.sources import is_address
from standoff.briefing import Article


class State(NamedTuple):
    """What tells one version of a file from the next: its time in nanoseconds and its size in bytes."""

    time: int
    size: int


@dataclass(frozen=True)
class Source:
    """The path or address of an article as given, None for standard input and the sample; the date given with it."""

    path: str | None = None
    published: date | None = None

    @property
    def address(self) -> str | None:
        """The web address, where it is one."""
        return self.path if self.path and is_address(self.path) else None

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
        """Return the article as the file or the web page holds it now; raises `ArticleError`.

        Only an ordinary file is read: a pipe or a device might never come to its end.
        """
        # Needed only when another article is opened or this one again.
        from standoff.article import ArticleError, read

        path = self.path or ""
        if self.address:
            return read(path, self.published)
        if not self.again and path and Path(path).exists() and not Path(path).is_dir():
            raise ArticleError(f"{harmless(path)} is no ordinary file; give a text or Markdown file")
        # A file can be called "-"; standard input is where the keys come from.
        return read("./-" if path == "-" else path, self.published)

    async def read_aside(self) -> Article:
        """Do as `read` does, in a thread that is not waited for when the viewer is left: a server may be slow."""
        outcome: Future[Article] = Future()
        outcome.set_running_or_notify_cancel()

        def work() -> None:
            try:
                outcome.set_result(self.read())
            except BaseException as error:
                outcome.set_exception(error)

        Thread(target=work, name="reading", daemon=True).start()
        return await wrap_future(outcome)
