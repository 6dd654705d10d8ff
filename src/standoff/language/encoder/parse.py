"""From the network's outputs to what a parser, a tagger and a lemmatizer say of each word of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from standoff.language.encoder.lemma_scripts import apply
from standoff.language.encoder.model import Labels, Outputs
from standoff.language.encoder.tree import best_tree

# No sentence that a reader could follow is longer; the memory for its arcs grows with the square.
LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Parse:
    """One entry a word: tag, `POS|Feature=Value...`, lemma, head (its own place for a root), and relation."""

    tags: list[str]
    features: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]


def parse(
    words: Sequence[str], closed: Sequence[bool], outputs: Outputs, labels: Labels, relation_weight: NDArray[np.float32]
) -> Parse:
    """Decode a paragraph; where `closed`, no sentence begins."""
    heads = [0] * len(words)
    relations = ["dep"] * len(words)
    for start, end in sentences(outputs["starts"][1:], closed, labels.start):
        _read_sentence(start, end, outputs, labels, relation_weight, heads, relations)
    edits = outputs["lemmas"][1:].argmax(axis=1)
    return Parse(
        [labels.tags[i] for i in outputs["tags"][1:].argmax(axis=1)],
        [labels.features[i] for i in outputs["features"][1:].argmax(axis=1)],
        [apply(labels.lemmas[i], word) for i, word in zip(edits, words, strict=True)],
        heads,
        relations,
    )


def sentences(scores: NDArray[np.float32], closed: Sequence[bool], least: float) -> list[tuple[int, int]]:
    """Return the sentences `[start, end)` of a paragraph: one begins where the score is above `least`."""
    starts = [i for i in range(len(scores)) if i == 0 or (scores[i] > least and not closed[i])]
    found = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        cuts = [*range(start, end, LONGEST_SENTENCE), end]
        found += list(pairwise(cuts))
    return found


def _read_sentence(
    start: int,
    end: int,
    outputs: Outputs,
    labels: Labels,
    relation_weight: NDArray[np.float32],
    heads: list[int],
    relations: list[str],
) -> None:
    rows = [0, *range(start + 1, end + 1)]
    scores = outputs["arc_dependents"][rows] @ outputs["arc_heads"][rows].T
    scores = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    tree = best_tree(scores)
    dependents = _extended(outputs["relation_dependents"][rows[1:]])
    above = _extended(outputs["relation_heads"][[rows[head] for head in tree[1:]]])
    count, width = len(labels.relations), dependents.shape[1]
    # One matrix product for all classes, then each word with its own head.
    chances = ((dependents @ relation_weight).reshape(-1, count, width) @ above[:, :, None])[:, :, 0]
    root = labels.relations.index("root")
    for place, head in enumerate(tree[1:]):
        heads[start + place] = start + (head - 1 if head else place)
        if head:
            chances[place, root] = -np.inf
            relations[start + place] = labels.relations[int(chances[place].argmax())]
        else:
            relations[start + place] = "ROOT"


def _extended(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)
