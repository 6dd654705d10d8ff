from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from standoff.viewer.wrap import flatten, wrap

TEXTS = st.text(st.sampled_from("ab ”“—\t\n界한ش\u0301\u200b\u00a0😀"), max_size=80)


@given(TEXTS, st.integers(1, 30), st.integers(0, 3))
def test_lines_hold_every_word_and_fit(text: str, width: int, indent: int) -> None:
    flat = flatten(text)
    assert len(flat) == len(text)
    lines = wrap(flat, 0, len(flat), width, indent)
    assert "".join(flat[start:end] for start, end in lines).replace(" ", "") == flat.replace(" ", "")
    for number, (start, end) in enumerate(lines):
        room = max(width - (indent if number else 0), 1)
        assert cell_len(flat[start:end]) <= room or end - start == 1


def test_breaks_stand_between_words() -> None:
    text = "Norway has sent two patrol ships"
    assert [text[start:end] for start, end in wrap(text, 0, len(text), 12)] == [
        "Norway has",
        "sent two",
        "patrol ships",
    ]


def test_a_no_break_space_keeps_words_together() -> None:
    text = "120 marines are in\u00a0place"
    assert [text[start:end] for start, end in wrap(text, 0, len(text), 18)][-1] == "in\u00a0place"
