"""Saying words of the article in a sentence of our own: marks, capitals, contractions, forms of verbs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from standoff.extraction.lexicon import lexicon
from standoff.language.lemmas import base_form

# How a token is said in a question: a replacement (a pronoun's name), or None to keep the article's word.
Say = Callable[[Token], str | None]

# A question longer than this many words loses its asides, the longest first.
READABLE = 26

# A sentence that is quoted in a question is cut after this many words.
QUOTED = 60

FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
QUOTES = frozenset('"“”‘«»„″') | {"``", "''"}
ASIDES = ("appos", "acl:relcl", "parataxis", "advcl", "acl", "list", "advcl:relcl")
# Adjectives that keep their capital: "Iranian", "Chinese", "Polish", "Iraqi", "French".
DEMONYM = re.compile(r".*(?:an|ese|ish|i|nch|tch|eek|iss|ino)$")
PRONOUNS = frozenset(
    {"nobody", "everyone", "everybody", "anyone", "anybody", "someone", "nothing", "everything", "none"}
)
LOWERED = frozenset(
    {
        "DT",
        "PRP",
        "PRP$",
        "IN",
        "CC",
        "WDT",
        "WP",
        "WP$",
        "WRB",
        "RB",
        "MD",
        "EX",
        "CD",
        "PDT",
        "TO",
        "NNS",
        "VBG",
        "VB",
        "VBZ",
        "VBP",
        "VBD",
    }
)
MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "sha": "shall", "'d": "would", "’d": "would"}
CONTRACTED = {
    "'s": "is",
    "’s": "is",
    "'re": "are",
    "’re": "are",
    "'m": "am",
    "’m": "am",
    "'ve": "have",
    "’ve": "have",
    "n't": "not",
    "n’t": "not",
}
SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}
PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}
AUXILIARIES = {"have": "VBN", "do": "VB"}


def keep(_: Token) -> str | None:
    """Say every token as the article has it."""
    return None


def ask(words: str) -> str:
    """Return `words` as a question: capital first, no stray marks at either end, one question mark."""
    text = re.sub(r"\s+", " ", words).strip(" ,;:.?!-–—")
    text = re.sub(r"\s+([,;:])", r"\1", text)
    text = re.sub(r"([,;:])[,;:]+", r"\1", text)
    text = re.sub(r"\b([A-Z]\.[A-Z])$", r"\1.", text)
    return f"{text[:1].upper()}{text[1:]}?" if text else ""


def render(tokens: Iterable[Token], say: Say = keep) -> str:
    """Return `tokens` as running text without quotation marks, contractions written out."""
    text = ""
    previous: Token | None = None
    quoting = False
    for token in tokens:
        if previous is not None and (previous.whitespace_ or token.i != previous.i + 1):
            text += " "
        previous = token
        if token.text in QUOTES or (token.text in ("'", "’") and not _is_possessive(token, quoting=quoting)):
            quoting = quoting or token.text == "‘"
            continue
        told = say(token)
        if told is None:
            told = _plain(token)
            text += " " if told != token.text and token.lower_ in CONTRACTED else ""
        text += told
    return re.sub(r"\s+([,;:.!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:")


def readable(tokens: Sequence[Token], limit: int = READABLE) -> list[Token]:
    """Return `tokens` without its asides, taken out from the longest on until it has at most `limit` words."""
    left = list(tokens)
    inside = {t.i for t in left}
    asides = [t for t in left if t.dep_ in ASIDES and t.head.i in inside and t.left_edge.i > left[0].i]
    for aside in sorted(asides, key=lambda t: (t.left_edge.i - t.right_edge.i, t.i)):
        if len(left) <= limit:
            break
        left = [t for t in left if not aside.left_edge.i <= t.i <= aside.right_edge.i] or left
    return left


def excerpt(tokens: Iterable[Token], limit: int = 18) -> str:
    """Return the article's own words, cut with an ellipsis where there are more than `limit` of them."""
    words = list(tokens)
    cut = len(words) > limit + 2
    text = render(words[:limit] if cut else words, lambda token: token.text).strip(" .!?,")
    return f"{text} …" if cut else text


def bare(verb: Token) -> str:
    """Return the plain form of `verb`."""
    if verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.lower_.isalpha() and verb.lower_ not in PLURAL.values()):
        return verb.lower_
    return base_form(verb.lower_) or verb.lemma_.lower()


@cache
def _plural_names() -> frozenset[str]:
    return frozenset(lexicon("questions")["names"]["plural"])


def is_plural(name: str) -> bool:
    """Tell whether the display name of a party, or a list of names, takes a plural verb."""
    return " and " in name or name.removeprefix("the ") in _plural_names()


def agreed(operator: str, subject: Sequence[Token], said: str) -> str:
    """Return `operator` in the number of `said`, a name that took the place of a pronoun; else as it is."""
    if len(subject) != 1 or subject[0].tag_ != "PRP" or said.lower() == subject[0].lower_:
        return operator
    return (PLURAL if is_plural(said) else SINGULAR).get(operator, operator)


def operator_of(verb: Token, rest: Sequence[Token], *, past: bool) -> tuple[str, str]:
    """Return the word that goes before the subject in a question, and the main verb left behind it.

    `rest` follows `verb`, which carries the tense. `past` says that the clause is reported in the past.
    """
    word = MODALS.get(verb.lower_, CONTRACTED.get(verb.lower_, verb.lower_))
    if verb.tag_ == "MD":
        return ("will" if word == "would" and past else word), ""
    if word in ("is", "are", "was", "were", "am", "be", "been"):
        return word, ""
    if _is_auxiliary(verb, rest):
        return word, ""
    return {"VBD": "did", "VBZ": "does"}.get(verb.tag_, "do"), bare(verb)


def _is_auxiliary(verb: Token, rest: Sequence[Token]) -> bool:
    """Tell whether "have" or "do" only helps the verb that follows it."""
    wanted = AUXILIARIES.get(verb.lemma_.lower())
    follows = next((t for t in rest if t.tag_[:2] != "RB" and t.lower_ not in NEGATIONS), None)
    return wanted is not None and follows is not None and follows.tag_ in (wanted, "VBD" if wanted == "VBN" else wanted)


def _is_possessive(mark: Token, *, quoting: bool) -> bool:
    """Tell the apostrophe of "72 hours’ notice" from a single mark that closes a quotation."""
    if mark.tag_ == "POS" or quoting or mark.i == mark.sent.start or mark.i + 1 >= mark.sent.end:
        return mark.tag_ == "POS"
    return mark.nbor(-1).lower_.endswith("s") and not mark.nbor(-1).whitespace_ and mark.nbor().is_lower


def _plain(token: Token) -> str:
    """Return the word, its contraction written out, without the capital that only the sentence's beginning gave it."""
    if token.tag_ != "POS" and token.lower_ in CONTRACTED:
        return CONTRACTED[token.lower_]
    if token.tag_ == "MD" and token.lower_ in MODALS:
        return MODALS[token.lower_]
    begins = token.i == token.sent.start or token.nbor(-1).text in QUOTES or token.nbor(-1).text in ("'", "’", "‘", ":")
    ordinary = token.text[1:].islower() or token.text in ("A",)
    return token.lower_ if begins and ordinary and _is_common(token) else token.text


def _is_common(token: Token) -> bool:
    """Tell a word that is no name, as far as its tag and ending show."""
    if token.tag_ == "JJ":
        return not token.ent_type_ and DEMONYM.match(token.lower_) is None
    return token.lower_ in PRONOUNS or (token.tag_ in LOWERED and (token.tag_ == "NNS" or not token.ent_type_))
