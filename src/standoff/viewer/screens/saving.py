"""What leaves the viewer: saved briefings, pictures of the screen, and the clipboard."""

from __future__ import annotations

from pathlib import Path

from standoff.briefing import Briefing
from standoff.viewer.panes.article import ArticleView
from standoff.viewer.screens.reading import Reading
from standoff.viewer.wording import cite_sentence


class Saving(Reading):
    """Saves the briefing, opens what was saved, and copies."""

    folder: Path
    briefing: Briefing | None
    saved: Path | None
    """Where this briefing was saved last, in this session."""

    def complain(self, title: str, words: str) -> None:
        """Show an error that the reader should not miss."""
        self.notify(words, title=title, severity="error", timeout=10, markup=False)

    def action_save(self) -> None:
        """Save the briefing as Markdown, and name the file."""
        if briefing := self._complete("nothing was saved"):
            from standoff.library import proposed

            self._save(briefing, proposed(briefing, self.folder))

    def action_save_as(self) -> None:
        """Ask for a path, and save the briefing there."""
        if (briefing := self._complete("nothing was saved")) is None:
            return
        from standoff.library import proposed
        from standoff.viewer.screens.saveas import SaveAsScreen

        def named(path: Path | None) -> None:
            if path:
                self._save(briefing, path)

        self.app.push_screen(SaveAsScreen(proposed(briefing, self.folder)), named)

    def _save(self, briefing: Briefing, path: Path, *, overwrite: bool = False, keep_both: bool = False) -> None:
        from standoff import library
        from standoff.export import markdown
        from standoff.viewer.screens.conflict import ConflictScreen

        def resolve(choice: str | None) -> None:
            if choice:
                self._save(briefing, path, overwrite=choice == "overwrite", keep_both=choice == "keep")

        try:
            self.saved = library.save_as(briefing, path, overwrite=overwrite, keep_both=keep_both)
        except library.Differs as conflict:
            self.app.push_screen(ConflictScreen(conflict.path, markdown(briefing)), resolve)
        except library.LibraryError as error:
            self.complain("The briefing was not saved", str(error))
        else:
            self.notify(f"Saved as {self.saved}", markup=False)

    def action_edit(self) -> None:
        """Open the saved briefing in the user's editor, or else the pager."""
        from textual.app import SuspendNotSupported

        from standoff.library import proposed
        from standoff.viewer import editor

        path = self.saved or (proposed(self.briefing, self.folder) if self.briefing else None)
        if path is None or not path.is_file():
            self.notify("Nothing is saved yet: s saves the briefing, e opens it then.", markup=False)
            return
        try:
            command = editor.command(path)
            with self.app.suspend():
                editor.run(command)
        except SuspendNotSupported:
            self.complain("The editor was not opened", f"This terminal cannot be lent to it. The file is {path}")
        except (OSError, editor.EditorError) as error:
            self.complain("The editor was not opened", str(error))

    def action_picture(self) -> None:
        """Save a picture of the screen beside the briefings."""
        from standoff import library

        name = library.file_name(self.article.title, self.article.published)
        path = library.free((self.folder / name).with_suffix(".svg"))
        picture = self.app.export_screenshot(title=self.article.title)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            library.write_atomically(path, picture.encode("utf-8"))
        except OSError as error:
            self.complain("The picture was not saved", f"{path}: {error.strerror or error}")
        else:
            self.notify(f"Saved as {path}", markup=False)

    def action_copy(self) -> None:
        """Copy the line or sentence under the cursor, with its citation."""
        if isinstance(self.current, ArticleView):
            sentence = self.view.sentence
            words = cite_sentence(self.article, sentence) if sentence else ""
        else:
            words = self.current.line.citation if self.current.line else ""
        if words:
            self.app.copy_to_clipboard(words)
            self.notify(words, title="Copied", markup=False)
        else:
            self.notify("There is no line here to copy.", severity="warning", markup=False)

    def action_copy_all(self) -> None:
        """Copy the whole briefing as Markdown."""
        if briefing := self._complete("nothing was copied"):
            from standoff.export import markdown

            page = markdown(briefing)
            self.app.copy_to_clipboard(page)
            words = f"The whole briefing, {len(page.split()):,} words of Markdown"
            self.notify(words, title="Copied", markup=False)

    def _complete(self, outcome: str) -> Briefing | None:
        """Return the briefing; before it is there, say so and what came of the wish."""
        if self.briefing is None:
            self.notify(f"The briefing is not complete yet: {outcome}.", severity="warning", markup=False)
        return self.briefing
