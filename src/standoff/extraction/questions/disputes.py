"""Claims on which the accounts differ: a denial and what it denies, or two parties that accuse each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from standoff.briefing import Position
from standoff.extraction.phrasing import ask, finite, readable, render, whether
from standoff.extraction.questions.names import listed, party
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, words
from standoff.language.clauses import child, subtree, trimmed

# How many sentences before a denial the denied claim still stands when no word of it is repeated.
NEAR = 2
CLAIMING = frozenset({"accuse", "assert"})


def disputed_claims(reading: Reading) -> Iterator[Matter]:
    """Yield each denial with the claims that it answers, then the pairs of parties that accuse each other of the same."""
    for index, held in enumerate(reading.held):
        for position in held:
            if _denies(reading, position, index):
                yield _denial(reading, position, index)
    yield from _mutual(reading)


def _denies(reading: Reading, position: Position, index: int) -> bool:
    if "deny" in position.stances:
        return True
    sentence = reading.sentences[index]
    return "reject" in position.stances and _verdict(sentence) is not None


def _verdict(sentence: Span) -> Token | None:
    return next((t for t in sentence if t.lemma_.lower() in words("disputes", "verdicts")), None)


def _denial(reading: Reading, position: Position, index: int) -> Matter:
    claims = _claims(reading, position, index)
    claiming = merge_parties(p.party for p, _ in claims)
    sentence = reading.sentences[index]
    question = _question(reading, position, sentence, claims)
    said = (
        f"{listed(claiming)} said so and "
        if claiming
        else "the article tells it so and "
        if _narrated(sentence)
        else ""
    )
    return Matter(
        "disputed claim",
        question,
        f"{said}{party(position.party)} denied it",
        merge_parties([position.party], claiming),
        tuple(sorted({index, *(i for _, i in claims)})),
        (position.id, *(p.id for p, _ in claims)),
    )


def _narrated(sentence: Span) -> bool:
    return False


def _claims(reading: Reading, denial: Position, index: int) -> list[tuple[Position, int]]:
    """Return the claims of others that `denial` answers: in its sentence, just before it, or elsewhere on its topic."""
    found: list[tuple[Position, int]] = []
    for at, held in enumerate(reading.held):
        for position in held:
            if position.party == denial.party or not CLAIMING & set(position.stances):
                continue
            aimed = denial.party in position.target or position.party in denial.target
            shared = len(reading.topic(at) & reading.topic(index))
            near = 0 <= index - at <= NEAR
            if at == index or (aimed and (shared or near)) or shared >= 2:
                found.append((position, at))
    return found


def _question(reading: Reading, position: Position, sentence: Span, claims: list[tuple[Position, int]]) -> str:
    say = reading.names.say(position.party)
    for verb in sentence:
        if verb.lemma_.lower() in words("disputes", "denials") and verb.pos_ == "VERB":
            asked = _denied(verb, position, reading)
            if asked:
                return ask(asked)
    for claim, at in claims:
        asked_of = _claimed(reading, claim, reading.sentences[at])
        if asked_of:
            return ask(asked_of)
    clause = _content(sentence)
    asked_of = whether(clause, say, past=False) if clause else None
    return ask(asked_of) if asked_of else ask(f"is it as {party(position.party)} says: “{_short(sentence)}”")


def _denied(verb: Token, position: Position, reading: Reading) -> str | None:
    """Return the question whether what `verb` denies is true."""
    say = reading.names.say(position.party)
    after = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    who = party(position.party)
    clause = [t for t in verb.doc[after.i : min(max(verb.right_edge.i + 1, after.i + 1), verb.sent.end)]]
    clause = _cut(clause)
    if after.tag_ == "VBG" and len(clause) > 1:
        if after.lemma_.lower() == "have":
            return f"has {who} {render(readable(clause[1:]), say)}"
        return f"{_be(who)} {who} {render(readable(clause), say)}"
    told = child(verb, "ccomp")
    if told is not None and told.i > verb.i:
        return whether(_cut(list(trimmed(subtree(told)))), say)
    return None


def _be(who: str) -> str:
    return (
        "are"
        if who.startswith("the ") and who.endswith("s") and who not in ("the US", "the Netherlands", "the Philippines")
        else "is"
    )


def _claimed(reading: Reading, claim: Position, sentence: Span) -> str | None:
    say = reading.names.say(claim.party)
    for verb in sentence:
        if verb.lemma_.lower() in ("accuse", "suspect") and verb.pos_ == "VERB":
            act = next((t for t in verb.doc[verb.i + 1 : min(verb.i + 12, sentence.end)] if t.lower_ == "of"), None)
            if act is not None and act.i + 1 < sentence.end and act.nbor().tag_ == "VBG":
                accused = [t for t in verb.doc[verb.i + 1 : act.i]]
                deed = _cut(list(verb.doc[act.i + 1 : sentence.end]))
                return f"is {render(readable(accused, 8), say)} {render(readable(deed), say)}"
    clause = _content(sentence)
    return whether(clause, say) if clause else None


def _content(sentence: Span) -> list[Token]:
    """Return the clause that a verb of saying in `sentence` reports."""
    for verb in sentence:
        told = child(verb, "ccomp")
        if told is not None and told.i > verb.i and told.dep_ == "ccomp":
            clause = _cut(list(trimmed(subtree(told))))
            if finite(clause):
                return clause
    return []


def _cut(clause: Sequence[Token]) -> list[Token]:
    """Return `clause` up to the comma after which it goes on to something else."""
    for i, token in enumerate(clause):
        if (
            i > 3
            and token.text in ",;"
            and i + 1 < len(clause)
            and clause[i + 1].lower_
            in ("but", "and", "saying", "adding", "which", "who", "while", "although", "though", "as")
        ):
            return list(clause[:i])
    return [t for t in clause if t.text not in ".?!"]


def _short(sentence: Span) -> str:
    return render(readable(list(sentence), 20)).strip(" .!?,")


def _mutual(reading: Reading) -> Iterator[Matter]:
    """Yield the pairs of accusations in which each of two parties blames the other for the same."""
    blames = [(p, i) for i, held in enumerate(reading.held) for p in held if "accuse" in p.stances]
    for k, (one, at) in enumerate(blames):
        for other, there in blames[k + 1 :]:
            if one.party == other.party or other.party not in one.target or one.party not in other.target:
                continue
            if at != there and len(reading.topic(at) & reading.topic(there)) < 1 and there - at > NEAR:
                continue
            yield Matter(
                "disputed claim",
                ask(f"who is to blame, {party(one.party)} or {party(other.party)}"),
                f"{party(one.party)} and {party(other.party)} accused each other",
                merge_parties([one.party, other.party]),
                tuple(sorted({at, there})),
                (one.id, other.id),
            )
