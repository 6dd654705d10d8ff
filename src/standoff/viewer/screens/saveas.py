"""The question under which name to save."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.widgets import Input

from standoff.viewer.screens.path import PathScreen


class SaveAsScreen(PathScreen[Path]):
    """Returns the path of a file. A folder alone takes the proposed name."""

    HEADING = "Save the briefing as"
    PLACEHOLDER = "Path of a file or a folder"
    HINT = "Enter saves, Tab completes, Escape saves nothing."

    def __init__(self, proposed: Path) -> None:
        """Take the path that is proposed."""
        super().__init__(str(proposed))
        self.proposed = proposed

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        try:
            path = Path(typed).expanduser()
            folder = typed.endswith("/") or path.is_dir()
        except (OSError, RuntimeError, ValueError) as error:
            self.refuse(f"{typed}: {error}")
            return
        if typed:
            self.dismiss(path / self.proposed.name if folder else path)
