"""The encoder's training: what its samples hold, and the whole command on a corpus of a few sentences."""

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is needed for training alone")
pytest.importorskip("onnx", reason="onnx is needed for training alone")

from standoff.training.encoder.__main__ import WEIGHTS, main
from standoff.training.encoder.samples import attribution_samples, blank, treebank_sentences

TEXT = "By our staff\nTalks failed, said Ada Brandt, and “nobody is to blame”.\n"


def annotate(folder: Path, text: str) -> Path:
    """Write a part of PolNeAR with one article in which one content is interrupted by its source and cue."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "a.txt").write_bytes(text.encode())

    def at(part: str) -> str:
        start = text.index(part)
        return f"{start} {start + len(part)}"

    first, second = at("Talks failed,"), at("and “nobody is to blame”.")
    lines = [
        f"T1\tSource {at('Ada Brandt')}\tAda Brandt",
        f"T2\tCue {at('said')}\tsaid",
        f"T3\tContent {first};{second}\tTalks",
        f"T4\tAttribution {at('said')}\tsaid",
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    ]
    (folder / "attributions" / "a_x.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_content_reaches_round_its_source_without_outer_punctuation(tmp_path: Path) -> None:
    found = [sample for _, sample in attribution_samples(annotate(tmp_path / "part", TEXT), blank())]
    assert [len(sample.attributions or []) for sample in found] == [0, 1]
    [item] = found[1].attributions or []
    words = found[1].words
    assert item.source is not None
    assert words[slice(*item.source)] == ["Ada", "Brandt"]
    assert words[slice(*item.cue)] == ["said"]
    assert (words[item.content[0]], words[item.content[1] - 1]) == ("Talks", "blame")


def test_a_treebank_sentence_carries_its_names_and_lemma_edits(corpora: Path) -> None:
    sample = next(sample for treebank, sample in treebank_sentences(corpora) if treebank == "gum")
    assert sample.names is not None
    assert dict(zip(sample.words, sample.names, strict=True))["Karlsberg"] == "B-LOC"
    assert sample.lemmas is not None
    assert dict(zip(sample.words, sample.lemmas, strict=True))["did"] == "L2:o"
    assert sample.spaced[sample.words.index("n't")] is False


@pytest.mark.skipif(importlib.util.find_spec(WEIGHTS) is None, reason="the pretrained weights are not installed")
def test_the_command_makes_a_model_with_its_card(corpora: Path, tmp_path: Path) -> None:
    for part in ("train", "dev"):
        annotate(corpora / "polnear" / part, TEXT)
    output = tmp_path / "model"
    arguments = ["--corpora", str(corpora), "--output", str(output), "--work", str(tmp_path / "work"), "--smoke"]
    assert main(arguments) == 0
    card = (output / "README.md").read_text(encoding="utf-8")
    assert "| PUD |" in card
    assert "| PolNeAR dev |" in card
    assert str(tmp_path) not in card


def test_a_quick_run_never_replaces_the_shipped_model(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--corpora", str(corpora), "--smoke"])
    assert "--output" in capsys.readouterr().err
