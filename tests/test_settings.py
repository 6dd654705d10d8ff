"""Where briefings go."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from standoff.settings import SettingsError, briefings_folder


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("STANDOFF_BRIEFINGS", raising=False)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path)
    return tmp_path / "settings.toml"


def test_the_nearest_word_wins(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert briefings_folder() == Path("briefings")
    config.write_text('briefings = "~/notes"')
    assert briefings_folder() == Path.home() / "notes"
    monkeypatch.setenv("STANDOFF_BRIEFINGS", "/srv/desk")
    assert briefings_folder() == Path("/srv/desk")
    assert briefings_folder("here") == Path("here")


@pytest.mark.parametrize("text", ["briefings = 3", "briefings = ''", "briefings", "\xff"])
def test_bad_settings_are_told_in_one_line(config: Path, text: str) -> None:
    config.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"settings\.toml") as failure:
        briefings_folder()
    assert "briefings" in str(failure.value) or "mend" in str(failure.value)


def test_an_unknown_home_is_told() -> None:
    with pytest.raises(SettingsError, match="whole path"):
        briefings_folder("~no-such-user-here/briefings")
