"""The keys of the briefing screen, in the order of the key bar: what is left out first stands last."""

from __future__ import annotations

from textual.binding import Binding, BindingType

PANE = Binding.Group("Go to the pane of that number")

_PANES: list[BindingType] = [
    Binding(
        str(number),
        f"pane({number})",
        "Pane",
        key_display="1-9",
        id=f"pane-{number}",
        tooltip=PANE.description,
        group=PANE,
    )
    for number in range(1, 10)
]

KEYS: list[BindingType] = [
    Binding("question_mark,f1", "help", "Help", key_display="?", id="help", tooltip="Show what every key does"),
    Binding("s", "save", "Save", id="save", tooltip="Save the briefing as Markdown"),
    Binding("0", "article", "Article", id="article", tooltip="Go to the article"),
    Binding("q", "app.quit", "Quit", id="quit", tooltip="Leave Standoff"),
    *_PANES,
    Binding("slash", "find", "Find", key_display="/", id="find", tooltip="Find words in the panes and the article"),
    Binding("z", "zoom", "Zoom", id="zoom", tooltip="Give this pane the whole board, or go back to all"),
    Binding("y", "copy", "Copy", id="copy", tooltip="Copy the line with its citation"),
    Binding("o", "open", "Open", id="open", tooltip="Open another article"),
    Binding("i", "facts", "Detail", id="facts", tooltip="Show all that is known of the line, or close it"),
    Binding("m", "matrix", "Matrix", id="matrix", tooltip="Show who says what to whom"),
    Binding("T", "timeline", "Timeline", id="timeline", tooltip="Show what moves and happens, by its days"),
    Binding("F", "filter", "Filter", id="filter", tooltip="Show only one party or one stance"),
    Binding("f", "jump", "Jump", id="jump", tooltip="Put a letter on every pane, to go there"),
    Binding("S", "save_as", "Save as", id="save-as", tooltip="Save the briefing under another name"),
    Binding("Y", "copy_all", "Copy all", id="copy-all", tooltip="Copy the whole briefing as Markdown"),
    Binding("e", "edit", "Edit", id="edit", tooltip="Open the saved briefing in your editor"),
    Binding("r,f5", "reload", "Reload", id="reload", tooltip="Read the article's file or web page again"),
    Binding("t", "app.switch_light", "Theme", id="theme", tooltip="Switch between dark and light"),
    Binding("tab", "next(1)", "Next pane", show=False, id="next-pane", tooltip="Go to the next pane"),
    Binding(
        "shift+tab",
        "next(-1)",
        "Previous pane",
        show=False,
        id="previous-pane",
        tooltip="Go to the pane before",
    ),
    Binding(
        "right,l",
        "beside(1)",
        "Pane on the right",
        show=False,
        id="right",
        tooltip="Go to the pane on the right",
    ),
    Binding(
        "left,h",
        "beside(-1)",
        "Pane on the left",
        show=False,
        id="left",
        tooltip="Go to the pane on the left",
    ),
    Binding("n", "match(1)", "Next match", show=False, id="next-match", tooltip="Go to the next place found"),
    Binding(
        "N",
        "match(-1)",
        "Previous match",
        show=False,
        id="previous-match",
        tooltip="Go to the place found before",
    ),
    Binding(
        "right_square_bracket",
        "evidence(1)",
        "Next evidence",
        show=False,
        key_display="]",
        id="next-evidence",
        tooltip="Go to the next sentence that the line rests on",
    ),
    Binding(
        "left_square_bracket",
        "evidence(-1)",
        "Previous evidence",
        show=False,
        key_display="[",
        id="previous-evidence",
        tooltip="Go to the sentence before that the line rests on",
    ),
    Binding(
        "shift+down",
        "scroll_facts(1)",
        "Detail down",
        show=False,
        id="facts-down",
        tooltip="Scroll the detail down",
    ),
    Binding("shift+up", "scroll_facts(-1)", "Detail up", show=False, id="facts-up", tooltip="Scroll the detail up"),
    Binding("b", "fold", "Key bar", show=False, id="fold", tooltip="Fold the key bar away, or show it again"),
    Binding(
        "colon",
        "app.command_palette",
        "Palette",
        show=False,
        key_display=":",
        id="palette",
        tooltip="Find any action by its name",
    ),
    Binding("escape", "back", "Back", show=False, id="back", tooltip="Go back to where you came from"),
]
