"""The parties file."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.language.profile import DEFAULT, ProfileError, read_profile


def write(path: Path, text: str) -> Path:
    file = path / "parties.toml"
    file.write_text(text, "utf-8")
    return file


def test_order_names_and_titles_are_read(tmp_path: Path) -> None:
    profile = read_profile(
        write(tmp_path, 'order = ["chn", "TWN"]\n[titles]\nTWN = "Taipei"\n[names]\nCHN = ["the mainland"]\n')
    )
    assert profile.order == ("CHN", "TWN")
    assert profile.titles == {"TWN": "Taipei"}
    assert profile.names == {"CHN": ("the mainland",)}


def test_a_file_without_order_keeps_the_default(tmp_path: Path) -> None:
    assert read_profile(write(tmp_path, "")).order == DEFAULT.order


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("order = ", "parties file"),
        ("order = 3", "order must be a list"),
        ("order = [3]", "order must hold"),
        ('order = ["RUS", "RUS"]', "twice"),
        ('order = ["R U"]', "no party code"),
        ("panes = []", "unknown key"),
        ("names = 1", "names must be a table"),
        ('[names]\nRUS = "the Bear"', "names.RUS must be a list"),
        ('[titles]\nRUS = "a\\u001bb"', "titles.RUS must hold"),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ProfileError, match=told) as failure:
        read_profile(write(tmp_path, text))
    assert "parties.toml" in str(failure.value)
    assert "\n" not in str(failure.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="no such file"):
        read_profile(tmp_path / "none.toml")
