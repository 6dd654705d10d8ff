"""What is scheduled: meetings, visits, votes, arrivals whose outcome lies ahead of the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from standoff.extraction.questions.dated import dated_event
from standoff.extraction.questions.happenings import actor_of, came_of, is_event_noun, is_event_verb
from standoff.extraction.questions.indirect import QUESTIONING
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.over import is_told_over, lies_behind
from standoff.extraction.questions.reading import Matter, Reading, merge_parties
from standoff.extraction.wording import FINITE, bare
from standoff.language.clauses import child
from standoff.language.dates import TimeExpression
from standoff.language.document import published, text_span

BEING = words("events", "being")
FUTURE = words("modals", "future") | {"would"}
# Words between a form of "be" and the word that schedules: "is now widely expected".
REACH = 4
# A date with fewer words than these before it begins the sentence: "But on Monday ...".
OPENING = 3
# "Soon" stands among so many words behind what is to come.
SOON = 8


class Scheduled(NamedTuple):
    """An event that lies ahead: `head` is the verb or scheduling word, `cue` the word that places it in time."""

    head: Token
    cue: Token


def pending_events(reading: Reading) -> Iterator[Matter]:
    """Yield the events that the article schedules."""
    for index, sentence in reading.prose():
        found = scheduled(reading, sentence)
        if found and is_told_over(reading, index, *found):
            continue
        speakers = {p.party for p in reading.held[index]}
        speaker = next(iter(speakers)) if len(speakers) == 1 else None
        question = came_of(found.head, found.cue, reading.names, speaker) if found else dated_event(reading, sentence)
        if question:
            codes = [c for t in sentence if (c := reading.names.code(t))]
            place = text_span(sentence)
            about = tuple(d.id for d in reading.deployments if place.start <= d.span.start < place.end)
            yield Matter(
                "pending event", question, "it still lies ahead of the article", merge_parties(codes), (index,), about
            )


def scheduled(reading: Reading, sentence: Span, *, surely: bool = True) -> Scheduled | None:
    """Return the first event that `sentence` schedules, or None; not `surely`: whatever it says is to be done."""
    times = reading.times(sentence)
    day = published(reading.doc)
    gone = [t for t in times if lies_behind(reading.doc, t, day)]
    ahead = [t for t in times if t not in gone]
    for cue in sentence:
        head = _by_word(cue) or _by_infinitive(cue) or _by_future(cue) or _by_plan(cue) or _by_present(cue)
        # "Is due on Monday": whatever week the parse made of it, that Monday is to come.
        near = [*ahead, *(t for t in times if _is_present(cue, head) and _is_weekday(reading.doc, t))]
        if (
            head is not None
            and not _is_asked(cue)
            and (not _hangs_on_condition(cue) or _is_fixed(head, cue, near))
            and (_counts(head, cue, near) or not surely)
            and not any(_dates(cue, head, t) for t in gone if t not in near)
        ):
            return Scheduled(head, cue)
    return None


def _is_fixed(head: Token, cue: Token, ahead: list[TimeExpression]) -> bool:
    """Tell what has its date, whatever else hangs on a condition: "are due to meet on Friday unless it snows"."""
    return cue.lower_ in words("events", "schedule") and any(_dates(cue, head, time) for time in ahead)


def _is_asked(cue: Token) -> bool:
    """Tell what stands in an indirect question: "whether the marines will fire again", "how long it will last"."""
    for token in reversed(cue.doc[cue.sent.start : cue.i]):
        if token.tag_ in FINITE:
            return False
        if token.lower_ in QUESTIONING and token.lower_ not in ("who", "which", "when", "where"):
            return True
    return False


def _is_present(cue: Token, head: Token | None) -> bool:
    return head is not None and any(
        t.lower_ in ("is", "are") for t in cue.doc[max(cue.sent.start, cue.i - 2) : cue.i + 1]
    )


def _is_weekday(doc: Doc, time: TimeExpression) -> bool:
    """Tell a day named without its week: "Monday", "on Monday"."""
    return doc[time.end - 1].text.endswith("day") and time.end - time.start <= 2


def _counts(head: Token, cue: Token, ahead: list[TimeExpression]) -> bool:
    """Tell whether what is scheduled is an event or has a date ahead; what merely will be needs both, or "again"."""
    dated = any(_dates(cue, head, time) for time in ahead) or _is_soon(head)
    eventful = _is_event(head, cue)
    if cue.tag_ in ("VBZ", "VBP", "VBG") and cue.i == head.i:
        return any(_dates(cue, head, time) and time.when.start is not None for time in ahead)
    if bare(cue) in words("events", "planning") and cue.lower_ not in words("events", "schedule"):
        return dated and eventful
    if cue.tag_ == "MD":
        return (dated and (eventful or not _is_soon(head))) or (
            eventful and any(t.lower_ == "again" for t in head.doc[head.i : min(head.i + 4, head.sent.end)])
        )
    return dated or eventful


def _is_soon(head: Token) -> bool:
    """Tell an event "soon", "in the near future", "in the coming days"."""
    behind = head.doc[head.i + 1 : min(head.i + SOON, head.sent.end)]
    words_before = (t for t in takewhile(lambda t: t.tag_ not in FINITE, behind))
    return any(t.lower_ in words("events", "soon") for t in words_before)


def _is_event(head: Token, cue: Token) -> bool:
    if is_event_verb(head) or is_event_noun(head):
        return True
    actor = actor_of(head, cue)
    held = head.tag_ == "VBN" and bare(head) in words("events", "light") and actor is not None
    if held and actor is not None and is_event_noun(actor):
        return True
    if head.tag_ == "VB" or head.lower_ not in words("events", "schedule"):
        return False
    after = head.nbor().lower_ if head.i + 1 < head.sent.end else ""
    return after in ("in", "at", "there", "here") or (actor is not None and is_event_noun(actor))


def _dates(cue: Token, head: Token, time: TimeExpression) -> bool:
    """Tell whether `time` goes with the event: behind it in the same clause, or at the head of the sentence."""
    if time.start > cue.i:
        between = cue.doc[max(cue.i, head.i) + 1 : time.start]
        if cue.tag_ == "MD" and (any(t.tag_ == "TO" for t in between) or cue.doc[time.start].tag_ == "CD"):
            return False
        return not any(t.tag_ in FINITE or t.text in ";:" for t in between)
    before = cue.doc[time.end : cue.i]
    # "Officials meeting today are expected to decide".
    if len(before) == 1 and before[0].lower_ in BEING:
        return True
    first = cue.doc[cue.sent.start : time.start]
    return len(first) < OPENING and not any(t.tag_ in FINITE for t in (*first, *before))


def _by_word(word: Token) -> Token | None:
    """Return what "is due to meet", "is expected in Moscow", "a vote is planned" schedule."""
    if word.lower_ not in words("events", "schedule") or word.tag_ in ("VB", "VBD", "VBZ"):
        return None
    if (word.lower_ in words("events", "done") and _is_past(word)) or _is_long_since(word):
        return None
    before = word.doc[max(word.sent.start, word.i - REACH) : word.i]
    being = next((t for t in reversed(before) if t.lower_ in BEING), None)
    if being is None or any(t.tag_ not in ("RB", "VBN") for t in word.doc[being.i + 1 : word.i]):
        return None
    to = word.nbor() if word.i + 1 < word.sent.end else word
    return _infinitive(to) or word


def _is_long_since(word: Token) -> bool:
    """Tell "was planned long ago", "had been expected last week" by the word alone."""
    behind = word.doc[word.i + 1 : min(word.i + REACH, word.sent.end)]
    return any(t.lower_ in ("ago", "earlier", "previously", "beforehand") for t in behind)


def _is_past(word: Token) -> bool:
    """Tell "was called" and "was called off" from "is called for Monday"."""
    before = word.doc[max(word.sent.start, word.i - REACH) : word.i]
    off = word.i + 1 < word.sent.end and word.nbor().tag_ == "RP"
    return off or any(t.lower_ in ("was", "were", "been") for t in before)


def _by_infinitive(being: Token) -> Token | None:
    """Return what "is to" and "are to" announce."""
    if being.lower_ not in BEING or being.i + 2 >= being.sent.end:
        return None
    told = child(being, "nsubj") or child(being.head, "nsubj")
    if told is not None and told.i < being.i and told.lemma_.lower() in words("events", "purposes"):
        return None
    return _infinitive(being.nbor())


def _infinitive(to: Token) -> Token | None:
    if to.lower_ != "to":
        return None
    for token in to.doc[to.i + 1 : min(to.i + REACH, to.sent.end)]:
        if token.tag_ in ("VB", "VBN") and not (token.lower_ == "be" and token.nbor().tag_ == "VBN"):
            return token
        if token.tag_ not in ("VB", "RB"):
            return None
    return None


def _by_plan(verb: Token) -> Token | None:
    """Return what "agreed to meet" and "plan to hold talks" plan."""
    if verb.pos_ != "VERB" or bare(verb) not in words("events", "planning") or verb.i + 2 >= verb.sent.end:
        return None
    return _infinitive(verb.nbor())


def _by_present(verb: Token) -> Token | None:
    """Return a verb in the present of what is on the calendar: "talks resume on Monday"."""
    calendar = verb.tag_ in ("VBZ", "VBP") and bare(verb) in words("events", "present")
    under_way = verb.tag_ == "VBG" and verb.i > verb.sent.start and verb.nbor(-1).lower_ in ("is", "are")
    return verb if calendar or (under_way and is_event_verb(verb)) else None


def _by_future(modal: Token) -> Token | None:
    """Return what "will" and "would" announce."""
    if modal.tag_ != "MD" or modal.lower_ not in FUTURE:
        return None
    for token in modal.doc[modal.i + 1 : min(modal.i + 1 + REACH, modal.sent.end)]:
        if token.tag_ in ("VB", "VBN") and token.lower_ not in ("be", "have"):
            return token
        if token.lower_ in ("not", "n't", "n’t", "never", "no") or (
            token.tag_ != "RB" and token.lower_ not in ("be", "have")
        ):
            return None
    return None


def _hangs_on_condition(cue: Token) -> bool:
    return any(t.lower_ in ("if", "unless") for t in cue.sent)
