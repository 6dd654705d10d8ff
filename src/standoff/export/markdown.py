"""A briefing as a Markdown page: its findings in words, its evidence as footnotes."""

from __future__ import annotations

from standoff.briefing import Article, Briefing, Deployment, Position, Question, Span
from standoff.export import wording
from standoff.export.escaping import escape, yaml_string

_COLUMNS = ("Who", "What", "How many", "From", "To", "When", "Status")


class _Footnotes:
    """The evidence in the order in which the page first points at it; one note a sentence."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._numbers: dict[Span, int] = {}

    def mark(self, *spans: Span) -> str:
        return "".join(f"[^{self._numbers.setdefault(span, len(self._numbers) + 1)}]" for span in dict.fromkeys(spans))

    def lines(self) -> list[str]:
        article = self._article
        return [
            f"[^{number}]: {wording.place_in(article, span).capitalize()}: “{_quote(article, span)}”"
            for span, number in self._numbers.items()
        ]


def markdown(briefing: Briefing) -> str:
    """Return `briefing` as a Markdown page. Pure: the same briefing gives the same page."""
    notes = _Footnotes(briefing.article)
    parts = [
        _front_matter(briefing),
        f"# {escape(briefing.article.title)}",
        _origin(briefing),
        _bottom_line(briefing, notes),
        *_positions(briefing, notes),
        *_deployments(briefing, notes),
        *_questions(briefing, notes),
    ]
    evidence = notes.lines()
    if evidence:
        parts += ["## Evidence", "\n".join(evidence)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(briefing: Briefing) -> str:
    article = briefing.article
    published = article.published.isoformat() if article.published else "null"
    parties = ", ".join(yaml_string(party.code) for party in briefing.parties)
    return (
        f"---\ntitle: {yaml_string(article.title)}\npublished: {published}\n"
        f"source: {yaml_string(wording.source_of(article))}\nsha256: {article.sha256}\n"
        f"parties: [{parties}]\n---"
    )


def _origin(briefing: Briefing) -> str:
    article = briefing.article
    published = wording.day(article.published) if article.published else "undated"
    return f"{published} · {wording.length(briefing)} · {escape(wording.source_of(article))}"


def _bottom_line(briefing: Briefing, notes: _Footnotes) -> str:
    lines = wording.bottom_line(briefing)
    if not lines:
        return "**Bottom line.** No position, deployment or open question was found in this article."
    return "**Bottom line.** " + " ".join(escape(text) + notes.mark(span) for text, span in lines)


def _positions(briefing: Briefing, notes: _Footnotes) -> list[str]:
    parts = ["## Positions"]
    for section in wording.sections(briefing):
        parts.append(f"### {escape(section.name)}")
        if section.own:
            parts.append("\n".join(_position(briefing, p, notes) for p in section.own))
        else:
            parts.append("States no position of its own here.")
        if section.of_it:
            parts.append(f"What others ask or say of {escape(section.name)}:")
            parts.append("\n".join(_position(briefing, p, notes, named=True) for p in section.of_it))
    return parts if len(parts) > 1 else [*parts, "None found."]


def _position(briefing: Briefing, position: Position, notes: _Footnotes, named: bool = False) -> str:
    holder = f"{escape(wording.name_of(briefing, position.party))} " if named else ""
    speaker = wording.said_by(position)
    said = f" — {escape(speaker)}" if speaker else ""
    words = escape(wording.in_words(position))
    return f"- {holder}**{wording.stance_words(position)}:** {words}{said}{notes.mark(position.sentence)}"


def _deployments(briefing: Briefing, notes: _Footnotes) -> list[str]:
    if not briefing.deployments:
        return ["## Deployments", "None found."]
    rows = [_row(_COLUMNS), "|" + " --- |" * len(_COLUMNS)]
    rows += [_row(_cells(briefing, deployment, notes)) for deployment in briefing.deployments]
    return ["## Deployments", "\n".join(rows)]


def _cells(briefing: Briefing, deployment: Deployment, notes: _Footnotes) -> tuple[str, ...]:
    return (
        escape(wording.name_of(briefing, deployment.actor)),
        escape(deployment.force),
        _how_many(deployment, notes),
        escape(deployment.origin or "not told"),
        escape(wording.places(deployment)),
        escape(_when(deployment)),
        _how_far(deployment, notes),
    )


def _how_many(deployment: Deployment, notes: _Footnotes) -> str:
    """Return the number, or where several are given each with its source and sentence."""
    several = [escape(wording.figure_words(f)) + notes.mark(f.sentence) for f in wording.figures(deployment)]
    return "; ".join(several) or escape(wording.amount(deployment) or "not told")


def _how_far(deployment: Deployment, notes: _Footnotes) -> str:
    """Return the status, or the stages up to it each with its sentence, and then all other evidence."""
    stages = wording.history(deployment)
    told = [escape(wording.stage_words(stage)) + notes.mark(stage.sentence) for stage in stages]
    shown = {stage.sentence for stage in stages} | {figure.sentence for figure in wording.figures(deployment)}
    rest = [span for span in deployment.evidence if span not in shown]
    return (" → ".join(told) or deployment.status) + notes.mark(*rest)


def _when(deployment: Deployment) -> str:
    when = deployment.when
    if when is None:
        return "not told"
    if when.start is None or when.end is None:
        return when.text
    first, last = when.start.isoformat(), when.end.isoformat()
    return f"{when.text} ({first})" if first == last else f"{when.text} ({first} to {last})"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _questions(briefing: Briefing, notes: _Footnotes) -> list[str]:
    if not briefing.questions:
        return ["## Open questions", "None found."]
    lines = [_question(number, question, notes) for number, question in enumerate(briefing.questions, 1)]
    parts = ["## Open questions", "\n".join(lines[: wording.FIRST_QUESTIONS])]
    rest = wording.more(briefing)
    return [*parts, f"### {rest}", "\n".join(lines[wording.FIRST_QUESTIONS :])] if rest else parts


def _question(number: int, question: Question, notes: _Footnotes) -> str:
    words = escape(question.question)
    asked = f"{number}. {words} **{question.kind}**{notes.mark(*question.evidence)}"
    if not question.because:
        return asked
    return f"{asked} *(inferred: {escape(question.because)})*"


def _quote(article: Article, span: Span) -> str:
    return escape(article.slice(span))
