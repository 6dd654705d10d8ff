"""The briefing as Rich draws it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from samples import briefing, with_history
from standoff.briefing import Briefing
from standoff.export.terminal import render


def drawn(made: Briefing, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    render(made, console)
    stream = console.file
    assert isinstance(stream, io.StringIO)
    return stream.getvalue()


def test_all_parts_are_drawn() -> None:
    page = drawn(briefing(), 120)
    for words in (
        "Arland masses tanks",
        "threatens, says",
        "Ada Brook",
        "more than 400",
        "disputed claim",
        "inferred:",
        "¶2",
    ):
        assert words in page


@pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
def test_markup_in_an_article_is_shown_at_any_width(width: int) -> None:
    hostile = "[/b] [@click=app.quit]x[/] [red]"
    made = briefing(f"{hostile}\n\nHe said {hostile} and left.\n\nShe stayed.\n")
    made = replace(made, positions=tuple(replace(p, text=hostile, speaker=hostile) for p in made.positions))
    page = drawn(made, width)
    if width >= 80:
        assert page.count("[@click=app.quit]") >= 2


def test_an_empty_briefing_says_so() -> None:
    made = replace(briefing(), positions=(), deployments=(), questions=(), panes=())
    assert drawn(made, 80).count("None found.") == 2


def test_stages_and_figures_are_drawn() -> None:
    page = drawn(with_history(), 200)
    assert "more than 400 (Bordia); 90" in page
    assert "announced → arrived, Monday" in page
