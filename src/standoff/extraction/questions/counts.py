"""Figures on which two parties differ: "Kyiv says six were wounded. Moscow puts the number at three"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.briefing import Position
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import party, possessive
from standoff.extraction.questions.reading import Matter, Reading, merge_parties
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import ask, bare, excerpt
from standoff.language.clauses import child, subject

# The other figure stands in the same sentence or among so many before.
NEAR = 2


def disputed_counts(reading: Reading) -> Iterator[Matter]:
    """Yield a matter for each figure that a party sets against that of another."""
    for index, sentence in reading.prose():
        verb = _counting(sentence)
        code = reading.names.actor(verb) if verb is not None else None
        other = _other(reading, index, code) if code is not None else None
        if verb is None or code is None or other is None:
            continue
        at, position = other
        told = subject(verb)
        begin = told.left_edge.i if told is not None and told.i < verb.i else verb.i
        quoted = excerpt([*sentence.doc[begin : verb.i], *stretch(verb)])
        whose = f"{possessive(party(position.party))} or {possessive(party(code))}"
        own = tuple(p.id for p in reading.held[index] if p.party == code)
        yield Matter(
            "disputed claim",
            ask(f"whose figure is right, {whose}: “{quoted}”"),
            f"{party(position.party)} and {party(code)} give different figures",
            merge_parties([position.party, code]),
            tuple(sorted({at, index})),
            (position.id, *own),
        )


def _counting(sentence: Span) -> Token | None:
    """Return the verb of "puts the number at three"."""
    for verb in sentence:
        thing = child(verb, "obj") if verb.pos_ == "VERB" and bare(verb) == "put" else None
        if thing is not None and thing.lemma_.lower() in words("disputes", "counts"):
            behind = sentence.doc[thing.i + 1 : sentence.end]
            if any(t.lower_ == "at" for t in behind) and any(t.tag_ == "CD" for t in behind):
                return verb
    return None


def _other(reading: Reading, index: int, code: str) -> tuple[int, Position] | None:
    """Return the nearest position of another party that tells a number, with its sentence."""
    for at in range(index, max(reading.body, index - NEAR) - 1, -1):
        told = any(t.tag_ == "CD" for t in reading.sentences[at])
        for position in reading.held[at]:
            if told and position.party != code:
                return at, position
    return None
