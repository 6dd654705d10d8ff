"""From an `Article` to a spaCy `Doc` with parties, attributions, quantities and dates marked.

spaCy is imported by the first call, not by the import of this package: the parties file is read here
too, before the viewer's first frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from standoff.briefing import Article
    from standoff.language.profile import Profile

__all__ = ["load", "parse"]


def load(profile: Profile | None = None) -> Language:
    """Return the pipeline: the model trained by `standoff.training`, and Standoff's own components after it.

    `profile` gives extra names for parties.
    """
    from standoff.language import pipeline

    return pipeline.load(profile)


def parse(article: Article, nlp: Language) -> Doc:
    """Return `article` as one `Doc`, annotated by every component of `nlp`."""
    from standoff.language import pipeline

    return pipeline.parse(article, nlp)
