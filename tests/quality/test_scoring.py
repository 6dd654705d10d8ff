"""The scorer: against the reference scorer where that is at hand, and on a briefing whose faults are known."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from samples import TEXT, briefing
from standoff.briefing import Briefing
from standoff.export import to_json

from .figures import FIGURES, table
from .gold import SHARED, Gold, load
from .scoring import score
from .sentences import Sentences

REFERENCE = SHARED / "evaluation" / "score_briefings.py"


def test_the_figures_are_those_of_the_reference_scorer(briefings: list[tuple[Gold, Briefing]], tmp_path: Path) -> None:
    if not REFERENCE.exists():
        pytest.skip("the reference scorer is not part of the repository")
    for gold, found in briefings:
        export = tmp_path / f"{gold.name}.json"
        export.write_text(to_json(found), "utf-8")
        command = [sys.executable, str(REFERENCE), "--json", str(gold.path), str(export)]
        reference = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for name, figure in score(gold, found).figures().items():
            expected = reference[name]
            assert figure == (expected if expected is None else pytest.approx(100 * expected)), (gold.name, name)


def test_sentences_end_at_marks_and_blank_lines_but_not_at_abbreviations() -> None:
    text = "A headline\n\nGen. J. Doe left the U.S. He said: “Go!” “No,” 3.5 m. said. 40 stayed? yes. Also\n\nEnd"
    assert [text[slice(*span)].strip() for span in Sentences(text).spans] == [
        "A headline",
        "Gen. J. Doe left the U.S. He said: “Go!”",
        "“No,” 3.5 m. said.",
        "40 stayed? yes.",
        "Also",
        "End",
    ]


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    """Return the gold of the invented article, of which the sample briefing has some things right."""
    (tmp_path / "frontier.txt").write_text(TEXT, "utf-8")
    denied = {"party": "ARL", "anchor": "It denies planning", "stances": ["deny"], "speaker": "Grey", "target": "BRD"}
    threat = {"party": "BRD", "anchor": "We will answer", "stances": ["commit"], "speaker": "Bröok", "target": "NATO"}
    tanks = {"actor": "ARL", "force": "battle tank", "quantity": {"min": 400, "max": None}, "origin": None}
    ships = {"actor": "ARL", "force": "ships", "quantity": None, "destination": [], "status": ["arrived"]}
    open_ = {"kind": "disputed claim", "anchors": ["It denies planning"], "question": "Does it?"}
    data = {
        "article": "frontier.txt",
        "published": "2024-05-06",
        "positions": [denied, threat],
        "deployments": [
            {**tanks, "destination": ["Bordian frontier"], "status": ["expected"], "anchor": "400 tanks"},
            {**ships, "anchor": "planning an attack"},
        ],
        "questions": [open_, {**open_, "kind": "unspecified", "optional": True}, {**open_, "kind": "pending event"}],
    }
    path = tmp_path / "frontier.gold.json"
    path.write_text(json.dumps(data), "utf-8")
    return load(path)


def narrowed(found: Briefing) -> Briefing:
    """Return the sample briefing with its first position told by its second sentence alone."""
    start = found.article.text.index("It denies")
    first, *rest = found.positions
    span = first.span._replace(start=start)
    return replace(found, positions=(replace(first, span=span), *rest))


def test_each_kind_of_fault_is_counted_and_named(gold: Gold) -> None:
    found = score(gold, narrowed(briefing()))
    assert gold.published == date(2024, 5, 6)
    assert found.shares == {
        "position_precision": (2, 2),
        "position_recall": (2, 2),
        "stance_accuracy": (1, 2),
        "speaker_accuracy": (1, 2),
        "target_accuracy": (1, 2),
        "deployment_precision": (1, 2),
        "deployment_recall": (1, 2),
        "slot_precision": (4, 10),
        "slot_recall": (4, 10),
        "question_precision": (1, 1),
        "question_recall": (1, 2),
    }
    figures = found.figures()
    assert (figures["position_f1"], figures["deployment_f1"]) == (100.0, 50.0)
    assert figures["question_f1"] == pytest.approx(200 / 3)
    assert [note.partition(":")[0] for note in found.notes] == [
        "stance wrong",
        "speaker wrong",
        "target wrong",
        "deployment missed",
        "deployment extra",
        "status wrong",
        "question missed",
    ]


def test_a_position_in_another_sentence_is_a_miss_and_an_extra(gold: Gold) -> None:
    found = briefing()
    astray = replace(found.positions[0], span=found.positions[1].span)
    notes = score(gold, replace(found, positions=(astray,), deployments=(), questions=())).notes
    assert [note.partition(":")[0] for note in notes][:3] == ["position missed", "position missed", "position extra"]


def test_nothing_made_has_no_precision(gold: Gold) -> None:
    figures = score(gold, replace(briefing(), positions=(), deployments=(), questions=())).figures()
    assert figures["position_precision"] is None
    assert figures["position_recall"] == 0
    assert figures["position_f1"] is None


def test_the_table_has_a_line_an_article(gold: Gold) -> None:
    head, first, second = table(
        [("one", score(gold, briefing()).figures()), ("two", dict.fromkeys(FIGURES))]
    ).splitlines()
    assert first.startswith("one")
    assert len(head) == len(first) == len(second)
