"""What the tests of deployments share: the pipeline, and a way to find what a paragraph tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from standoff.article import from_text
from standoff.briefing import Deployment
from standoff.extraction.deployments import deployments
from standoff.language import load, parse

Find = Callable[[str], list[Deployment]]

THURSDAY = date(2023, 6, 15)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline, as the product loads it."""
    return load()


@pytest.fixture(scope="module")
def find(nlp: Language) -> Find:
    """Return a function that finds the deployments of a paragraph under a headline."""

    def found(text: str) -> list[Deployment]:
        article = from_text(f"Ministers meet over the strait\n\n{text}\n", published=THURSDAY)
        return deployments(parse(article, nlp))

    return found
