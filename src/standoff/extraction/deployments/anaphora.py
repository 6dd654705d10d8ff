"""Anaphora: forces that are meant and not named again: "they arrived", "the group", "the withdrawal was completed"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.naming import DEFINITE, noun_class, singular
from standoff.extraction.deployments.place_names import is_dated
from standoff.extraction.deployments.rows import Row
from standoff.language.parties import party_of

# How many sentences back such a force may be told: for a pronoun, and for a noun.
PRONOUN_REACH = 1
NOUN_REACH = 3

_PRONOUNS = {"they": True, "them": True, "it": False}


def meant_again(sentence: Span, named: list[Force], earlier: list[Row]) -> list[Force]:
    """Return the forces of `earlier` that `sentence` means by a pronoun or a noun; `named` are those that it names."""
    taken = {i for force in named for i in range(force.start, force.end)}
    found = []
    for token in sentence:
        row = None if token.i in taken else next(_meant(token, sentence, earlier), None)
        if row is not None:
            found.append(row.force._replace(head=token, start=token.i, end=token.i + 1, quantity=None))
    return found


def _meant(token: Token, sentence: Span, earlier: list[Row]) -> Iterator[Row]:
    if token.lower_ in _PRONOUNS and token.dep_ in ("nsubj", "nsubj:pass", "obj"):
        yield from _by_pronoun(token, sentence, earlier)
    elif token.tag_ in ("NN", "NNS") and _is_definite(token):
        near = [row for row in reversed(earlier) if _back(row, sentence) <= NOUN_REACH]
        yield from (row for row in near if row.force.noun == singular(token))
        name = noun_class(token)
        if name is not None and not _has_complement(token):
            left = [row for row in reversed(earlier) if name == "withdraw" and row.leaves]
            yield from (row for row in left or near if _tells_again(name, row))


def _by_pronoun(token: Token, sentence: Span, earlier: list[Row]) -> Iterator[Row]:
    """Yield the force told last, if the pronoun has its number and means no party or person."""
    row = earlier[-1] if earlier else None
    if row is None or _back(row, sentence) > PRONOUN_REACH:
        return
    meant = party_of(token)
    if any(m.person or m.code != row.actor for m in meant) or (meant and token.lower_ == "it"):
        return
    if _PRONOUNS[token.lower_] == _is_plural(row) and _is_first(token):
        yield row


def _tells_again(name: str, row: Row) -> bool:
    """Tell whether a noun of class `name` can tell the movement of `row` again: a visit is no delivery."""
    if name == "move":
        return row.force.kind not in ("persons", "units", "ships")
    return name != "arrive" or row.rule.startswith("arrive")


def _is_first(pronoun: Token) -> bool:
    """Tell whether no noun of its number stands before the pronoun in its sentence, which it would mean rather."""
    tags = ("NNS", "NNPS") if _PRONOUNS[pronoun.lower_] else ("NN", "NNP")
    return not any(t.tag_ in tags and not is_dated(t) for t in pronoun.doc[pronoun.sent.start : pronoun.i])


def _is_plural(row: Row) -> bool:
    return row.force.head.tag_ in ("NNS", "NNPS") or (row.force.kind == "persons" and row.force.head.tag_ == "NN")


def _back(row: Row, sentence: Span) -> int:
    """Return how many sentences before `sentence` the row was told last."""
    last = row.evidence[-1]
    return sum(t.is_sent_start is True for t in sentence.doc[last.end : sentence.start]) + 1


def _is_definite(token: Token) -> bool:
    """Tell whether only "the" stands before the noun, and no noun after it."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return before.lower_ in DEFINITE and not after.tag_.startswith("NN")


def _has_complement(noun: Token) -> bool:
    """Tell whether the noun says itself what moves: "the deployment of engineers"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in ("of", "by")
