"""Turning a clause of the article into a question in its own words.

The parse of a news sentence is not to be trusted with long-range order, so inversion goes by part-of-speech
tags along the words, and the tree is asked only for what hangs on what. Every function returns words
without a question mark; `standoff.extraction.wording.ask` makes the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from standoff.extraction.wording import FINITE, QUOTES, READABLE, Say, agreed, bare, keep, operator_of, readable, render

WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
SUBJECT_FORMS = {"me": "I", "us": "we", "him": "he", "her": "she", "them": "they"}
# A subject has at least one of these among its words (first two letters of the tag).
SUBJECTIVE = frozenset({"NN", "PR", "CD", "DT", "EX", "WP", "VB", "JJ"})


def direct(clause: Sequence[Token], say: Say = keep, *, past: bool = False) -> str | None:
    """Return the direct question of an indirect one ("how long she would remain" -> "how long will she remain").

    `clause` begins with its question word or "if", "whether". `past` says that a verb in the past reports
    it: "would" then goes back to "will". None where the clause has no subject and verb to turn round.
    """
    words = [t for t in clause if t.text not in QUOTES]
    if not words:
        return None
    if words[0].lower_ in ("if", "whether"):
        return _inverted([], words[1:], say, past)
    fronted = question_phrase(words)
    rest = _after_aside(words[len(fronted) :])
    if not fronted or not rest or rest[0].tag_ == "TO":
        return None
    adverb = rest[0].tag_ == "RB" and len(rest) > 1 and rest[1].tag_ in FINITE
    if rest[0].tag_ in FINITE or adverb:
        return f"{render(fronted, say)} {_forward(rest, say, past)}"
    return _inverted(fronted, rest, say, past)


def _after_aside(words: Sequence[Token]) -> list[Token]:
    """Return `words` without an aside between commas that they begin with: "what charges, if any, he faces"."""
    close = next((i for i, t in enumerate(words) if i and t.text == ","), None)
    return list(words[close + 1 :] if words and words[0].text == "," and close else words)


def whether(clause: Sequence[Token], say: Say = keep, *, past: bool = False) -> str | None:
    """Return the yes-or-no question of a plain clause ("Iran seized the ship" -> "did Iran seize the ship")."""
    words = [t for t in clause if t.text not in QUOTES]
    while words and (words[0].lower_ in ("that", "if", "whether", "and", "but", "only") or words[0].is_punct):
        words = words[1:]
    return None if words and words[0].lower_ in WH else _inverted([], words, say, past)


def will(subject: str, predicate: Sequence[Token], say: Say = keep, operator: str = "will") -> str:
    """Return "will SUBJECT PREDICATE"; `predicate` begins with its verb, which loses its ending."""
    head, *rest = readable(predicate)
    return f"{operator} {subject} {bare(head)} {render(rest, say)}".strip()


def question_phrase(words: Sequence[Token]) -> list[Token]:
    """Return the words that stand first in the question: "how long", "which of them", "what form", "on what date"."""
    start = 1 if words[0].tag_ == "IN" and len(words) > 1 and words[1].lower_ in WH else 0
    if words[start].lower_ not in WH:
        return []
    asks, end = words[start].lower_, start + 1
    if asks == "how":
        end = _while(words, end, lambda t: t.tag_ in ("RB", "JJ", "RBR", "JJR"))
        if words[end - 1].lower_ in ("many", "much", "more", "few"):
            end = _noun_group(words, end)
    elif asks in ("which", "what", "whose") and end < len(words) and words[end].lower_ not in DEMONSTRATIVE:
        group = _noun_group(words, end)
        # "What Minsk might concede": a name alone is the subject.
        end = group if any(t.tag_ not in ("NNP", "NNPS") for t in words[end:group]) else end
    return list(words[:end])


def finite(clause: Sequence[Token]) -> int | None:
    """Return the index of the verb in `clause` that carries its tense; verbs of relative clauses are passed over."""
    found = [i for i, token in enumerate(clause) if token.tag_ in FINITE]
    relative = next((i for i, t in enumerate(clause) if i and _is_relative(t)), None)
    if len(found) > 1 and relative is not None and relative < found[0] and clause[relative].head.dep_ != "ccomp":
        return found[1]
    return found[0] if found else None


def _is_relative(token: Token) -> bool:
    if token.lower_ not in RELATIVE:
        return False
    tagged = token.tag_ in ("WP", "WDT", "WP$") or token.dep_.startswith("nsubj")
    between = token.i + 1 < token.sent.end and token.nbor().tag_ in FINITE and token.nbor(-1).tag_[:2] == "NN"
    return tagged or between


def _noun_group(words: Sequence[Token], start: int) -> int:
    """Return where the noun ends that goes with the question word, "of" phrases included; `start` if there is none."""
    end = _while(words, start, lambda t: t.tag_[:2] in ("JJ", "NN") or t.tag_ in ("CD", "VBG", "VBN", "HYPH"))
    if end == start and _is_noun_after_all(words[end:]):
        end += 1
    elif end < len(words) and words[end].tag_ in ("DT", "PRP", "PRP$", "NNP"):
        end = _last_noun(words, start, end)
    if end + 1 < len(words) and words[end].lower_ == "of":
        after = _while(words, end + 1, lambda t: t.tag_[:2] in ("JJ", "NN", "DT", "PR", "CD") or t.tag_ == "POS")
        end = after if after > end + 1 else end
    return end


def _is_noun_after_all(words: Sequence[Token]) -> bool:
    """Tell a noun that the tagger takes for a verb: after "how many" comes a subject with its own verb."""
    after = _after_aside(words[1:])
    starts = after and words[0].tag_ in ("VB", "VBP", "VBZ") and after[0].tag_ in ("DT", "PRP", "PRP$", "NNP")
    return bool(starts) and any(t.tag_ in FINITE for t in words[1:])


def _last_noun(words: Sequence[Token], start: int, end: int) -> int:
    while end > start and words[end - 1].tag_[:2] not in ("NN", "CD"):
        end -= 1
    return end


def _while(words: Sequence[Token], end: int, fits: Callable[[Token], bool]) -> int:
    while end < len(words) and fits(words[end]):
        end += 1
    return end


def _inverted(fronted: Sequence[Token], clause: Sequence[Token], say: Say, past: bool) -> str | None:
    at = finite(clause)
    if not at:
        return None
    subject, rest = _without_relative(clause[:at]), list(clause[at + 1 :])
    adverbs: list[Token] = []
    while len(subject) > 1 and subject[-1].tag_ == "RB":
        adverbs.insert(0, subject.pop())
    if subject[0].tag_ == "IN" or not any(t.tag_[:2] in SUBJECTIVE or t.lower_ in DEMONSTRATIVE for t in subject):
        return None
    operator, main = operator_of(clause[at], rest, past=past)
    kept = {t.i for t in readable([*subject, *adverbs, *rest], READABLE - len(fronted) - 2)}
    who = render([t for t in subject if t.i in kept], _nominative(say))
    tail = render([t for t in rest if t.i in kept], say)
    between = render([t for t in adverbs if t.i in kept], say)
    words = f"{render(fronted, say)} {agreed(operator, subject, who)} {who} {between} {main} {tail}"
    return re.sub(r"\s+", " ", words).strip()


def _without_relative(subject: Sequence[Token]) -> list[Token]:
    """Return `subject` without a relative clause between commas: its second comma would part subject and verb."""
    opens = (i for i, t in enumerate(subject) if i and t.lower_ in RELATIVE and subject[i - 1].text == ",")
    first = next(opens, None)
    if first is None:
        return list(subject)
    close = next((i for i, t in enumerate(subject) if i > first and t.text == ","), len(subject))
    return [*subject[: first - 1], *subject[close + 1 :]]


def _nominative(say: Say) -> Say:
    return lambda token: say(token) or SUBJECT_FORMS.get(token.lower_)


def _forward(rest: Sequence[Token], say: Say, past: bool) -> str:
    """Return what follows a question word that is itself the subject: the order stays."""

    def forward(token: Token) -> str | None:
        return "will" if past and token.tag_ == "MD" and token.lower_ == "would" else say(token)

    return render(readable(rest), forward)
