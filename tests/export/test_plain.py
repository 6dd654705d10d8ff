"""The briefing as plain lines: everything there, in reading order, with nothing but words."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from samples import TEXT, briefing, with_history
from standoff.export.plain import plain

PAGE = """\
Arland masses tanks on the Bordian frontier

Published 6 May 2024. 30 words. From frontier.txt.
"""


def test_what_was_not_read_is_told() -> None:
    assert "30 words, one paragraph not read." in plain(replace(briefing(), defeated=1), 400)
    assert "30 words, the last 7,000 characters and 3 paragraphs not read." in plain(
        replace(briefing(), unread=7_000, defeated=3), 400
    )


def test_every_part_stands_in_reading_order() -> None:
    page = plain(briefing(), 400)
    assert page.startswith(PAGE)
    parts = [
        "Bottom line\n\n",
        "\nPositions\n\nBordia: 1 position\n\n1. Threatens, says: “We will answer any incursion”. "
        "Said by Ada Brook, Foreign Minister. Aimed at Arland.\nParagraph 2: “",
        "\nWhat others ask or say of Bordia: 1\n\n1. Arland denies: ",
        "\nArland: 1 position\n\n1. Denies: ",
        "\nNATO\n\nStates no position of its own here.\n",
        "\nDeployments: 2\n\n1. Arland: more than 400 tanks, in place. Place: the Bordian frontier. "
        "When: Monday (6 May 2024).\nParagraph 1: “Arland has moved",
        "\n2. Bordia: soldiers, conditional. From Bordia.\n",
        "\nOpen questions: 1\n\n1. Does Arland plan an attack? Kind: disputed claim. "
        "Inferred: open because Arland denies what its tanks suggest.\nParagraph 1: “",
        "\nThe article: 2 paragraphs\n\nParagraph 1: Arland has moved",
        "\nParagraph 2: “We will answer",
    ]
    at = 0
    for part in parts:
        assert part in page[at:], part
        at = page.index(part, at)


def test_there_is_nothing_but_words() -> None:
    page = plain(briefing(), 60)
    assert not re.search(r"[\u2500-\u259f\x1b|*#\\]", page)
    assert page.endswith("\n")
    assert all(line == line.strip() for line in page.splitlines())


def test_an_empty_briefing_says_so() -> None:
    nothing = replace(briefing(), positions=(), deployments=(), questions=(), panes=())
    page = plain(nothing, 80)
    assert "No position, deployment or open question was found" in page
    assert page.count("None found.") == 3


@given(st.text(min_size=1, max_size=200), st.integers(-5, 90))
def test_any_text_keeps_to_the_width_and_to_its_lines(words: str, width: int) -> None:
    made = briefing(TEXT)
    held = replace(made.positions[0], text=words)
    page = plain(replace(made, positions=(held,)), width)
    assert max(map(cell_len, page.splitlines())) <= max(width, 20)


def test_stages_and_figures_are_told_after_the_rest() -> None:
    page = plain(with_history(), 400)
    assert "When: Monday (6 May 2024). Figures given: more than 400 (Bordia); 90. " in page
    assert "History: announced; arrived, Monday.\n" in page
