"""The samples of the training: what each holds of its corpus."""

from pathlib import Path

from standoff.training.encoder.samples import attribution_samples, blank, treebank_sentences


def test_a_content_reaches_round_its_source_without_outer_punctuation(corpora: Path) -> None:
    found = [sample for _, sample in attribution_samples(corpora / "polnear" / "train", blank())]
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
