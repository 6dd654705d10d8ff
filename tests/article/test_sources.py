"""Files and standard input, good and bad."""

from __future__ import annotations

import io
import os
import threading
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest

from standoff.article import ArticleError, read, sample
from standoff.article.sources import LIMIT

PROSE = "The two governments agreed to meet again, officials in both capitals said after the talks.\n"


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(PROSE.encode("utf-16"))
    article = read(str(path), date(2022, 2, 7))
    assert (article.file, article.text, article.published) == (str(path), PROSE, date(2022, 2, 7))


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(PROSE.encode()))
    assert read("-").file is None


def test_a_pipe_is_read(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("named pipes are not known to this system")
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(PROSE,))
    writer.start()
    assert read(str(path)).text == PROSE
    writer.join()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("missing.txt", "no such file"),
        (".", "folder"),
        ("empty.txt", "empty"),
        ("large.txt", "larger than 2 MB"),
        ("picture.png", "binary"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_a_bad_source_is_told_in_one_line(
    source: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").touch()
    Path("large.txt").write_bytes(b"a" * (LIMIT + 1))
    Path("picture.png").write_bytes(b"\x89PNG\0\0")
    with pytest.raises(ArticleError, match=told) as failure:
        read(source)
    assert "\n" not in str(failure.value)
    assert source[:10].replace("\0", " ") in str(failure.value)


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(PROSE)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ArticleError, match="permissions"):
        read(str(path))


def test_no_more_than_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            assert 0 < size <= LIMIT + 1
            return b"a" * size

    class Input:
        buffer = Endless()

    monkeypatch.setattr("sys.stdin", Input())
    with pytest.raises(ArticleError, match="larger"):
        read("-")


def test_a_hostile_file_name_is_shown_harmlessly(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\nb.txt"
    path.write_text(PROSE)
    file = read(str(path)).file
    assert file is not None and file.isprintable()


def test_the_sample_article_comes_with_the_package() -> None:
    article = sample()
    assert article.published == date(2022, 2, 7)
    assert 400 <= article.words <= 500
    assert "Kremlin" in article.text
    assert sample(date(2023, 1, 1)).published == date(2023, 1, 1)
    assert (
        any(str(file).endswith("boilerplate.toml") for file in metadata.files("standoff") or [])
        or (Path(__file__).parents[2] / "src").is_dir()
    )
