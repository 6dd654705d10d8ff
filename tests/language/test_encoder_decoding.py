"""What is made of the network's scores: words cut into pieces, windows, trees, names, attributions, lemmas."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.encoder.lemma_scripts import apply, script
from standoff.language.encoder.names import best_names
from standoff.language.encoder.shapes import ENDINGS, SHAPES, ending, shape
from standoff.language.encoder.spans import attributions
from standoff.language.encoder.tree import best_tree
from standoff.language.encoder.windows import OVERLAP_PIECES, WINDOW_PIECES, windows
from standoff.language.encoder.wordpiece import MOST_PIECES, WordPiece

CUTTER = WordPiece(["[PAD]", "[CLS]", "[SEP]", "[UNK]", "refuse", "##s", "talk", "'", "e", "##u", "a", "##a"])
NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Refuses", [4, 5]),
        ("TALK'S", [6, 7, 3]),
        ("ÉU", [8, 9]),
        ("zzz", [3]),
        ("", [3]),
        ("\u200b", [3]),
        ("a" * 500, [3]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(word: str, pieces: list[int]) -> None:
    assert list(CUTTER.pieces(word)) == pieces


@given(st.text())
def test_any_word_has_a_shape_an_ending_and_a_few_pieces(word: str) -> None:
    assert 1 <= len(CUTTER.pieces(word)) <= MOST_PIECES
    assert 0 < shape(word, spaced=True) < SHAPES
    assert 0 <= ending(word) < ENDINGS


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_lemma_is_made_again_by_its_edit(form: str, lemma: str) -> None:
    made = apply(script(form, lemma), form)
    assert made == lemma or len(form.lower()) != len(form) or not lemma


@given(st.lists(st.integers(1, 12), max_size=400))
def test_every_word_is_read_in_one_window_away_from_its_edges(sizes: list[int]) -> None:
    words = ["a" * size for size in sizes]
    found = windows(words, [True] * len(words), CUTTER)
    assert [i for window in found for i in range(window.first, window.last)] == list(range(len(words)))
    for window in found:
        assert len(window.pieces) == len(window.shapes) <= WINDOW_PIECES + 2
        assert window.start <= window.first <= window.last <= window.end
        inside = sum(sizes[window.start : window.first])
        assert window.first in (0, window.start) or inside >= OVERLAP_PIECES // 2 - 2 * max(sizes)


def _trees(size: int) -> list[tuple[int, ...]]:
    found = []
    for heads in product(range(size), repeat=size - 1):
        tree = (0, *heads)
        rooted = sum(head == 0 for head in heads) == 1
        if rooted and all(_reaches_root(tree, word) for word in range(1, size)):
            found.append(tree)
    return found


def _reaches_root(tree: tuple[int, ...], word: int) -> bool:
    for _ in tree:
        word = tree[word]
    return word == 0


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_the_tree_is_the_best_of_all_trees_with_one_root(size: int) -> None:
    generator = np.random.default_rng(size)
    trees = _trees(size)
    for _ in range(40):
        scores = generator.normal(size=(size, size))
        best = max(trees, key=lambda tree: sum(scores[w, h] for w, h in enumerate(tree) if w))
        assert tuple(best_tree(scores)) == best


def test_a_name_never_begins_inside() -> None:
    scores = np.zeros((4, len(NAMES)), dtype=np.float32)
    scores[0, 2], scores[1, 1], scores[2, 2], scores[3, 4] = 5, 4, 3, 2
    assert best_names(scores, NAMES) == [(1, 3, "PER")]


def test_no_words_have_no_names() -> None:
    assert best_names(np.zeros((0, len(NAMES)), dtype=np.float32), NAMES) == []


def _outputs(size: int, cue: int, ends: tuple[int, int, int, int, int]) -> dict[str, np.ndarray]:
    """Vectors by which the word `cue` points at `ends`, one direction of the space for each pointer and place."""
    width = size
    queries, keys = np.zeros((size, 5 * width), dtype=np.float32), np.zeros((size, 5 * width), dtype=np.float32)
    for pointer, place in enumerate(ends):
        queries[cue, pointer * width + place] = 9
        keys[:, pointer * width : (pointer + 1) * width] = np.eye(size)
    anchors = np.full(size, -9, dtype=np.float32)
    anchors[cue] = 9
    nothing = np.zeros((size, 2 * width), dtype=np.float32)
    return {"anchors": anchors, "queries": queries, "keys": keys, "span_starts": nothing, "span_ends": nothing}


ONE = np.zeros(6, dtype=np.intp)
DISTANCES = np.zeros((7, 98), dtype=np.float32)


def test_a_cue_points_at_its_source_and_at_a_content_that_goes_round_them() -> None:
    # 1 2 [3 source] [4 cue] 5 6: the content is all from the first word to the last.
    found = attributions(_outputs(7, 4, (4, 3, 3, 1, 6)), ONE, DISTANCES, 0.5)
    assert [(item.source, item.cue, item.content) for item in found] == [((2, 3), (3, 4), (0, 6))]


def test_the_start_mark_stands_for_no_source() -> None:
    found = attributions(_outputs(6, 2, (3, 0, 0, 4, 5)), ONE[:5], DISTANCES, 0.5)
    assert [(item.source, item.cue, item.content) for item in found] == [(None, (1, 3), (3, 5))]


def test_an_unlikely_cue_is_none() -> None:
    outputs = _outputs(6, 2, (3, 0, 0, 4, 5))
    assert attributions(outputs, ONE[:5], DISTANCES, 0.99999) == []
