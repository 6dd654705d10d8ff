"""The data model: what an article is, and what a briefing of it holds.

Everything here is frozen and plain. Offsets are `[start, end)` character offsets into `Article.text`,
which is the source as it was decoded: a finding stands beside the text and never changes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

SCHEMA = "standoff.briefing/1"

Stance = Literal["demand", "reject", "deny", "accuse", "threaten", "commit", "offer", "support", "assert"]
Status = Literal["in place", "under way", "arrived", "announced", "expected", "conditional", "withdrawn"]
QuestionKind = Literal[
    "unmet demand",
    "conditional threat",
    "unspecified",
    "pending event",
    "disputed claim",
    "unreported outcome",
]


class Span(NamedTuple):
    """A piece of the article: `[start, end)` in characters of `Article.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text that was read: untouched, with its parts marked by spans.

    `paragraphs` are the prose alone: headline, subheads and boilerplate (share links, newsletter
    prompts, captions) are not among them. `headline` is None when the text has none.
    `dateline` is where the first paragraph tells the place and agency before its first sentence.
    `words` counts the words of the prose; `sha256` is the hex digest of `text` in UTF-8.
    """

    file: str | None
    url: str | None
    title: str
    published: date | None
    text: str
    headline: Span | None
    subheads: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    words: int
    sha256: str
    dateline: Span | None = None

    def slice(self, span: Span) -> str:
        """Return the article's own words in `span`, with runs of white space folded into one space."""
        return " ".join(self.text[span.start : span.end].split())


@dataclass(frozen=True, slots=True)
class Party:
    """A state or organisation that the article names: ISO 3166-1 alpha-3 code or acronym, short name, mentions."""

    code: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Position:
    """What a party says, asks, refuses or holds in one sentence.

    `span` is the part of the sentence that tells it and `text` its words; `sentence` is the whole
    sentence, `paragraph` the index into `Article.paragraphs`. `cue` are the words that show the
    stance ("denies"), `rule` names the rule that found the position. `target` holds party codes.
    """

    id: str
    party: str
    stances: tuple[Stance, ...]
    speaker: str | None
    role: str | None
    target: tuple[str, ...]
    text: str
    quoted: bool
    cue: Span | None
    rule: str
    span: Span
    sentence: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as told: "more than 100,000" has a `min` and no `max`, "nearly 3000" a `max` and no `min`."""

    text: str
    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class When:
    """A time as told, and the first and last day it can mean, where that can be resolved."""

    text: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a deployment had come at one telling, with the time told and the words and sentence that tell it.

    `withdrawal` is true where the status is that of the way back: "announced" of forces that are to leave.
    """

    status: Status
    when: When | None
    span: Span
    sentence: Span
    withdrawal: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is given for a force, and who gives it, as the article names it; None for the article itself."""

    quantity: Quantity
    source: str | None
    sentence: Span


@dataclass(frozen=True, slots=True)
class Deployment:
    """A force that is placed, moved, sent, exercised or withdrawn. `destination` holds places as named.

    `span` is the part of the sentence that tells it first, `evidence` the sentences that tell of it.
    `history` are its stages in the order of time where that is told, else as they are told; `status` is
    the furthest. `figures` are all the numbers given for it, in the order told, `quantity` the first.
    """

    id: str
    actor: str
    force: str
    quantity: Quantity | None
    origin: str | None
    destination: tuple[str, ...]
    when: When | None
    status: Status
    rule: str
    span: Span
    evidence: tuple[Span, ...]
    history: tuple[Stage, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A matter that the article leaves undecided.

    `because` is the tool's own inference (why the matter is open) and must be shown as such;
    `about` holds the ids of the positions and deployments it hangs on; `evidence` are sentences.
    """

    id: str
    kind: QuestionKind
    question: str
    because: str
    parties: tuple[str, ...]
    evidence: tuple[Span, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: source, cue and content in the article, and whom the source speaks for."""

    source: Span | None
    cue: Span
    content: Span
    speaker: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that was found in one article.

    `parties` are ordered by how much the article gives them; `panes` are the codes of those that
    deserve a pane, in the order of the profile and then by that same measure. `unread` counts the
    characters of prose at the end of a giant article that were not read, `defeated` the paragraphs
    that the language pipeline could not read.
    """

    article: Article
    parties: tuple[Party, ...]
    panes: tuple[str, ...]
    positions: tuple[Position, ...]
    deployments: tuple[Deployment, ...]
    questions: tuple[Question, ...]
    attributions: tuple[Attribution, ...]
    unread: int = 0
    defeated: int = 0
