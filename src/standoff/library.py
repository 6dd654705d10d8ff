"""The folder of saved briefings."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

from standoff.briefing import Briefing
from standoff.export import markdown

_SLUG_LENGTH = 60  # characters; with the date and a suffix well below any file system's limit
_UNASCII = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


class LibraryError(Exception):
    """A briefing that could not be saved; the message is one line: what is wrong and what to do."""


class Differs(LibraryError):  # noqa: N818 - it asks a question rather than report a fault
    """The file to be written exists and holds something else; `path` is that file."""

    def __init__(self, path: Path) -> None:  # noqa: D107 - the class tells
        super().__init__(f"{path} exists and differs; keep both, or say that it may be replaced")
        self.path = path


def file_name(title: str, published: date | None) -> str:
    """Return the name under which a briefing is saved: `2022-02-07-title-in-ascii.md`, or `undated-...`."""
    prefix = published.isoformat() if published else "undated"
    return f"{prefix}-{_slug(title)}.md"


def save(briefing: Briefing, folder: Path, *, overwrite: bool = False, keep_both: bool = False) -> Path:
    """Save `briefing` in `folder` under the name for its date and title; else as `save_as` does."""
    return save_as(briefing, proposed(briefing, folder), overwrite=overwrite, keep_both=keep_both)


def proposed(briefing: Briefing, folder: Path) -> Path:
    """Return where `save` puts `briefing`."""
    return folder / file_name(briefing.article.title, briefing.article.published)


def save_as(briefing: Briefing, path: Path, *, overwrite: bool = False, keep_both: bool = False) -> Path:
    """Save `briefing` as Markdown at `path` (its folder is made where missing) and return the file's path.

    An unchanged file is not written again. Where the file differs, raises `Differs`, unless `overwrite`
    replaces it or `keep_both` gives the new one a suffix (`-2`). Raises `LibraryError` where the folder
    or the file cannot be written. The file is complete or not there at all.
    """
    content = markdown(briefing).encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if keep_both:
            path = _free(path, content)
        if path.exists():
            if path.read_bytes() == content:
                return path
            if not overwrite:
                raise Differs(path)
        write_atomically(path, content)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise LibraryError(f"{path} cannot be saved ({reason}); choose another folder with --briefings") from error
    return path


def free(path: Path) -> Path:
    """Return `path`, or with a number behind its name the first that is not there yet."""
    return _free(path, None)


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all, by way of a file beside it; raises OSError."""
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _free(path: Path, content: bytes | None) -> Path:
    number, candidate = 1, path
    while candidate.exists() and (content is None or candidate.read_bytes() != content):
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate


def _slug(title: str) -> str:
    """Return `title` in lower-case ASCII letters, digits and hyphens, cut at a word."""
    spelled = "".join(_UNASCII.get(c, c) for c in _APOSTROPHE.sub("", title[:1000]).lower())
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii").lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(slug) > _SLUG_LENGTH:
        slug = slug[: _SLUG_LENGTH + 1].rpartition("-")[0] or slug[:_SLUG_LENGTH]
    return slug or "article"
