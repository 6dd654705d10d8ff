"""Ten open questions first, and the others behind them: on the page, in plain lines, on a terminal, in JSON."""

from __future__ import annotations

import io
import json
import re

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from samples import inquiring
from standoff.briefing import Briefing
from standoff.export import markdown, to_json
from standoff.export.plain import plain
from standoff.export.terminal import render


def drawn(briefing: Briefing) -> str:
    console = Console(file=io.StringIO(), width=100)
    render(briefing, console)
    stream = console.file
    assert isinstance(stream, io.StringIO)
    return stream.getvalue()


def spoken(briefing: Briefing) -> str:
    return plain(briefing, 100)


@pytest.mark.parametrize(("shown", "mark"), [(markdown, "### 3 more"), (spoken, "3 more"), (drawn, "3 more")])
def test_the_eleventh_question_stands_behind_a_line_of_its_own(shown: object, mark: str) -> None:
    assert callable(shown)
    lines = [line.strip() for line in shown(inquiring(13)).splitlines()]
    asked = [line for line in lines if re.match(r"\d+\. Does Arland plan attack", line) or line == mark]
    numbers = [line if line == mark else int(line.partition(".")[0]) for line in asked]
    assert numbers == [*range(1, 11), mark, 11, 12, 13]


@pytest.mark.parametrize("shown", [markdown, spoken, drawn])
def test_ten_questions_have_nothing_behind_them(shown: object) -> None:
    assert callable(shown)
    assert " more\n" not in shown(inquiring(10))


def test_the_page_numbers_all_questions_in_one_count() -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(inquiring(13)).partition("## Open questions")[2])
    starts = [int(token.attrGet("start") or 1) for token in tokens if token.type == "ordered_list_open"]
    assert starts == [1, 11]


def test_json_holds_all_questions_in_their_order() -> None:
    data = json.loads(to_json(inquiring(13)))
    assert [question["id"] for question in data["questions"]] == [f"q{n}" for n in range(1, 14)]
