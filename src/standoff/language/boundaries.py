"""The component `boundaries`: where a sentence cannot begin, told to the parser before it parses.

The treebanks hold few quotations, so that a closing mark is easily taken for a sentence of its own.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from standoff.language.lexicon import lexicon

CLOSING = frozenset("”’»)]\"'")
TITLES = frozenset(lexicon("abbreviations")["titles"])


@Language.component("boundaries", assigns=["token.is_sent_start"])
def boundaries(doc: Doc) -> Doc:
    """Mark the tokens of `doc` that cannot begin a sentence: closing marks, and whatever runs on in lower case."""
    for token in doc[1:]:
        before = token.nbor(-1)
        if _closes(token, before) or token.text[0].islower() or before.text == "," or _is_quoted_comma(before):
            token.is_sent_start = False
    return doc


def _closes(token: Token, before: Token) -> bool:
    """Tell whether `token` goes on with `before`: a mark that closes, or the name behind a title."""
    if before.text.removesuffix(".") in TITLES:
        return True
    return token.text in CLOSING and not before.whitespace_ and before.text not in "(["


def _is_quoted_comma(token: Token) -> bool:
    return token.i > 0 and token.text in CLOSING and token.nbor(-1).text == ","
