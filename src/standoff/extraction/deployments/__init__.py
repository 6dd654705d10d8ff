"""Deployments: military personnel or materiel that is placed, moved, sent, exercised or withdrawn.

One row for a movement, with every sentence that tells of it. `forces` finds what moves, `movements` the
word that moves it, `status` how far it has come, `places` from where and where to, `actors` whose it is;
`telling` puts them together for a sentence, `rows` for the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from standoff.briefing import Deployment
from standoff.extraction.deployments.figures import add_figures
from standoff.extraction.deployments.rows import Row, finished, merge
from standoff.extraction.deployments.telling import rows
from standoff.language.document import HEADLINE, blocks

__all__ = ["deployments"]

# Words of the longest sentence that is read: what is longer is a list, or a text without full stops.
LONGEST = 300


def deployments(doc: Doc) -> list[Deployment]:
    """Return the deployments that the prose of `doc` tells, in its order, with ids d1, d2, ..."""
    found: list[Row] = []
    for sentence in _sentences(doc):
        for row in rows(sentence, found):
            merge(found, row)
        add_figures(sentence, found)
    return [finished(row, number) for number, row in enumerate(found, 1)]


def _sentences(doc: Doc) -> Iterator[Span]:
    headline = {i for block in blocks(doc) if block.paragraph == HEADLINE for i in range(block.start, block.end)}
    yield from (s for s in doc.sents if s.start not in headline and len(s) <= LONGEST)
