"""The language pipeline, loaded once for all the tests of this floor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from standoff.article import from_text
from standoff.language import load, parse


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Doc]:
    """Return a function that makes an article of paragraphs, under a headline, and parses it."""

    def parsed(text: str) -> Doc:
        return parse(from_text(f"Ministers meet over the strait\n\n{text}\n"), nlp)

    return parsed
