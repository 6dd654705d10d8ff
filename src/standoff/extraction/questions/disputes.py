"""Claims on which the accounts differ: a denial and what it denies, or two parties that accuse each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Position
from standoff.extraction.phrasing import finite, whether
from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.names import listed, party
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, words
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import ask, bare, excerpt, is_plural, readable, render
from standoff.language.clauses import child, is_negated, subtree, trimmed

# How many sentences before a denial the denied claim still stands when no word of it is repeated.
NEAR = 2
# A denial is shown with at most this many of the claims that it may answer.
CLAIMS = 2
CLAIMING = frozenset({"accuse", "assert"})


class _Claim(NamedTuple):
    """A position that a denial may answer, and how well it fits (greater is better)."""

    fit: int
    sentence: int
    position: Position


def disputed_claims(reading: Reading) -> Iterator[Matter]:
    """Yield each denial with the claims that it answers, then pairs of parties that accuse each other of the same."""
    for index, sentence in reading.prose():
        plain = _plainly_denies(sentence)
        for position in reading.held[index]:
            denies = "deny" in position.stances
            claims = _claims(reading, position, index)
            if (
                (plain and (denies or "reject" in position.stances or len(reading.held[index]) == 1))
                or (denies and claims)
                or (claims and _contrasts(reading, position, index, claims))
            ):
                yield _denial(reading, position, index, claims)
    yield from _mutual(reading)


def _plainly_denies(sentence: Span) -> bool:
    """Tell a sentence with a verb of denying, or one that calls something untrue."""
    for token in sentence:
        if _calls_untrue(token) or (
            token.pos_ == "VERB" and bare(token) in words("disputes", "denials") and not is_negated(token)
        ):
            return True
    text = " ".join(t.lower_ for t in sentence)
    return any(phrase in text for phrase in words("disputes", "phrases"))


def _calls_untrue(word: Token) -> bool:
    """Tell a word for what is not so; to lie somewhere is not to lie."""
    lemma = word.lemma_.lower()
    return lemma in words("disputes", "verdicts") and (lemma != "lie" or word.pos_ == "NOUN")


def _contrasts(reading: Reading, position: Position, index: int, claims: Sequence[_Claim]) -> bool:
    """Tell an account set against another beside it: "X says ...; Y insists that ...", "But Y says ..."."""
    if not CLAIMING & set(position.stances) and not _insists(reading.sentences[index]):
        return False
    beside = [c for c in claims if 0 <= index - c.sentence <= 1]
    sentence = reading.sentences[index]
    if _insists(sentence) or sentence[0].lower_ == "but":
        return bool(beside)
    return any(_answers(reading, position, index, claim) for claim in beside)


def _answers(reading: Reading, position: Position, index: int, claim: _Claim) -> bool:
    """Tell whether `position` is the account of whom the claim just before it, in its paragraph, was about."""
    shared = reading.topic(index) & reading.topic(claim.sentence)
    return position.party in claim.position.target and bool(shared) and reading.same_paragraph(index, claim.sentence)


def _insists(sentence: Span) -> bool:
    for verb in sentence:
        if verb.pos_ == "VERB" and bare(verb) in words("disputes", "insisting"):
            told = child(verb, "ccomp")
            if told is not None and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in _whole(told)):
                return True
    return False


def _denial(reading: Reading, position: Position, index: int, claims: Sequence[_Claim]) -> Matter:
    claiming = merge_parties(c.position.party for c in claims)
    because = f"{party(position.party)} denied it"
    if claiming:
        because = f"the accounts of {listed([*claiming, position.party])} differ"
    return Matter(
        "disputed claim",
        _question(reading, position, index, claims),
        because,
        merge_parties([position.party], claiming),
        tuple(sorted({index, *(c.sentence for c in claims)})),
        (position.id, *(c.position.id for c in claims)),
    )


def _claims(reading: Reading, denial: Position, index: int) -> list[_Claim]:
    """Return the claims of others that fit `denial` best: in its sentence, just before it, or on its topic."""
    found = []
    for at, held in enumerate(reading.held):
        for position in held:
            if position.party == denial.party or not CLAIMING & set(position.stances):
                continue
            aimed = denial.party in position.target or position.party in denial.target
            shared = len(reading.topic(at) & reading.topic(index))
            near = 0 <= index - at <= NEAR
            if at == index or (aimed and (shared or near)) or shared >= 2:
                found.append(_Claim(3 * (at == index) + 2 * aimed + 2 * near + shared, at, position))
    return sorted(found, key=lambda c: (-c.fit, c.sentence))[:CLAIMS]


def _question(reading: Reading, denial: Position, index: int, claims: Sequence[_Claim]) -> str:
    """Return the question from what the denial denies, else from the claim, else from the denier's own account."""
    sentence = reading.sentences[index]
    own = _denied(reading, denial, sentence)
    if own:
        return ask(own)
    for claim in claims:
        asked = _claimed(reading, claim.position, reading.sentences[claim.sentence])
        if asked:
            return ask(asked)
    asked = whether(_content(sentence), reading.names.say(denial.party)) or _verdict(denial, sentence)
    return ask(asked) if asked else ask(f"does the account of {party(denial.party)} hold: “{excerpt(sentence)}”")


def _verdict(denial: Position, sentence: Span) -> str | None:
    """Return the question whether something is what the denier calls it: "dismissed that as a fantasy"."""
    who = party(denial.party)
    for token in sentence:
        if token.lower_ == "as" and token.i > sentence.start + 1:
            said = stretch(token)[1:]
            if (
                len(said) < 8
                and finite(said) is None
                and any(t.lemma_.lower() in words("disputes", "verdicts") for t in said)
            ):
                return f"is it {render(said)}, as {who} {'say' if is_plural(who) else 'says'}"
    return None


def _denied(reading: Reading, denial: Position, sentence: Span) -> str | None:
    """Return the question whether what a verb of denying in `sentence` denies is true."""
    say, who = reading.names.say(denial.party), party(denial.party)
    for verb in sentence:
        if verb.pos_ != "VERB" or bare(verb) not in words("disputes", "denials") or verb.i + 1 >= sentence.end:
            continue
        after = verb.nbor()
        if after.tag_ == "VBG":
            deed = stretch(after)
            plural = is_plural(who)
            if bare(after) == "have":
                return f"{'have' if plural else 'has'} {who} {render(readable(deed[1:]), say)}"
            return f"{'are' if plural else 'is'} {who} {render(readable(deed), say)}"
        told = child(verb, "ccomp")
        if told is not None and told.i > verb.i:
            return whether(_whole(told), say)
        denied = child(verb, "obj")
        if denied is not None and denied.i > verb.i and denied.pos_ == "NOUN" and bare(verb) == "deny":
            return f"does the denial of {render(noun_phrase(denied), say)} by {who} hold"
    return None


def _claimed(reading: Reading, claim: Position, sentence: Span) -> str | None:
    """Return the question whether `claim` is true: an accusation "of doing" something, or what is said."""
    say = reading.names.say(claim.party)
    for verb in sentence:
        if verb.pos_ != "VERB" or bare(verb) not in ("accuse", "suspect"):
            continue
        of = next(
            (
                t
                for t in verb.doc[verb.i + 1 : min(verb.i + 12, sentence.end - 1)]
                if t.lower_ == "of" and t.nbor().tag_ == "VBG"
            ),
            None,
        )
        if of is not None:
            accused = render(readable(list(verb.doc[verb.i + 1 : of.i]), 8), say)
            return f"{'are' if is_plural(accused) else 'is'} {accused} {render(readable(stretch(of.nbor())), say)}"
    clause = _content(sentence)
    return whether(clause, say) if clause else None


def _content(sentence: Span) -> list[Token]:
    """Return the clause that a verb of saying in `sentence` reports, or nothing."""
    for verb in sentence:
        told = child(verb, "ccomp")
        if told is not None and told.i > verb.i:
            clause = _whole(told)
            if finite(clause):
                return clause
    return []


def _whole(head: Token) -> list[Token]:
    """Return the clause of `head` from its first word to where it ends along the words."""
    first = trimmed(subtree(head))
    if not len(first):
        return []
    tokens = stretch(first[0])
    return tokens if tokens[-1].i >= head.i else list(first)


def _mutual(reading: Reading) -> Iterator[Matter]:
    """Yield the pairs of accusations in which each of two parties blames the other for the same."""
    blames = [(p, i) for i, held in enumerate(reading.held) for p in held if "accuse" in p.stances]
    for k, (one, at) in enumerate(blames):
        for other, there in blames[k + 1 :]:
            if other.party not in one.target or one.party not in other.target:
                continue
            if there - at > NEAR and not reading.topic(at) & reading.topic(there):
                continue
            yield Matter(
                "disputed claim",
                ask(f"who is to blame, {party(one.party)} or {party(other.party)}"),
                f"{party(one.party)} and {party(other.party)} accused each other",
                merge_parties([one.party, other.party]),
                tuple(sorted({at, there})),
                (one.id, other.id),
            )
