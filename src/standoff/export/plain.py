"""A briefing as plain lines, to be listened to: no boxes, no tables, no colours, all in reading order.

Every paragraph stands on its own and begins with what it is. Nothing is told by its place on the
screen, and every finding is followed by the sentences that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from standoff.briefing import Article, Briefing, Deployment, Position, Question, Span
from standoff.export import wording

LEAST_WIDTH = 20
"""Columns below which lines are not broken further: hardly a word would fit."""


def plain(briefing: Briefing, width: int) -> str:
    """Return `briefing` and its article as text, in lines of at most `width` columns."""
    paragraphs = [
        *_head(briefing),
        *_positions(briefing),
        *_part("Deployments", [_deployment(briefing, item) for item in briefing.deployments]),
        *_questions(briefing),
        *_article(briefing.article),
    ]
    return "\n\n".join(_wrapped(paragraphs, max(width, LEAST_WIDTH))) + "\n"


def _wrapped(paragraphs: Iterable[str], width: int) -> Iterator[str]:
    """Break each line of the paragraphs at `width`; Rich knows how many columns a character takes."""
    console = Console(width=width, no_color=True, force_terminal=False, legacy_windows=False)
    for paragraph in paragraphs:
        lines = (line.rstrip() for part in paragraph.splitlines() for line in _broken(part, console, width))
        yield "\n".join(lines)


def _broken(line: str, console: Console, width: int) -> list[str]:
    return [part.plain for part in Text(line).wrap(console, width)]


def _head(briefing: Briefing) -> Iterator[str]:
    article = briefing.article
    yield article.title
    published = f"Published {wording.day(article.published)}" if article.published else "Undated"
    yield f"{published}. {wording.length(briefing)}. From {wording.source_of(article)}."
    yield "Bottom line"
    lines = wording.bottom_line(briefing)
    if not lines:
        yield "No position, deployment or open question was found in this article."
    for line, evidence in lines:
        yield f"{line}\n{_evidence(article, [evidence])}"


def _positions(briefing: Briefing) -> Iterator[str]:
    yield "Positions"
    sections = wording.sections(briefing)
    if not sections:
        yield "None found."
    for section in sections:
        own = [_position(briefing, position) for position in section.own]
        yield f"{section.name}: {_count(len(own), 'position')}" if own else section.name
        yield from _numbered(own) if own else ["States no position of its own here."]
        if section.of_it:
            yield f"What others ask or say of {section.name}: {len(section.of_it)}"
            yield from _numbered([_position(briefing, position, named=True) for position in section.of_it])


def _part(heading: str, items: Sequence[str]) -> Iterator[str]:
    yield f"{heading}: {len(items)}" if items else heading
    yield from _numbered(items) if items else ["None found."]


def _questions(briefing: Briefing) -> Iterator[str]:
    paragraphs = list(_part("Open questions", [_question(briefing, item) for item in briefing.questions]))
    yield from paragraphs[: 1 + wording.FIRST_QUESTIONS]
    if rest := wording.more(briefing):
        yield rest
        yield from paragraphs[1 + wording.FIRST_QUESTIONS :]


def _numbered(items: Sequence[str]) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        yield f"{number}. {item}"


def _position(briefing: Briefing, position: Position, *, named: bool = False) -> str:
    stances = wording.stance_words(position)
    who = f"{wording.name_of(briefing, position.party)} {stances}" if named else stances.capitalize()
    said = wording.said_by(position)
    told = [f"{who}: {_ended(wording.in_words(position))}"]
    told += [f"Said by {_ended(said)}"] if said else []
    if position.target and not named:
        told.append(f"Aimed at {', '.join(wording.name_of(briefing, code) for code in position.target)}.")
    if wording.clipped(position.text) == wording.clipped(briefing.article.slice(position.sentence)):
        # Nobody wants to hear the same sentence twice.
        source = f"{wording.place_in(briefing.article, position.sentence).capitalize()}, word for word."
    else:
        source = _evidence(briefing.article, [position.sentence])
    return f"{' '.join(told)}\n{source}"


def _deployment(briefing: Briefing, item: Deployment) -> str:
    force = wording.clipped(wording.counted(item))
    told = [_ended(f"{wording.name_of(briefing, item.actor)}: {force}, {item.status}")]
    told += [f"From {_ended(item.origin)}"] if item.origin else []
    if item.destination:
        standing = item.status in ("in place", "arrived")
        told.append(f"{'Place:' if standing else 'To'} {_ended(', '.join(item.destination))}")
    if item.when:
        told.append(f"When: {_ended(item.when.text + _days(item.when.start, item.when.end))}")
    if figures := wording.figures(item):
        told.append(f"Figures given: {_ended('; '.join(map(wording.figure_words, figures)))}")
    if stages := wording.history(item):
        told.append(f"History: {_ended('; '.join(map(wording.stage_words, stages)))}")
    return " ".join(told) + "\n" + _evidence(briefing.article, item.evidence or [item.span])


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return f" ({wording.day(first)})" if first == last else f" ({wording.day(first)} to {wording.day(last)})"


def _question(briefing: Briefing, item: Question) -> str:
    told = [_ended(wording.clipped(item.question)), f"Kind: {item.kind}."]
    told += [f"Inferred: open because {_ended(wording.clipped(item.because))}"] if item.because else []
    return "\n".join([" ".join(told), *filter(None, [_evidence(briefing.article, item.evidence)])])


def _evidence(article: Article, spans: Iterable[Span]) -> str:
    lines = []
    for span in dict.fromkeys(spans):
        words = wording.clipped(article.slice(span))
        lines.append(f"{wording.place_in(article, span).capitalize()}: “{words}”")
    return "\n".join(lines)


def _article(article: Article) -> Iterator[str]:
    yield f"The article: {_count(len(article.paragraphs), 'paragraph')}"
    blocks = [(span, f"Paragraph {number}: ") for number, span in enumerate(article.paragraphs, 1)]
    blocks += [(span, "Subhead: ") for span in article.subheads]
    for span, mark in sorted(blocks):
        yield mark + article.slice(span)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _ended(text: str) -> str:
    return text if text.rstrip("”’\"')")[-1:] in (".", "?", "!", "…") else f"{text}."
