"""The whole training command, on a corpus of a few sentences."""

from pathlib import Path

import pytest
import spacy

from standoff.training.__main__ import main


def test_the_command_makes_a_model_with_its_card(corpora: Path, tmp_path: Path) -> None:
    output = tmp_path / "model"
    assert main(["--corpora", str(corpora), "--output", str(output), "--smoke"]) == 0
    nlp = spacy.load(output)
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"]
    assert nlp("Ada Brandt left.").has_annotation("DEP")
    card = (output / "README.md").read_text(encoding="utf-8")
    assert "| PUD |" in card
    assert "| UNER-PUD |" in card
    assert "CC BY-SA 4.0" in card
    written = "".join(file.read_text(encoding="utf-8") for file in output.glob("*.*"))
    assert str(tmp_path) not in written


def test_a_quick_run_never_replaces_the_shipped_model(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--corpora", str(corpora), "--smoke"])
    assert "--output" in capsys.readouterr().err


def test_missing_corpora_are_an_error_of_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpora", str(tmp_path), "--output", str(tmp_path / "model"), "--smoke"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
