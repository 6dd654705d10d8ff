"""Demands and offers that nobody granted: refused, or without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from standoff.briefing import Position
from standoff.extraction.phrasing import will
from standoff.extraction.questions.deeds import infinitive
from standoff.extraction.questions.happenings import actor_of, named, noun_phrase
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import listed, party
from standoff.extraction.questions.reading import FAR, Matter, Reading, merge_parties
from standoff.extraction.questions.refusals import refused
from standoff.extraction.questions.requests import demanding, requested
from standoff.extraction.questions.sound import is_vague
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import ask, bare, excerpt, is_plural
from standoff.language.clauses import child, is_negated
from standoff.language.dates import is_ahead
from standoff.language.document import published

# How many sentences after a demand an answer to it still follows without repeating its words.
NEAR = 1
# More words of a demand than these are no longer quoted in a question.
QUOTABLE = 18


@dataclass(frozen=True, slots=True)
class _Voice:
    """A party that demands or refuses in one sentence, its `position` there if it holds one, and what it asks."""

    party: str
    sentence: int
    position: Position | None
    question: str | None

    @property
    def target(self) -> tuple[str, ...]:
        return self.position.target if self.position is not None else ()

    @property
    def about(self) -> tuple[str, ...]:
        return (self.position.id,) if self.position is not None else ()


def unmet_demands(reading: Reading) -> Iterator[Matter]:
    """Yield the demands not granted, each with its refusals, then refusals of what nobody is told to have asked."""
    refusals = list(_refusals(reading))
    used: set[int] = set()
    for demand in _demands(reading):
        answers = [r for r in refusals if _answers(reading, r, demand)]
        if _granted(reading, demand) or (demand.question is None and not answers):
            continue
        matter = _unmet(reading, demand, answers)
        if matter.question:
            used |= set(matter.sentences)
            yield matter
    for refusal in refusals:
        if refusal.sentence not in used and refusal.question is not None:
            yield _refused(refusal)
    yield from _unanswered(reading)


def _demands(reading: Reading) -> Iterator[_Voice]:
    """Yield the positions that demand, and those whose words plainly do although another stance was found in them."""
    for index, held in enumerate(reading.held):
        demanding = [p for p in held if "demand" in p.stances]
        for position in demanding:
            request = requested(reading.sentences[index], position.party, reading.names)
            yield _Voice(position.party, index, position, request.text if request is not None else None)
        if not demanding and index >= reading.body:
            yield from _plain_demand(reading, index)


def _plain_demand(reading: Reading, index: int) -> Iterator[_Voice]:
    """Yield what the words of a sentence demand although no position in it does."""
    held, sentence = reading.held[index], reading.sentences[index]
    request = requested(sentence, None, reading.names)
    if request is None and len(held) == 1:
        request = requested(sentence, held[0].party, reading.names)
    if request is not None and request.plain:
        position = next((p for p in held if p.party == request.party), None)
        yield _Voice(request.party, index, position, request.text)


def _refusals(reading: Reading) -> Iterator[_Voice]:
    """Yield the positions that reject, and refusals told in sentences where no position was found."""
    for index, sentence in enumerate(reading.sentences):
        found = refused(sentence, reading.names)
        rejecting = [p for p in reading.held[index] if "reject" in p.stances]
        for position in rejecting:
            own = found is not None and found.party in (None, position.party)
            question = (
                found.question(party(position.party), reading.names.say(position.party)) if found and own else None
            )
            yield _Voice(position.party, index, position, question)
        if index >= reading.body and found is not None and found.party and not rejecting:
            own_position = next((p for p in reading.held[index] if p.party == found.party), None)
            question = found.question(party(found.party), reading.names.say(found.party))
            yield _Voice(found.party, index, own_position, question)


def _unmet(reading: Reading, demand: _Voice, answers: list[_Voice]) -> Matter:
    refusing = merge_parties(a.party for a in answers)
    because = f"{party(demand.party)} asked for it"
    because += f" and {listed(refusing)} refused" if refusing else ", and no answer was found in the article"
    return Matter(
        "unmet demand",
        _wording(reading, demand, answers),
        because,
        merge_parties([demand.party], demand.target, refusing),
        tuple(sorted({demand.sentence, *(a.sentence for a in answers)})),
        (*demand.about, *(i for a in answers for i in a.about)),
    )


def _refused(refusal: _Voice) -> Matter:
    return Matter(
        "unmet demand",
        refusal.question or "",
        f"{party(refusal.party)} refused it",
        merge_parties([refusal.party], refusal.target),
        (refusal.sentence,),
        refusal.about,
    )


def _wording(reading: Reading, demand: _Voice, answers: list[_Voice]) -> str:
    refused = (a.question for a in answers if a.question)
    return demand.question or next(refused, None) or _plain(demand, reading.sentences[demand.sentence])


def _plain(demand: _Voice, sentence: Span) -> str:
    """Return the question that quotes the demand, where a few of the article's words tell it; else nothing."""
    quoted = demanding(sentence)
    if not quoted or len(quoted) > QUOTABLE:
        return ""
    who = party(demand.party)
    asks = "they ask" if is_plural(who) else "it asks"
    return ask(f"will {who} get what {asks} for: “{excerpt(quoted)}”")


def _answers(reading: Reading, refusal: _Voice, demand: _Voice) -> bool:
    """Tell whether `refusal` answers `demand`: by whom it was asked of, and by its place or its topic."""
    if refusal.party == demand.party or abs(refusal.sentence - demand.sentence) > FAR:
        return False
    if demand.target and refusal.party not in demand.target and demand.party not in refusal.target:
        return False
    if refusal.sentence == demand.sentence or 0 < refusal.sentence - demand.sentence <= NEAR:
        return True
    return demand.party in refusal.target and bool(reading.topic(demand.sentence) & reading.topic(refusal.sentence))


def _granted(reading: Reading, demand: _Voice) -> bool:
    """Tell whether a party that was asked says elsewhere, about the same matter, that it agrees."""
    return any(
        _agrees(reading.sentences[at])
        and (demand.party in other.target or reading.topic(demand.sentence) & reading.topic(at))
        for at, other in reading.nearby(demand.sentence)
        if _may_grant(other, demand)
    )


def _may_grant(other: Position, demand: _Voice) -> bool:
    asked = other.party != demand.party and (not demand.target or other.party in demand.target)
    return asked and "reject" not in other.stances and bool({"commit", "offer", "support"} & set(other.stances))


def _agrees(sentence: Span) -> bool:
    verbs = (t for t in sentence if t.pos_ == "VERB" and bare(t) in words("demands", "grant"))
    return any(not is_negated(verb) for verb in verbs)


def _unanswered(reading: Reading) -> Iterator[Matter]:
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
