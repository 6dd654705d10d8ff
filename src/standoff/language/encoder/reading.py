"""What the network says of a paragraph, window by window, and how it is asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.language.encoder.windows import Window

# By name, one row for each word; row 0 is the start mark's.
Outputs = dict[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Reading:
    """The outputs of each window of a paragraph.

    Scores of pairs are products of two words' vectors, which compare only within a window: elsewhere a place in
    the text is numbered otherwise.
    """

    windows: list[Window]
    parts: list[Outputs]

    def words(self, name: str) -> NDArray[np.float32]:
        """Return one output for every word of the paragraph, from the window where it stands far from the edges."""
        rows = [
            part[name][1 + window.first - window.start : 1 + window.last - window.start]
            for window, part in zip(self.windows, self.parts, strict=True)
        ]
        return np.concatenate(rows)

    def sentence(self, start: int, end: int) -> Outputs:
        """Return the outputs of words `[start, end)` and, as row 0, of the start mark.

        They come from the window that reaches farthest about them; a sentence that no window holds is put together.
        """
        margins = [min(start - window.start, window.end - end) for window in self.windows]
        best = int(np.argmax(margins))
        if margins[best] < 0:
            return {name: np.concatenate([self.parts[0][name][:1], self.words(name)[start:end]]) for name in PAIRS}
        first = start - self.windows[best].start + 1
        rows = [0, *range(first, first + end - start)]
        return {name: self.parts[best][name][rows] for name in PAIRS}

    def read_in(self) -> Iterator[tuple[Window, Outputs]]:
        """Yield each window with its outputs."""
        return zip(self.windows, self.parts, strict=True)


PAIRS = ("arc_dependents", "arc_heads", "relations", "relation_heads")
