"""The word lists and tables that the finders of open questions go by."""

from __future__ import annotations

from functools import cache
from typing import cast

from standoff.extraction.lexicon import lexicon


@cache
def words(group: str, key: str) -> frozenset[str]:
    """Return one word list of the lexicon of questions."""
    return frozenset(cast("list[str]", lexicon("questions")[group][key]))


@cache
def table(name: str) -> dict[str, str]:
    """Return one table of the lexicon of questions."""
    return cast("dict[str, str]", lexicon("questions")[name])


@cache
def _synonyms() -> dict[str, str]:
    return {other: name for name, others in lexicon("questions")["synonyms"].items() for other in others}


def canonical(lemma: str) -> str:
    """Return the one word under which all of the meaning of `lemma` go: "talk" for "negotiation"."""
    return _synonyms().get(lemma, lemma)
