"""The gate: no figure falls below its floor, and no floor falls unasked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from standoff.briefing import Briefing
from standoff.export import to_dict

from . import floors
from .figures import FIGURES, Score
from .gold import Gold, digest


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("group", floors.GROUPS)
def test_no_figure_falls_below_its_floor(group: str, figure: str, measured: dict[str, Score]) -> None:
    if group not in measured:
        pytest.skip("the founding article is not part of the repository")
    reached = measured[group].figures()[figure]
    floor = getattr(floors.read(), group)[figure]
    assert reached is not None
    assert reached >= floor, f"{figure} fell to {reached:.1f}: see python -m tests.quality -v"


def test_the_pinned_articles_are_those_the_floors_were_measured_on() -> None:
    assert digest() == floors.read().digest, "set the floors anew: python -m tests.quality --update"


def test_floors_rise_by_themselves_and_fall_only_on_demand(tmp_path: Path) -> None:
    before = floors.Floors("old", dict.fromkeys(FIGURES, 50.0), dict.fromkeys(FIGURES, 60.0))
    measured = {"pinned": {"position_f1": 81.26, "stance_accuracy": 40.0, "question_f1": None}}
    after = before.updated("new", measured)
    assert (after.digest, after.founding) == ("new", before.founding)
    assert after.pinned == {**before.pinned, "position_f1": 79.2}
    lowered = before.updated("new", measured, lower=True)
    assert lowered.pinned == {**before.pinned, "position_f1": 79.2, "stance_accuracy": 38.0}
    floors.write(lowered, tmp_path / "floors.toml")
    assert floors.read(tmp_path / "floors.toml") == lowered


def test_the_command_gives_the_same_positions(briefings: list[tuple[Gold, Briefing]]) -> None:
    gold, briefing = briefings[0]
    command = [sys.executable, "-m", "standoff", "brief", gold.article, "--format", "json"]
    command += ["--published", gold.published.isoformat()]
    done = subprocess.run(command, cwd=gold.source.parent, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == to_dict(briefing)
    assert briefing.positions
