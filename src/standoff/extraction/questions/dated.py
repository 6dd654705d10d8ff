"""Events that lie ahead by a date beside their noun: "the July 9 election", "before a summit in Vienna on Friday"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from standoff.extraction.questions.happenings import is_event_noun
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.nouns import definite, noun_phrase
from standoff.extraction.questions.over import lies_behind
from standoff.extraction.questions.reading import Reading
from standoff.extraction.questions.sound import is_party_to
from standoff.extraction.questions.stretches import closed
from standoff.extraction.wording import FINITE, ask, bare
from standoff.language.dates import TimeExpression, is_ahead
from standoff.language.document import published

# The date stands among so many words before its noun ("the July 9 presidential election"), or behind it.
REACH = 8
# Between a noun and its date stands none of these.
BREAKING = FINITE | {"VB", "VBN", "VBG", "CC"}


def dated_event(reading: Reading, sentence: Span) -> str:
    """Return the question what will come of the first event in `sentence` whose noun has a date ahead, or nothing."""
    if any(t.pos_ == "VERB" and bare(t) in words("events", "cancelled") for t in sentence):
        return ""
    day = published(reading.doc)
    ahead = [t for t in reading.times(sentence) if is_ahead(t, day) is True and not lies_behind(reading.doc, t, day)]
    for time in ahead:
        for noun in sentence:
            phrase = _dated(noun, time) if is_event_noun(noun) else []
            if phrase and is_party_to(phrase):
                return ask(f"what will come of {definite(phrase)}")
    return ""


def _dated(noun: Token, time: TimeExpression) -> list[Token]:
    """Return the phrase of `noun` with its date where `time` belongs to it, or nothing."""
    phrase = [t for t in noun_phrase(noun) if t.tag_ not in ("WP$", "WDT")]
    if phrase[0].i <= time.start < noun.i:
        return phrase
    between = noun.doc[noun.i + 1 : time.start]
    if not noun.i < time.start <= noun.i + REACH or any(t.tag_ in BREAKING or t.text in ",;:" for t in between):
        return []
    joined = noun.doc[noun.i + 1 : _end(time, noun)]
    return closed([*(t for t in phrase if t.i <= noun.i), *joined]) if joined[0].tag_ == "IN" else []


def _end(time: TimeExpression, noun: Token) -> int:
    """Return where `time` ends, with the second day of "June 29-30"."""
    behind = noun.doc[time.end : min(time.end + 2, noun.sent.end)]
    second = len(behind) == 2 and behind[0].text in "-–" and behind[1].is_digit
    return time.end + 2 * second
