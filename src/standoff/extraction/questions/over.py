"""Whether an event that an article schedules is over: by its date, or by what the article tells of it later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from standoff.extraction.questions.happenings import actor_of, is_event_noun, light_object
from standoff.extraction.questions.lists import canonical, table, words
from standoff.extraction.questions.reading import FAR, Reading
from standoff.extraction.wording import bare
from standoff.language.dates import TimeExpression, is_ahead

# A day without its year that would lie further ahead than so many days is taken for the one just gone.
FARTHEST = 270
# "Was called off", "has since been postponed": so many words before the participle stands a form of "be".
REACH = 3
DEFINITE = frozenset({"the", "that", "those", "these", "this", "their", "its", "his", "her"})


def lies_behind(doc: Doc, time: TimeExpression, day: date | None) -> bool:
    """Tell whether `time` lies before the day of publication; a day and month that just went by are not next year's."""
    if is_ahead(time, day) is False:
        return True
    start = time.when.start
    yearless = not any(len(t) == 4 and t.is_digit for t in doc[time.start : time.end])
    return day is not None and start is not None and yearless and (start - day).days > FARTHEST


def is_told_over(reading: Reading, index: int, head: Token, cue: Token) -> bool:
    """Tell whether the event of `head` is called off in its sentence, or over by a later one: "The talks ended"."""
    behind = reading.sentences[index].doc[max(head.i, cue.i) + 1 : reading.sentences[index].end]
    if any(_is_called_off(token) for token in behind):
        return True
    event = set(map(canonical, _named(head, cue)))
    later = (token for sentence in reading.sentences[index + 1 : index + FAR] for token in sentence)
    return any(_is_over(noun) for noun in later if is_event_noun(noun) and canonical(noun.lemma_.lower()) in event)


def _named(head: Token, cue: Token) -> Iterator[str]:
    """Yield the nouns by which an event may be called: "meeting" for "meet", the subject or object that is one."""
    noun, actor = table("event-verbs").get(bare(head)), actor_of(head, cue)
    yield from (n.lemma_.lower() for n in (actor, light_object(head)) if n is not None and is_event_noun(n))
    if noun is not None:
        yield noun


def _is_over(noun: Token) -> bool:
    """Tell whether `noun`, one known by then, is the subject of a verb that ends or cancels it."""
    known = any(c.lower_ in DEFINITE for c in noun.children)
    verb = noun.head
    past = verb.tag_ in ("VBD", "VBN") and noun.dep_.startswith("nsubj") and not _waits(_before(verb))
    return known and past and bare(verb) in words("events", "over") and (bare(verb) not in PARTED or _has_part(verb))


PARTED = {"call": "off", "break": "", "come": "and", "take": "place", "run": "out", "wrap": "up"}


def _has_part(verb: Token) -> bool:
    """Tell "was called off", "took place", "came and went" from what else these verbs say."""
    part = PARTED[bare(verb)]
    return not part or any(t.lower_ == part for t in verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)])


def _is_called_off(verb: Token) -> bool:
    off = bare(verb) in words("events", "cancelled") and (bare(verb) != "call" or _has_part(verb))
    return verb.tag_ == "VBN" and off and any(t.lower_ in words("events", "being") for t in _before(verb))


def _before(verb: Token) -> Sequence[Token]:
    return list(verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i])


def _waits(before: Iterable[Token]) -> bool:
    """Tell what is still to come: "is expected to have ended", "not ended"."""
    return any(t.tag_ in ("TO", "MD") or t.lower_ in ("not", "n't", "n’t", "never") for t in before)
