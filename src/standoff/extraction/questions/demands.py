"""Demands and offers that nobody granted: refused, or without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from standoff.briefing import Position
from standoff.extraction.phrasing import will
from standoff.extraction.questions.names import listed, party
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, words
from standoff.extraction.questions.happenings import actor_of, noun_phrase
from standoff.extraction.questions.requests import refused, requested
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import ask, bare, is_plural, render
from standoff.language.clauses import is_negated

# How many sentences after a demand an answer to it still follows without repeating its words.
NEAR = 1


@dataclass(frozen=True, slots=True)
class _Answer:
    """A refusal of one party in one sentence."""

    position: Position
    sentence: int


def unmet_demands(reading: Reading) -> Iterator[Matter]:
    """Yield the demands that are not granted, each with its refusals, then refusals of what nobody is told to have asked."""
    refusals = [_Answer(p, i) for i, held in enumerate(reading.held) for p in held if "reject" in p.stances]
    used: set[int] = set()
    for index, held in enumerate(reading.held):
        for position in held:
            if "demand" not in position.stances or _granted(reading, position, index):
                continue
            answers = [r for r in refusals if _answers(reading, r, position, index)]
            used |= {index, *(r.sentence for r in answers)}
            yield _demand(reading, position, index, answers)
    for refusal in refusals:
        if refusal.sentence not in used:
            yield from _refusal(reading, refusal)
    yield from _unanswered(reading)


def _demand(reading: Reading, position: Position, index: int, answers: list[_Answer]) -> Matter:
    sentence = reading.sentences[index]
    question = requested(sentence, position, reading.names) or _plain(position)
    refusing = merge_parties(a.position.party for a in answers)
    because = f"{party(position.party)} asked for it"
    because += f" and {listed(refusing)} refused" if refusing else ", and the article tells of no answer"
    return Matter(
        "unmet demand",
        question,
        because,
        merge_parties([position.party], position.target, refusing),
        tuple(sorted({index, *(a.sentence for a in answers)})),
        (position.id, *(a.position.id for a in answers)),
    )


def _plain(position: Position) -> str:
    asked = listed(position.target)
    return ask(
        f"will {asked} do as {party(position.party)} asks"
        if asked
        else f"will {party(position.party)} get what it asks for"
    )


def _answers(reading: Reading, refusal: _Answer, demand: Position, index: int) -> bool:
    """Tell whether `refusal` answers `demand`, which stands in sentence `index`."""
    other = refusal.position
    if other.party == demand.party:
        return False
    if demand.target and other.party not in demand.target and demand.party not in other.target:
        return False
    if refusal.sentence == index or 0 < refusal.sentence - index <= NEAR:
        return True
    return bool(reading.topic(index) & reading.topic(refusal.sentence)) and demand.party in other.target


def _granted(reading: Reading, demand: Position, index: int) -> bool:
    """Tell whether a party that was asked says elsewhere, about the same matter, that it agrees."""
    for other in reading.positions:
        if other.party == demand.party or (demand.target and other.party not in demand.target):
            continue
        if "reject" in other.stances or not {"commit", "offer", "support"} & set(other.stances):
            continue
        at = reading.sentence_of(other)
        agrees = any(t.pos_ == "VERB" and bare(t) in words("demands", "grant") and not is_negated(t) for t in reading.sentences[at])
        about = reading.topic(index) & reading.topic(at)
        if agrees and (demand.party in other.target or about):
            return True
    return False


def _refusal(reading: Reading, refusal: _Answer) -> Iterator[Matter]:
    position = refusal.position
    question = refused(reading.sentences[refusal.sentence], position, reading.names)
    if question is not None:
        yield Matter(
            "unmet demand",
            question,
            f"{party(position.party)} refused it",
            merge_parties([position.party], position.target),
            (refusal.sentence,),
            (position.id,),
        )


def _unanswered(reading: Reading) -> Iterator[Matter]:
    """Yield what has had no answer by the words of the article: "has yet to reply", "had not answered"."""
    for index, sentence in reading.prose():
        verb = next((t for t in sentence if t.pos_ == "VERB" and bare(t) in words("demands", "answer") and _is_pending(t)), None)
        actor = actor_of(verb, verb) if verb is not None else None
        if verb is not None and actor is not None:
            yield _pending(reading, index, verb, actor)


def _is_pending(verb: Token) -> bool:
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]]
    if not {"has", "have", "had"} & set(before):
        return False
    if verb.tag_ == "VB":
        return before[-2:] == ["yet", "to"]
    replies = bare(verb) in words("demands", "reply")
    return replies and bool({"not", "n't", "n’t", "never"} & set(before))


def _pending(reading: Reading, index: int, verb: Token, actor: Token) -> Matter:
    say = reading.names.say(None)
    who = render(noun_phrase(actor), say)
    asked = [i for i in (index - 1, index) if i >= 0 and any({"demand", "offer"} & set(p.stances) for p in reading.held[i])]
    codes = [c for t in noun_phrase(actor) if (c := reading.names.code(t))]
    return Matter(
        "unmet demand",
        ask(will(who, [verb] if bare(verb) in words("demands", "reply") else stretch(verb), say)),
        f"the article says that {who} had not answered",
        merge_parties(codes, (p.party for i in asked for p in reading.held[i])),
        tuple(sorted({index, *asked})),
        tuple(p.id for i in asked for p in reading.held[i]),
    )
