"""The briefing screen: fills the panes from a worker, saves, copies, opens another article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from standoff.briefing import Article, Briefing
from standoff.viewer.model import PaneModel, Piece, skeleton
from standoff.viewer.panes.article import ArticleView
from standoff.viewer.screens.keys import KEYS
from standoff.viewer.screens.reading import Reading
from standoff.viewer.wording import cite_sentence

UNNAMED = ("…",) * 6
"""The titles of the panes that stand before the briefing is there, where no profile names them."""


class BriefingScreen(Reading):
    """One article and its briefing."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    class Briefed(Message):
        """The briefing is complete."""

        def __init__(self, briefing: Briefing, models: tuple[PaneModel, ...]) -> None:
            """Take the briefing, and what the panes show of it."""
            super().__init__()
            self.briefing = briefing
            self.models = models

    class Failed(Message):
        """The article could not be briefed."""

        def __init__(self, reason: str) -> None:
            """Take the reason, in one line."""
            super().__init__()
            self.reason = reason

    class Opened(Message):
        """Another article is to be shown in place of this one."""

        def __init__(self, article: Article) -> None:
            """Take the article."""
            super().__init__()
            self.article = article

    def __init__(
        self,
        article: Article,
        *,
        extract: Callable[[Article], Briefing],
        folder: Path,
        awaited: tuple[str, ...] = (),
    ) -> None:
        """Take the article, what makes its briefing, the folder to save to, and the panes awaited."""
        super().__init__(article, skeleton(awaited or UNNAMED, "reading …"))
        self.folder = folder
        self.briefing: Briefing | None = None
        self.failure = ""
        self._extract = extract
        self.begin()

    def on_mount(self) -> None:
        """Start the extraction once the first frame is painted."""
        self.call_after_refresh(self.start)

    def tell(self) -> None:
        """Tell of the finding under the cursor, and before there is any, how far things are."""
        if self.briefing:
            super().tell()
        elif self.failure:
            self.detail.tell([Piece("The article could not be briefed", "reject"), Piece(self.failure)])
        else:
            self.detail.tell(
                [Piece("Briefing the article … it can be read meanwhile, the panes fill in a moment", "faint")]
            )

    def start(self) -> None:
        """Brief the article in a thread, one that nothing waits for when the reader leaves."""
        Thread(target=self._brief, name="briefing", daemon=True).start()

    def _brief(self) -> None:
        try:
            briefing = self._extract(self.article)
            # What only a complete briefing needs is loaded here, not before the first frame.
            from standoff.viewer.phrasing import panes

            models = panes(briefing)
        # Whatever goes wrong in there, the article must stay readable and the reason be told.
        except Exception as error:
            self.post_message(self.Failed(" ".join(f"{type(error).__name__}: {error}".split())))
        else:
            self.post_message(self.Briefed(briefing, models))

    async def on_briefing_screen_briefed(self, event: Briefed) -> None:
        """Fill the panes."""
        self.briefing = event.briefing
        with self.app.batch_update():
            self.view.know(span for pane in event.models for line in pane.lines for span in line.evidence)
            await self.fill(event.models)
        self.look_again()
        self.tell()

    async def on_briefing_screen_failed(self, event: Failed) -> None:
        """Say so, in the panes and on the detail line; the article stays."""
        self.failure = event.reason
        names = tuple(pane.name for pane in self.models[:-2])
        await self.fill(skeleton(names, "not briefed"))
        self.tell()
        self.complain("The article could not be briefed", f"{event.reason}\nIt can still be read. o opens another.")

    def complain(self, title: str, words: str) -> None:
        """Show an error that the reader should not miss."""
        self.notify(words, title=title, severity="error", timeout=10, markup=False)

    def action_save(self) -> None:
        """Save the briefing as Markdown, and name the file."""
        if self.briefing is None:
            self.notify("The briefing is not complete yet: nothing was saved.", severity="warning", markup=False)
        else:
            self._save(self.briefing)

    def _save(self, briefing: Briefing, *, overwrite: bool = False, keep_both: bool = False) -> None:
        from standoff import library
        from standoff.viewer.screens.conflict import ConflictScreen

        def resolve(choice: str | None) -> None:
            if choice:
                self._save(briefing, overwrite=choice == "overwrite", keep_both=choice == "keep")

        try:
            path = library.save(briefing, self.folder, overwrite=overwrite, keep_both=keep_both)
        except library.Differs as conflict:
            self.app.push_screen(ConflictScreen(conflict.path), resolve)
        except (OSError, library.LibraryError) as error:
            self.complain("The briefing was not saved", str(error))
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

    def action_open(self) -> None:
        """Ask for another article, and have the app open it."""
        from standoff.viewer.screens.opening import OpenScreen

        def opened(article: Article | None) -> None:
            if article:
                self.post_message(self.Opened(article))

        self.app.push_screen(OpenScreen(), opened)

    def action_help(self) -> None:
        """Show what every key does."""
        from standoff.viewer.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def commands(self) -> Iterator[Binding]:
        """The actions of the screen's keys, for the command palette."""
        for key in KEYS:
            if isinstance(key, Binding) and key.id != "quit" and not key.group:
                yield key
