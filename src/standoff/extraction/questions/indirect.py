"""Finding the indirect question beside a word that leaves it open: "did not say how long", "who pays is unclear"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import WH, finite
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.stretches import lists
from standoff.extraction.wording import FINITE, QUOTES, bare
from standoff.language.clauses import is_passive

QUESTIONING = WH | words("clauses", "polar")
# A question word may stand behind one of these: "for how long", "to whom".
LEADING = frozenset({"in", "at", "from", "by", "under", "to", "with", "for", "of", "until", "since", "against"})


def indirect(cue: Token) -> list[Token]:
    """Return the indirect question beside `cue`: behind it, or put first in the sentence."""
    for token in cue.doc[cue.i + 1 : min(cue.i + 9, cue.sent.end)]:
        if token.lower_ in QUESTIONING:
            led = token.nbor(-1).lower_ in LEADING and token.i - 1 > cue.i
            return _clause(cue.doc[token.i - led : cue.sent.end])
        if token.tag_ in FINITE or token.text in ";:.!?,":
            break
    first = next((t for t in cue.sent if t.is_alpha), None)
    if first is not None and first.lower_ in LEADING and first.nbor().lower_ in WH and first.i + 2 < cue.i:
        return _put_first(cue, first)
    if first is None or first.lower_ not in QUESTIONING - {"if", "when", "where"} or first.i >= cue.i:
        return _bare_word(cue, first) or _joined(cue)
    return _put_first(cue, first)


def _joined(cue: Token) -> list[Token]:
    """Return the question that is the subject of a clause joined to others: "but what it meant was not clear"."""
    for token in reversed(cue.doc[cue.sent.start + 1 : cue.i]):
        joint = token.nbor(-1)
        opens = joint.tag_ == "CC" or joint.lower_ in ("though", "although", "while", "that")
        if token.lower_ in QUESTIONING - {"if"} and opens:
            asked = _put_first(cue, token)
            return asked if len(asked) > 1 else []
        if token.text in ";:":
            break
    return []


def _bare_word(cue: Token, first: Token | None) -> list[Token]:
    """Return "When" and "Where" standing alone ("When, he did not say"); before more words they open no question."""
    if first is None or first.i + 1 >= cue.i or first.lower_ not in ("when", "where"):
        return []
    return [first] if first.nbor().text == "," or first.nbor().lower_ in words("events", "being") else []


def _put_first(cue: Token, first: Token) -> list[Token]:
    """Return the question in "Which ones, she did not say", "Who pays was left unclear", "What it is he hid"."""
    asked = list(cue.doc[first.i : cue.i])
    aside = next((i for i, t in enumerate(asked) if t.text == ","), None)
    if aside is not None and any(t.tag_ in FINITE for t in asked[:aside]):
        return asked[:aside]
    comma = next((i for i, t in reversed(list(enumerate(asked))) if t.text == ","), None)
    if comma is not None and comma + 1 < len(asked) and asked[comma + 1].tag_ not in FINITE:
        return asked[:comma]
    at = next((i for i, t in reversed(list(enumerate(asked))) if t.tag_ in FINITE), len(asked))
    spoken = bare(cue) in words("unspecified", "speech") and cue.tag_ in ("VB", "VBN") and not is_passive(cue)
    if spoken and at and asked[at - 1].tag_ in ("PRP", "NNP") and finite(asked[: at - 1]) is not None:
        at -= 1
    return asked[:at]


def _clause(tokens: Span) -> list[Token]:
    """Return the words of a question up to where the sentence leaves it."""
    kept: list[Token] = []
    for token in tokens:
        after = token.nbor() if token.i + 1 < tokens.end else None
        if token.text in ";:.!?" or (token.text in QUOTES and after is not None and after.text in ",."):
            break
        if (
            kept
            and token.lower_ in ("or", "and", "but")
            and after is not None
            and (after.lower_ in QUESTIONING or after.tag_ in FINITE)
        ):
            break
        if token.text == "," and _leaves(token, after, kept):
            break
        kept.append(token)
    return kept


def _leaves(comma: Token, after: Token | None, asked: Sequence[Token]) -> bool:
    """Tell whether the sentence leaves a question at `comma`: it has its verb, and no list goes on."""
    if after is None or after.tag_ in ("CC", "IN", "WDT", "WP", "PRP", "VBG", "RB", "VBD") or after.lower_ == "though":
        return after is None or after.lower_ != "if"
    return any(t.tag_ in FINITE for t in asked) and not lists(comma)
