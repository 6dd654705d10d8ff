"""The best dependency tree of a sentence: Chu-Liu and Edmonds' maximum spanning arborescence, with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -1e9
# Off every arc from the root, this makes one such arc better than two, whatever the words' own scores.
_ROOT_COST = 1e5


def best_tree(given: Scores | NDArray[np.float32]) -> list[int]:
    """Return each word's head, `given[word, head]` scoring arcs, with word 0 the root; exactly one word hangs on it.

    Word 0's own entry is 0. The greedy choice is a tree nearly always; else the arborescence is found in which
    arcs from the root are so dear that there is but one.
    """
    scores: Scores = given.astype(np.float64)
    np.fill_diagonal(scores, _NEVER)
    scores[0] = _NEVER
    heads = scores.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() != 1 or _cycle(heads) is not None:
        scores[1:, 0] -= _ROOT_COST
        heads = _arborescence(scores)
    return [int(head) for head in heads]


def _arborescence(scores: Scores) -> NDArray[np.intp]:
    heads: NDArray[np.intp] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    # The cycle becomes one word, the last: entering it costs the arc of the word that is entered.
    entering = scores[np.ix_(cycle, outside)] - own[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1,) * 2, _NEVER, dtype=scores.dtype)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    small[0] = _NEVER
    found = _arborescence(small)
    result: NDArray[np.intp] = heads.copy()
    for position, word in enumerate(outside):
        head = found[position]
        result[word] = cycle[leaving[position].argmax()] if head == len(outside) else outside[head]
    entry = found[-1]
    entered = cycle[entering[:, entry].argmax()]
    result[entered] = outside[entry]
    result[0] = 0
    return result


def _cycle(heads: NDArray[np.intp]) -> NDArray[np.intp] | None:
    """Return the words of a cycle, or None where every word hangs on word 0."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for word in range(1, len(heads)):
        path = []
        at = word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return np.array(path[path.index(at) :])
        state[path] = 2
    return None
