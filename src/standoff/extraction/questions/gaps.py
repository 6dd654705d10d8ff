"""Finding where an article says that something is unknown, vague or unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import WH, finite
from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.stretches import closed, lists, stretch
from standoff.extraction.wording import FINITE, NEGATIONS, QUOTES, bare
from standoff.language.clauses import child

QUESTIONING = WH | words("clauses", "polar")
NOBODY = words("pronouns", "nobody")
# A negation reaches this many words forward, unless the clause ends before.
REACH = 5
# A question word may stand behind one of these: "for how long", "to whom".
LEADING = frozenset({"in", "at", "from", "by", "under", "to", "with", "for", "of", "until", "since", "against"})


class Gap(NamedTuple):
    """Something left open: the word that shows it, the words of the question that it leaves, if any, and the reason."""

    cue: Token
    asked: Sequence[Token]
    why: str


def gap_in(sentence: Span) -> Gap | None:
    """Return the first gap that `sentence` tells of, or None."""
    finders = (_unsaid, _unclear, _not_given, _unsettled, _undecided, _unconfirmed)
    return next((gap for token in sentence for find in finders if (gap := find(token)) is not None), None)


def _unsaid(verb: Token) -> Gap | None:
    """Find "did not say how", "declined to specify", "has yet to explain", "nobody knows", "would say nothing"."""
    if verb.pos_ not in ("VERB", "AUX") or bare(verb) not in words("unspecified", "speech") | words(
        "unspecified", "knowledge"
    ):
        return None
    if not (is_negative(verb) or _is_withheld(verb)):
        return None
    asked = _indirect(verb) or _thing(verb)
    ends = bare(verb) in words("unspecified", "open-ended") and _ends_clause(verb)
    return Gap(verb, asked, "the article says that it was not told") if asked or ends else None


def _unclear(word: Token) -> Gap | None:
    """Find "it is unclear whether", "who pays was left vague", "not known", "unspecified measures"."""
    negative = word.lower_ in words("unspecified", "unclear") or _is_guess(word)
    noun = _qualified(word) if negative else None
    if noun is not None:
        after = noun.nbor() if noun.i + 1 < noun.sent.end else noun
        of = stretch(after) if after.lower_ == "of" else []
        return Gap(word, [*word.doc[word.i : noun.i + 1], *of], f"the article calls it {word.lower_}")
    if word.dep_ == "amod":
        return None
    left = word.lower_ in words("unspecified", "left-open") and _is_left(word)
    if not (negative or left or (word.lower_ in words("unspecified", "clear") and is_negative(word))):
        return None
    asked = _indirect(word) or (_unknown_thing(word) if negative else [])
    return Gap(word, asked, "the article says that it is not clear") if asked else None


def _unknown_thing(word: Token) -> list[Token]:
    """Return what "remains unknown": "the owner of the drone"."""
    verb = word.nbor(-1) if word.i > word.sent.start else word
    thing = next((c for c in (*verb.children, *word.children) if c.dep_.startswith("nsubj") and c.i < word.i), None)
    if verb.lemma_.lower() not in words("unspecified", "leaving") or thing is None or thing.pos_ != "NOUN":
        return []
    return noun_phrase(thing)


def _is_left(word: Token) -> bool:
    """Tell "is open" and "was left open" from "an open road"."""
    before = word.nbor(-1) if word.i > word.sent.start else word
    return before.lemma_.lower() in words("unspecified", "leaving")


def _is_guess(word: Token) -> bool:
    """Tell "is anyone's guess" and "remains to be seen"."""
    if word.lower_ not in ("guess", "seen"):
        return False
    before = [t.lower_ for t in word.doc[max(word.sent.start, word.i - 3) : word.i]]
    if word.lower_ == "guess":
        return bool({"anyone", "anybody"} & set(before))
    return before[-2:] == ["to", "be"]


def _qualified(word: Token) -> Token | None:
    """Return the noun before which `word` stands: "unspecified measures"."""
    for token in word.doc[word.i + 1 : min(word.i + 4, word.sent.end)]:
        if token.tag_ in ("NN", "NNS") and (token.i + 1 == word.sent.end or token.nbor().tag_ not in ("NN", "NNS")):
            return token if token.lemma_.lower() not in words("unspecified", "persons") else None
        if token.tag_ not in ("JJ", "NN", "NNS", "HYPH", "VBN") and token.text not in QUOTES:
            return None
    return None


def _not_given(noun: Token) -> Gap | None:
    """Find "no date was set", "gave no details", "without giving a figure", "there has been no word on"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("unspecified", "things"):
        return None
    near = noun.doc[max(noun.sent.start, noun.i - 4) : noun.i]
    denied = any(t.lower_ == "no" and t.i >= noun.i - 2 for t in near)
    around = (*near, *noun.doc[noun.i + 1 : min(noun.i + 6, noun.sent.end)])
    given = any(bare(t) in words("unspecified", "giving") for t in around if t.pos_ == "VERB")
    asked = _indirect(noun)
    after = noun.nbor().lower_ if noun.i + 1 < noun.sent.end else ""
    if after == "of" and noun.lemma_.lower() in words("unspecified", "sign"):
        return None
    denied = denied or _is_withheld_by(noun.head, noun) or (bool(near) and near[-1].lower_ == "without")
    given = given or (bool(near) and near[-1].lower_ == "without")
    silent = noun.lemma_.lower() in words("unspecified", "known")
    if (
        (denied and asked)
        or (denied and silent and about(noun))
        or (given and (denied or any(t.lower_ == "without" for t in near)))
    ):
        return Gap(noun, asked or [noun], "the article says that it was not given")
    return None


def _is_withheld_by(verb: Token, noun: Token) -> bool:
    """Tell "did not give a number" from "did not wait for a number"."""
    gives = verb.pos_ == "VERB" and bare(verb) in words("unspecified", "giving") and noun.dep_ == "obj"
    return gives and verb.i < noun.i and is_negative(verb)


def _unsettled(noun: Token) -> Gap | None:
    """Find "no decision has been taken" and "a date has yet to be set"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("unspecified", "decisions"):
        return None
    verb = noun.head
    if verb.pos_ != "VERB" or bare(verb) not in words("unspecified", "settling"):
        return None
    before = [t.lower_ for t in noun.doc[max(noun.sent.start, verb.i - REACH) : verb.i]]
    pending = "yet" in before and "to" in before and noun.i < verb.i
    none = any(c.lower_ == "no" for c in noun.children)
    asked = _indirect(verb) or _indirect(noun)
    if not pending and not none and not is_negative(verb):
        return None
    return Gap(noun, asked or [noun], "the article says that it is not settled")


def about(noun: Token) -> list[Token]:
    """Return the phrase that says what a missing thing is of: "of the operation", "for the delay", "on casualties"."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 6, noun.sent.end)]:
        if token.lower_ in ("of", "for", "on", "about", "as"):
            return stretch(token)
        if token.text in ",;:":
            break
    return []


def _undecided(noun: Token) -> Gap | None:
    """Find "has not made up his mind"."""
    near = (
        [t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - 7) : noun.i]]
        if noun.lower_ in ("mind", "minds")
        else []
    )
    if {"made", "make"} & set(near) and "up" in near and {"not", "n't", "n’t", "yet"} & set(near):
        return Gap(noun, [], "the article says that it is undecided")
    return None


def _unconfirmed(verb: Token) -> Gap | None:
    """Find "could not be confirmed"; that accounts differ and none is confirmed makes a dispute instead."""
    if verb.tag_ != "VBN" or bare(verb) not in words("unspecified", "confirming"):
        return None
    if "be" not in [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i]]:
        return None
    thing = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if (
        thing is None
        or thing.pos_ != "NOUN"
        or thing.lemma_.lower() in words("demands", "claim")
        or not is_negative(verb)
    ):
        return None
    return Gap(
        verb,
        closed(list(verb.doc[thing.left_edge.i : thing.right_edge.i + 1])),
        "the article says that it is not confirmed",
    )


def is_negative(word: Token) -> bool:
    """Tell whether `word` stands under a negation, along the words before it in its clause."""
    for token in reversed(word.doc[max(word.sent.start, word.i - REACH) : word.i]):
        if (
            token.lower_ in NEGATIONS
            or token.lower_ in NOBODY
            or (token.lower_ == "yet" and token.nbor().lower_ == "to")
            or (token.lower_ == "without" and word.tag_ == "VBG")
        ):
            return True
        if token.text in ",;:" or token.lower_ in ("but", "and", "that", "who", "which", "because"):
            break
    if word.i + 1 < word.sent.end and word.nbor().lower_ == "nothing":
        return True
    holder = child(word, "nsubj") if word.pos_ == "VERB" else None
    return holder is not None and holder.i < word.i and bool({t.lower_ for t in holder.subtree} & {"nobody", "neither"})


def _is_withheld(verb: Token) -> bool:
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return verb.tag_ == "VB" and any(bare(t) in words("unspecified", "withhold") for t in before if t.pos_ == "VERB")


def _indirect(cue: Token) -> list[Token]:
    """Return the indirect question beside `cue`: behind it, or put first in the sentence."""
    for token in cue.doc[cue.i + 1 : min(cue.i + 9, cue.sent.end)]:
        if token.lower_ in QUESTIONING:
            led = token.nbor(-1).lower_ in LEADING and token.i - 1 > cue.i
            return _clause(cue.doc[token.i - led : cue.sent.end])
        if token.tag_ in FINITE or token.text in ";:.!?,":
            break
    first = next((t for t in cue.sent if t.is_alpha), None)
    if first is None or first.lower_ not in QUESTIONING - {"if", "when", "where"} or first.i >= cue.i:
        return _bare_word(cue, first)
    return _put_first(cue, first)


def _bare_word(cue: Token, first: Token | None) -> list[Token]:
    """Return "When" and "Where" standing alone ("When, he did not say"); before more words they open no question."""
    if first is None or first.i + 1 >= cue.i or first.lower_ not in ("when", "where"):
        return []
    return [first] if first.nbor().text == "," or first.nbor().lower_ in words("events", "being") else []


def _put_first(cue: Token, first: Token) -> list[Token]:
    """Return the question in "Which ones, she did not say", "Who pays was left unclear", "What it is he hid"."""
    asked = list(cue.doc[first.i : cue.i])
    aside = next((i for i, t in enumerate(asked) if t.text == ","), None)
    if aside is not None and any(t.tag_ in FINITE for t in asked[:aside]):
        return asked[:aside]
    comma = next((i for i, t in reversed(list(enumerate(asked))) if t.text == ","), None)
    if comma is not None and comma + 1 < len(asked) and asked[comma + 1].tag_ not in FINITE:
        return asked[:comma]
    at = next((i for i, t in reversed(list(enumerate(asked))) if t.tag_ in FINITE), len(asked))
    spoken = bare(cue) in words("unspecified", "speech") and cue.tag_ == "VB"
    if spoken and at and asked[at - 1].tag_ in ("PRP", "NNP") and finite(asked[: at - 1]) is not None:
        at -= 1
    return asked[:at]


def _clause(tokens: Span) -> list[Token]:
    """Return the words of a question up to where the sentence leaves it."""
    kept: list[Token] = []
    for token in tokens:
        after = token.nbor() if token.i + 1 < tokens.end else None
        if token.text in ";:.!?" or (token.text in QUOTES and after is not None and after.text in ",."):
            break
        if (
            kept
            and token.lower_ in ("or", "and", "but")
            and after is not None
            and (after.lower_ in QUESTIONING or after.tag_ in FINITE)
        ):
            break
        if token.text == "," and _leaves(token, after, kept):
            break
        kept.append(token)
    return kept


def _leaves(comma: Token, after: Token | None, asked: Sequence[Token]) -> bool:
    """Tell whether the sentence leaves a question at `comma`: it has its verb, and no list goes on."""
    if after is None or after.tag_ in ("CC", "IN", "WDT", "WP", "PRP", "VBG", "RB", "VBD") or after.lower_ == "though":
        return after is None or after.lower_ != "if"
    return any(t.tag_ in FINITE for t in asked) and not lists(comma)


def _ends_clause(verb: Token) -> bool:
    after = verb.nbor() if verb.i + 1 < verb.sent.end else None
    return after is None or after.text in ".,;" or after.lower_ in ("further", "on", "more")


def _thing(verb: Token) -> list[Token]:
    """Return what is not spoken of: "declined to name the units", "did not disclose the terms"."""
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.pos_ == "NOUN"), None)
    if thing is None or bare(verb) not in words("unspecified", "disclosing"):
        return []
    return closed(list(verb.doc[thing.left_edge.i : thing.right_edge.i + 1]))
