"""Forces: the noun phrases that name military personnel or materiel, with how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Quantity
from standoff.extraction.deployments.naming import (
    DESIGNATION,
    all_tagged,
    amount_of,
    exercises,
    is_known,
    kind,
    kinds,
    name_of,
    noun_class,
    opens_phrase,
    singular,
    types,
    words_of,
)
from standoff.extraction.lexicon import lexicon
from standoff.language.quantities import Amount

# Classes that one generic word may name: troops are soldiers, brigades, a contingent.
_ALIKE = ({"persons", "units"}, {"ships"}, {"aircraft"}, {"vehicles"}, {"weapons"})

# Classes of which a noun in the singular tells one; "the force", "the contingent" are many.
_SINGLE = ("ships", "vehicles")

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
    heads = [token for token in sentence if _is_head(token)]
    named = {t.i for head in heads for t in name_of(head)[:-1]}
    heads = [head for head in heads if head.i not in named and not _is_open(head)]
    inner = {part.i: whole for whole in heads for part in _contents(whole, heads)}
    told = [_force(head, inner.get(head.i)) for head in heads if not any(_contents(head, heads))]
    return sorted([*told, *_named_ships(sentence, told)], key=lambda force: force.start)


def is_generic(force: Force) -> bool:
    """Tell whether the head of `force` may name again what a more telling word named: "the ship"."""
    return any(force.noun in words for words in lexicon("forces")["generic"].values())


def alike(one: Force, other: Force) -> bool:
    """Tell whether two forces may be the same: of one head, or of one class with a generic head."""
    if one.noun == other.noun:
        return True
    generic = is_generic(one) or is_generic(other)
    return generic and any(one.kind in kinds and other.kind in kinds for kinds in _ALIKE)


def same_number(one: Force, other: Force) -> bool:
    """Tell whether `other` may mean `one`: "the ship" is not one of several, nor are "the ships" one."""
    if one.quantity is None or other.is_anaphor or one.kind == "units":
        return True
    is_one = (one.quantity.max or one.quantity.min or 0) == 1
    if other.head.tag_ in ("NN", "NNP"):
        return is_one or other.kind not in _SINGLE
    return not is_one


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
        if token.text not in lexicon("movements")["prefixes"] or any(abs(f.head.i - token.i) < BESIDE for f in told):
            continue
        end = token.i + 1
        while end < sentence.end and doc[end].tag_ in ("NNP", "CD"):
            end += 1
        if end > token.i + 1:
            name = doc[token.i : end].text
            yield Force(doc[end - 1], token.i, end, "ships", doc[end - 1].lower_, name, Quantity(token.text, 1, 1))


def _is_other(pair: Span) -> bool:
    """Tell whether an article opens a phrase of which the word before is no part: "lend Oslo a battery"."""
    return pair[1].lower_ in ("a", "an", "the") and pair[0].tag_.startswith(("NN", "JJ", "POS"))


def _is_head(token: Token) -> bool:
    if token.dep_ == "nsubj" and token.lower_ in words_of("institutions", "drilling") and exercises(token.head):
        return True
    word = singular(token)
    if not is_known(word) and DESIGNATION.fullmatch(token.text) is None:
        return False
    if _continues(token) or not (token.tag_.startswith(("NN", "VB", "JJ")) or DESIGNATION.fullmatch(token.text)):
        return False
    name = name_of(token)
    words = {t.lower_ for t in name[:-1]}
    if words & words_of("kinds", "civil") or _is_talk(name) or _is_title(token) or _is_institution(token, name):
        return False
    marked = bool(words & words_of("kinds", "military")) or any(DESIGNATION.fullmatch(t.text) for t in name[:-1])
    if word in words_of("counted") | words_of("counted", "ranks"):
        amount = amount_of(token, name.start)
        several = amount is not None and max(amount.min or 0, amount.max or 0) > 1
        return several or (amount is not None and word in words_of("counted", "ranks"))
    if word in words_of("bound"):
        amount = amount_of(token, name.start) if word in words_of("bound", "persons") else None
        return marked or (amount is not None and max(amount.min or 0, amount.max or 0) > 1)
    if word in words_of("singular") and word == token.lower_ and not marked:
        return amount_of(token, name.start) is not None or any(c.dep_ == "nmod:poss" for c in token.children)
    if DESIGNATION.fullmatch(token.text) is not None:
        return token.text[-1] == "s" or amount_of(token, name.start) is not None
    if word in types() and word not in kinds():
        plural = word != token.lower_ or amount_of(token, name.start) is not None
        return plural and token.text[:1].isupper() and token.tag_ != "JJ"
    return word in kinds()


def _continues(token: Token) -> bool:
    """Tell whether `token` only stands before the head of its phrase: "tank" in "tank crews".

    What is shipped is told by the word before the shipment: "arms shipments".
    """
    if token.i + 1 >= len(token.doc) or noun_class(token.nbor()) is not None:
        return False
    after = token.nbor()
    if after.tag_ == "POS" or (after.lower_ in ("-", "–") and not token.whitespace_):
        return True
    return after.tag_ in ("NN", "NNS") and after.i < token.sent.end and _noun_follows(token, after)


def _noun_follows(token: Token, after: Token) -> bool:
    if token.head.i >= after.i and token.dep_ in ("compound", "amod", "nmod", "flat", "nmod:poss", "nummod"):
        return True
    return token.tag_ in ("NN", "NNP") and after.dep_ not in ("obl:unmarked", "obl:tmod")


def _is_talk(name: Span) -> bool:
    before = name.doc[max(name.start - 2, name.sent.start) : name.start]
    return len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in words_of("talk")


def _is_title(token: Token) -> bool:
    """Tell whether `token` is the title of a person: "General Smith", but not "Frigate HMS Kent"."""
    if token.i + 1 >= len(token.doc) or token.tag_ != "NNP" or token.nbor().tag_ != "NNP":
        return False
    return not token.nbor().text.isupper() and token.nbor().text not in lexicon("movements")["prefixes"]


def _is_institution(token: Token, name: Span) -> bool:
    """Tell whether `token` ends the name of a service ("Royal Navy", "Air Force"): it moves, it is not moved."""
    named = token.tag_ in ("NNP", "NNPS") and token.lower_ in words_of("institutions")
    return named and amount_of(token, name.start) is None


def _is_open(head: Token) -> bool:
    """Tell whether `head` is asked about or said not to be: "how many soldiers", "which ships", "no troops"."""
    before = head.doc[max(head.i - 3, head.sent.start) : head.i]
    asked = any(t.lower_ == "how" or (t.tag_ in ("WDT", "WP") and t.dep_ == "det") for t in before)
    return asked or any(t.lower_ in ("no", "neither", "without") for t in before)


def _contents(whole: Token, heads: list[Token]) -> Iterator[Token]:
    """Yield the forces that `whole` is made of: the tanks of "a regiment of T-90 tanks"."""
    if singular(whole) not in words_of("containers") or whole.i + 1 >= len(whole.doc) or whole.nbor().lower_ != "of":
        return
    for head in heads:
        if head.i > whole.i:
            between = head.doc[whole.i + 2 : name_of(head).start]
            if len(between) < 6 and all_tagged(between, _BEFORE_CONTENTS):
                yield head
            return


def _force(head: Token, whole: Token | None) -> Force:
    name = name_of(head)
    amount = amount_of(head, name.start)
    if whole is not None and amount is None:
        start = name_of(whole).start
    else:
        start = name.start if amount is None else amount.start
    words = head.doc[max(name.start, amount.end) : head.i + 1] if amount is not None else name
    text = " ".join(words.text.split())
    return Force(head, min(start, name.start), head.i + 1, kind(head), singular(head), text, _quantity(amount))


def _quantity(amount: Amount | None) -> Quantity | None:
    if amount is None or (amount.min is None and amount.max is None):
        return None
    return Quantity(amount.text, amount.min, amount.max)
