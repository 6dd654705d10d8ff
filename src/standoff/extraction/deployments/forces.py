"""Forces: the noun phrases that name military personnel or materiel, with how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Quantity
from standoff.extraction.deployments.heads import is_head
from standoff.extraction.deployments.naming import (
    all_tagged,
    amount_of,
    kind,
    name_of,
    opens_phrase,
    singular,
    words_of,
)
from standoff.extraction.lexicon import lexicon
from standoff.language.quantities import Amount, within

# Nouns that a number stands behind.
COUNTS = ("number", "strength", "size", "total")


# A word for a ship so near to a name tells what it is: "HMS Kent, a Type 23 frigate".
BESIDE = 8

# What may stand before the contents of "a squadron of".
_BEFORE_CONTENTS = frozenset({"DT", "CD", "IN", "JJ", "JJR", "JJS", "RB", "NNP", "PRP$"})


class Force(NamedTuple):
    """A force as told: its head word, the tokens `[start, end)` of its name, its class, noun and number."""

    head: Token
    start: int
    end: int
    kind: str
    noun: str
    text: str
    quantity: Quantity | None

    @property
    def is_elided(self) -> bool:
        """Whether only a number stands for it: "a further 300 would follow"."""
        return singular(self.head) != self.noun

    @property
    def is_anaphor(self) -> bool:
        """Whether it is meant and not named: "they arrived", "the withdrawal"."""
        return self.is_elided and self.quantity is None

    @property
    def opening_words(self) -> Span:
        """The words of the noun phrase before the name."""
        return self.head.doc[self.opening : self.start]

    @property
    def opening(self) -> int:
        """Where the whole noun phrase begins: with a determiner, a possessor, a demonym, a number."""
        first = max(self.head.sent.start, self.start - 6)
        start = self.start
        while (
            start > first
            and opens_phrase(self.head.doc[start - 1])
            and not _is_other(self.head.doc[start - 1 : start + 1])
        ):
            start -= 1
        return start


def forces(sentence: Span) -> list[Force]:
    """Return the forces that `sentence` names, in order; of "a regiment of tanks" only the tanks."""
    heads = [token for token in sentence if is_head(token)]
    named = {t.i for head in heads for t in name_of(head)[:-1]}
    heads = [head for head in heads if head.i not in named and not _is_open(head)]
    heads = [head for head in heads if not _is_service_of(head, heads)]
    wholes = [t for t in sentence if t in heads or singular(t) in words_of("formations")]
    inner = {part.i: whole for whole in wholes for part in _contents(whole, heads)}
    heads = [head for head in heads if not _is_told_twice(head, heads)]
    told = [_force(head, inner.get(head.i)) for head in heads if not any(_contents(head, heads))]
    told = [f for f in told if not any(_is_counted_with(f, other) for other in told)]
    return sorted([*told, *_named_ships(sentence, told)], key=lambda force: force.start)


def is_counted(force: Force) -> bool:
    """Tell whether a number of the force is told behind it: "put the number of its soldiers at 600"."""
    before = force.head.doc[max(force.opening - 2, 0) : force.opening]
    opening = force.opening_words
    return any(t.lower_ in COUNTS for t in (*before, *opening))


def names_beside(force: Force) -> list[Token]:
    """Return the words of the names beside the force in apposition: "HMS Kent, a frigate", "a tug, the Ajax"."""
    doc, names = force.head.doc, list[Token]()
    for first, step in ((force.end, 1), (force.opening - 1, -1)):
        i = first + step
        if not 0 <= first < len(doc) or doc[first].text != ",":
            continue
        while 0 <= i < len(doc) and (doc[i].tag_ in ("NNP", "NNPS") or doc[i].tag_ == "DT"):
            if doc[i].tag_ != "DT" and doc[i].text not in lexicon("movements")["prefixes"]:
                names.append(doc[i])
            i += step
    return names


def _named_ships(sentence: Span, told: list[Force]) -> Iterator[Force]:
    """Yield the ships of which only the name is told: "the USS Halsey"."""
    doc = sentence.doc
    for token in sentence:
        aside = token.i > sentence.start + 1 and "," in (token.nbor(-1).text, token.nbor(-2).text)
        near = BESIDE * (2 if aside else 1)
        if token.text not in lexicon("movements")["prefixes"] or any(abs(f.head.i - token.i) < near for f in told):
            continue
        end = token.i + 1
        while end < sentence.end and doc[end].tag_ in ("NNP", "CD"):
            end += 1
        if end > token.i + 1:
            name = doc[token.i : end].text
            yield Force(doc[end - 1], token.i, end, "ships", doc[end - 1].lower_, name, Quantity(name, 1, 1))


def _is_other(pair: Span) -> bool:
    """Tell whether an article opens a phrase of which the word before is no part: "lend Oslo a battery"."""
    return pair[1].lower_ in ("a", "an", "the") and pair[0].tag_.startswith(("NN", "JJ", "POS"))


def _is_open(head: Token) -> bool:
    """Tell whether `head` is asked about or said not to be: "how many soldiers", "which ships", "no troops"."""
    before = head.doc[max(head.i - 3, head.sent.start) : head.i]
    counts = any(t.lower_ == "how" and t.nbor().lower_ in ("many", "much", "few") for t in before)
    asked = counts or any(t.tag_ in ("WDT", "WP") and t.dep_ == "det" for t in before)
    none = any(t.lower_ in ("no", "neither", "without") for t in before)
    return asked or none or any(t.lower_ in ("any", "every", "each", "such") for t in head.children)


def _is_told_twice(head: Token, heads: list[Token]) -> bool:
    """Tell whether `head` is told by another: "two ships, the frigate Ajax and", "10 battalions, or 6,000 men"."""
    before = [other for other in heads if other.i < head.i and kind(other) == kind(head)]
    if before and head.i + 1 < head.sent.end and head.nbor().tag_ == "NNP" and head.tag_ == "NN":
        between = head.doc[before[-1].i + 1 : name_of(head).start]
        named = any(t.tag_ == "NNP" for t in between) and all_tagged(between, frozenset({"NNP", "DT", ",", "CC", "CD"}))
        return named and before[-1].tag_ == "NNS"
    after = next((other for other in heads if other.i > head.i), None)
    if kind(head) != "units" or after is None or kind(after) != "persons":
        return False
    amount = amount_of(after, name_of(after).start)
    between = head.doc[head.i + 1 : after.i if amount is None else amount.start]
    return amount is not None and between.text in (", or", "or", "(", ", or some", ", or about")


def _is_counted_with(force: Force, other: Force) -> bool:
    """Tell whether one number counts both: "more than 4,000 sailors and marines"."""
    counted = other.quantity is not None and max(other.quantity.min or 0, other.quantity.max or 0) > 1
    bare = force.quantity is None and not force.opening_words
    between = force.head.doc[other.end : force.start].text
    return counted and bare and force.kind in (other.kind, "other") and between == "and"


def _is_service_of(head: Token, heads: list[Token]) -> bool:
    """Tell whether `head` only tells to what another force belongs: the fleet of "boats of its river fleet"."""
    of = any(c.dep_ == "case" and c.lower_ == "of" for c in head.children)
    whole = head.head
    return of and head.dep_ == "nmod" and whole in heads and kind(head) == "units" and kind(whole) != "units"


def _contents(whole: Token, heads: list[Token]) -> Iterator[Token]:
    """Yield the forces that `whole` is made of: the tanks of "a regiment of T-90 tanks"."""
    if singular(whole) not in words_of("containers") or whole.i + 1 >= len(whole.doc) or whole.nbor().lower_ != "of":
        return
    for head in heads:
        if head.i > whole.i:
            between = head.doc[whole.i + 2 : name_of(head).start]
            if len(between) < 6 and all_tagged(between, _BEFORE_CONTENTS, ("and", "or")):
                yield head
            return


def _force(head: Token, whole: Token | None) -> Force:
    name = name_of(head)
    amount = amount_of(head, name.start)
    if whole is not None and amount is None:
        start = name_of(whole).start
    else:
        start = name.start if amount is None else amount.start
    words = head.doc[max(name.start, _after(amount, head)) : head.i + 1] if amount is not None else name
    text = " ".join(words.text.split())
    if whole is not None and singular(whole) in words_of("formations"):
        text = f"{name_of(whole).text} of {text}"
        formations = amount_of(whole, name_of(whole).start)
        if amount is None and formations is not None and max(formations.min or 0, formations.max or 0) > 1:
            amount = formations
    held = _holds(head, amount)
    if held is not None:
        return Force(head, min(start, name.start), head.i + 1, kind(head), singular(head), text, _quantity(held))
    return Force(head, min(start, name.start), head.i + 1, kind(head), singular(head), text, _quantity(amount))


def _holds(head: Token, amount: Amount | None) -> Amount | None:
    """Return how many "of" tells that a formation has: "a contingent of roughly 300 camped there"."""
    one = amount is None or amount.text.lower() in ("a", "an")
    if (
        not one
        or singular(head) not in words_of("formations")
        or head.i + 1 >= head.sent.end
        or head.nbor().lower_ != "of"
    ):
        return None
    return next((a for a in within(head.doc, head.i + 2, head.sent.end) if a.start <= head.i + 3), None)


def _after(amount: Amount, head: Token) -> int:
    """Return where what a number counts may begin: behind "-strong" or "-member"."""
    return amount.end + 2 if head.doc[amount.end].text in ("-", "–") and amount.end + 2 <= head.i else amount.end


def _quantity(amount: Amount | None) -> Quantity | None:
    if amount is None or (amount.min is None and amount.max is None):
        return None
    return Quantity(amount.text, amount.min, amount.max)
