"""The component `base_forms`: base forms of verbs by rule and exception, over those that were learned.

The learned lemmatizer is right on closed classes but invents verbs that it never saw ("rejecte"), and
every cue is looked up by its lemma. Rules and tables: WordNet's, as packaged for spaCy; see
`lexicon/verb_lemmas.json`, which `standoff.training.lemmas` writes.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

# The treebanks disagree whether this plural has a singular, and word lists need one form.
_PLURALS = {"troops": "troop"}


class _Tables(NamedTuple):
    known: frozenset[str]
    irregular: dict[str, str]
    endings: tuple[tuple[str, str], ...]


@cache
def _tables() -> _Tables:
    text = (files("standoff.language.lexicon") / "verb_lemmas.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return _Tables(frozenset(data["known"]), data["irregular"], tuple(map(tuple, data["endings"])))


@Language.component("base_forms", assigns=["token.lemma"])
def base_forms(doc: Doc) -> Doc:
    """Give every verb of `doc` the base form that the tables know; other words keep what was learned."""
    for token in doc:
        if token.pos_ == "VERB":
            token.lemma_ = base_form(token.lower_) or token.lemma_
        elif token.pos_ == "NOUN":
            token.lemma_ = _PLURALS.get(token.lower_, token.lemma_)
    return doc


def base_form(verb: str) -> str | None:
    """Return the base form of a lower-case `verb`, or None where no known verb has that form."""
    tables = _tables()
    if verb in tables.irregular:
        return tables.irregular[verb]
    if verb in tables.known:
        return verb
    for ending, replacement in tables.endings:
        stem = verb.removesuffix(ending)
        if stem != verb and stem + replacement in tables.known:
            return stem + replacement
    return None
