"""Bytes from a path or from standard input, never more than an article can be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from standoff.article.decoding import harmless
from standoff.article.errors import ArticleError

LIMIT = 2_000_000
"""The largest source, in bytes: two or three novels, some five hundred times a long news article."""


def is_address(source: str) -> bool:
    """Tell whether `source` is a web address and no path."""
    return source.lower().startswith(("http://", "https://"))


def read_source(source: str) -> bytes:
    """Return the bytes of the file at `source`, or of standard input for `-`; raises `ArticleError`."""
    if source == "-":
        return _bounded(sys.stdin.buffer, "standard input")
    name = harmless(source).replace("\n", " ")
    path = Path(source)
    try:
        if path.is_dir():
            raise ArticleError(f"{name} is a folder; give the file of one article")
        with path.open("rb") as stream:
            return _bounded(stream, name)
    except FileNotFoundError:
        raise ArticleError(f"{name}: no such file; check the path") from None
    except PermissionError:
        raise ArticleError(f"{name}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ArticleError(f"{name}: cannot be read ({harmless(reason)}); give another file") from None


def _bounded(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ArticleError(f"{name}: larger than {LIMIT // 1_000_000} MB; give one article, not a collection or a dump")
    return data
