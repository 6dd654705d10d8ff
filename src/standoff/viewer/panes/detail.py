"""The detail line: all that is known of the finding under the cursor, or what is going on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from standoff.viewer.model import Piece
from standoff.viewer.panes.line import Hanging, content


class DetailLine(Widget):
    """Tells pieces, with dots between them, in as many lines as it is high."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        """Start with nothing to tell."""
        super().__init__()
        self._words = Content("")

    def tell(self, pieces: Sequence[Piece], between: str = " · ") -> None:
        """Show `pieces`; empty ones are left out."""
        self._words = content([piece for piece in pieces if piece.text], between)
        self.refresh()

    @property
    def words(self) -> str:
        """What the line tells, before it is cut to the width."""
        return self._words.plain

    def render(self) -> Hanging:
        """Return the words, cut to the height of the line."""
        return Hanging(self._words, max(self.content_size.height, 1))
