"""The variations that the training draws."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from standoff.training.augment import create_names, create_typography, headline, typeset


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


def test_a_typeset_document_keeps_its_annotation() -> None:
    nlp = spacy.blank("en")
    gold = Doc(
        nlp.vocab,
        words=['"', "Go", '"', "--", "he", "did", "n't"],
        spaces=[False, False, True, True, True, False, False],
        tags=["``", "VB", "''", ":", "PRP", "VBD", "RB"],
        lemmas=['"', "go", '"', "--", "he", "do", "not"],
    )
    augment = create_typography(typeset_share=1.0, headline_share=0.0, upper_share=0.0, seed=0)
    (varied,) = augment(nlp, Example(nlp.make_doc(gold.text), gold))
    assert varied.predicted.text == "“Go” — he didn’t"
    assert [token.text for token in varied.predicted] == [token.text for token in varied.reference]
    assert [token.lemma_ for token in varied.reference] == [token.lemma_ for token in gold]


def test_a_name_gives_way_to_the_same_other_throughout(tmp_path: Path) -> None:
    names = tmp_path / "names.json"
    names.write_text(json.dumps({"PER": [["Ada", "Lind", "Brandt"]]}), encoding="utf-8")
    nlp = spacy.blank("en")
    gold = Doc(
        nlp.vocab,
        words=["Weber", "left", ",", "Weber", "said", "on", "Monday"],
        spaces=[True, False, True, True, True, True, False],
        ents=["B-PER", "O", "O", "B-PER", "O", "O", "O"],
    )
    gold.set_ents([], missing=[gold[-1:]], default="unmodified")
    plain = create_typography(typeset_share=0.0, headline_share=0.0, upper_share=0.0, seed=0)
    augment = create_names(names, swap_share=1.0, typography=plain, seed=1)
    texts = set()
    for _ in range(8):
        (varied,) = augment(nlp, Example(nlp.make_doc(gold.text), gold))
        texts.add(varied.reference.text)
        assert {span.label_ for span in varied.reference.ents} == {"PER"}
        assert varied.reference[-1].ent_iob_ == ""
    assert texts == {"Weber left, Weber said on Monday", "Ada Lind Brandt left, Ada Lind Brandt said on Monday"}
