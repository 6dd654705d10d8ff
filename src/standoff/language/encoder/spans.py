"""Attributions from the scores of cues and pointers: each cue points at the ends of itself, its source, its content.

Since every cue points by itself, contents may nest and overlap, and source and content are linked to their
cue from the start; a content that its source interrupts is one span from its first word to its last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.language.encoder.reading import Reading

Array = NDArray[np.float32]
Range = tuple[int, int]

# A span's beginning is looked for among the likeliest so many.
BEAM = 6
LONGEST_CUE = 16
LONGEST_SOURCE = 60
# Between a cue and its source or content lie fewer words than these, even where a quotation comes between.
FARTHEST = 40
# What it costs each pointer to leave its cue's sentence, for every sentence between, up to so many. The network
# has seen few paragraphs of many attributions, and would take a neighbour's source; contents do reach further.
# On articles kept out of the training this raised whole attributions from 71.5 to 73.2, in long ones from 52 to 68.
MOST_APART = 4
COSTS = (5.0, 4.0, 4.0, 1.5, 1.5)
_NEVER = np.float32(-1e9)
_CUE_END, _SOURCE_START, _, _CONTENT_START, _ = range(5)


class Found(NamedTuple):
    """One attribution as ranges of words `[start, end)`; the source may be missing; `score` is the cue's, 0 to 1."""

    source: Range | None
    cue: Range
    content: Range
    score: float

    def moved(self, by: int) -> Found:
        """Return it with every range `by` words later."""
        source = None if self.source is None else (self.source[0] + by, self.source[1] + by)
        cue, content = ((start + by, end + by) for start, end in (self.cue, self.content))
        return Found(source, cue, content, self.score)


def read_attributions(reading: Reading, cuts: Sequence[Range], distances: Array, threshold: float) -> list[Found]:
    """Return the attributions of a paragraph in order, each read in the window where its cue is far from the edges.

    `cuts` are the paragraph's sentences.
    """
    numbers = np.repeat(np.arange(len(cuts)), [end - start for start, end in cuts])
    found = []
    for window, outputs in reading.read_in():
        inside = numbers[window.start : window.end]
        for item in attributions(outputs, inside, distances, threshold):
            moved = item.moved(window.start)
            if window.first <= moved.cue[0] < window.last:
                found.append(moved)
    return found


def attributions(
    outputs: Mapping[str, Array], numbers: NDArray[np.intp], distances: Array, threshold: float
) -> list[Found]:
    """Return the attributions of a window in order.

    `outputs` holds one row a word, row 0 for the start mark, which stands for "no source". `numbers` says
    in which sentence each word stands, `distances[pointer, distance]` how much it weighs how far away an end lies.
    Cues below `threshold` do not count.
    """
    chances = 1 / (1 + np.exp(-outputs["anchors"].astype(np.float64)))
    chances[0] = 0.0
    found: list[Found] = []
    for anchor in np.argsort(-chances, kind="stable"):
        if chances[anchor] < threshold:
            break
        item = _Pointing(outputs, numbers, distances, int(anchor)).read(float(chances[anchor]))
        if not any(_overlap(item.cue, other.cue) for other in found):
            found.append(item)
    return sorted(found, key=lambda item: item.cue)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


class _Pointing:
    """The pointers of one cue."""

    def __init__(self, outputs: Mapping[str, Array], numbers: NDArray[np.intp], distances: Array, anchor: int) -> None:
        self.outputs, self.distances, self.anchor = outputs, distances, anchor
        self.size = len(outputs["anchors"])
        # How many sentences lie between; the start mark is nowhere.
        self.apart = np.abs(np.concatenate([[numbers[anchor - 1]], numbers]) - numbers[anchor - 1])

    def read(self, score: float) -> Found:
        ends = self._pointer(_CUE_END)
        last = self.anchor + int(ends[self.anchor : self.anchor + LONGEST_CUE].argmax())
        taken = [(self.anchor, last + 1)]
        source = self._span(_SOURCE_START, taken, LONGEST_SOURCE)
        if source is not None:
            taken.append(source)
        content = self._span(_CONTENT_START, taken, self.size)
        assert content is not None
        return Found(_words(source), _words(taken[0]) or (0, 0), _words(content) or (0, 0), score)

    def _pointer(self, kind: int) -> Array:
        width = self.outputs["queries"].shape[1] // 5
        part = slice(kind * width, (kind + 1) * width)
        scores: Array = self.outputs["keys"][:, part] @ self.outputs["queries"][self.anchor, part]
        costs: Array = (COSTS[kind] * np.minimum(self.apart, MOST_APART)).astype(np.float32)
        return scores + self._weights(kind, self.anchor) - costs

    def _weights(self, kind: int, place: int) -> Array:
        farthest = (self.distances.shape[1] - 2) // 2
        classes = np.clip(np.arange(self.size) - place, -farthest, farthest) + farthest
        classes[0] = self.distances.shape[1] - 1
        weights: Array = self.distances[kind][classes]
        return weights

    def _span(self, kind: int, taken: list[Range], longest: int) -> Range | None:
        """Return the likeliest span that begins and ends outside those already `taken`; None: there is none."""
        optional = kind == _SOURCE_START
        free = np.ones(self.size, dtype=bool)
        for start, end in taken:
            free[start:end] = False
        cue = taken[0]
        free[cue[1] + FARTHEST :] = False
        if optional:
            free[1 : max(1, cue[0] - LONGEST_SOURCE)] = False
        free[0] = optional
        if not free.any():
            return self.anchor, self.anchor + 1
        starts = np.where(free, _log_softmax(self._pointer(kind)), _NEVER)
        ends = self._pointer(kind + 1)
        free[cue[1] + FARTHEST :] = True
        free[: max(1, cue[0] - FARTHEST)] = False
        options: list[tuple[float, int, int]] = []
        for start in map(int, np.argsort(-starts, kind="stable")[:BEAM]):
            if starts[start] <= _NEVER:
                continue
            if start == 0:
                options.append((float(starts[0]), 0, 0))
                continue
            scores = _log_softmax(ends + self._after(kind, start))
            reach = slice(start, start + longest)
            scores = np.where(free[reach], scores[reach], _NEVER)
            options.append((float(starts[start] + scores.max()), start, start + int(scores.argmax()) + 1))
        _, start, end = max(options, key=lambda option: option[0])
        return (start, end) if end else None

    def _after(self, kind: int, start: int) -> Array:
        span = 0 if kind == _SOURCE_START else 1
        width = self.outputs["span_starts"].shape[1] // 2
        part = slice(span * width, (span + 1) * width)
        scores: Array = self.outputs["span_ends"][:, part] @ self.outputs["span_starts"][start, part]
        return scores + self._weights(5 + span, start)


def _log_softmax(scores: Array) -> Array:
    shifted: Array = scores - scores.max()
    return shifted - np.float32(np.log(np.exp(shifted).sum()))


def _words(span: Range | None) -> Range | None:
    """Turn positions that count the start mark into words."""
    return None if span is None else (span[0] - 1, span[1] - 1)
