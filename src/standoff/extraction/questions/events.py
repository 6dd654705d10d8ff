"""What is scheduled: meetings, visits, votes, arrivals whose outcome lies ahead of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import ask, readable, render
from standoff.extraction.questions.happenings import came_of, is_event_noun, is_event_verb
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, words
from standoff.language.clauses import modal, subject
from standoff.language.dates import TimeExpression, is_ahead
from standoff.language.document import published


def pending_events(reading: Reading) -> Iterator[Matter]:
    """Yield the events that the article schedules."""
    for index, sentence in reading.prose():
        scheduled = _scheduled(reading, sentence)
        if scheduled is None:
            continue
        question = came_of(scheduled, reading.names)
        if question:
            codes = [c for t in sentence if (c := reading.names.code(t))]
            about = tuple(d.id for d in reading.deployments if _tells(reading, d.span.start, index))
            yield Matter(
                "pending event",
                question,
                "the article tells of it as still to come",
                merge_parties(codes),
                (index,),
                about,
            )


def _tells(reading: Reading, start: int, index: int) -> bool:
    from standoff.language.document import text_span

    span = text_span(reading.sentences[index])
    return span.start <= start < span.end


def _scheduled(reading: Reading, sentence: Span) -> Token | None:
    """Return the word that heads what is scheduled in `sentence`: a verb, or an event noun."""
    ahead = [t for t in reading.doc._.dates or () if sentence.start <= t.start < sentence.end and _ahead(reading, t)]
    for token in sentence:
        head = _by_word(token) or _by_infinitive(token) or _by_future(token)
        if head is None or _is_conditional(head):
            continue
        eventful = is_event_verb(head) or is_event_noun(head) or _is_visit(head)
        dated = any(_governs(head, token, time) for time in ahead)
        again = any(t.lower_ == "again" for t in head.subtree)
        strong = token.lower_ in words("events", "schedule")
        if token.tag_ == "MD":
            if eventful and (dated or again) or dated:
                return head
        elif (eventful and (dated or strong or head.tag_ == "VB")) or dated:
            return head
    return None


def _ahead(reading: Reading, time: TimeExpression) -> bool:
    return is_ahead(time, published(reading.doc)) is not False


def _governs(head: Token, cue: Token, time: TimeExpression) -> bool:
    low, high = sorted((head.i, cue.i))
    near = low - 8 <= time.start <= high + 16
    return near and not any(t.text in ";:" for t in head.doc[min(low, time.start) : max(high, time.start)])


def _by_word(word: Token) -> Token | None:
    """ "is due to meet", "is expected in Moscow", "a vote is planned"."""
    if word.lower_ not in words("events", "schedule") or word.i + 1 >= word.sent.end:
        return None
    before = word.doc[max(word.sent.start, word.i - 4) : word.i]
    if not any(t.lemma_.lower() in ("be", "remain") or t.lower_ in ("'s", "is", "was", "are", "were") for t in before):
        return None
    after = word.doc[word.i + 1 : min(word.i + 4, word.sent.end)]
    if len(after) > 1 and after[0].lower_ == "to" and after[1].tag_ in ("VB", "RB"):
        verb = after[1] if after[1].tag_ == "VB" else after[2] if len(after) > 2 else after[1]
        if verb.lemma_.lower() == "be" and verb.i + 1 < word.sent.end and verb.nbor().tag_ == "VBN":
            verb = verb.nbor()
        return verb
    return word


def _by_infinitive(be: Token) -> Token | None:
    """ "is to meet", "are to gather"."""
    if be.lower_ not in ("is", "are", "was", "were", "'s", "’s") or be.i + 2 >= be.sent.end:
        return None
    to, verb = be.nbor(), be.nbor(2)
    if to.lower_ != "to" or verb.tag_ != "VB":
        return None
    if verb.lower_ == "be" and verb.i + 1 < be.sent.end and verb.nbor().tag_ == "VBN":
        verb = verb.nbor()
    return verb


def _by_future(word: Token) -> Token | None:
    """ "will visit", "would be agreed"."""
    if word.tag_ != "MD" or word.lower_ not in ("will", "would", "'ll", "’ll", "shall"):
        return None
    for token in word.doc[word.i + 1 : min(word.i + 5, word.sent.end)]:
        if token.lower_ in ("not", "n't", "n’t", "never"):
            return None
        if token.tag_ in ("VB", "VBN") and token.lower_ not in ("be", "have"):
            return token
    return None


def _is_visit(head: Token) -> bool:
    """Tell "is due in Moscow", "is expected there": a schedule word that a place completes."""
    if head.lower_ not in words("events", "schedule"):
        return False
    after = head.doc[head.i + 1 : min(head.i + 3, head.sent.end)]
    return any(t.lower_ in ("in", "there", "here", "at", "back") for t in after[:1]) or is_event_noun(
        subject(head) or head
    )


def _is_conditional(head: Token) -> bool:
    return any(
        t.lower_ in ("if", "unless")
        for t in head.doc[max(head.sent.start, head.i - 12) : min(head.i + 14, head.sent.end)]
    )


__all__ = ["ask", "modal", "pending_events", "readable", "render", "Sequence"]
