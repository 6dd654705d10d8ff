"""The whole at a glance, and parts of it: detail, filter, jump, matrix and timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from textual.geometry import Offset

from standoff.briefing import Briefing, When
from standoff.viewer.filtering import Only, choices, named, narrow
from standoff.viewer.model import Line, PaneModel
from standoff.viewer.panes.article import ArticleView
from standoff.viewer.panes.facts import FactsPanel
from standoff.viewer.panes.title import TitleLine
from standoff.viewer.screens.desk import NARROW, Place
from standoff.viewer.screens.reading import Reading, Spot


class Survey(Reading):
    """Tells what is known of a finding, limits the panes, and opens the screens that show the whole briefing."""

    briefing: Briefing | None
    everything: tuple[PaneModel, ...] = ()
    only: Only = Only()
    facts_open = False
    events: Mapping[str, When] = MappingProxyType({})

    async def fill(self, models: Sequence[PaneModel]) -> None:
        """Show `models`, as far as the filter keeps them."""
        self.everything = tuple(models)
        await super().fill(narrow(models, self.only))

    def tell(self) -> None:
        """Tell of the finding under the cursor on the detail line, and in the facts panel if it is open."""
        super().tell()
        if self.facts_open:
            self.tell_facts()

    async def action_facts(self) -> None:
        """Open the facts panel, or close it."""
        self.facts_open = not self.facts_open
        if not self.query(FactsPanel):
            await self.mount(FactsPanel(), before=self.detail)
        # Not a class of the screen: that would restyle everything on it.
        self.query_one(FactsPanel).display = self.facts_open
        self.detail.set_class(self.facts_open, "-covered")
        self.tell()
        # The board has more or less room now.
        self.call_after_refresh(self.board.scroll_to_widget, self.pane, animate=False)

    def tell_facts(self) -> None:
        """Tell all that is known of the finding under the cursor, or of the first one in the sentence there."""
        from standoff.viewer.facts import facts

        items = self._items()
        self.query_one(FactsPanel).tell(facts(self.briefing, items[0]) if items and self.briefing else [])

    def action_scroll_facts(self, lines: int) -> None:
        """Scroll the facts panel."""
        for panel in self.query(FactsPanel):
            panel.scroll_relative(y=lines, animate=False)

    def action_filter(self) -> None:
        """Ask which party or stance the panes are to be limited to."""
        from standoff.viewer.screens.filter import FilterScreen

        async def chosen(only: Only | None) -> None:
            if only is not None:
                await self.limit(only)

        if briefing := self._complete_briefing():
            self.app.push_screen(FilterScreen(*choices(briefing, self.everything), self.only), chosen)

    async def limit(self, only: Only) -> None:
        """Limit the panes to what `only` keeps, and say so in the title line."""
        self.only = only
        # Rows have other places now: there is nothing to come back to.
        self.trail.clear()
        await super().fill(narrow(self.everything, only))
        limit = f"only {named(only, self.briefing)} · F ⏎ shows all" if self.briefing and only != Only() else ""
        self.query_one(TitleLine).only(limit)
        self.look_again()
        filled = [pane for pane in self.board.panes if pane.model.lines]
        self.enter(self.current if self.reading or self.pane in filled or not filled else filled[0])
        self.tell()

    async def action_back(self) -> None:
        """Go back to where the reader came from; then end the search, close the detail, show all, end the zoom."""
        if self.trail or self.search.words:
            self.go_back()
        elif self.facts_open:
            await self.action_facts()
        elif self.only != Only():
            await self.limit(Only())
        else:
            self.go_back()

    def action_jump(self) -> None:
        """Put a letter on every pane in sight, and go to the one whose letter is pressed."""
        from standoff.viewer.screens.jump import JumpScreen

        def chosen(at: int | None) -> None:
            if at is not None:
                self.enter(places[at])

        every: tuple[Place, ...] = (*self.board.panes, self.view)
        places = [place for place in every if place.region]
        offsets = [place.region.offset + Offset(max(place.region.width // 2 - 2, 0), 0) for place in places]
        names = [""] * len(places)
        if len(places) == 1:
            # One stands alone: the letters make a list of all.
            places = list(every)
            offsets = [Offset(1, row) for row in range(1, len(places) + 1)]
            names = [f"{place.border_title} " for place in places]
        self.app.push_screen(JumpScreen(offsets, names), chosen)

    def action_matrix(self) -> None:
        """Show who says what to whom."""
        from standoff.viewer.screens.matrix import MatrixScreen

        if briefing := self._complete_briefing():
            self.app.push_screen(MatrixScreen(briefing), self.go_to_item)

    def action_timeline(self) -> None:
        """Show what moves and happens, by its days."""
        from standoff.viewer.screens.timeline import TimelineScreen
        from standoff.viewer.timeline import timeline

        if briefing := self._complete_briefing():
            lines = {line.item: line for model in self.everything for line in model.lines}
            model = timeline(briefing, lines, self.events, columns=self.size.width >= NARROW)
            self.app.push_screen(TimelineScreen(model), self.go_to_item)

    async def go_to_item(self, item: str | None) -> None:
        """Go to the line of the finding with the id `item`; where no pane has one, to its sentence."""
        if item is None or self.briefing is None:
            return
        if not any(line.item == item for model in self.models for line in model.lines):
            await self.limit(Only())
        spots = [
            (not row.own, Spot(pane, at))
            for pane, model in enumerate(self.models)
            for at, row in enumerate(model.rows)
            if isinstance(row, Line) and row.item == item
        ]
        self.trail.append(self._spot())
        if spots:
            self._go(min(spots)[1])
        else:
            self._go(Spot(None, next(each.sentence.start for each in self.briefing.positions if each.id == item)))

    def action_fold(self) -> None:
        """Fold the key bar away, or show it again."""
        self.toggle_class("-bare")

    def _items(self) -> list[str]:
        if isinstance(self.current, ArticleView):
            return [line.item for _, line in self._lines_of(self.view.sentence)]
        return [self.current.line.item] if self.current.line else []

    def _complete_briefing(self) -> Briefing | None:
        if self.briefing is None:
            self.notify("The briefing is not complete yet: there is nothing to show.", severity="warning", markup=False)
        return self.briefing
