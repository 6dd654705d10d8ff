"""The words that both renderings of a briefing share, and its parts in the order in which both show them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from standoff.briefing import Article, Briefing, Deployment, Figure, Position, Span, Stage, Stance

STANCE_WORDS: dict[Stance, str] = {
    "demand": "demands",
    "reject": "rejects",
    "deny": "denies",
    "accuse": "accuses",
    "threaten": "threatens",
    "commit": "pledges",
    "offer": "offers",
    "support": "supports",
    "assert": "says",
}
FIRST_QUESTIONS = 10
"""So many open questions are shown first, those on which most hangs; the rest stands behind them."""

_LONGEST_QUOTE = 1_000  # characters; a longer sentence is a table or an attack
_BRIEF = 30  # words; who reads the bottom line reads nothing longer


class Section(NamedTuple):
    """A party with what it says and what others ask or say of it."""

    code: str
    name: str
    own: tuple[Position, ...]
    of_it: tuple[Position, ...]


def sections(briefing: Briefing) -> list[Section]:
    """Return the parties in pane order, then the others that hold a position, by how much they are given."""
    holders = {position.party for position in briefing.positions}
    others = [party.code for party in briefing.parties if party.code in holders]
    codes = dict.fromkeys([*briefing.panes, *others, *sorted(holders)])
    return [
        Section(
            code,
            name_of(briefing, code),
            tuple(p for p in briefing.positions if p.party == code),
            tuple(p for p in briefing.positions if code in p.target and p.party != code),
        )
        for code in codes
    ]


def name_of(briefing: Briefing, code: str) -> str:
    """Return the short name of the party, or its code where it has none."""
    return next((party.name for party in briefing.parties if party.code == code), code)


def length(briefing: Briefing) -> str:
    """Return how long the article is, and what of it was not read."""
    words, left = f"{briefing.article.words} words", unread(briefing)
    return f"{words}, {left} not read" if left else words


def unread(briefing: Briefing) -> str:
    """Return what was not read, the end of a giant article or paragraphs that could not be; nothing if all was."""
    parts = [f"the last {briefing.unread:,} characters"] if briefing.unread else []
    if briefing.defeated:
        parts.append("one paragraph" if briefing.defeated == 1 else f"{briefing.defeated:,} paragraphs")
    return " and ".join(parts)


def stance_words(position: Position) -> str:
    """Return the stances as verbs: "denies, demands"."""
    return ", ".join(STANCE_WORDS[stance] for stance in position.stances)


def said_by(position: Position) -> str:
    """Return who spoke and as what, or an empty string where the article names nobody."""
    return ", ".join(part for part in (position.speaker, position.role) if part)


def in_words(position: Position) -> str:
    """Return the position's words, in quotation marks where they are quoted and show none of their own."""
    words = clipped(position.text)
    bare = position.quoted and not any(mark in words for mark in "“”\"‘’'")
    return f"“{words}”" if bare else words


def more(briefing: Briefing) -> str:
    """Return the words over the open questions that are not shown first ("4 more"), or an empty string."""
    left = len(briefing.questions) - FIRST_QUESTIONS
    return f"{left} more" if left > 0 else ""


def amount(deployment: Deployment) -> str:
    """Return the number as told, or "1" of a ship that only its name tells; nothing where none is told."""
    quantity = deployment.quantity
    if quantity is None:
        return ""
    return "1" if deployment.force in quantity.text else quantity.text


def counted(deployment: Deployment) -> str:
    """Return how many of what: "more than 100,000 troops", "frigate HMS Kent"."""
    quantity = deployment.quantity
    if quantity is None or deployment.force in quantity.text:
        return quantity.text if quantity else deployment.force
    return f"{quantity.text} {deployment.force}"


def history(deployment: Deployment) -> tuple[Stage, ...]:
    """Return the stages of a deployment where there is more than its status to tell, else none."""
    return deployment.history if len(deployment.history) > 1 else ()


def stage_words(stage: Stage) -> str:
    """Return a stage with its time: "announced, last week", "withdrawal under way"."""
    back = "withdrawal " if stage.withdrawal and stage.status != "withdrawn" else ""
    return f"{back}{stage.status}" + (f", {stage.when.text}" if stage.when else "")


def figures(deployment: Deployment) -> tuple[Figure, ...]:
    """Return the numbers given for a force where there are several, else none."""
    return deployment.figures if len(deployment.figures) > 1 else ()


def figure_words(figure: Figure) -> str:
    """Return a number with who gives it: "130,000 (Washington)"."""
    return figure.quantity.text + (f" ({figure.source})" if figure.source else "")


def places(deployment: Deployment) -> str:
    """Return where a deployment goes, or stands."""
    return ", ".join(deployment.destination) or "not told"


def clipped(text: str) -> str:
    """Return `text` on one line, cut where it is longer than any sentence is."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 4].rstrip() + " […]"


def place_in(article: Article, span: Span) -> str:
    """Return where in the article `span` begins: "paragraph 3", "headline", "subhead"."""
    for number, paragraph in enumerate(article.paragraphs, 1):
        if paragraph.start <= span.start < paragraph.end:
            return f"paragraph {number}"
    if article.headline and article.headline.start <= span.start < article.headline.end:
        return "headline"
    return "subhead" if any(s.start <= span.start < s.end for s in article.subheads) else "outside the prose"


def day(value: date) -> str:
    """Return a date in words: 7 February 2022."""
    return f"{value.day} {value:%B %Y}"


def source_of(article: Article) -> str:
    """Return where the article came from."""
    return article.url or article.file or "standard input"


def bottom_line(briefing: Briefing) -> list[tuple[str, Span]]:
    """Return at most three sentences made of the items' own words, each with its evidence.

    They tell what the two parties that the article gives most hold, the deployment with the largest
    number, and the first open question, as far as there are such.
    """
    lines: list[tuple[str, Span]] = []
    leading = [section for section in sections(briefing) if section.own][:2]
    if leading:
        held = [_telling(section.own) for section in leading]
        told = [f"{s.name} {stance_words(p)}: {in_words(p)}" for s, p in zip(leading, held, strict=True)]
        lines.append((_sentence("; ".join(line.rstrip(".;,") for line in told)), held[0].sentence))
    if briefing.deployments:
        largest = max(briefing.deployments, key=_size)
        where = f", {', '.join(largest.destination)}" if largest.destination else ""
        line = f"{name_of(briefing, largest.actor)}: {counted(largest)}{where} ({largest.status})"
        lines.append((_sentence(line), largest.evidence[0] if largest.evidence else largest.span))
    if briefing.questions:
        question = briefing.questions[0]
        if question.evidence:
            lines.append((_sentence(f"Open: {clipped(question.question)}"), question.evidence[0]))
    return lines


def _telling(positions: tuple[Position, ...]) -> Position:
    """Return the first brief position that is more than a statement, or the shortest of those where none is brief."""
    more = [p for p in positions if p.stances != ("assert",)] or list(positions)
    return next((p for p in more if len(p.text.split()) <= _BRIEF), min(more, key=lambda p: len(p.text)))


def _size(deployment: Deployment) -> int:
    quantity = deployment.quantity
    return (quantity.max or quantity.min or 0) if quantity else 0


def _sentence(text: str) -> str:
    return text if text.rstrip("\"'”’)]»").endswith((".", "?", "!", "…")) else text + "."
