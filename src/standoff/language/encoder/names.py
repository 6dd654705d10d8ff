"""Names from the scores of `B-`, `I-` and `O`: the best sequence in which every `I-` goes on with its own kind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def best_names(scores: NDArray[np.float32], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the names `(start, end, kind)` of a paragraph, given `scores[word, label]` (Viterbi's algorithm)."""
    if not len(scores):
        return []
    allowed = np.array([[_follows(before, label) for label in labels] for before in labels])
    moves = np.where(allowed, 0.0, _NEVER)
    best = scores[0] + np.array([_NEVER if label.startswith("I-") else 0.0 for label in labels])
    came: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        ways = best[:, None] + moves
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for row_before in reversed(came):
        path.append(int(row_before[path[-1]]))
    return _runs([labels[i] for i in reversed(path)])


def _follows(before: str, label: str) -> bool:
    return not label.startswith("I-") or before[1:] == label[1:]


def _runs(path: list[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(path):
        if label.startswith("B-"):
            found.append((i, i + 1, label[2:]))
        elif label.startswith("I-"):
            start, _, kind = found.pop()
            found.append((start, i + 1, kind))
    return found
