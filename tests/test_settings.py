"""What the settings file settles, and what is told where it cannot."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.settings import Settings, SettingsError, briefings_folder, parse_settings, read_settings


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("STANDOFF_BRIEFINGS", raising=False)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path)
    return tmp_path / "settings.toml"


def test_the_nearest_word_wins(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert briefings_folder() == Path("briefings")
    config.write_text('briefings = "~/notes"')
    settings = read_settings()
    assert briefings_folder(None, settings) == Path.home() / "notes"
    monkeypatch.setenv("STANDOFF_BRIEFINGS", "/srv/desk")
    assert briefings_folder(None, settings) == Path("/srv/desk")
    assert briefings_folder("here", settings) == Path("here")


def test_all_settings_are_read(config: Path) -> None:
    assert read_settings() == Settings()
    config.write_text(
        '\ufeffbriefings = "desk"\ntheme = "nord"\nreduced_motion = true\n'
        '[keys]\nsave = "ctrl+s"\nzoom = ["z", "f11"]\n',
        "utf-8",
    )
    assert read_settings() == Settings("desk", "nord", True, {"save": "ctrl+s", "zoom": "z,f11"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("briefings = 3", "briefings must"),
        ("briefings = ''", "briefings must"),
        ("briefings", "mend"),
        ("\xff", "mend"),
        ("theme = []", "theme must"),
        ("reduced_motion = 'yes'", "true or false"),
        ("colour = 1\nfont = 2", "'colour', 'font'"),
        ("keys = 'q'", "table"),
        ("[keys]\nsave = 3", "'save'"),
        ("[keys]\nsave = []", "'save'"),
        ("[keys]\nsave = 's,,'", "'save'"),
        ("x = " + "[" * 5_000, "mend"),
        ("#" * 1_000_001, "too large"),
    ],
)
def test_bad_settings_are_told_in_one_line(config: Path, text: str, told: str) -> None:
    config.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"settings\.toml") as failure:
        read_settings()
    assert told in str(failure.value)


def test_settings_that_cannot_be_read_are_told(config: Path) -> None:
    config.mkdir()
    with pytest.raises(SettingsError, match="mend or remove"):
        read_settings()


TOML = st.recursive(
    st.one_of(st.text(max_size=8), st.booleans(), st.integers(), st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["briefings", "theme", "reduced_motion", "keys", "other"])


@given(st.dictionaries(NAMES, TOML))
def test_any_table_is_settled_or_refused(table: dict[str, object]) -> None:
    try:
        settings = parse_settings(table)
    except SettingsError as error:
        assert str(error).strip()
        return
    assert "other" not in table
    for keys in settings.keys.values():
        assert all(key.strip() for key in keys.split(","))


@given(st.dictionaries(st.text(min_size=1), st.lists(st.sampled_from(["f2", "ctrl+s", "?"]), min_size=1)))
def test_a_list_of_keys_becomes_one_string(keys: dict[str, list[str]]) -> None:
    assert parse_settings({"keys": keys}).keys == {name: ",".join(listed) for name, listed in keys.items()}


def test_an_unknown_home_is_told() -> None:
    with pytest.raises(SettingsError, match="whole path"):
        briefings_folder("~no-such-user-here/briefings")
