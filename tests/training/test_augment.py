"""The variations that the training draws."""

import random

import pytest

from standoff.training.corpora.augment import headline, typeset
from standoff.training.encoder.samples import Sample
from standoff.training.encoder.vary import Pool, varied


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        (['"', "No", '"', "--", "it", "'s"], ["``", "UH", "''", ":", "PRP", "VBZ"], "“ No ” — it ’s"),
        (['"', "No", '"'], ["", "", ""], "“ No ”"),
        (["well", "-", "known", "-"], ["RB", "HYPH", "VBN", ":"], "well - known –"),
        (["'", "No", "'"], ["``", "UH", "''"], "‘ No ’"),
    ],
)
def test_typesetting(words: list[str], tags: list[str], expected: str) -> None:
    assert " ".join(typeset(words, tags)) == expected


def test_a_headline_keeps_short_words_and_capitals() -> None:
    assert headline(["NATO", "warns", "of", "iPhone", "attack"]) == ["NATO", "Warns", "of", "iPhone", "Attack"]


def test_names_give_way_to_others_of_their_kind_and_length() -> None:
    words = ["Weber", "met", "Ada", "Brandt", "in", "Oslo"]
    sample = Sample(words, [True] * 6, names=["B-PER", "O", "B-PER", "I-PER", "O", "B-LOC"])
    pool: Pool = {("PER", 1): [["Lind"]], ("PER", 2): [["Ola", "Kranz"]]}
    texts = {" ".join(varied(sample, pool, random.Random(seed)).words).title() for seed in range(60)}
    assert texts == {f"{one} Met {two} In Oslo" for one in ("Weber", "Lind") for two in ("Ada Brandt", "Ola Kranz")}
    assert sample.words == words
