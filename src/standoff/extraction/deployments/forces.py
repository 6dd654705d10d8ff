"""Forces: the noun phrases that name military personnel or materiel, with how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Quantity
from standoff.extraction.lexicon import lexicon
from standoff.language.lemmas import base_form
from standoff.language.parties import mentions_at, party_of
from standoff.language.quantities import Amount, within

# "F-16s", "Su-30MKI", "S-400", "T-90", "MiG-29": letters, a dash, digits, as every maker writes its types.
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Z]{0,4}s?")

# Classes that one generic word may name: troops are soldiers, brigades, a contingent.
_ALIKE = ({"persons", "units"}, {"ships"}, {"aircraft"}, {"vehicles"}, {"weapons"})

# What may stand before the contents of "a squadron of", after a number, and before the name of a force.
_BEFORE_CONTENTS = frozenset(["DT", "CD", "IN", "JJ", "JJR", "JJS", "RB", "NNP", "PRP$"])
_AFTER_NUMBER = frozenset(["JJ", "JJR", "JJS", "NNP", "NNPS", "RB", "VBN", "VBG", "HYPH", "PRP$"])
_BEFORE_NAME = frozenset(["DT", "PRP$", "POS", "JJ", "JJR", "JJS", "CD", "NNP", "NNPS", "NN", "HYPH", "PDT", "VBN"])

_SHIP_PREFIX = re.compile(r"(?:HM|US|HMA|HMC|HN|IN|BR|RO|RF|JD)S|BRP|USNS|USCGC|ARA|KRI|ROKS|TCG")


class Force(NamedTuple):
    """A force as told: its head word, the tokens `[start, end)` of its name, its class and number."""

    head: Token
    start: int
    end: int
    kind: str
    text: str
    quantity: Quantity | None

    @property
    def opening(self) -> int:
        """Where the whole noun phrase begins: with a determiner, a possessor, a demonym, a number."""
        first = max(self.head.sent.start, self.start - 6)
        start = self.start
        while start > first and _opens(self.head.doc[start - 1]):
            start -= 1
        return start


def forces(sentence: Span) -> list[Force]:
    """Return the forces that `sentence` names, in order; of "a regiment of tanks" only the tanks."""
    heads = [token for token in sentence if _is_head(token)]
    named = {t.i for head in heads for t in _name(head)[:-1]}
    heads = [head for head in heads if head.i not in named and not _is_open(head)]
    inner = {part.i: whole for whole in heads for part in _contents(whole, heads)}
    return [_force(head, inner.get(head.i)) for head in heads if not any(_contents(head, heads))]


def singular(token: Token) -> str:
    """Return the singular of a noun as the lexicon has it."""
    word = token.lower_
    if _is_known(word):
        return word
    for ending, replacement in (("men", "man"), ("ies", "y"), ("s", "")):
        stem = word.removesuffix(ending) + replacement
        if word.endswith(ending) and _is_known(stem):
            return stem
    return word


def _is_known(word: str) -> bool:
    tables = (_kinds(), _words("bound"), _words("counted"), _words("counted", "ranks"))
    return any(word in table for table in tables)


def kind(head: Token) -> str:
    """Return the class of a force by its head: "persons", "units", "ships", "aircraft", "vehicles", "weapons"."""
    if DESIGNATION.fullmatch(head.text):
        return "aircraft"
    return _kinds().get(singular(head), "other")


def is_generic(force: Force) -> bool:
    """Tell whether the head of `force` may name again what a more telling word named: "the ship"."""
    return any(singular(force.head) in words for words in lexicon("forces")["generic"].values())


def alike(one: Force, other: Force) -> bool:
    """Tell whether two forces may be the same: of one head, or of one class with a generic head."""
    if singular(one.head) == singular(other.head):
        return True
    generic = is_generic(one) or is_generic(other)
    return generic and any(one.kind in kinds and other.kind in kinds for kinds in _ALIKE)


def names_beside(force: Force) -> list[Token]:
    """Return the words of the names beside the force in apposition: "HMS Kent, a frigate", "a tug, the Ajax"."""
    doc, names = force.head.doc, list[Token]()
    for first, step in ((force.end, 1), (force.opening - 1, -1)):
        i = first + step
        if not 0 <= first < len(doc) or doc[first].text != ",":
            continue
        while 0 <= i < len(doc) and (doc[i].tag_ in ("NNP", "NNPS") or doc[i].tag_ == "DT"):
            if doc[i].tag_ != "DT" and not _SHIP_PREFIX.fullmatch(doc[i].text):
                names.append(doc[i])
            i += step
    return names


def _is_head(token: Token) -> bool:
    word = singular(token)
    if not _is_known(word) and DESIGNATION.fullmatch(token.text) is None:
        return False
    if _continues(token) or not (token.tag_.startswith(("NN", "VB", "JJ")) or DESIGNATION.fullmatch(token.text)):
        return False
    name = _name(token)
    words = {t.lower_ for t in name[:-1]}
    if words & _words("kinds", "civil") or _is_talk(name) or _is_title(token) or _is_institution(token, name):
        return False
    marked = bool(words & _words("kinds", "military")) or any(DESIGNATION.fullmatch(t.text) for t in name[:-1])
    if word in _words("counted") | _words("counted", "ranks"):
        amount = _amount(token, name.start)
        several = amount is not None and max(amount.min or 0, amount.max or 0) > 1
        return several or (amount is not None and word in _words("counted", "ranks"))
    if word in _words("bound"):
        return marked
    if word in _words("singular") and word == token.lower_ and not marked:
        return _amount(token, name.start) is not None or bool(_possessor(token))
    if DESIGNATION.fullmatch(token.text) is not None:
        return token.text[-1] == "s" or _amount(token, name.start) is not None
    return word in _kinds()


def _continues(token: Token) -> bool:
    """Tell whether `token` only stands before the head of its phrase: "tank" in "tank crews"."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    if after.tag_ == "POS" or (after.lower_ in ("-", "–") and not token.whitespace_):
        return True
    return after.tag_ in ("NN", "NNS") and after.i < token.sent.end and _noun_follows(token, after)


def _noun_follows(token: Token, after: Token) -> bool:
    if token.head.i >= after.i and token.dep_ in ("compound", "amod", "nmod", "flat", "nmod:poss", "nummod"):
        return True
    return token.tag_ in ("NN", "NNP") and after.dep_ not in ("obl:unmarked", "obl:tmod")


def _name(head: Token) -> Span:
    """Return `head` with the words before it that belong to its name."""
    start = head.i
    while start > head.sent.start:
        if head.doc[start - 1].text == ")" and start - 3 > head.sent.start and head.doc[start - 3].text == "(":
            start -= 3
        elif _belongs(head.doc[start - 1], head.doc[start]):
            start -= 1
        else:
            break
    return head.doc[start : head.i + 1]


def is_hidden_verb(token: Token) -> bool:
    """Tell whether `token` is a past tense that was taken for an adjective: "Chile massed tanks along"."""
    if token.tag_ not in ("JJ", "NN", "VBN") or not token.lower_.endswith("ed") or token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    named = any(m.kind != "demonym" for m in mentions_at(token.doc, before.i))
    return base_form(token.lower_) is not None and (named or before.tag_ == "PRP")


def _belongs(token: Token, after: Token) -> bool:
    if is_hidden_verb(token):
        return False
    if token.lower_ in _words("kinds", "military") or DESIGNATION.fullmatch(token.text):
        return True
    if token.text in ("-", "–"):
        return not token.whitespace_
    if token.tag_ == "CD" and len(token) < 3:
        return token.i > token.sent.start and token.nbor(-1).tag_ == "NNP" and not _is_party(token.nbor(-1))
    if token.text == "and" and after.lower_ in _words("kinds", "military"):
        return token.i > 0 and token.nbor(-1).lower_ in _words("kinds", "military")
    if token.lower_ in _words("kinds", "loose") or token.lower_ in _words("containers") or _is_party(token):
        return False
    return token.tag_ in ("NN", "NNP", "NNPS") or (token.tag_ == "JJ" and token.text.islower())


def _is_party(token: Token) -> bool:
    return bool(party_of(token)) and token.ent_type_ != "PER"


def _is_talk(name: Span) -> bool:
    before = name.doc[max(name.start - 2, name.sent.start) : name.start]
    return len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in _words("talk")


def _is_title(token: Token) -> bool:
    """Tell whether `token` is a title or part of a proper name: "General Smith", "Chief of Defence Forces"."""
    if token.i + 1 < len(token.doc) and token.tag_ == "NNP" and token.nbor().tag_ == "NNP":
        return not token.nbor().text.isupper() and not _SHIP_PREFIX.fullmatch(token.nbor().text)
    return False


def _is_institution(token: Token, name: Span) -> bool:
    """Tell whether `token` ends the name of a service ("Royal Navy", "Air Force"): it moves, it is not moved."""
    named = token.tag_ in ("NNP", "NNPS") and token.lower_ in _words("institutions")
    return named and _amount(token, name.start) is None


def _is_open(head: Token) -> bool:
    """Tell whether `head` is asked about or said not to be: "how many soldiers", "which ships", "no troops"."""
    before = head.doc[max(head.i - 3, head.sent.start) : head.i]
    asked = any(t.lower_ == "how" or (t.tag_ in ("WDT", "WP") and t.dep_ == "det") for t in before)
    return asked or any(t.lower_ in ("no", "neither", "without") for t in before)


def _contents(whole: Token, heads: list[Token]) -> Iterator[Token]:
    """Yield the forces that `whole` is made of: the tanks of "a regiment of T-90 tanks"."""
    if singular(whole) not in _words("containers") or whole.i + 1 >= len(whole.doc) or whole.nbor().lower_ != "of":
        return
    for head in heads:
        if head.i > whole.i:
            between = head.doc[whole.i + 2 : _name(head).start]
            if len(between) < 6 and _all_tagged(between, _BEFORE_CONTENTS):
                yield head
            return


def _force(head: Token, whole: Token | None) -> Force:
    name = _name(head)
    amount = _amount(head, name.start)
    if whole is not None and amount is None:
        start = _name(whole).start
    else:
        start = name.start if amount is None else amount.start
    words = head.doc[max(name.start, amount.end) : head.i + 1] if amount is not None else name
    text = " ".join(words.text.split())
    return Force(head, min(start, name.start), head.i + 1, kind(head), text, _quantity(amount))


def _amount(head: Token, start: int) -> Amount | None:
    """Return the number told of `head`, whose name begins at `start`: the last one before it in its phrase."""
    before = [amount for amount in within(head.doc, head.sent.start, head.i) if amount.start <= start]
    if not before:
        return None
    amount = before[-1]
    between = head.doc[amount.end : start] if amount.end < start else head.doc[0:0]
    return amount if len(between) < 5 and _all_tagged(between, _AFTER_NUMBER, ("of", "the")) else None


def _opens(token: Token) -> bool:
    if is_hidden_verb(token):
        return False
    if token.lower_ in ("and", ","):
        return (
            token.i > 0
            and token.nbor(-1).tag_ in ("JJ", "NNP")
            and _is_party(token.nbor(-1))
            and _is_party(token.nbor())
        )
    return token.tag_ in _BEFORE_NAME or token.lower_ in (
        "of",
        "more",
        "than",
        "about",
        "some",
        "least",
        "at",
        "nearly",
    )


def _all_tagged(tokens: Iterable[Token], tags: frozenset[str], words: tuple[str, ...] = ()) -> bool:
    return all(token.tag_ in tags or token.lower_ in words for token in tokens)


def _quantity(amount: Amount | None) -> Quantity | None:
    if amount is None or (amount.min is None and amount.max is None):
        return None
    return Quantity(amount.text, amount.min, amount.max)


def _possessor(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "nmod:poss"]


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in lexicon("forces")["free"].items() for word in words}


@cache
def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(lexicon("forces")[table][key])
