"""What has had no answer by the words of the article: "has yet to reply", "has until Friday to accept"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import will
from standoff.extraction.questions.deeds import infinitive
from standoff.extraction.questions.happenings import actor_of
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.nouns import named, noun_phrase
from standoff.extraction.questions.reading import Matter, Reading, merge_parties
from standoff.extraction.questions.sound import is_vague
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import ask, bare
from standoff.language.clauses import child
from standoff.language.dates import is_ahead
from standoff.language.document import published


def unanswered(reading: Reading) -> Iterator[Matter]:
    """Yield what has had no answer by the words of the article: "has yet to reply", "had not answered"."""
    for index, sentence in reading.prose():
        verb = next(
            (t for t in sentence if t.pos_ == "VERB" and bare(t) in words("demands", "answer") and _is_pending(t)), None
        )
        actor = actor_of(verb, verb) if verb is not None else None
        if verb is not None and actor is not None and not is_vague(noun_phrase(actor), reading.names):
            yield _pending(reading, index, verb, actor)
        else:
            yield from _due(reading, index, sentence)


def _due(reading: Reading, index: int, sentence: Span) -> Iterator[Matter]:
    """Yield what somebody has until a date to do: "was given until Friday to accept", "has until noon to reply"."""
    until = next((t for t in sentence if t.lower_ == "until" and t.i > sentence.start), None)
    day = next((t for t in reading.times(sentence) if until is not None and t.start >= until.i), None)
    if until is None or day is None or is_ahead(day, published(reading.doc)) is False or day.end + 1 >= sentence.end:
        return
    to = next((t for t in sentence.doc[until.i : min(day.end + 4, sentence.end)] if t.tag_ == "TO"), None)
    deed = infinitive(to) if to is not None else None
    holder = next(
        (t for t in reversed(sentence.doc[sentence.start : until.i]) if t.pos_ == "VERB" or t.lower_ == "has"), None
    )
    if deed is None or holder is None or bare(holder) not in ("give", "have"):
        return
    asked = child(holder, "iobj", "obj") if holder.tag_ == "VBD" else actor_of(holder, holder)
    if asked is None or is_vague(noun_phrase(asked), reading.names):
        return
    who = named(asked, reading.names)
    codes = [c for t in sentence if (c := reading.names.code(t))]
    about = tuple(p.id for p in reading.held[index])
    because = f"{who} had until then to do it"
    yield Matter(
        "unmet demand", ask(will(who, deed, reading.names.say(None))), because, merge_parties(codes), (index,), about
    )


def _is_pending(verb: Token) -> bool:
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]]
    if not {"has", "have", "had"} & set(before):
        return False
    if verb.tag_ == "VB":
        return before[-2:] == ["yet", "to"]
    return bare(verb) in words("demands", "reply") and bool({"not", "n't", "n’t", "never"} & set(before))


def _pending(reading: Reading, index: int, verb: Token, actor: Token) -> Matter:
    say = reading.names.say(None)
    who = named(actor, reading.names)
    asked = [
        i for i in (index - 1, index) if i >= 0 and any({"demand", "offer"} & set(p.stances) for p in reading.held[i])
    ]
    codes = [c for t in noun_phrase(actor) if (c := reading.names.code(t))]
    return Matter(
        "unmet demand",
        ask(will(who, [verb] if bare(verb) in words("demands", "reply") else stretch(verb), say)),
        f"the article says that {who} had not answered",
        merge_parties(codes, (p.party for i in asked for p in reading.held[i])),
        tuple(sorted({index, *asked})),
        tuple(p.id for i in asked for p in reading.held[i]),
    )
