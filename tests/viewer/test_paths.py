"""Paths: completed as they are typed, compared, and handed to an editor."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.article import ArticleError
from standoff.viewer.completion import MOST, completed, completions
from standoff.viewer.difference import difference
from standoff.viewer.editor import EditorError, command
from standoff.viewer.source import Source


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "articles").mkdir()
    for name in ("Arctic.txt", "arms.md", "articles/one.txt", ".hidden.txt", "evil\x1b[2J.txt"):
        (tmp_path / name).touch()
    return tmp_path


def test_folders_come_first_and_case_does_not_matter(desk: Path) -> None:
    assert completions("ar") == ["articles/", "Arctic.txt", "arms.md"]
    assert completions("articles/") == ["articles/one.txt"]
    assert completions("~/AR") == ["~/articles/", "~/Arctic.txt", "~/arms.md"]
    assert completions(str(desk / "arm")) == [str(desk / "arms.md")]
    assert completions(".h") == [".hidden.txt"]
    assert completions("ev") == completions("nowhere/x") == completions("~nobody-of-this-name/") == []


def test_what_is_sure_is_completed(desk: Path) -> None:
    assert completed("arm") == "arms.md"
    assert completed("art") == "articles/"
    assert completed("articles/") == "articles/one.txt"
    assert completed("a") == "a"
    assert completed("zzz") == "zzz"


def test_a_large_folder_gives_a_short_list(tmp_path: Path) -> None:
    for number in range(MOST + 10):
        (tmp_path / f"{number}.txt").touch()
    assert len(completions(f"{tmp_path}/")) == MOST


@given(st.text(max_size=30))
def test_anything_typed_is_taken(typed: str) -> None:
    assert all(path.isprintable() or not typed.isprintable() for path in completions(typed))
    assert completed(typed).lower().startswith(typed.lower())


def test_the_difference_is_a_unified_diff_and_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("same\nold \x1b[2J\n")
    lines = difference(path, "same\nnew\n")
    assert lines[-3:] == [" same", "-old  [2J", "+new"]
    path.write_bytes(b"x" * 1_000_001)
    assert "too large" in difference(path, "new")[0]
    assert "cannot be read" in difference(tmp_path, "new")[0]


def executable(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_users_editor_wins_over_the_pager(tmp_path: Path) -> None:
    for name in ("visual", "ed", "pager", "less"):
        executable(tmp_path / name)
    environment = {"PATH": str(tmp_path), "VISUAL": "visual --wait 'two words'", "EDITOR": "ed", "PAGER": "pager"}
    path = Path("-a.md")
    whole = str(path.absolute())
    assert command(path, environment) == ["visual", "--wait", "two words", whole]
    assert command(path, {**environment, "VISUAL": " "}) == ["ed", whole]
    assert command(path, {"PATH": str(tmp_path), "PAGER": "pager"}) == ["pager", whole]
    assert command(path, {"PATH": str(tmp_path)}) == ["less", whole]


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"EDITOR": "'"}, "EDITOR cannot be read"),
        ({"VISUAL": "no-such-editor"}, "no-such-editor"),
        ({}, r"set \$EDITOR"),
    ],
)
def test_an_editor_that_cannot_be_is_told(variables: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(EditorError, match=told):
        command(Path("a.md"), {"PATH": str(tmp_path), **variables})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_standard_input_is_never_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe")
    with pytest.raises(ArticleError, match="no ordinary file"):
        Source("pipe").read()
    with pytest.raises(ArticleError, match="no such file"):
        Source("-").read()
    assert Source("pipe").state() is Source("missing").state() is Source().state() is Source("a\0b").state() is None
