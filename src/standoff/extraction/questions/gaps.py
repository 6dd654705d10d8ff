"""Finding where an article says that something is unknown, vague or unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from standoff.extraction.questions.confirming import neither, unconfirmed
from standoff.extraction.questions.indirect import indirect
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.nouns import noun_phrase
from standoff.extraction.questions.silence import REACH, Gap, is_negative, is_withheld
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import QUOTES, bare
from standoff.language.clauses import child


def gaps_in(sentence: Span) -> Iterator[Gap]:
    """Yield the gaps that `sentence` tells of, in order; none lies within another."""
    end = sentence.start
    for token in sentence:
        gap = next((gap for find in FINDERS if (gap := find(token)) is not None), None) if token.i >= end else None
        if gap is not None:
            end = max([gap.cue.i, *(t.i for t in gap.asked)]) + 1
            yield gap


def _unsaid(verb: Token) -> Gap | None:
    """Find "did not say how", "declined to specify", "has yet to explain", "nobody knows", "would say nothing"."""
    if verb.pos_ not in ("VERB", "AUX") or bare(verb) not in words("unspecified", "speech") | words(
        "unspecified", "knowledge"
    ):
        return None
    if not (is_negative(verb) or is_withheld(verb)):
        return None
    asked = indirect(verb) or _thing(verb)
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
    left = (word.lower_ in words("unspecified", "left-open") and _is_left(word)) or _leaves_it(word)
    if not (negative or left or (word.lower_ in words("unspecified", "clear") and is_negative(word))):
        return None
    asked = (
        indirect(word) or _left_thing(word) or (_unknown_thing(word, any_thing=negative) if negative or left else [])
    )
    return Gap(word, asked, "the article says that it is not clear") if asked else None


def _unknown_thing(word: Token, *, any_thing: bool) -> list[Token]:
    """Return what "remains unknown": "the owner of the drone"; not `any_thing`: what can be open, as a fate can."""
    verb = word.nbor(-1) if word.i > word.sent.start else word
    thing = next((c for c in (*verb.children, *word.children) if c.dep_.startswith("nsubj") and c.i < word.i), None)
    if verb.lemma_.lower() not in words("unspecified", "leaving") or thing is None or thing.pos_ != "NOUN":
        return []
    unsettled = any_thing or thing.lemma_.lower() in words("unspecified", "unsettled")
    return noun_phrase(thing) if unsettled else []


def _left_thing(word: Token) -> list[Token]:
    """Return what a text "left open": "left vague the status of the island"."""
    before = word.nbor(-1) if word.i > word.sent.start else word
    thing = child(before, "obj") if bare(before) == "leave" and before.tag_ != "VBN" else None
    return noun_phrase(thing) if thing is not None and thing.i > word.i and thing.pos_ == "NOUN" else []


def _is_left(word: Token) -> bool:
    """Tell "is open" and "was left open" from "an open road"."""
    before = word.nbor(-1) if word.i > word.sent.start else word
    return before.lemma_.lower() in words("unspecified", "leaving")


def _leaves_it(verb: Token) -> bool:
    """Tell "left it to the reader whether", "leaving it to the imagination what"."""
    return bare(verb) == "leave" and verb.pos_ == "VERB" and verb.i + 1 < verb.sent.end and verb.nbor().lower_ == "it"


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
    giving = words("unspecified", "giving") | (
        {"have"} if noun.lemma_.lower() in words("unspecified", "had") else set()
    )
    given = any(bare(t) in giving for t in around if t.pos_ == "VERB")
    asked = indirect(noun)
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


def _gives(verb: Token, noun: Token) -> bool:
    """Tell "gave details" and "set a date"; details one can also just "have"."""
    has = bare(verb) == "have" and noun.lemma_.lower() in words("unspecified", "had")
    return has or bare(verb) in words("unspecified", "giving")


def _is_withheld_by(verb: Token, noun: Token) -> bool:
    """Tell "did not give a number" from "did not wait for a number"."""
    into = bare(verb) in ("go", "enter") and noun.dep_.startswith("obl")
    gives = verb.pos_ == "VERB" and _gives(verb, noun) and (noun.dep_ == "obj" or into)
    return gives and verb.i < noun.i and (is_negative(verb) or is_withheld(verb))


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
    asked = indirect(verb) or indirect(noun)
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


def _ends_clause(verb: Token) -> bool:
    after = verb.nbor() if verb.i + 1 < verb.sent.end else None
    return after is None or after.text in ".,;" or after.lower_ in ("further", "on", "more")


def _thing(verb: Token) -> list[Token]:
    """Return what is not spoken of: "declined to name the units", "did not disclose the terms"."""
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.pos_ == "NOUN"), None)
    if thing is None or bare(verb) not in words("unspecified", "disclosing"):
        return []
    return closed(list(verb.doc[thing.left_edge.i : thing.right_edge.i + 1]))


FINDERS: tuple[Callable[[Token], Gap | None], ...] = (
    neither,
    _unsaid,
    _unclear,
    _not_given,
    _unsettled,
    _undecided,
    unconfirmed,
)
