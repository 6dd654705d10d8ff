"""The spaCy pipeline: the network that reads each paragraph, and Standoff's own components after it."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from standoff.briefing import Article

# Imported because each registers its component with spaCy.
from standoff.language import attribution, boundaries, dates, encoder, lemmas, parties, quantities  # noqa: F401
from standoff.language.document import to_doc
from standoff.language.marks import know_marks
from standoff.language.profile import Profile

PARAGRAPH_PIPES = ("boundaries", "encoder", "base_forms")

# These read across paragraphs (a surname after a full name, a quotation that runs on), so they see the whole.
DOCUMENT_PIPES = ("quantities", "dates", "parties", "attribution")


def load(profile: Profile | None) -> Language:
    """Return the pipeline, with the extra names for parties of `profile`."""
    nlp = spacy.blank("en")
    know_marks(nlp)
    for name in PARAGRAPH_PIPES:
        nlp.add_pipe(name)
    for name in DOCUMENT_PIPES:
        nlp.add_pipe(name, config={"names": profile.names} if profile and name == "parties" else {})
    return nlp


def parse(article: Article, nlp: Language) -> Doc:
    """Return `article` as one `Doc`, annotated by every component of `nlp`."""
    return to_doc(article, nlp, frozenset(DOCUMENT_PIPES))
