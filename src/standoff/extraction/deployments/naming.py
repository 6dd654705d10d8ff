"""Names of forces: which nouns they are, which words belong to them, and what number is told of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Span, Token

from standoff.extraction.lexicon import lexicon
from standoff.language.dates import within as dated
from standoff.language.lemmas import base_form
from standoff.language.parties import mentions_at, party_of
from standoff.language.quantities import Amount, within

# "F-16s", "Su-30MKI", "S-400", "T-90", "MiG-29": letters, a dash, digits, as every maker writes its types.
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Z]{0,4}s?")

# "Leopard 2s", "Leopard 2A6": what tells the version of a type.
MARK = re.compile(r"\d{1,2}[A-Z]?\d{0,2}s?")

# Determiners of what was told before.
DEFINITE = frozenset({"the", "these", "those", "that", "this"})

# What may stand between a number and the name of a force, and before both.
_AFTER_NUMBER = frozenset({"JJ", "JJR", "JJS", "NNP", "NNPS", "RB", "VBN", "VBG", "HYPH", "PRP$", "POS"})
_BEFORE_NAME = frozenset({"DT", "PRP$", "POS", "JJ", "JJR", "JJS", "CD", "NNP", "NNPS", "NN", "HYPH", "PDT", "VBN"})


def singular(token: Token) -> str:
    """Return the singular of a noun as the lexicon has it."""
    word = token.lower_
    if is_known(word):
        return word
    for ending, replacement in (("men", "man"), ("ies", "y"), ("s", "")):
        stem = word.removesuffix(ending) + replacement
        if word.endswith(ending) and is_known(stem):
            return stem
    return word


def is_known(word: str) -> bool:
    """Tell whether a singular noun is in the lexicon of forces."""
    tables = (kinds(), types(), words_of("bound"), words_of("counted"), words_of("counted", "ranks"))
    return any(word in table for table in tables)


def kind(head: Token) -> str:
    """Return the class of a force by its head: "persons", "units", "ships", "aircraft", "vehicles", "weapons"."""
    if DESIGNATION.fullmatch(head.text):
        return "aircraft"
    word = singular(head)
    for name in ("ships", "vehicles", "aircraft"):
        if word in words_of("bound", name):
            return name
    persons = words_of("bound", "persons") | words_of("counted") | words_of("counted", "ranks")
    return kinds().get(word) or types().get(word) or ("persons" if word in persons else "other")


def is_type(token: Token) -> bool:
    """Tell whether `token` names a type of aircraft, vehicle or weapon: "Leopard", "F-16s"."""
    return DESIGNATION.fullmatch(token.text) is not None or (singular(token) in types() and token.text[:1].isupper())


def is_hidden_verb(token: Token) -> bool:
    """Tell whether `token` is a past tense that was taken for an adjective: "Chile massed tanks along"."""
    if token.tag_ not in ("JJ", "NN", "VBN") or not token.lower_.endswith("ed") or token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    named = any(m.kind != "demonym" for m in mentions_at(token.doc, before.i))
    ends = not token.whitespace_ or base_form(token.lower_) is None
    return not ends and (named or before.tag_ == "PRP")


def noun_class(token: Token) -> str | None:
    """Return the class of movement that a noun tells ("delivery", "build-ups"), or None."""
    word = _whole(token)
    forms = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    return next((_nouns()[form] for form in forms if form in _nouns()), None) if token.tag_[:2] == "NN" else None


def _whole(token: Token) -> str:
    """Return the word that `token` ends, with what a hyphen joins to it: "build-up"."""
    hyphenated = token.i >= token.sent.start + 2 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_
    return (token.doc[token.i - 2 : token.i + 1].text if hyphenated else token.text).lower()


def exercises(verb: Token) -> bool:
    """Tell whether `verb` has an exercise or a patrol as its object: "resumed drills", "fly patrols"."""
    told = lexicon("movements")["exercising"]
    return verb.lemma_.lower() in told["verbs"] and any(
        c.dep_ in ("obj", "nsubj:pass") and c.lemma_.lower() in told["nouns"] for c in verb.children
    )


def name_of(head: Token) -> Span:
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


def amount_of(head: Token, start: int) -> Amount | None:
    """Return the number told of `head`, whose name begins at `start`: the last one before it in its phrase."""
    before = [amount for amount in within(head.doc, head.sent.start, head.i) if amount.start <= start]
    before = [a for a in before if not dated(head.doc, a.start, a.end) and not _is_calibre(head.doc[a.end : a.end + 2])]
    if not before:
        return None
    amount = before[-1]
    if len(before) > 1 and amount.start - before[-2].end == 1 and head.doc[before[-2].end].lower_ == "of":
        amount = before[-2]._replace(end=amount.end)
    if head.tag_ == "NNP" and kinds().get(head.lower_) == "units" and head.doc[amount.end].is_title:
        return None
    strong = head.doc[amount.end : amount.end + 2].text in ("-strong", "–strong")
    if (
        not strong
        and head.doc[amount.end].text in ("-", "–")
        and head.doc[amount.end - 1].text.replace(",", "").isdigit()
    ):
        return None
    between = head.doc[amount.end : start] if amount.end < start else head.doc[0:0]
    hyphenated = all(t.tag_ != "NN" or t.nbor().tag_ == "HYPH" for t in between)
    plain = all_tagged(between, _AFTER_NUMBER | {"NN"}, ("of", "the", "and", "“", '"', "‘", "'", "``"))
    return amount if len(between) < 6 and hyphenated and plain else None


def _is_calibre(after: Span) -> bool:
    """Tell whether the words behind a number make it the size of guns: "105mm", "155-mm"."""
    return after.text.lstrip("-").strip().lower().startswith(("mm", "millimet", "calib"))


def opens_phrase(token: Token) -> bool:
    """Tell whether `token` may stand in a noun phrase before the name of its force."""
    if is_hidden_verb(token):
        return False
    if token.lower_ in ("and", ","):
        return (
            token.i > 0
            and token.nbor(-1).tag_ in ("JJ", "NNP")
            and _is_party(token.nbor(-1))
            and _is_party(token.nbor())
        )
    if token.tag_ == "VBN" and any(child.dep_.startswith(("aux", "nsubj")) for child in token.children):
        return False
    return (
        token.tag_ in _BEFORE_NAME
        or (token.tag_ == "VBG" and token.dep_ == "amod")
        or token.lower_
        in (
            "of",
            "more",
            "than",
            "about",
            "some",
            "least",
            "at",
            "nearly",
        )
    )


@cache
def words_of(table: str, key: str = "words") -> frozenset[str]:
    """Return a list of words of the lexicon of forces."""
    return frozenset(lexicon("forces")[table][key])


@cache
def kinds() -> dict[str, str]:
    """Return the class of each noun that is a force by itself."""
    return {word: kind for kind, words in lexicon("forces")["free"].items() for word in words}


@cache
def types() -> dict[str, str]:
    """Return the class of each name of a type ("Leopard")."""
    return {word: kind for kind, words in lexicon("forces")["types"].items() for word in words}


def _belongs(token: Token, after: Token) -> bool:
    if is_hidden_verb(token):
        return False
    if token.lower_ in words_of("kinds", "military") or DESIGNATION.fullmatch(token.text):
        return True
    if token.text in ("-", "–"):
        return not token.whitespace_
    if after.text == "-" and not token.whitespace_ and token.lower_ in ("to", "in", "on", "off", "by"):
        return True
    if token.tag_ == "CD" and after.lower_ == "mm":
        return True
    if token.tag_ == "CD" and len(token) < 4:
        before = token.nbor(-1) if token.i > token.sent.start else token
        return before.lower_ in ("type", "mark", "mk") or (before.tag_ == "NNP" and not _is_party(before))
    if token.lower_ in ("and", "or") and DESIGNATION.fullmatch(after.text):
        first = token.nbor(-1).text if token.i > 0 else ""
        return DESIGNATION.fullmatch(first) is not None and not first.endswith("s")
    if token.text == "and" and after.lower_ in words_of("kinds", "military"):
        if after.tag_ == "NN" and not after.nbor().tag_.startswith(("NN", "HYPH")):
            return False
        return token.i > 0 and token.nbor(-1).lower_ in words_of("kinds", "military")
    joined = token.tag_ == "NN" and token.dep_ == "compound"
    contains = token.lower_ in words_of("containers") and not joined
    if token.lower_ in words_of("kinds", "loose") or contains or _is_party(token):
        return False
    plural = token.tag_ == "NNS" and token.dep_ == "compound"
    return plural or token.tag_ in ("NN", "NNP", "NNPS") or (token.tag_ == "JJ" and token.text.islower())


def _is_party(token: Token) -> bool:
    return bool(party_of(token)) and token.ent_type_ != "PER"


def all_tagged(tokens: Iterable[Token], tags: frozenset[str], words: tuple[str, ...] = ()) -> bool:
    """Tell whether every token has one of `tags` or is one of `words`."""
    return all(token.tag_ in tags or token.lower_ in words for token in tokens)


@cache
def _nouns() -> dict[str, str]:
    return {noun: name for name, nouns in lexicon("movements")["nouns"].items() for noun in nouns}
