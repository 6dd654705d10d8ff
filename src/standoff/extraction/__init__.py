"""From an `Article` to its `Briefing`: positions, deployments and open questions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from standoff.briefing import Article, Attribution, Briefing
from standoff.extraction.deployments import deployments
from standoff.extraction.panes import panes, parties
from standoff.extraction.positions import positions
from standoff.extraction.questions import questions
from standoff.language import load, parse
from standoff.language.document import HEADLINE, blocks, text_span
from standoff.language.learned import learned
from standoff.language.profile import DEFAULT, Profile

__all__ = ["deployments", "extract", "positions", "questions"]


def extract(article: Article, profile: Profile | None = None) -> Briefing:
    """Return the briefing of `article`. The first call loads the language pipeline, which takes a second."""
    wanted = profile or DEFAULT
    doc = parse(article, _pipeline(tuple(sorted(wanted.names.items()))))
    held = positions(doc)
    moved = deployments(doc)
    named = parties(doc, held, wanted)
    return Briefing(
        article=article,
        parties=named,
        panes=panes(named, held, wanted),
        positions=tuple(held),
        deployments=tuple(moved),
        questions=tuple(questions(doc, held, moved)),
        attributions=tuple(_attributions(doc)),
        unread=doc._.unread,
        defeated=doc._.defeated,
    )


@lru_cache(maxsize=2)
def _pipeline(names: tuple[tuple[str, tuple[str, ...]], ...]) -> Language:
    return load(Profile(order=(), names=dict(names), titles={}))


def _attributions(doc: Doc) -> Iterator[Attribution]:
    in_headline = {i for block in blocks(doc) if block.paragraph == HEADLINE for i in range(block.start, block.end)}
    for found in learned(doc):
        if found.content is None or found.head in in_headline:
            continue
        holder = next((m for m in found.holders if m.person), found.holders[0] if found.holders else None)
        yield Attribution(
            source=text_span(doc[slice(*found.source)]) if found.source else None,
            cue=text_span(doc[slice(*found.cue)]),
            content=text_span(doc[slice(*found.content)]),
            speaker=holder.person if holder else None,
            party=holder.code if holder else None,
        )
