"""The training command, on a corpus of a few sentences."""

import importlib.util
from pathlib import Path

import pytest

from standoff.language.encoder.component import SHIPPED
from standoff.training.__main__ import LIBRARIES, WEIGHTS, main

LACKING = [name for name in (*LIBRARIES, WEIGHTS) if importlib.util.find_spec(name) is None]


@pytest.mark.skipif(bool(LACKING), reason=f"training needs what is not installed here: {', '.join(LACKING)}")
def test_the_command_makes_a_model_with_its_card(corpora: Path, tmp_path: Path) -> None:
    output = tmp_path / "model"
    arguments = ["--corpora", str(corpora), "--output", str(output), "--work", str(tmp_path / "work"), "--smoke"]
    assert main(arguments) == 0
    card = (output / "README.md").read_text(encoding="utf-8")
    assert "| PUD |" in card
    assert "| PolNeAR dev |" in card
    assert str(tmp_path) not in card
    shipped = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for title in ("What it was trained on", "Licences", "Limits"):
        assert _section(card, title) == _section(shipped, title)


def _section(card: str, title: str) -> str:
    return card.split(f"## {title}\n")[1].split("\n## ")[0]


def test_a_model_is_measured_on_every_held_out_part(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpora", str(corpora), "--measure", str(SHIPPED)]) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    figures = {row[0].strip("| "): row[1] for row in rows}
    assert "LAS" in figures["PUD"]
    assert "F1" in figures["UNER-PUD"]
    assert "source 100.0, cue 100.0" in figures["PolNeAR dev"]


@pytest.mark.parametrize("lacking", LIBRARIES)
def test_a_missing_library_is_an_error_of_one_line(
    lacking: str,
    corpora: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == lacking else find(name))
    assert main(["--corpora", str(corpora), "--output", str(tmp_path / "model"), "--smoke"]) == 1
    error = capsys.readouterr().err
    assert lacking in error
    assert error.count("\n") == 1


def test_missing_corpora_are_an_error_of_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpora", str(tmp_path), "--output", str(tmp_path / "model"), "--smoke"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_quick_run_never_replaces_the_shipped_model(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--corpora", str(corpora), "--smoke"])
    assert "--output" in capsys.readouterr().err
