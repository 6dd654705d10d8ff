"""From the network's outputs to what a parser, a tagger and a lemmatizer say of each word of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from standoff.language.encoder.lemma_scripts import apply
from standoff.language.encoder.model import Labels
from standoff.language.encoder.reading import Outputs, Reading
from standoff.language.encoder.tree import best_tree

Scores = NDArray[np.float32]

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


def parse(words: Sequence[str], cuts: Sequence[tuple[int, int]], reading: Reading, labels: Labels) -> Parse:
    """Decode a paragraph whose sentences are `cuts`."""
    heads: list[int] = []
    relations: list[str] = []
    for start, end in cuts:
        tree, named = _read_sentence(reading.sentence(start, end), labels)
        heads += [start + (head - 1 if head else place) for place, head in enumerate(tree)]
        relations += named
    edits = reading.words("lemmas").argmax(axis=1)
    return Parse(
        [labels.tags[i] for i in reading.words("tags").argmax(axis=1)],
        [labels.features[i] for i in reading.words("features").argmax(axis=1)],
        [apply(labels.lemmas[i], word) for i, word in zip(edits, words, strict=True)],
        heads,
        relations,
    )


def sentences(scores: Scores, closed: Sequence[bool], least: float) -> list[tuple[int, int]]:
    """Return the sentences `[start, end)` of a paragraph: one begins where it may and the score is above `least`."""
    starts = [i for i in range(len(scores)) if i == 0 or (scores[i] > least and not closed[i])]
    found = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        cuts = [*range(start, end, LONGEST_SENTENCE), end]
        found += list(pairwise(cuts))
    return found


def _read_sentence(outputs: Outputs, labels: Labels) -> tuple[list[int], list[str]]:
    """Return each word's head, counting from 1 (0: it is the root), and its relation."""
    scores = outputs["arc_dependents"] @ outputs["arc_heads"].T
    scores = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    tree = best_tree(scores)[1:]
    above = np.concatenate([outputs["relation_heads"][tree], np.ones((len(tree), 1), dtype=np.float32)], axis=1)
    # The network has multiplied each word by the weight of every relation; what is left is each word's own head.
    mixed = outputs["relations"][1:].reshape(len(tree), len(labels.relations), -1)
    chances = (mixed @ above[:, :, None])[:, :, 0]
    chances[:, labels.relations.index("root")] = -np.inf
    best = chances.argmax(axis=1)
    return tree, [labels.relations[best[i]] if head else "ROOT" for i, head in enumerate(tree)]
