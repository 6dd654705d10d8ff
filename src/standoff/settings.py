"""Where briefings are saved: an option, else the environment, else the settings file, else `briefings/`.

The settings file is `settings.toml` in the user's configuration folder (on Linux
`~/.config/standoff/`): `briefings = "~/notes/briefings"`.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import platformdirs

VARIABLE = "STANDOFF_BRIEFINGS"
DEFAULT = Path("briefings")


class SettingsError(Exception):
    """Settings that cannot be used; the message is one line: what is wrong and what to do."""


def briefings_folder(option: str | None = None) -> Path:
    """Return the folder of saved briefings; raises `SettingsError` where the settings file is bad."""
    chosen = option or os.environ.get(VARIABLE) or _from_file()
    try:
        return Path(chosen).expanduser() if chosen else DEFAULT
    except RuntimeError:
        raise SettingsError(f"{chosen}: no such home folder; give the folder's whole path") from None


def _from_file() -> str | None:
    path = platformdirs.user_config_path("standoff", appauthor=False) / "settings.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: cannot be used ({error}); mend or remove it") from None
    value = table.get("briefings")
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise SettingsError(f"{path}: briefings must be the path of a folder, in quotation marks")
    return value
