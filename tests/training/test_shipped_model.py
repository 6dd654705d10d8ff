"""The model that the package ships: its size, its card and its licences."""

import re

from standoff.language.encoder.component import SHIPPED
from standoff.training.corpora import manifest
from standoff.training.encoder.measure import pipeline

CARD = SHIPPED / "README.md"


def test_it_reads_news_as_news_sites_set_it() -> None:
    doc = pipeline(SHIPPED)(
        "Germany’s chancellor flew to Warsaw on Monday. “We won’t send troops,” she told reporters."
    )
    assert [sentence.text[:4] for sentence in doc.sents] == ["Germ", "“We "]
    found = {token.text: (token.lemma_, token.tag_, token.dep_) for token in doc}
    assert found["flew"] == ("fly", "VBD", "ROOT")
    assert found["n’t"] == ("not", "RB", "advmod")
    assert found["troops"] == ("troop", "NNS", "obj")
    assert {("Germany", "LOC"), ("Warsaw", "LOC")} <= {(span.text, span.label_) for span in doc.ents}


def test_it_answers_the_same_when_it_is_loaded_again() -> None:
    text = "The alliance rejected the demand, and its secretary-general said that talks would go on."
    assert pipeline(SHIPPED)(text).to_bytes() == pipeline(SHIPPED)(text).to_bytes()


def test_it_is_small() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 30e6


def test_its_card_says_where_it_comes_from() -> None:
    card = CARD.read_text(encoding="utf-8")
    assert all(source["url"] in card and source["license"] in card for source in manifest())
    assert "LICENSE-APACHE-2.0" in card
    assert "Version 2.0, January 2004" in (SHIPPED / "LICENSE-APACHE-2.0").read_text(encoding="utf-8")


def test_its_card_gives_the_scores_that_it_must_reach() -> None:
    card = CARD.read_text(encoding="utf-8")
    row = re.search(r"^\| PUD \| (.*) \|$", card, re.MULTILINE)
    assert row is not None
    figures = {name: float(value) for name, value in (part.rsplit(" ", 1) for part in row[1].split(", "))}
    assert figures["LAS"] >= 87
    assert figures["tags"] >= 96
