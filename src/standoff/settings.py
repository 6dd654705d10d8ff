"""What the user has settled: `settings.toml` in the user's configuration folder.

    briefings = "~/notes/briefings"     # where briefings are saved
    theme = "standoff-light"            # any theme that the command palette offers
    reduced_motion = true               # nothing moves or blinks

    [keys]                              # a binding's id, and the key or keys that do it
    save = "ctrl+s"
    zoom = ["z", "f11"]

Briefings go where an option says, else the environment, else this file, else into `briefings/`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

VARIABLE = "STANDOFF_BRIEFINGS"
DEFAULT = Path("briefings")
_LARGEST = 1_000_000  # bytes


class SettingsError(Exception):
    """Settings that cannot be used; the message is one line: what is wrong and what to do."""


@dataclass(frozen=True)
class Settings:
    """What the settings file says. `keys` holds, by a binding's id, keys with commas between them."""

    briefings: str | None = None
    theme: str | None = None
    reduced_motion: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)


def settings_file() -> Path:
    """Return where the settings are looked for; the file need not be there."""
    return platformdirs.user_config_path("standoff", appauthor=False) / "settings.toml"


def read_settings() -> Settings:
    """Return what the settings file says, or the defaults where there is none; raises `SettingsError`."""
    path = settings_file()
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise SettingsError(f"{path}: too large for a settings file; mend or remove it")
        table = tomllib.loads(data.decode("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    # RecursionError: tables nested a thousand deep.
    except (OSError, ValueError, RecursionError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise SettingsError(f"{path}: cannot be used ({reason}); mend or remove it") from None
    try:
        return parse_settings(table)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None


def parse_settings(table: Mapping[str, object]) -> Settings:
    """Return what `table`, as TOML gives it, settles; raises `SettingsError` for what is unknown or ill-typed."""
    unknown = sorted(set(table) - set(Settings.__dataclass_fields__))
    if unknown:
        raise SettingsError(f"there is no setting {', '.join(map(repr, unknown))}; use {_KNOWN}")
    still = table.get("reduced_motion", False)
    if not isinstance(still, bool):
        raise SettingsError("reduced_motion must be true or false, without quotation marks")
    return Settings(
        briefings=_words(table, "briefings", "the path of a folder"),
        theme=_words(table, "theme", "the name of a theme"),
        reduced_motion=still,
        keys=_keys(table.get("keys", {})),
    )


def briefings_folder(option: str | None = None, settings: Settings | None = None) -> Path:
    """Return the folder of saved briefings; raises `SettingsError` where it names an unknown home folder."""
    chosen = option or os.environ.get(VARIABLE) or (settings.briefings if settings else None)
    try:
        return Path(chosen).expanduser() if chosen else DEFAULT
    except RuntimeError:
        raise SettingsError(f"{chosen}: no such home folder; give the folder's whole path") from None


_KNOWN = ", ".join(Settings.__dataclass_fields__)


def _words(table: Mapping[str, object], key: str, what: str) -> str | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise SettingsError(f"{key} must be {what}, in quotation marks")
    return value


def _keys(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError('keys must be a table, as [keys] with a line save = "ctrl+s"')
    return {name: ",".join(_key(name, key) for key in _list(keys)) for name, keys in value.items()}


def _list(value: object) -> list[object]:
    return [*value] if isinstance(value, list) and value else [value]


def _key(name: str, value: object) -> str:
    key = value.strip() if isinstance(value, str) else ""
    if not key.isprintable() or not all(part.strip() for part in key.split(",")):
        raise SettingsError(f'the keys of {name!r} must be names in quotation marks, as "ctrl+s" or ["z", "f11"]')
    return key
