"""The title line: what is read, when it was published, how long it is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from standoff.briefing import Article
from standoff.viewer.wording import dated
from standoff.viewer.wrap import flatten

_ROOM_FOR_WORDS = 70


class TitleLine(Widget):
    """One line: the title on the left, cut where it must be, date and words on the right."""

    ALLOW_SELECT = False

    def __init__(self, article: Article) -> None:
        """Take the article to name."""
        super().__init__()
        self.words = flatten(article.title)
        self.facts = dated(article)
        self.date = self.facts.rpartition(" · ")[0]
        self.remark = ""

    def note(self, remark: str) -> None:
        """Show `remark` in the place of date and words until another, or none, takes it."""
        self.remark = remark
        self.refresh()

    def render(self) -> Content:
        """Return the line for the width there is."""
        width = self.content_size.width
        facts = self.remark or (self.facts if width >= _ROOM_FOR_WORDS else self.date)
        room = width - cell_len(facts) - 2
        if room < 12:
            return Content(self.words).truncate(width, ellipsis=True)
        title = Content(self.words).stylize("bold").truncate(room, ellipsis=True)
        return Content.assemble(
            title.pad_right(room - title.cell_length + 2), (facts, "$text-warning" if self.remark else "dim")
        )
