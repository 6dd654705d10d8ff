"""A briefing turned into panes: how each finding reads as a line, and what the detail line tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from standoff.briefing import Briefing, Deployment, Position, Question, Stance
from standoff.export.wording import (
    FIRST_QUESTIONS,
    STANCE_WORDS,
    clipped,
    counted,
    history,
    in_words,
    stage_words,
)
from standoff.viewer.model import Line, PaneModel, Piece, Remark, Row
from standoff.viewer.telling import DONE_BY, after_cue, others, whither
from standoff.viewer.wording import paragraph_mark, place

NO_BREAK = "\u00a0"


def panes(briefing: Briefing) -> tuple[PaneModel, ...]:
    """Return a pane for each party of `briefing.panes`, then deployments and open questions."""
    return _Wording(briefing).panes()


def statements(briefing: Briefing) -> dict[str, Line]:
    """Return every position of `briefing` by its id, as its own party's pane tells it."""
    wording = _Wording(briefing)
    return {item.id: wording.position(item) for item in briefing.positions}


class _Wording:
    """The lines of one briefing: holds what every line needs, the article and the parties' names."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.article = briefing.article
        self.names = {party.code: party.name for party in briefing.parties}
        self.stances = {item.id: item.stances for item in briefing.positions}

    def panes(self) -> tuple[PaneModel, ...]:
        briefing = self.briefing
        return (
            *(self.party(code) for code in briefing.panes),
            self.plain("Deployments", "deployments", [self.deployment(item) for item in briefing.deployments]),
            self.plain(
                "Open questions",
                "questions",
                [self.question(item) for item in briefing.questions],
                first=FIRST_QUESTIONS,
            ),
        )

    def plain(self, name: str, kind: str, lines: list[Line], first: int = 0) -> PaneModel:
        rows = tuple(lines) or (Remark(f"No {name.lower()} here"),)
        return PaneModel(name, str(len(lines)) if lines else "none", rows, kind, first)

    def party(self, code: str) -> PaneModel:
        own = [self.position(item) for item in self.briefing.positions if item.party == code]
        others = [item for item in self.briefing.positions if code in item.target and item.party != code]
        rows: list[Row] = [*own] or [Remark("No position of its own here")]
        if own and others:
            rows.append(Remark(f"Others on {self.name(code)}"))
        # What is asked of a party matters most to it.
        others.sort(key=lambda item: "demand" not in item.stances)
        rows.extend(self.position(item, own=False) for item in others)
        return PaneModel(self.name(code), str(len(own)) if own else _asked(others), tuple(rows))

    def position(self, item: Position, *, own: bool = True) -> Line:
        who = self.name(item.party)
        stances = ", ".join(STANCE_WORDS[stance] for stance in item.stances)
        speaker = f"{item.speaker} ({item.role})" if item.speaker and item.role else item.speaker or item.role
        mark = paragraph_mark(self.article, item.sentence.start)
        detail = [Piece(stances, item.stances[0]), Piece(who, "party"), Piece(speaker or "")]
        if item.target:
            detail.append(Piece("to " + ", ".join(map(self.name, item.target))))
        detail += [Piece(mark), Piece(f"“{clipped(item.text)}”"), Piece(self.told_by(item), "faint")]
        rest = after_cue(item, self.article)
        words = rest or in_words(item)
        if own:
            led = (*_stances(item, STANCE_WORDS), Piece(" " if rest else ": "))
        else:
            led = (*_stances(item, DONE_BY), Piece(" by "), Piece(f"{who}: ", "party"))
        return Line(
            item=item.id,
            pieces=(*led, Piece(words)),
            name=f"{who} {stances}",
            detail=tuple(detail),
            evidence=(item.sentence,),
            cue=item.cue,
            own=own,
            parties=(item.party, *item.target),
            stances=item.stances,
            quote=item.text,
            source=self.source(" ".join(filter(None, (who, stances))), speaker, mark),
        )

    def told_by(self, item: Position) -> str:
        return f"cue “{self.article.slice(item.cue)}”, {item.rule}" if item.cue else item.rule

    def deployment(self, item: Deployment) -> Line:
        who = self.name(item.actor)
        status = Piece(item.status.replace(" ", NO_BREAK), f"status-{item.status}")
        force, way, when = counted(item), whither(item), item.when.text if item.when else ""
        mark = paragraph_mark(self.article, item.span.start)
        words = clipped(self.article.slice(item.span))
        also = Piece(others(item))
        parts = [Piece(" ".join(filter(None, (force, way)))), also, Piece(when)]
        dots = [each for part in parts if part.text for each in (Piece(" · ", "faint"), part)]
        dots += [Piece(" · ", "faint"), *(_stages(item) or (status,))]
        return Line(
            item=item.id,
            pieces=(Piece(f"{who} ", "party"), *dots[1:]),
            name=f"{who} {force}",
            detail=(
                status,
                Piece(who, "party"),
                Piece(force),
                also,
                Piece(way),
                Piece(when),
                Piece(mark),
                Piece(f"“{words}”"),
                Piece(item.rule, "faint"),
            ),
            evidence=item.evidence or (item.span,),
            cue=item.span,
            parties=(item.actor,),
            quote=words,
            source=self.source(f"{who}, {item.status}", None, mark),
        )

    def question(self, item: Question) -> Line:
        parties = ", ".join(map(self.name, item.parties))
        mark = paragraph_mark(self.article, item.evidence[0].start) if item.evidence else ""
        return Line(
            item=item.id,
            pieces=(Piece(f"{item.kind} ", "kind"), Piece(item.question)),
            name=f"Question, {item.kind}",
            detail=(
                Piece(item.kind, "kind"),
                Piece(parties, "party"),
                Piece(f"open because {item.because}"),
                Piece(mark),
            ),
            evidence=item.evidence,
            parties=item.parties,
            stances=tuple(stance for about in item.about for stance in self.stances.get(about, ())),
            quote=item.question,
            source=self.source(f"open question, {item.kind}", None, mark),
        )

    def source(self, who: str, speaker: str | None, mark: str) -> str:
        return ", ".join(part for part in (who, speaker) if part) + f"; {place(self.article, mark)}"

    def name(self, code: str) -> str:
        return self.names.get(code, code)


def _stances(item: Position, words: Mapping[Stance, str]) -> tuple[Piece, ...]:
    """Return the stances in `words`, with commas between them."""
    pieces: list[Piece] = []
    for stance in item.stances:
        pieces += [Piece(", ", "faint")] if pieces else []
        pieces.append(Piece(words[stance], stance))
    return tuple(pieces)


def _stages(item: Deployment) -> tuple[Piece, ...]:
    """Return the stages of a deployment with arrows between them, where there are several; times are left out."""
    pieces: list[Piece] = []
    for stage in history(item):
        words = stage_words(replace(stage, when=None)).replace(" ", NO_BREAK)
        pieces += [Piece(" → ", "faint")] if pieces else []
        pieces.append(Piece(words, f"status-{stage.status}"))
    return tuple(pieces)


def _asked(others: list[Position]) -> str:
    demands = sum("demand" in item.stances for item in others)
    if demands:
        return f"asked {demands}"
    return f"named {len(others)}" if others else "none"
