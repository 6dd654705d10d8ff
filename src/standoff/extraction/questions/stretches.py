"""How far a clause runs along the words of its sentence, where the tree cannot be trusted with it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extraction.phrasing import FINITE, QUOTES

# Words that open a clause of their own, whatever went before.
OPENING = frozenset({"though", "although", "whereas", "while", "because", "since", "whose", "whom", "where", "adding", "saying"})
RELATIVE = frozenset({"who", "which"})
COORDINATING = frozenset({"and", "but", "or", "as", "nor", "yet", "so"})
DANGLING = frozenset({"IN", "DT", "CC", "TO", "PRP$", "WDT", "WP", "WRB", "MD", "POS", "HYPH", "RP"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "DT", "PRP", "PRP$", "POS", "RB", "HYPH"})
# Between "and" and the verb that makes it a new clause stand at most so many words of a subject.
SUBJECT_LENGTH = 5


def stretch(first: Token) -> list[Token]:
    """Return the words from `first` to the end of its clause: the next pause, or the word that opens another clause."""
    kept: list[Token] = []
    for token in first.doc[first.i : first.sent.end]:
        if kept and _ends(token, first):
            break
        kept.append(token)
    return closed(kept)


def closed(tokens: Sequence[Token]) -> list[Token]:
    """Return `tokens` without marks and words at the end that lead to something left out."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].tag_ in DANGLING and kept[-1].dep_ != "compound:prt"):
        kept.pop()
    return kept


def opens_clause(joint: Token) -> bool:
    """Tell whether `joint` ("and", "as") joins a clause with a verb of its own to what stands before it."""
    for token in joint.doc[joint.i + 1 : min(joint.i + 2 + SUBJECT_LENGTH, joint.sent.end)]:
        if token.tag_ in FINITE:
            return True
        if token.tag_ not in NOMINAL:
            return False
    return False


def _ends(token: Token, first: Token) -> bool:
    lower = token.lower_
    if token.text in ";:—–.!?(" or (token.text in QUOTES and not _opened_after(token, first)):
        return True
    if token.text == ",":
        return not _lists(token)
    return lower in OPENING or (lower in RELATIVE and token.nbor(-1).text == ",") or (lower in COORDINATING and opens_clause(token))


def _opened_after(mark: Token, first: Token) -> bool:
    """Tell whether a quotation mark belongs to a quotation that lies within the clause."""
    inside = [t for t in mark.doc[first.i : mark.i] if t.text in QUOTES]
    if mark.text in ("“", "‘"):
        return True
    return mark.text in ("”", "’", '"') and len(inside) % 2 == 1 or (mark.text == '"' and len(inside) % 2 == 0 and bool(mark.nbor(-1).whitespace_))


def _lists(comma: Token) -> bool:
    """Tell a comma in a list of names ("Ukraine, Georgia and Moldova") or in a number from a pause."""
    named = 0
    for token in comma.doc[comma.i + 1 : min(comma.i + 10, comma.sent.end)]:
        if token.lower_ in ("and", "or"):
            return named > 0 and token.i + 1 < comma.sent.end and token.nbor().tag_[:2] in ("NN", "JJ", "DT", "PR")
        if token.tag_[:2] not in ("NN", "JJ", "CD") and token.text != ",":
            return False
        named += 1
    return False
