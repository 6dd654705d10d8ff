"""Turning a clause of the article into a question in its own words.

The parse of a news sentence is not to be trusted with long-range order, so inversion goes by part-of-speech
tags along the words, and the tree is asked only for what hangs on what. Every function returns words
without a question mark; `ask` makes the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Token

# How a token is said in a question: a replacement (a pronoun's name), or None to keep the article's word.
Say = Callable[[Token], str | None]

# A question longer than this many words loses its asides, the longest first.
READABLE = 26

FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
OPERATORS = frozenset({"be", "have", "do"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
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
QUOTES = frozenset('"“”‘«»„') | {"``", "''"}
ASIDES = ("appos", "acl:relcl", "parataxis", "advcl", "acl", "list", "advcl:relcl")
WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
SUBJECT_OBJECT = {"me": "I", "us": "we", "him": "he", "her": "she", "them": "they"}


def ask(words: str) -> str:
    """Return `words` as a question: capital first, no stray marks at either end, one question mark."""
    text = re.sub(r"\s+", " ", words).strip(" ,;:.?!-–—")
    text = re.sub(r"\s+([,;:])", r"\1", text)
    text = re.sub(r"([,;:])[,;:]+", r"\1", text)
    return f"{text[:1].upper()}{text[1:]}?" if text else ""


def keep(_: Token) -> str | None:
    """Say every token as the article has it."""
    return None


def render(tokens: Iterable[Token], say: Say = keep) -> str:
    """Return `tokens` as running text without quotation marks, contractions written out."""
    text = ""
    for token in tokens:
        if token.text in QUOTES or _is_single_quote(token):
            text += token.whitespace_
            continue
        word = say(token)
        if word is None:
            word = CONTRACTED.get(token.lower_, _uncapped(token)) if token.tag_ != "POS" else token.text
        glued = word in CONTRACTED.values() and token.text != word
        text += (" " if glued and text and not text.endswith(" ") else "") + word + token.whitespace_
    return re.sub(r"\s+", " ", text).strip(" ,;:")


def readable(tokens: Sequence[Token], limit: int = READABLE) -> list[Token]:
    """Return `tokens` without its asides, taken out from the longest on until it has at most `limit` words."""
    left = list(tokens)
    inside = {t.i for t in left}
    asides = [t for t in left if t.dep_ in ASIDES and t.head.i in inside and t.left_edge.i > left[0].i]
    sizes = sorted(asides, key=lambda t: (t.left_edge.i - t.right_edge.i, t.i))
    for aside in sizes:
        if len(left) <= limit:
            break
        left = [t for t in left if not aside.left_edge.i <= t.i <= aside.right_edge.i] or left
    return left


def direct(clause: Sequence[Token], say: Say = keep, *, past: bool = False) -> str | None:
    """Return the direct question of an indirect one ("how long she would remain" -> "How long will she remain").

    `clause` begins with its question word or "if", "whether". `past` says that a verb in the past reports
    it: "would" then goes back to "will".
    """
    words = [t for t in clause if t.text not in QUOTES]
    if not words:
        return None
    first = words[0].lower_
    if first in ("if", "whether"):
        return _inverted([], words[1:], say, past)
    fronted = _question_phrase(words)
    if not fronted:
        return None
    rest = words[len(fronted) :]
    if not rest:
        return None
    if (
        rest[0].tag_ in FINITE
        or rest[0].tag_ == "TO"
        or (rest[0].tag_ in ("RB", "VBN") and len(rest) > 1 and rest[1].tag_ in FINITE)
    ):
        if rest[0].tag_ == "TO":
            return None
        return f"{render(fronted, say)} {_said_forward(rest, say, past)}"
    return _inverted(fronted, rest, say, past)


def whether(clause: Sequence[Token], say: Say = keep, *, past: bool = False) -> str | None:
    """Return the yes-or-no question of a plain clause ("Iran seized the ship" -> "Did Iran seize the ship")."""
    words = [t for t in clause if t.text not in QUOTES]
    if words and words[0].lower_ in ("that", "if", "whether"):
        words = words[1:]
    return _inverted([], words, say, past)


def will(subject: str, predicate: Sequence[Token], say: Say = keep, operator: str = "will") -> str:
    """Return "will SUBJECT PREDICATE"; `predicate` begins with its verb, which loses its ending."""
    head, *rest = readable(predicate)
    tail = render(rest, say)
    return f"{operator} {subject} {bare(head)} {tail}".strip()


def bare(verb: Token) -> str:
    """Return the plain form of `verb`."""
    if verb.tag_ in ("VB", "VBP") and verb.lemma_.lower() != "be":
        return verb.lower_
    return verb.lemma_.lower()


def _question_phrase(words: Sequence[Token]) -> list[Token]:
    """Return the words that are fronted: "how long", "which of them", "what form", "on what date"."""
    start = 1 if words[0].tag_ == "IN" and len(words) > 1 and words[1].lower_ in WH else 0
    if words[start].lower_ not in WH:
        return []
    end = start + 1
    asks = words[start].lower_
    if asks == "how":
        end = _while(words, end, lambda t: t.tag_ in ("RB", "JJ", "RBR", "JJR"))
        if words[end - 1].lower_ in ("many", "much", "more", "few"):
            end = _noun_group(words, end)
    elif asks in ("which", "what", "whose"):
        end = _noun_group(words, end) if end < len(words) and words[end].tag_ not in ("DT", "PRP", "PRP$") else end
    return list(words[:end])


def _noun_group(words: Sequence[Token], end: int) -> int:
    """Return where a noun without an article ends that goes with the question word, "of" phrases included."""
    start = end
    end = _while(words, end, lambda t: t.tag_[:2] in ("JJ", "NN") or t.tag_ in ("CD", "VBG", "VBN", "HYPH"))
    if end + 1 < len(words) and words[end].lower_ == "of":
        after = _while(words, end + 1, lambda t: t.tag_[:2] in ("JJ", "NN", "DT", "PR", "CD") or t.tag_ == "POS")
        return after if after > end + 1 else end
    return end if end > start and words[end - 1].tag_[:2] in ("NN", "CD") else _last_noun(words, start, end)


def _last_noun(words: Sequence[Token], start: int, end: int) -> int:
    while end > start and words[end - 1].tag_[:2] != "NN":
        end -= 1
    return end


def _while(words: Sequence[Token], end: int, fits: Callable[[Token], bool]) -> int:
    while end < len(words) and fits(words[end]):
        end += 1
    return end


def _inverted(fronted: Sequence[Token], clause: Sequence[Token], say: Say, past: bool) -> str | None:
    at = finite(clause)
    if at is None or at == 0:
        return None
    verb, subject, rest = clause[at], list(clause[:at]), list(clause[at + 1 :])
    adverbs: list[Token] = []
    while len(subject) > 1 and subject[-1].tag_ == "RB" and subject[-1].dep_ == "advmod":
        adverbs.insert(0, subject.pop())
    if not any(t.tag_[:2] in ("NN", "PR", "CD", "DT", "EX", "WP", "VB", "JJ") for t in subject):
        return None
    operator, main = _operator(verb, rest, past)
    kept = set(t.i for t in readable([*subject, *adverbs, *rest], READABLE - len(fronted) - 2))
    said = render([t for t in subject if t.i in kept], _nominative(say))
    tail = render([t for t in (*adverbs, *rest) if t.i in kept], say)
    lead = render(fronted, say)
    return re.sub(r"\s+", " ", f"{lead} {operator} {said} {main} {tail}").strip()


def _nominative(say: Say) -> Say:
    return lambda token: say(token) or SUBJECT_OBJECT.get(token.lower_)


def finite(clause: Sequence[Token]) -> int | None:
    """Return the index of the verb in `clause` that carries its tense, those in its relative clauses passed over."""
    relative = False
    for i, token in enumerate(clause):
        if i and token.lower_ in ("who", "which", "that", "whom", "whose") and token.tag_ in ("WP", "WDT", "WP$", "IN"):
            relative = True
        if token.tag_ in FINITE:
            if not relative:
                return i
            if _ends_relative(clause, i):
                relative = False
    return next((i for i, token in enumerate(clause) if token.tag_ in FINITE), None) if relative else None


def _ends_relative(clause: Sequence[Token], i: int) -> bool:
    """Tell whether another finite verb stands further on, for which the noun with its relative is the subject."""
    return any(token.tag_ in FINITE for token in clause[i + 1 :])


def _operator(verb: Token, rest: Sequence[Token], past: bool) -> tuple[str, str]:
    """Return the word that goes before the subject, and the main verb left behind it."""
    word = MODALS.get(verb.lower_, verb.lower_)
    if verb.tag_ == "MD":
        return ("will" if word == "would" and past else word), ""
    lemma = {"'s": "be", "’s": "be", "'re": "be", "’re": "be"}.get(verb.lower_, verb.lemma_.lower())
    auxiliary = verb.dep_.startswith(("aux", "cop")) or _governs(lemma, rest)
    if lemma == "be" or (lemma in OPERATORS and auxiliary):
        return CONTRACTED.get(word, word), ""
    return {"VBD": "did", "VBZ": "does"}.get(verb.tag_, "do"), verb.lemma_.lower()


def _governs(lemma: str, rest: Sequence[Token]) -> bool:
    """Tell whether what follows makes "have" or "do" an auxiliary."""
    follows = next((t for t in rest if t.tag_[:2] != "RB" and t.lower_ not in NEGATIONS), None)
    return follows is not None and (follows.tag_ == "VBN" if lemma == "have" else follows.tag_ == "VB")


def _said_forward(rest: Sequence[Token], say: Say, past: bool) -> str:
    def forward(token: Token) -> str | None:
        if past and token.tag_ == "MD" and token.lower_ == "would":
            return "will"
        return say(token)

    return render(readable(rest), forward)


def _is_single_quote(token: Token) -> bool:
    """Tell a single mark that quotes from an apostrophe."""
    return token.text in ("'", "’") and token.tag_ != "POS"


def _uncapped(token: Token) -> str:
    """Return the word without the capital that only the beginning of a sentence or quotation gave it."""
    begins = token.i == token.sent.start or token.nbor(-1).text in QUOTES or token.nbor(-1).text in ("'", "‘", "’")
    named = token.tag_ in ("NNP", "NNPS") or token.ent_type_ or not token.text[1:].islower()
    return token.text if not begins or (named and len(token) > 1) else token.lower_
