"""A briefing on a terminal, drawn by Rich; article text is never read as Rich's markup."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from standoff.briefing import Briefing, Deployment, Position, Question
from standoff.export import wording

_COLUMNS = ("Who", "What", "How many", "From", "To", "When", "Status")


def render(briefing: Briefing, console: Console) -> None:
    """Print `briefing` to `console`."""
    article = briefing.article
    published = wording.day(article.published) if article.published else "undated"
    console.print(Text(article.title, style="bold"))
    console.print(Text(f"{published} · {wording.length(briefing)}", style="dim"))
    for line, _ in wording.bottom_line(briefing):
        console.print(Padding(Text(line), (1, 0, 0, 0)))
    for section in wording.sections(briefing):
        console.print(_heading(section.name))
        console.print(_section(briefing, section))
    console.print(_heading("Deployments"))
    console.print(_deployments(briefing) if briefing.deployments else Text("None found.", style="dim"))
    console.print(_heading("Open questions"))
    for number, question in enumerate(briefing.questions, 1):
        if number == wording.FIRST_QUESTIONS + 1:
            console.print(Text(wording.more(briefing), style="dim"))
        console.print(_question(briefing, number, question))
    if not briefing.questions:
        console.print(Text("None found.", style="dim"))


def _heading(title: str) -> RenderableType:
    return Padding(Rule(Text(title, style="bold"), align="left", style="dim"), (1, 0, 0, 0))


def _section(briefing: Briefing, section: wording.Section) -> RenderableType:
    lines: list[RenderableType] = [_position(briefing, position) for position in section.own]
    if not lines:
        lines.append(Text("States no position of its own here.", style="dim"))
    if section.of_it:
        lines.append(Text(f"What others ask or say of {section.name}:", style="dim"))
        lines += [_position(briefing, position, named=True) for position in section.of_it]
    return Group(*lines)


def _position(briefing: Briefing, position: Position, named: bool = False) -> Text:
    line = Text("  ")
    if named:
        line.append(f"{wording.name_of(briefing, position.party)} ")
    line.append(wording.stance_words(position), style="bold cyan")
    line.append(f"  {wording.in_words(position)}")
    speaker = wording.said_by(position)
    if speaker:
        line.append(f" — {speaker}", style="dim")
    line.append(f"  ¶{_paragraph(briefing, position.sentence.start)}", style="dim")
    return line


def _deployments(briefing: Briefing) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column)
    for deployment in briefing.deployments:
        table.add_row(*(Text(cell) for cell in _cells(briefing, deployment)))
    return table


def _cells(briefing: Briefing, deployment: Deployment) -> tuple[str, ...]:
    return (
        wording.name_of(briefing, deployment.actor),
        wording.clipped(deployment.force),
        _how_many(deployment),
        deployment.origin or "–",
        ", ".join(deployment.destination) or "–",
        deployment.when.text if deployment.when else "–",
        " → ".join(map(wording.stage_words, wording.history(deployment))) or deployment.status,
    )


def _how_many(deployment: Deployment) -> str:
    several = "; ".join(map(wording.figure_words, wording.figures(deployment)))
    return several or wording.amount(deployment) or "–"


def _question(briefing: Briefing, number: int, question: Question) -> Text:
    line = Text(f"{number:>3}. {wording.clipped(question.question)}")
    line.append(f"  {question.kind}", style="bold cyan")
    places = dict.fromkeys(_paragraph(briefing, span.start) for span in question.evidence)
    line.append("".join(f"  ¶{place}" for place in places), style="dim")
    if question.because:
        line.append(f" (inferred: {wording.clipped(question.because)})", style="italic dim")
    return line


def _paragraph(briefing: Briefing, offset: int) -> str:
    spans = enumerate(briefing.article.paragraphs, 1)
    return next((str(number) for number, span in spans if span.start <= offset < span.end), "headline")
