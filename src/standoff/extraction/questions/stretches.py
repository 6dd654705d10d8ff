"""How far a clause runs along the words of its sentence, where the tree cannot be trusted with it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extraction.questions.lists import words
from standoff.extraction.wording import FINITE, QUOTES

OPENING = words("clauses", "opening")
EMBEDDING = words("clauses", "embedding")
SUBORDINATING = words("clauses", "subordinating")
COORDINATING = words("clauses", "coordinating")
DANGLING = frozenset({"IN", "DT", "CC", "TO", "PRP$", "WDT", "WP", "WRB", "MD", "POS", "HYPH", "RP"})
# What "that", "either" and their like are where they stand for a noun.
STANDING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "DT", "PRP", "PRP$", "POS", "RB", "HYPH"})
DASHES = frozenset({"–", "—", "--"})
# An aside between dashes has fewer words than these.
ASIDE = 10
# Between "and" and the verb that makes it a new clause stand at most so many words of a subject.
SUBJECT_LENGTH = 5


def stretch(first: Token) -> list[Token]:
    """Return the words from `first` to the end of its clause: the next pause, or the word that opens another clause."""
    kept: list[Token] = []
    skipped = first.i
    for token in first.doc[first.i : first.sent.end]:
        if token.i < skipped:
            continue
        close = _closing_dash(token)
        if kept and close is not None:
            skipped = close.i + 1
            continue
        if kept and _ends(token, first):
            return closed(_without_stub(kept, token))
        kept.append(token)
    return closed(kept)


def _closing_dash(dash: Token) -> Token | None:
    """Return the dash that closes the aside which `dash` opens before an infinitive: "do all – at once – to help"."""
    if dash.text not in DASHES:
        return None
    behind = dash.doc[dash.i + 1 : min(dash.i + ASIDE, dash.sent.end - 1)]
    close = next((t for t in behind if t.text == dash.text), None)
    return close if close is not None and close.nbor().tag_ in ("TO", "IN") else None


def _without_stub(tokens: list[Token], stop: Token) -> list[Token]:
    """Return `tokens` without a clause at the end that `stop` cut before its verb ("before the talks, which ...")."""
    aside = stop.text == "," and stop.i + 1 < stop.sent.end and stop.nbor().tag_ in ("WDT", "WP", "WP$")
    marks = [i for i, t in enumerate(tokens) if i and t.lower_ in SUBORDINATING and (t.dep_ == "mark" or aside)]
    if marks and not any(t.tag_ in FINITE or t.tag_ == "VBG" for t in tokens[marks[-1] :]):
        return tokens[: marks[-1]]
    return tokens


def closed(tokens: Sequence[Token]) -> list[Token]:
    """Return `tokens` without marks and words at the end that lead to something left out."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[-1].is_punct or _dangles(kept[-1])):
        kept.pop()
    return kept


def _dangles(token: Token) -> bool:
    """Tell a last word that only leads to something: "of", "the", "condemning"."""
    if token.tag_ == "DT" and token.dep_ in STANDING:
        return False
    return (token.tag_ in DANGLING and token.dep_ not in ("compound:prt", "advmod")) or (
        token.tag_ == "VBG" and token.dep_ == "acl"
    )


def opens_clause(joint: Token) -> bool:
    """Tell whether `joint` ("and", "as") joins a clause with a verb of its own to what stands before it."""
    if joint.i + 1 < joint.sent.end and joint.lower_ != "as" and joint.nbor().tag_ == "IN":
        return True
    for token in joint.doc[joint.i + 1 : min(joint.i + 2 + SUBJECT_LENGTH, joint.sent.end)]:
        if token.tag_ in FINITE:
            return True
        if token.tag_ not in NOMINAL:
            return False
    return False


def _ends(token: Token, first: Token) -> bool:
    lower = token.lower_
    if token.text in ";:—–.!?(" or token.text == "--":
        return True
    if token.text in QUOTES:
        return not _opened_after(token, first) and _closes(token)
    if token.text == ",":
        return not lists(token)
    if lower == "as" and token.nbor(-1).lower_ in ("long", "far", "soon", "well", "much"):
        return False
    asked = token.tag_ in ("WRB", "WP", "WP$") and token.nbor(-1).pos_ == "VERB"
    joins = lower in COORDINATING and opens_clause(token) and not _embedded(token, first)
    return joins or (lower in OPENING and not asked)


def _embedded(joint: Token, first: Token) -> bool:
    """Tell whether a clause inside this one still waits for its verb when `joint` comes."""
    for token in reversed(joint.doc[first.i : joint.i]):
        if token.tag_ in FINITE:
            return False
        if token.lower_ in EMBEDDING:
            return True
    return False


def _opened_after(mark: Token, first: Token) -> bool:
    """Tell whether a quotation mark belongs to a quotation that lies within the clause."""
    inside = [t for t in mark.doc[first.i : mark.i] if t.text in QUOTES]
    if mark.text in ("“", "‘"):
        return True
    return (mark.text in ("”", "’", '"') and len(inside) % 2 == 1) or (
        mark.text == '"' and len(inside) % 2 == 0 and bool(mark.nbor(-1).whitespace_)
    )


def _closes(mark: Token) -> bool:
    """Tell the end of a quotation from the end of a few quoted words inside a clause: “have to” act."""
    after = mark.nbor() if mark.i + 1 < mark.sent.end else None
    return mark.nbor(-1).is_punct or after is None or after.is_punct


def lists(comma: Token) -> bool:
    """Tell a comma in a list of names ("Ukraine, Georgia and Moldova") or in a number from a pause."""
    for place, token in enumerate(comma.doc[comma.i + 1 : min(comma.i + 10, comma.sent.end)]):
        if token.lower_ in ("and", "or"):
            follows = token.nbor().tag_[:2] if token.i + 1 < comma.sent.end else ""
            return place > 0 and follows in ("NN", "JJ", "DT", "PR")
        if token.tag_[:2] not in ("NN", "JJ", "CD") and token.text != ",":
            return False
    return False
