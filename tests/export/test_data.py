"""The JSON export, as documented."""

from __future__ import annotations

import json
from dataclasses import replace

from samples import briefing, with_history
from standoff.briefing import SCHEMA
from standoff.export import jsonl, to_dict, to_json


def test_every_span_of_the_export_points_at_its_words() -> None:
    made = briefing()
    data = json.loads(to_json(made))
    text = data["article"]["text"]
    start, end = data["article"]["paragraphs"][1]
    assert text[start:end].startswith("“We will answer")
    start, end = data["positions"][1]["span"]
    assert text[start:end].endswith("on Monday.")
    assert text == made.article.text


def test_the_keys_are_those_that_are_documented() -> None:
    data = json.loads(to_json(briefing()))
    assert data["schema"] == SCHEMA
    assert data["article"].keys() >= {*("file", "url", "title", "published", "text", "words", "paragraphs", "sha256")}
    assert data["article"]["published"] == "2024-05-06"
    assert data["parties"][0] == ["ARL", "Arland", 3]
    assert (
        data["positions"][1] | {"party": "BRD", "stances": ["threaten", "assert"], "target": ["ARL"]}
        == (data["positions"][1])
    )
    assert data["deployments"][0]["quantity"] == {"text": "more than 400", "min": 400, "max": None}
    assert data["deployments"][0]["when"] == {"text": "Monday", "start": "2024-05-06", "end": "2024-05-06"}
    assert data["deployments"][1]["when"] is None
    assert data["questions"][0]["about"] == ["p1", "d1"]
    assert data["attributions"][0]["source"] is None
    assert data["attributions"][0]["party"] == "BRD"


def test_stages_and_figures_are_there_where_they_are_told() -> None:
    data = json.loads(to_json(with_history()))
    start, end = data["deployments"][0]["evidence"][0]
    stage, after = data["deployments"][0]["history"]
    assert (stage["status"], stage["when"], stage["withdrawal"]) == ("announced", None, False)
    assert after["when"] == {"text": "Monday", "start": "2024-05-06", "end": "2024-05-06"}
    assert after["sentence"] == [start, end]
    assert [figure["source"] for figure in data["deployments"][0]["figures"]] == ["Bordia", None]
    assert (data["deployments"][1]["history"], data["deployments"][1]["figures"]) == ([], [])


def test_an_undated_article_has_null() -> None:
    made = briefing()
    undated = replace(made, article=replace(made.article, published=None))
    assert json.loads(to_json(undated))["article"]["published"] is None


def test_jsonl_is_one_line_of_the_same() -> None:
    made = briefing("Title\n\nOne sentence.\n\nAnother \x1b[1m one with a \u2028 break.\n")
    assert jsonl(made).count("\n") == 1
    assert jsonl(made).endswith("\n")
    assert json.loads(jsonl(made)) == json.loads(to_json(made)) == to_dict(made)
