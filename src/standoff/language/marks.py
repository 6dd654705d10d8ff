"""The quotation marks of typewriters and wire services, which are made of other marks: ``word'' and `word'."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.util import compile_prefix_regex, compile_suffix_regex

_PLAIN = {"``": '"', "‘‘": '"', "''": '"', "’’": '"', "″": '"', "`": "'"}
ALWAYS_OPENING = frozenset({"``", "‘‘", "`"})


def plain(mark: str) -> str:
    """Return the straight quotation mark that `mark` stands for; any other text stays as it is."""
    return _PLAIN.get(mark, mark)


def know_marks(nlp: Language) -> None:
    """Make the tokenizer of `nlp` part such marks from words, and its vocabulary take them for punctuation."""
    marks = [re.escape(mark) for mark in _PLAIN]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*marks, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*marks, *(nlp.Defaults.suffixes or ())]).search
    for mark in _PLAIN:
        nlp.vocab[mark].is_punct = True
