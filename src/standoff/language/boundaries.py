"""The component `boundaries`: where a sentence must and where it cannot begin, told before the text is parsed.

The treebanks hold few quotations, so that marks are easily taken for sentences, or their sentences joined.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from standoff.language.lexicon import lexicon
from standoff.language.marks import plain

CLOSING = frozenset("”’»)]\"'")
OPENING = frozenset("“‘«\"'")
TITLES = frozenset(lexicon("abbreviations")["titles"])


@Language.component("boundaries", assigns=["token.is_sent_start"])
def boundaries(doc: Doc) -> Doc:
    """Mark the tokens of `doc` that begin a sentence for certain, and those that cannot."""
    for token in doc[1:]:
        before = token.nbor(-1)
        if _closes(token, before) or token.text[0].islower() or _goes_on(before):
            token.is_sent_start = False
        elif before.whitespace_ and _is_final(before) and (plain(token.text) in OPENING or token.text[0].isupper()):
            token.is_sent_start = True
    return doc


def _is_final(token: Token) -> bool:
    """Tell whether `token` is the full stop of a sentence, or a mark that closes right behind one."""
    if plain(token.text) in CLOSING and token.i > 0:
        token = token.nbor(-1)
    return token.text in (".", "!", "?")


def _closes(token: Token, before: Token) -> bool:
    """Tell whether `token` goes on with `before`: a mark that closes, or the name behind a title."""
    cut_off = before.text == "." and before.i > 0 and not before.nbor(-1).whitespace_
    title = before.nbor(-1) if cut_off else before
    if title.text.removesuffix(".") in TITLES:
        return True
    return plain(token.text) in CLOSING and not before.whitespace_ and before.text not in "(["


def _goes_on(before: Token) -> bool:
    """Tell whether no sentence can end with `before`: a plain word, a comma, a comma before a closing mark."""
    if before.is_alpha or before.text == ",":
        return before.whitespace_ == " "  # A line break can part a heading from what follows.
    return before.i > 0 and plain(before.text) in CLOSING and before.nbor(-1).text == ","
