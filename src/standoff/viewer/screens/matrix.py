"""The matrix: parties by parties, who says what to whom, with the statements of the cell under the cursor."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style as RichStyle
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.coordinate import Coordinate
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import DataTable, Static

from standoff.briefing import Briefing
from standoff.export.wording import name_of
from standoff.viewer.matrix import IN_GENERAL, matrix, words
from standoff.viewer.model import PaneModel, Remark
from standoff.viewer.panes.keybar import KeyBar
from standoff.viewer.panes.line import STYLES
from standoff.viewer.panes.pane import Pane
from standoff.viewer.phrasing import statements
from standoff.viewer.wrap import flatten

NOBODY = "in general"
_LONGEST_NAME = 14


class Grid(DataTable[Text]):
    """The table, with the keys that the panes have."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="matrix.down", tooltip="Go down a party"),
        Binding("k", "cursor_up", "Up", show=False, id="matrix.up", tooltip="Go up a party"),
        Binding("l", "cursor_right", "Right", show=False, id="matrix.right", tooltip="Go to the party on the right"),
        Binding("h", "cursor_left", "Left", show=False, id="matrix.left", tooltip="Go to the party on the left"),
        Binding("g", "scroll_top", "Top", show=False, id="matrix.top", tooltip="Go to the first party"),
        Binding("G", "scroll_bottom", "Bottom", show=False, id="matrix.bottom", tooltip="Go to the last party"),
        Binding("enter", "select_cursor", "Open", key_display="⏎", id="matrix.open", tooltip="Go to the statements"),
    ]


class MatrixScreen(ModalScreen[str]):
    """Returns the id of the position that is wanted, or nothing."""

    CSS_PATH = "overlays.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", key_display="Esc", id="matrix.back", tooltip="Go back"),
        Binding("m,q", "dismiss", "Close", show=False, id="matrix.close", tooltip="Go back to the panes"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="matrix.help", tooltip="Show what this is"),
        Binding("t", "app.switch_light", "Theme", id="matrix.theme", tooltip="Switch between dark and light"),
    ]

    def __init__(self, briefing: Briefing) -> None:
        """Take the briefing to show."""
        super().__init__(classes="whole")
        self.briefing = briefing
        self.matrix = matrix(briefing)
        self.lines = statements(briefing)
        self.grid = Grid(fixed_columns=1)
        self.pane = Pane(0, PaneModel("Statements", "", (Remark("No positions here"),)))
        self.pane.spread(True)

    def compose(self) -> ComposeResult:
        """The table above, the statements of its cell below."""
        yield Static(Content("Who says what to whom"), classes="heading", markup=False)
        yield self.grid
        yield self.pane
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the table, and stand on the first cell that says something."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.fill())
        self.fill()
        first = min(
            ((self.matrix.rows.index(who), self.matrix.columns.index(to) + 1) for who, to in self.matrix.cells),
            default=(0, 0),
        )
        self.grid.cursor_coordinate = Coordinate(*first)
        self.grid.focus()

    def fill(self) -> None:
        """Fill the table, in the colours of the theme."""
        grid, at = self.grid, self.grid.cursor_coordinate
        grid.clear(columns=True)
        grid.add_column(Text("who ↓  to →"))
        for to in self.matrix.columns:
            grid.add_column(Text(self._named(to), self._look("bold")))
        for who in self.matrix.rows:
            cells = (self._cell(who, to) for to in self.matrix.columns)
            grid.add_row(Text(self._named(who), self._look("bold")), *cells, height=None)
        grid.cursor_coordinate = at

    def _cell(self, who: str, to: str) -> Text:
        cell = Text()
        for number, piece in enumerate(words(self.matrix.cells.get((who, to), ()))):
            cell.append("\n" if number else "")
            cell.append(piece.text, self._look(STYLES.get(piece.role, "")))
        return cell or Text("·")

    def _look(self, style: str) -> RichStyle:
        """Return a style of the theme as Rich knows it: the table draws Rich's text."""
        return Style.parse(style, self.app.theme_variables).rich_style

    def _named(self, code: str) -> str:
        if code == IN_GENERAL:
            return NOBODY
        return Content(flatten(name_of(self.briefing, code))).truncate(_LONGEST_NAME, ellipsis=True).plain

    @on(DataTable.CellHighlighted)
    def show(self, event: DataTable.CellHighlighted) -> None:
        """List the statements of the cell under the cursor."""
        row, column = event.coordinate
        rows, columns = self.matrix.rows, self.matrix.columns
        if row < len(rows) and 0 < column <= len(columns):
            who, to = rows[row], columns[column - 1]
            lines = tuple(self.lines[position.id] for position in self.matrix.cells.get((who, to), ()))
            name = f"{self._named(who)} → {self._named(to)}"
            self.pane.show(PaneModel(name, str(len(lines) or "nothing"), lines or (Remark("Nothing is said here"),)))
        else:
            self.pane.show(PaneModel("Statements", "", (Remark("Go right, to what is said to whom"),)))

    @on(DataTable.CellSelected)
    def open(self) -> None:
        """Go to the only statement of the cell, or into the list of several."""
        lines = self.pane.model.lines
        if len(lines) == 1:
            self.dismiss(lines[0].item)
        elif lines:
            self.pane.focus()

    def on_pane_followed(self, event: Pane.Followed) -> None:
        """Return the position."""
        event.stop()
        self.dismiss(event.line.item)

    def action_back(self) -> None:
        """Go back to the table, then to the panes."""
        if self.focused is self.pane:
            self.grid.focus()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show what this screen tells, and its keys."""
        from standoff.viewer.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("Who says what to whom", "matrix", [*Grid.BINDINGS, *self.BINDINGS]))
