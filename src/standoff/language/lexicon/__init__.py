"""Word lists that the language components read: data, not rules."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(package: str, name: str) -> dict[str, Any]:
    """Return the word lists of the file `name`.toml in `package`."""
    return tomllib.loads((files(package) / f"{name}.toml").read_text(encoding="utf-8"))


def lexicon(name: str) -> dict[str, Any]:
    """Return the word lists of `name`.toml beside this file."""
    return read(__name__, name)
