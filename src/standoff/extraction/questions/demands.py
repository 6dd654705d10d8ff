"""Demands and offers that nobody granted: refused, or without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from standoff.briefing import Position
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import listed, party
from standoff.extraction.questions.reading import FAR, Matter, Reading, merge_parties
from standoff.extraction.questions.refusals import refused
from standoff.extraction.questions.requests import demanding, requests
from standoff.extraction.questions.unanswered import unanswered
from standoff.extraction.wording import ask, bare, excerpt, is_plural
from standoff.language.clauses import is_negated

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
    cue: int | None = None

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
    yield from unanswered(reading)


def _demands(reading: Reading) -> Iterator[_Voice]:
    """Yield the positions that demand, and those whose words plainly do although another stance was found in them."""
    for index, held in enumerate(reading.held):
        sentence = reading.sentences[index]
        for position in (p for p in held if "demand" in p.stances):
            found = requests(sentence, position.party, reading.names)
            yield from (_Voice(r.party, index, position, r.text, r.cue) for r in found)
            if not found:
                yield _Voice(position.party, index, position, None)
        if index >= reading.body and not any("demand" in p.stances for p in held):
            yield from _plain_demands(reading, index)


def _plain_demands(reading: Reading, index: int) -> Iterator[_Voice]:
    """Yield what the words of a sentence demand although no position in it does."""
    held, sentence = reading.held[index], reading.sentences[index]
    found = requests(sentence, None, reading.names)
    if not found and len(held) == 1:
        found = requests(sentence, held[0].party, reading.names)
    for request in (r for r in found if r.plain):
        position = next((p for p in held if p.party == request.party), None)
        yield _Voice(request.party, index, position, request.text, request.cue)


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
        told = found is not None and found.party is not None and found.party not in {p.party for p in rejecting}
        if index >= reading.body and found is not None and found.party is not None and told:
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
        demand.cue,
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
        (_agrees(reading.sentences[at]) or (at == demand.sentence and _is_assured(reading, other, demand)))
        and (demand.party in other.target or reading.topic(demand.sentence) & reading.topic(at))
        for at, other in reading.nearby(demand.sentence)
        if _may_grant(other, demand)
    )


def _may_grant(other: Position, demand: _Voice) -> bool:
    asked = other.party != demand.party and (not demand.target or other.party in demand.target)
    return asked and "reject" not in other.stances and bool({"commit", "offer", "support"} & set(other.stances))


def _is_assured(reading: Reading, other: Position, demand: _Voice) -> bool:
    """Tell what is promised in the same breath: "asked them to guard the ships, which they said would be safe"."""
    if "commit" not in other.stances or demand.cue is None:
        return False
    behind = reading.sentences[demand.sentence].doc[demand.cue : reading.sentences[demand.sentence].end]
    pronoun = next((i for i, t in enumerate(behind) if t.lower_ == "which"), None)
    return pronoun is not None and any(t.lower_ in ("will", "would") for t in behind[pronoun:])


def _agrees(sentence: Span) -> bool:
    verbs = (t for t in sentence if t.pos_ == "VERB" and bare(t) in words("demands", "grant"))
    return any(not is_negated(verb) for verb in verbs)
