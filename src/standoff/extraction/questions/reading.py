"""What the finders of open questions share: the article by sentences, with who holds what in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from standoff.briefing import Deployment, Position, QuestionKind
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import Names
from standoff.language.dates import TimeExpression
from standoff.language.document import HEADLINE, blocks, text_span

# No news article is longer than this many sentences; it bounds the work that a giant text makes.
FAR = 200
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter found open: a question but for its number. `sentences` are indices into `Reading.sentences`.

    Of one sentence that asks for several things, `cue` is the token that asks for this one.
    """

    kind: QuestionKind
    question: str
    because: str
    parties: tuple[str, ...]
    sentences: tuple[int, ...]
    about: tuple[str, ...] = ()
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the finders read it. The headline's sentences come before `body`, the index where prose begins."""

    doc: Doc
    sentences: tuple[Span, ...]
    body: int
    deployments: tuple[Deployment, ...]
    held: tuple[tuple[Position, ...], ...]
    topics: tuple[frozenset[str], ...]
    dates: tuple[TimeExpression, ...]
    names: Names

    def prose(self) -> Iterable[tuple[int, Span]]:
        """Yield the sentences of the body with their indices."""
        return ((i, s) for i, s in enumerate(self.sentences) if i >= self.body)

    def times(self, sentence: Span) -> list[TimeExpression]:
        """Return the time expressions in `sentence`."""
        first = bisect_left(self.dates, sentence.start, key=lambda time: time.start)
        return list(takewhile(lambda time: time.start < sentence.end, self.dates[first : first + len(sentence)]))

    def nearby(self, index: int) -> Iterator[tuple[int, Position]]:
        """Yield the positions around sentence `index`, each with its sentence: all of an article, not of a book."""
        first = max(0, index - FAR)
        for at, held in enumerate(self.held[first : index + FAR], first):
            for position in held:
                yield at, position

    def same_paragraph(self, one: int, other: int) -> bool:
        """Tell whether two sentences stand in one paragraph."""
        starts = sorted((self.sentences[one].start, self.sentences[other].start))
        return any(b.start <= starts[0] and starts[1] < b.end for b in blocks(self.doc))

    def topic(self, index: int) -> frozenset[str]:
        """Return the lemmas that tell what a sentence is about: neither parties nor common words."""
        return self.topics[index]


def read(doc: Doc, positions: Sequence[Position], deployments: Sequence[Deployment]) -> Reading:
    """Return `doc` with each position put to its sentence."""
    sentences = tuple(s for s in doc.sents if any(t.is_alpha for t in s))
    ends = [b.end for b in blocks(doc) if b.paragraph == HEADLINE]
    body = sum(s.start < max(ends, default=0) for s in sentences)
    starts = [text_span(s).start for s in sentences]
    held: list[list[Position]] = [[] for _ in sentences]
    for position in positions:
        held[max(0, bisect_right(starts, position.sentence.start) - 1)].append(position)
    names = Names(doc)
    topics = tuple(topic(s, names) for s in sentences)
    return Reading(
        doc, sentences, body, tuple(deployments), tuple(map(tuple, held)), topics, tuple(doc._.dates or ()), names
    )


def topic(tokens: Iterable[Token], names: Names) -> frozenset[str]:
    """Return the lemmas of the words that carry content in `tokens`, parties left out."""
    return frozenset(
        t.lemma_.lower()
        for t in tokens
        if t.pos_ in CONTENT
        and not names.is_party(t)
        and len(t) > 2
        and t.lemma_.lower() not in words("topic", "common")
    )


def merge_parties(*groups: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of all `groups`, each once, in order."""
    return tuple(dict.fromkeys(code for group in groups for code in group))
