"""The list of articles opened last: short, in order, and never in the way."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.recent import MOST, Recent


def test_the_last_one_comes_first_and_each_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    recent = Recent(tmp_path / "state" / "standoff" / "recent.json")
    for name in ("a.txt", "b.txt", "a.txt"):
        Path(name).touch()
        recent.remember(Path(name))
    assert recent.articles() == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    Path("a.txt").unlink()
    assert recent.articles() == [str(tmp_path / "b.txt")]
    assert [path.name for path in recent.path.parent.iterdir()] == ["recent.json"]


@given(st.lists(st.integers(0, 40), max_size=60))
def test_it_stays_short_and_in_order(opened: list[int]) -> None:
    with TemporaryDirectory() as folder:
        recent = Recent(Path(folder) / "recent.json")
        for number in opened:
            path = Path(folder) / f"{number}.txt"
            path.touch()
            recent.remember(path)
        wanted = list(dict.fromkeys(reversed(opened)))[:MOST]
        assert [int(Path(path).stem) for path in recent.articles()] == wanted


def test_web_addresses_are_kept(tmp_path: Path) -> None:
    recent = Recent(tmp_path / "recent.json")
    recent.remember("https://example.org/talks")
    assert recent.articles() == ["https://example.org/talks"]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.one_of(st.binary(), JSON.map(lambda value: json.dumps(value).encode()), st.just(b"[" * 100_000)))
def test_a_broken_file_costs_the_list_and_no_more(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file, article = Path(folder) / "recent.json", Path(folder) / "a.txt"
        file.write_bytes(content)
        article.touch()
        recent = Recent(file)
        assert all(path.isprintable() for path in recent.articles())
        recent.remember(article)
        assert recent.articles()[0] == str(article)


def test_names_that_would_act_on_the_terminal_are_left_out(tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[2J.txt"
    evil.touch()
    recent = Recent(tmp_path / "recent.json")
    recent.remember(evil)
    assert recent.articles() == []


def test_a_list_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    for path in (tmp_path / "state" / "recent.json", tmp_path):
        recent = Recent(path)
        recent.remember(tmp_path / "a.txt")
        assert recent.articles() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_list_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    file = tmp_path / "recent.json"
    file.write_text(json.dumps([str(tmp_path / "pipe")]), "utf-8")
    assert Recent(file).articles() == []
