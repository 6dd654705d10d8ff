"""A pane: a list of findings with a cursor."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from standoff.viewer.find import places
from standoff.viewer.model import Line, PaneModel, Piece, Remark, Row
from standoff.viewer.panes.line import Hanging, content

LINES_IN_BOARD = 3
"""How many lines a finding may take while its pane shares the screen; zoomed, it takes all it needs."""


class Pane(OptionList, inherit_bindings=False):
    """Shows a `PaneModel`; says where its cursor stands, and when a finding's source is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Next line", show=False, id="pane.down", tooltip="Go to the next line"),
        Binding("up,k", "cursor_up", "Previous line", show=False, id="pane.up", tooltip="Go to the line before"),
        Binding("home,g", "first", "First line", show=False, id="pane.first", tooltip="Go to the first line"),
        Binding("end,G", "last", "Last line", show=False, id="pane.last", tooltip="Go to the last line"),
        Binding("pagedown", "page_down", "Page down", show=False, id="pane.page-down", tooltip="Go down a page"),
        Binding("pageup", "page_up", "Page up", show=False, id="pane.page-up", tooltip="Go up a page"),
        Binding(
            "enter",
            "select",
            "Source",
            key_display="⏎",
            id="pane.source",
            tooltip="Go to the sentence of this line",
        ),
    ]

    class Moved(Message):
        """The cursor stands on another line, or the pane was entered."""

        def __init__(self, pane: Pane) -> None:
            """Take the pane that sends it."""
            super().__init__()
            self.pane = pane

    class Followed(Message):
        """The source of the line under the cursor is wanted."""

        def __init__(self, pane: Pane, line: Line) -> None:
            """Take the pane that sends it and the line."""
            super().__init__()
            self.pane = pane
            self.line = line

    def __init__(self, number: int, model: PaneModel) -> None:
        """Take the pane's place on the board, from one (0: it has none), and what to show."""
        super().__init__(markup=False)
        self.number = number
        self.model = model
        self.full = False
        self.folded = False
        self._width = 0
        self.show(model)

    @property
    def line(self) -> Line | None:
        """The finding under the cursor, if there is one."""
        row = self.model.rows[self.highlighted] if self.highlighted is not None and not self._at_fold else None
        return row if isinstance(row, Line) else None

    @property
    def remark(self) -> str:
        """What the row under the cursor says where it is no finding."""
        if self._at_fold:
            return f"{self.model.behind} more · ⏎ shows them"
        return "".join(row.text for row in self.model.rows[:1])

    @property
    def _at_fold(self) -> bool:
        """Whether the cursor stands on the row that opens the rest."""
        return self.folded and self.highlighted == self.model.first

    def show(self, model: PaneModel) -> None:
        """Show `model`, with the cursor on its first line."""
        self.model = model
        name = f"{self.number} {model.name}" if 0 < self.number < 10 else model.name
        self.border_title = Content(f"{name} · {model.count}" if model.count else name)
        # Before it is mounted it has no styles yet: to update them costs a tenth of the first frame.
        self.set_class(not model.lines, "-empty", update=self.is_mounted)
        self._looks = [self._look(row) for row in model.rows]
        self.folded = model.behind > 0
        self._list()
        self.action_first()

    def reach(self, at: int) -> None:
        """Put the cursor on the row `at`, which may be among those not shown yet."""
        if self.folded and at >= self.model.first:
            self.folded = False
            self._list()
        self.highlighted = at

    def _list(self) -> None:
        shown = self.model.first if self.folded else len(self.model.rows)
        rows = zip(self._looks[:shown], self.model.rows[:shown], strict=True)
        options = [Option(look, disabled=isinstance(row, Remark)) for look, row in rows]
        if self.folded:
            options.append(Option(Hanging(content([Piece(f"{self.model.behind} more", "faint")]))))
        self.set_options(options)

    def tell_place(self, words: str) -> None:
        """Tell below which pane this is. Textual draws the pane anew even where the words stay the same."""
        if words != self.border_subtitle:
            self.border_subtitle = Content(words)

    def spread(self, full: bool) -> None:
        """Show each line in full length, or cut to a few lines of the screen."""
        if full != self.full:
            self.full = full
            for look, row in zip(self._looks, self.model.rows, strict=True):
                look.most = self._most(row)
            self._look_again()
            self.call_after_refresh(self.scroll_to_highlight)

    def mark(self, wanted: re.Pattern[str] | None) -> int:
        """Mark what `wanted` matches in the lines, and return how many lines that is in."""
        found = 0
        changed = False
        for look, row in zip(self._looks, self.model.rows, strict=True):
            spans = places(wanted, row.text) if wanted and isinstance(row, Line) else []
            found += bool(spans)
            changed = changed or look.marks != spans
            look.marks = spans
        if changed:
            self._look_again()
        return found

    def _look_again(self) -> None:
        # Textual clears these itself only when options come or go, and making all anew takes many times longer.
        self._clear_caches()

    def need(self, width: int) -> int:
        """Return how many lines the findings take at `width`."""
        shown = self._looks[: self.model.first] if self.folded else self._looks
        return sum(look.height(width) for look in shown) + self.folded

    def _look(self, row: Row) -> Hanging:
        if isinstance(row, Remark):
            return Hanging(content([Piece(row.text, "faint")]))
        return Hanging(content(row.pieces), self._most(row))

    def _most(self, row: Row) -> int:
        return 0 if self.full or isinstance(row, Remark) else LINES_IN_BOARD

    def on_resize(self, event: events.Resize) -> None:
        """Keep the lines as they are broken where only the height changed: the base class breaks all anew."""
        width = self.scrollable_content_region.width
        if width == self._width or not self._width:
            event.prevent_default()
        self._width = width

    def on_focus(self) -> None:
        """Tell that the pane was entered."""
        self.post_message(self.Moved(self))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell that the cursor moved."""
        event.stop()
        self.post_message(self.Moved(self))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the source of the line, or show the rest of a long list."""
        event.stop()
        if self._at_fold:
            self.reach(self.model.first)
        elif line := self.line:
            self.post_message(self.Followed(self, line))

    def action_page_down(self) -> None:
        """Go down a page; a pane without room has none, and the base class would stumble over it."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Go up a page, if the pane has room for one."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    async def _on_click(self, event: events.Click) -> None:
        """Let one click select and two go to the source, where the base class goes at once."""
        event.prevent_default()
        clicked = event.style.meta.get("option")
        if clicked is not None and not self.options[clicked].disabled:
            self.highlighted = clicked
            if event.chain > 1:
                self.action_select()
