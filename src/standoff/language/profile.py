"""Which parties get a pane, in which order, and what else they are called: a small TOML file.

order = ["RUS", "USA", "NATO"]

[titles]            # what the pane is called
USA = "America"

[names]             # further names by which the article may call a party
RUS = ["the Bear"]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

_LARGEST = 1_000_000  # bytes


class ProfileError(Exception):
    """A profile that cannot be used; the message is one line: what is wrong and what to do."""


@dataclass(frozen=True)
class Profile:
    """`order` holds party codes in pane order, `names` further names per code, `titles` display names."""

    order: tuple[str, ...]
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


DEFAULT = Profile(order=("RUS", "USA", "NATO", "GBR", "DEU", "UKR"))
"""The panes in which the first standoff was told; parties beyond them follow by weight."""


def read_profile(path: str | Path) -> Profile:
    """Return the profile in the TOML file at `path`; raises `ProfileError`."""
    shown = "".join(character if character.isprintable() else " " for character in str(path))
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ProfileError(f"{shown}: too large for a parties file; give a short TOML file")
        table = tomllib.loads(data.decode("utf-8-sig"))
    except FileNotFoundError:
        raise ProfileError(f"{shown}: no such file; check the path after --parties") from None
    except (OSError, ValueError) as error:  # ValueError: bad TOML, bad UTF-8, a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ProfileError(f"{shown}: cannot be used as a parties file ({reason}); mend it") from None
    try:
        return _profile(table)
    except ProfileError as error:
        raise ProfileError(f"{shown}: {error}") from None


def _profile(table: dict[str, object]) -> Profile:
    unknown = set(table) - {"order", "names", "titles"}
    if unknown:
        raise ProfileError(f"unknown key {sorted(unknown)[0]!r}; the keys are order, names and titles")
    order = tuple(_code(code) for code in _strings(table.get("order", []), "order"))
    if len(set(order)) != len(order):
        raise ProfileError("order names a party twice; name each once")
    names = {_code(k): _strings(v, f"names.{k}") for k, v in _table(table, "names").items()}
    titles = {_code(k): _string(v, f"titles.{k}") for k, v in _table(table, "titles").items()}
    return Profile(order or DEFAULT.order, names, titles)


def _table(table: dict[str, object], key: str) -> dict[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ProfileError(f"{key} must be a table of party codes")
    return value


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ProfileError(f"{where} must be a list of strings")
    return tuple(_string(item, where) for item in value)


def _string(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > 100:
        raise ProfileError(f"{where} must hold short printable strings")
    return value.strip()


def _code(value: str) -> str:
    code = value.strip().upper()
    if not code or not code.replace("-", "").isalnum():
        raise ProfileError(f"{value!r} is no party code; use ISO 3166-1 alpha-3 or an acronym, as RUS or NATO")
    return code
