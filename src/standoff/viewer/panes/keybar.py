"""The key bar: the keys that work here, as many as fit, each one clickable."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.keys import key_to_character
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget


class KeyBar(Widget):
    """Shows the bindings of the screen and the focused widget in one line, whole ones only.

    Textual's own footer is a widget for each key, made anew whenever the focus moves; this is one text.
    """

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the bindings as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Return the keys that fit, in the order of the bindings."""
        room = self.content_size.width
        line: list[Content] = []
        for binding in self._shown():
            key = self.app.get_key_display(binding)
            room -= cell_len(key) + 1 + cell_len(binding.description) + 2
            if room < -2:
                break
            meta = Style.from_meta({"key": binding.key, "tip": binding.tooltip})
            line.append(
                Content.assemble((key, "$footer-key-foreground bold"), f" {binding.description}  ").stylize(meta)
            )
        return Content("").join(line)

    def _shown(self) -> list[Binding]:
        shown: dict[object, Binding] = {}
        focused = self.screen.focused
        for active in self.screen.active_bindings.values():
            key = active.binding.key
            typed = focused is not None and focused.check_consume_key(key, key_to_character(key))
            if active.enabled and active.binding.show and not typed:
                shown.setdefault(active.binding.group or active.binding.action, active.binding)
        return list(shown.values())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the key under the mouse."""
        self.tooltip = event.style.meta.get("tip")

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)
