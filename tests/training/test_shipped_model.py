"""The model that the package ships."""

import json
import re

import spacy

from standoff.training.__main__ import SHIPPED


def test_the_shipped_model_reads_news() -> None:
    nlp = spacy.load(SHIPPED)
    doc = nlp("Germany’s chancellor flew to Warsaw on Monday. “We won’t send troops,” she told reporters.")
    assert [sentence.text[:4] for sentence in doc.sents] == ["Germ", "“We "]
    found = {token.text: (token.lemma_, token.tag_, token.dep_) for token in doc}
    assert found["flew"] == ("fly", "VBD", "ROOT")
    assert found["n’t"] == ("not", "RB", "advmod")
    assert found["troops"] == ("troop", "NNS", "obj")
    assert {("Germany", "LOC"), ("Warsaw", "LOC")} <= {(span.text, span.label_) for span in doc.ents}


def test_the_shipped_model_answers_the_same_each_time() -> None:
    text = "The alliance rejected the demand, and its secretary-general said that talks would go on."
    first, second = spacy.load(SHIPPED)(text), spacy.load(SHIPPED)(text)
    assert first.to_bytes() == second.to_bytes()


def test_the_shipped_model_is_small_and_says_where_it_comes_from() -> None:
    files = [file for file in SHIPPED.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 20e6
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert all(source["license"] for source in meta["sources"])
    assert not re.search(r'"/\w+/', (SHIPPED / "config.cfg").read_text(encoding="utf-8"))


def test_the_shipped_model_scores_what_its_card_says() -> None:
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    card = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert f"{meta['performance']['PUD']['dep_las']:.1f}" in card
    assert meta["performance"]["PUD"]["dep_las"] >= 83
