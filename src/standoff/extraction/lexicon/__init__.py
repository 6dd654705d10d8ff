"""Word lists that the extraction reads: data, not rules."""

from __future__ import annotations

from typing import Any

from standoff.language.lexicon import read


def lexicon(name: str) -> dict[str, Any]:
    """Return the word lists of `name`.toml beside this file."""
    return read(__name__, name)
