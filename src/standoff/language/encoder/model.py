"""The network at work: ONNX Runtime over batches of windows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from standoff.language.encoder.reading import Outputs, Reading
from standoff.language.encoder.windows import Window, windows
from standoff.language.encoder.wordpiece import WordPiece

# Fixed, since sums in another order round otherwise: a text must give the same briefing again.
THREADS = 2
# Pieces that go through the network together: more gains nothing on a processor, and takes memory.
BATCH_PIECES = 1200


@dataclass(frozen=True)
class Labels:
    """The classes of each head in the order of its scores, and what was chosen on text kept out of the training.

    A word is a cue from the chance `threshold` on, and begins a sentence above the score `start`.
    """

    tags: tuple[str, ...]
    features: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    threshold: float
    start: float


class Model:
    """The exported network. It is loaded once and reads any number of paragraphs."""

    def __init__(self, folder: Path) -> None:
        """Load from `folder`, as `standoff.training.encoder.export` writes it."""
        described: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in described.items()}
        self.labels = Labels(**values)
        self.cutter = WordPiece.read(folder / "vocab.txt")
        self.distances: NDArray[np.float32] = np.load(folder / "distances.npy")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
        # Idle threads would otherwise spin, and take the processor from the program around them.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._names = [output.name for output in self._session.get_outputs()]

    def read(self, paragraphs: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> list[Reading]:
        """Return what the network says of the words of each paragraph.

        A paragraph is its words and, for each, whether white space stands before it.
        """
        cut = [windows(words, spaced, self.cutter) for words, spaced in paragraphs]
        every = [(p, w) for p, found in enumerate(cut) for w in range(len(found))]
        results: dict[tuple[int, int], Outputs] = {}
        for group in _batches(every, cut):
            results.update(zip(group, self._run([cut[p][w] for p, w in group]), strict=True))
        return [Reading(found, [results[p, w] for w in range(len(found))]) for p, found in enumerate(cut)]

    def _run(self, group: list[Window]) -> list[Outputs]:
        inputs: dict[str, Any] = {
            name: _padded([getattr(window, name) for window in group])
            for name in ("pieces", "shapes", "firsts", "endings")
        }
        found = dict(zip(self._names, self._session.run(self._names, inputs), strict=True))
        return [
            {name: value[row, : len(window.firsts)] for name, value in found.items()}
            for row, window in enumerate(group)
        ]


def _batches(every: list[tuple[int, int]], cut: list[list[Window]]) -> list[list[tuple[int, int]]]:
    order = sorted(every, key=lambda place: (len(cut[place[0]][place[1]].pieces), place))
    found: list[list[tuple[int, int]]] = []
    for p, w in order:
        size = len(cut[p][w].pieces)
        if not found or (len(found[-1]) + 1) * size > BATCH_PIECES:
            found.append([])
        found[-1].append((p, w))
    return found


def _padded(rows: list[tuple[int, ...]]) -> NDArray[np.int64]:
    result = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        result[i, : len(row)] = row
    return result
