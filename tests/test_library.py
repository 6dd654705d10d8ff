"""Saving: named by date and title, whole or not at all, never over a file that differs."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import TEXT, briefing
from standoff.export import markdown
from standoff.library import Differs, LibraryError, file_name, save

NAME = "2024-05-06-arland-masses-tanks-on-the-bordian-frontier.md"


def test_a_briefing_is_saved_under_date_and_title(tmp_path: Path) -> None:
    path = save(briefing(), tmp_path / "new" / "briefings")
    assert path == tmp_path / "new" / "briefings" / NAME
    assert path.read_text("utf-8") == markdown(briefing())
    assert list(path.parent.iterdir()) == [path]


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    path = save(briefing(), tmp_path)
    os.utime(path, (1, 1))
    assert save(briefing(), tmp_path) == path
    assert path.stat().st_mtime == 1


def test_a_file_that_differs_is_kept_unless_told(tmp_path: Path) -> None:
    path = save(briefing(), tmp_path)
    path.write_text("my notes")
    with pytest.raises(Differs) as conflict:
        save(briefing(), tmp_path)
    assert conflict.value.path == path
    assert path.read_text() == "my notes"
    second = save(briefing(), tmp_path, keep_both=True)
    assert second.name == NAME.replace(".md", "-2.md")
    assert save(briefing(), tmp_path, keep_both=True) == second
    second.write_text("more notes")
    assert save(briefing(), tmp_path, keep_both=True).name == NAME.replace(".md", "-3.md")
    assert save(briefing(), tmp_path, overwrite=True) == path
    assert path.read_text("utf-8") == markdown(briefing())


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(LibraryError, match="No space left"):
        save(briefing(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "briefings").touch()
    with pytest.raises(LibraryError, match="--briefings") as failure:
        save(briefing(), tmp_path / "briefings")
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Müller’s café: Straße & Łódź", "mullers-cafe-strasse-lodz"),
        ("../../etc/passwd", "etc-passwd"),
        ("北京", "article"),
        ("", "article"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 500, "x" * 60),
    ],
)
def test_names_are_plain(title: str, name: str) -> None:
    assert file_name(title, None) == f"undated-{name}.md"
    assert file_name(title, date(2022, 2, 7)) == f"2022-02-07-{name}.md"


@given(st.text())
def test_any_title_gives_a_name_that_every_system_takes(title: str) -> None:
    name = file_name(title, None)
    assert name.isascii()
    assert len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.count(".") == 1


def test_an_undated_briefing_is_saved(tmp_path: Path) -> None:
    from dataclasses import replace

    made = briefing(TEXT)
    undated = replace(made, article=replace(made.article, published=None))
    assert save(undated, tmp_path).name.startswith("undated-")
