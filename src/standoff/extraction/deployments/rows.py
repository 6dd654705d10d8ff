"""Rows: one for each movement, with all that the sentences which tell of it add up to."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from standoff.briefing import Deployment, Figure, Quantity, Stage, Status, When
from standoff.extraction.deployments import history
from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.sameness import AHEAD, is_disputed, is_near, is_part, is_same, overlap
from standoff.extraction.deployments.sources import Source
from standoff.language.document import text_span
from standoff.language.quantities import Amount, within

# A sentence tells more of one of so many rows before it.
RECENT = 50


@dataclass(slots=True)
class Row:
    """A deployment in the making; `tells` is the part of the sentence that tells it first.

    `definite` forces may be those of a row before ("its troops"); if `is_again`, they must ("the troops").
    `source` gives the number; `counted` are the tokens at which numbers of the force begin, with who gives
    each; `later` are stages that the same sentence goes on to, `partial` those of a part of the force.
    """

    actor: str | None
    force: Force
    quantity: Quantity | None
    origin: str | None
    destination: list[str]
    when: When | None
    status: Status
    rule: str
    trigger: Token
    tells: Span
    definite: bool
    is_again: bool
    source: Source | None = None
    later: list[Stage] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    partial: list[Stage] = field(default_factory=list)
    counted: dict[int, Source | None] = field(default_factory=dict)

    @property
    def leaves(self) -> bool:
        """Whether it tells of the way back."""
        return self.rule.startswith("withdraw")

    @property
    def now(self) -> Stage:
        """The stage that is furthest along, but for those of a part of the force."""
        whole = [stage for stage in self.stages if stage not in self.partial]
        told = any(stage.withdrawal == self.leaves for stage in whole)
        return history.furthest(whole if told else self.stages, leaves=self.leaves)

    def count(self, amount: Amount, source: Source | None, sentence: Span) -> None:
        """Add a number of the force that `sentence` gives, unless it was told."""
        quantity = Quantity(amount.text, amount.min, amount.max)
        if not is_near(self, quantity):
            self.figures.append(Figure(quantity, source and source.words, text_span(sentence)))
        self.quantity = self.quantity or quantity
        self.counted[amount.start] = source
        if sentence.start not in [span.start for span in self.evidence]:
            self.evidence.append(sentence)


def merge(rows: list[Row], new: Row) -> None:
    """Add `new` to the row that tells the same movement, or as a row of its own if it has an actor."""
    _open(new)
    same = next((row for row in reversed(rows[-RECENT:]) if is_same(row, new)), None)
    if same is None:
        bare = new.quantity is None and not new.destination and not new.origin
        if new.actor is not None and not (new.is_again and bare) and not new.force.is_anaphor:
            rows.append(new)
        return
    _take(same, new)


def finished(row: Row, number: int) -> Deployment:
    """Return `row`, which has an actor, as the deployment with that number."""
    assert row.actor is not None
    return Deployment(
        id=f"d{number}",
        actor=row.actor,
        force=row.force.text,
        quantity=row.quantity,
        origin=row.origin,
        destination=tuple(row.destination),
        when=row.now.when,
        status=row.now.status,
        rule=row.rule,
        span=text_span(row.tells),
        evidence=tuple(dict.fromkeys(text_span(span) for span in row.evidence)),
        history=history.ordered(row.stages),
        figures=tuple(row.figures),
    )


def _open(row: Row) -> None:
    """Give a row what it begins with: its first stage, its first number."""
    sentence = text_span(row.tells.sent)
    row.stages = [Stage(row.status, row.when, text_span(row.tells), sentence, row.leaves), *row.later]
    if row.quantity is not None:
        row.figures = [Figure(row.quantity, row.source and row.source.words, sentence)]
        near = within(row.tells.doc, row.tells.sent.start, row.tells.sent.end)
        inside = range(row.force.opening, row.force.end)
        row.counted = {a.start: row.source for a in near if a.start in inside or a.text == row.quantity.text}


def _take(row: Row, new: Row) -> None:
    """Add to `row` what `new` tells of its movement."""
    if new.tells.sent.start not in [span.start for span in row.evidence]:
        row.evidence.append(new.tells.sent)
    if is_part(row, new):
        row.partial += new.stages
    if is_disputed(row, new):
        row.figures += new.figures
    else:
        for stage in () if _is_no_step(row, new) else new.stages:
            history.add(row.stages, stage)
        if row.quantity is None and new.actor is not None:
            row.figures = new.figures
    row.counted |= new.counted
    _take_places(row, new)
    if new.actor is not None:
        row.quantity = row.quantity or new.quantity


def _is_no_step(row: Row, new: Row) -> bool:
    """Tell whether `new` tells nothing that happens: "will stay there", "would train", "the deployment"."""
    stays = new.rule.startswith(("hold", "stand", "operate")) and new.status in AHEAD and row.now.status not in AHEAD
    named = new.force.is_anaphor and new.rule.endswith("noun") and new.status in ("in place", "arrived")
    return stays or named


def _take_places(row: Row, new: Row) -> None:
    """Add the places of `new`; what one of the two leaves, the other does not go to."""
    if row.leaves != new.leaves:
        left = [place for place in (row.origin, new.origin) if place]
        if new.leaves or overlap(left, new.destination):
            return
    row.destination = row.destination or new.destination
    if new.actor is None:
        return
    row.origin = row.origin or new.origin
    row.destination += [name for name in new.destination if not overlap([name], row.destination)]
