"""Which words of a sentence tell a position."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from standoff.language.annotations import Attribution
from standoff.language.clauses import SUBJECTS, trimmed
from standoff.language.quotations import Quotation

# A noun further than this before the relative clause that hangs on it is not taken into the quotation of it.
ANTECEDENT_WORDS = 12

# What may stand between the last word of a quotation and the end of its closing mark: a comma, a mark, another mark.
TRAILING_TOKENS = 3


def extent(attribution: Attribution, sentence: Span) -> tuple[int, int]:
    """Return the tokens `[start, end)` of `sentence` that tell what `attribution` does.

    They are its source, cue and content, and what else the cue governs, so that the words make sense alone.
    """
    ranges = [attribution.source, attribution.cue, attribution.content]
    if attribution.rule == "continued quotation":
        ranges = [attribution.content]
    parts = [part for r in ranges if (part := within(r, sentence)) is not None] or [sentence]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    head = sentence.doc[attribution.head]
    if attribution.rule != "continued quotation" and sentence.start <= head.i < sentence.end:
        start, end = min(start, _begin(head)), max(end, _end(head))
    return max(start, sentence.start), min(end, sentence.end)


def whole(words: Span, sentence: Span, marks: Sequence[Quotation]) -> Span:
    """Return `words` without punctuation at its ends, but with both `marks` of a quotation that it holds one of."""
    words = trimmed(words)
    start, end = (words.start, words.end) if len(words) else (sentence.start, sentence.end)
    for quotation in marks:
        if start <= quotation.start < end < quotation.end <= end + TRAILING_TOKENS:
            end = quotation.end
        elif quotation.start < start <= quotation.start + 1 and quotation.end < end:
            start = quotation.start
    return sentence.doc[start : min(end, sentence.end)]


def within(tokens: tuple[int, int] | None, sentence: Span) -> Span | None:
    """Return the part of the range `tokens` that lies in `sentence`, or None where there is none."""
    if tokens is None:
        return None
    start, end = max(tokens[0], sentence.start), min(tokens[1], sentence.end)
    return sentence.doc[start:end] if start < end else None


def _begin(head: Token) -> int:
    """Return where the noun begins that a relative clause is about, if it is near; else where `head` stands.

    What stands behind a comma is that noun, whatever the clause was hung on: "to the shelf, a view X disputes".
    """
    noun = head.head
    if head.dep_ not in ("acl", "acl:relcl") or head.i - noun.left_edge.i > ANTECEDENT_WORDS:
        return head.i
    start = noun.left_edge.i + (noun.left_edge.pos_ == "ADP")
    commas = (i for i in range(head.i - 1, start, -1) if head.doc[i].text in (",", "–", "—"))
    return next((i + 1 for i in commas if head.doc[i + 1].pos_ in ("DET", "NOUN", "ADJ")), start)


def _end(head: Token) -> int:
    """Return the end of what `head` governs, clauses with a subject of their own that are joined to it left out."""
    governed = [c for c in head.children if c.i > head.i and not c.is_punct and not _is_joined_clause(c)]
    return max((c.right_edge.i + 1 for c in governed), default=head.i + 1)


def _is_joined_clause(word: Token) -> bool:
    if word.dep_ not in ("conj", "parataxis", "cc"):
        return False
    return word.dep_ == "cc" or any(c.dep_ in SUBJECTS for c in word.children)
