"""Reading: every line tied to its sentences, every sentence to its lines, and words found in both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import on

from standoff.briefing import Span
from standoff.viewer.find import Hit, Search, find, pattern
from standoff.viewer.model import Line, PaneModel, Piece
from standoff.viewer.panes.article import ArticleView
from standoff.viewer.panes.findbar import FindBar
from standoff.viewer.panes.pane import Pane
from standoff.viewer.screens.desk import Desk
from standoff.viewer.wording import paragraph_mark


class Spot(NamedTuple):
    """A place to come back to: a pane by its place (None: the article), and a row or offset in it."""

    pane: int | None
    at: int


class Reading(Desk):
    """Lights a line's sentences as the cursor moves, and goes from line to sentence and back."""

    trail: list[Spot]
    search: Search
    evidence_at: int

    def begin(self) -> None:
        """Forget where the reader has been and what was looked for."""
        self.trail = []
        self.search = Search()
        self.evidence_at = 0

    @property
    def models(self) -> list[PaneModel]:
        """What the panes show."""
        return [pane.model for pane in self.board.panes]

    def tell(self) -> None:
        """Tell on the detail line what is known of the finding or the sentence under the cursor."""
        found = [Piece(f"{self.search.count} “{self.search.words}”", "kind")] if self.search.hits else []
        if isinstance(self.current, ArticleView):
            self.detail.tell([*found, *self._sentence_detail()])
        elif line := self.current.line:
            self.detail.tell([*found, *self._which_evidence(line), *line.detail])
        else:
            self.detail.tell([*found, Piece(self.current.remark, "faint")])

    @on(Pane.Moved)
    def light(self, event: Pane.Moved) -> None:
        """Light the sentences of the line under the cursor."""
        if event.pane is self.current:
            line = event.pane.line
            self.evidence_at = 0
            self.view.light(line.evidence if line else (), line.cue if line else None)
            self.tell()

    def action_evidence(self, step: int) -> None:
        """Go to the next sentence (1) that the selected line rests on, or to the one before (-1)."""
        line = self.pane.line
        if line is None or not line.evidence:
            self.notify("No line is selected here, so there is no evidence to step through.", markup=False)
            return
        self.evidence_at = (self.evidence_at + step) % len(line.evidence)
        span = sorted(line.evidence)[self.evidence_at]
        self.view.light(line.evidence, line.cue, span)
        if self.reading:
            self.view.go(span.start)
        self.tell()

    def _which_evidence(self, line: Line | None) -> list[Piece]:
        count = len(line.evidence) if line else 0
        return [Piece(f"sentence {self.evidence_at + 1}/{count}", "kind")] if count > 1 else []

    @on(ArticleView.Moved)
    def name_lines(self) -> None:
        """Name the lines that came from the sentence under the cursor."""
        if self.current is self.view:
            self.tell()

    @on(Pane.Followed)
    def go_to_source(self, event: Pane.Followed) -> None:
        """Go to the first sentence that the line rests on."""
        if event.line.evidence:
            self.trail.append(self._spot())
            self.enter(self.view)
            self.view.go(min(event.line.evidence).start)

    @on(ArticleView.Followed)
    def go_to_line(self) -> None:
        """Go to the first line that came from this sentence; from the same sentence again, to the next."""
        spots = [spot for spot, _ in self._lines_of(self.view.sentence)]
        if spots:
            here = self._pane_spot()
            target = spots[(spots.index(here) + 1) % len(spots)] if here in spots else spots[0]
            self.trail.append(self._spot())
            self._go(target)

    def go_back(self) -> None:
        """Go back to where the reader came from; with nowhere to go, end the search, then the zoom."""
        if self.trail:
            self._go(self.trail.pop())
        elif self.search.words:
            self._look_for("")
            self.tell()
        elif self.has_class("-zoom"):
            self.action_zoom()
        elif self.current is self.view:
            self.enter(self.pane)

    async def action_find(self) -> None:
        """Ask for words to find."""
        bars = self.query(FindBar)
        bar = bars.first() if bars else FindBar()
        if not bars:
            await self.mount(bar, after=self.detail)
        self.add_class("-finding")
        bar.enter()

    def action_match(self, step: int) -> None:
        """Go to the next place found (1), or to the one before (-1)."""
        if hit := self.search.step(step):
            self._show(hit)
        else:
            self.notify("Nothing is looked for: press / to find words.", markup=False)

    @on(FindBar.Changed)
    def count(self, event: FindBar.Changed) -> None:
        """Count the matches while the words are typed."""
        self._look_for(event.words)
        self.query_one(FindBar).count(self.search.count)

    @on(FindBar.Left)
    def leave_find(self, event: FindBar.Left) -> None:
        """Go to the first match, or back to where the reader was."""
        self.remove_class("-finding")
        self.enter(self.current)
        hit = self.search.step(1) if event.kept else None
        if hit:
            self._show(hit)
        else:
            self._look_for("")
            self.tell()

    def look_again(self) -> None:
        """Find the same words in panes that changed."""
        self._look_for(self.search.words)

    def _look_for(self, words: str) -> None:
        self.search = Search(words, find(words, self.models, self.article))
        wanted = pattern(words)
        for pane in self.board.panes:
            pane.mark(wanted)
        self.view.mark([hit.span for hit in self.search.hits if hit.span])

    def _show(self, hit: Hit) -> None:
        if hit.span:
            self._go(Spot(None, hit.span.start))
        else:
            self._go(Spot(hit.pane, hit.row))
        self.tell()

    def _go(self, spot: Spot) -> None:
        if spot.pane is None:
            self.enter(self.view)
            self.view.go(spot.at)
        elif spot.pane < len(self.board.panes):
            pane = self.board.panes[spot.pane]
            self.enter(pane)
            pane.reach(spot.at)

    def _spot(self) -> Spot:
        if self.current is self.view:
            return Spot(None, self.view.sentence.start if self.view.sentence else 0)
        return self._pane_spot()

    def _pane_spot(self) -> Spot:
        return Spot(self.board.panes.index(self.pane), self.pane.highlighted or 0)

    def _sentence_detail(self) -> Sequence[Piece]:
        sentence = self.view.sentence
        lines = self._lines_of(sentence)
        mark = paragraph_mark(self.article, sentence.start) if sentence else ""
        names = [Piece(line.name, "party") for _, line in lines] or [Piece("nothing found in this sentence", "faint")]
        line = self.pane.line
        here = (
            line
            and sentence
            and any(span.start == sentence.start for span in sorted(line.evidence)[self.evidence_at :][:1])
        )
        return [*(self._which_evidence(line) if here else []), Piece(mark), *names]

    def _lines_of(self, sentence: Span | None) -> list[tuple[Spot, Line]]:
        """Return the lines that rest on `sentence`: each once, in its own party's pane if it can be."""
        if sentence is None:
            return []
        found: dict[str, tuple[Spot, Line]] = {}
        for pane, shown in enumerate(self.models):
            for row, line in enumerate(shown.rows):
                if isinstance(line, Line) and line.rests_on(sentence) and (line.own or line.item not in found):
                    found[line.item] = (Spot(pane, row), line)
        return sorted(found.values(), key=lambda each: each[0])
