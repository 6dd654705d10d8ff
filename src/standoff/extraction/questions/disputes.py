"""Claims on which the accounts differ: a denial and what it denies, or two parties that accuse each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import finite
from standoff.extraction.questions.accounts import Claim, Denial, asked_of, denies, whole
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import listed, party
from standoff.extraction.questions.reading import FAR, Matter, Reading, merge_parties, topic
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import ask, bare, render
from standoff.language.clauses import NEGATIONS, child

# How many sentences before a denial the denied claim still stands when no word of it is repeated.
NEAR = 2
# A denial is shown with at most this many of the claims that it may answer.
CLAIMS = 2
CLAIMING = frozenset({"accuse", "assert"})
# Two accusations of the same act share so many words that tell of it.
SHARED = 2
# "But" and "however" stand among so many first words where they set a whole sentence against the one before.
CONTRAST = 8
DENYING = NEGATIONS | words("pronouns", "nobody")


def disputed_claims(reading: Reading) -> Iterator[Matter]:
    """Yield each denial with the claims that it answers, then pairs of parties that accuse each other of the same."""
    for index, sentence in reading.prose():
        if _each_other(sentence):
            yield _quarrel(reading, index)
        plain = _denying_word(sentence)
        for denial in _voices(reading, index, plain):
            claims = _claims(reading, denial)
            denied = plain is not None and _may_deny(reading, denial, plain) and (bool(claims) or plain.dep_ != "amod")
            rejects = denied and (bool({"deny", "reject"} & set(denial.stances)) or len(reading.held[index]) < 2)
            answers = [c for c in claims if _is_answered(reading, denial, c)]
            insists = plain is None and not claims and _maintains(sentence)
            if rejects or answers or insists or (claims and _contrasts(reading, denial, claims)):
                plainly = denied or _insists(sentence)
                matter = _matter(reading, denial, claims if denied else answers or claims, plainly=plainly)
                if matter.question:
                    yield matter
    yield from _mutual(reading)


def _voices(reading: Reading, index: int, plain: Token | None) -> list[Denial]:
    """Return the parties that hold a position in a sentence, or the subject of the word that denies where none does."""
    held = [Denial(p.party, p.target, p.stances, index, (p.id,)) for p in reading.held[index]]
    if held or plain is None:
        return held
    verb = next((t for t in (plain, *plain.ancestors) if t.pos_ == "VERB"), plain)
    code = reading.names.actor(verb)
    return [Denial(code, (), ("deny",), index, ())] if code is not None else []


def _may_deny(reading: Reading, denial: Denial, plain: Token) -> bool:
    """Tell whether `plain` may deny for the party: no other is its subject."""
    verb = next((t for t in (plain, *plain.ancestors) if t.pos_ == "VERB"), plain)
    return reading.names.actor(verb) in (None, denial.party) or bool(reading.held[denial.sentence][1:])


def _is_answered(reading: Reading, denial: Denial, claim: Claim) -> bool:
    """Tell whether a denial without a word for it ("had moved no troops") is of what the claim holds against it."""
    if "deny" not in denial.stances or denial.party not in claim.position.target:
        return False
    negated = any(t.lower_ in DENYING for t in reading.sentences[denial.sentence])
    return negated and bool(reading.topic(denial.sentence) & reading.topic(claim.sentence))


def _denying_word(sentence: Span) -> Token | None:
    """Return the verb that denies or rejects an accusation, or the word that calls something untrue."""
    for token in sentence:
        if _calls_untrue(token) or denies(token):
            return token
    lowered = [t.lower_ for t in sentence]
    for phrase in words("disputes", "phrases"):
        parts = phrase.split()
        for i in range(len(lowered) - len(parts) + 1):
            if lowered[i : i + len(parts)] == parts:
                return sentence[i]
    return None


def _calls_untrue(word: Token) -> bool:
    """Tell a word for what is not so; to lie somewhere is not to lie, nor is what would be "absurd to do" untrue."""
    lemma = word.lemma_.lower()
    after = word.nbor() if word.i + 1 < word.sent.end else word
    behind = word.doc[after.i + 1 : min(after.i + 4, word.sent.end)]
    done = after.tag_ == "TO" and not any(bare(t) in words("disputes", "suggesting") for t in behind)
    if lemma in words("disputes", "judging") and (done or _is_of_demand(word)):
        return False
    return lemma in words("disputes", "verdicts") and (lemma != "lie" or word.pos_ == "NOUN")


def _is_of_demand(word: Token) -> bool:
    """Tell what is said of a demand: "a condition that it threw out as absurd"."""
    demands = words("demands", "request") - words("demands", "claim")
    return any(t.lemma_.lower() in demands and t.pos_ == "NOUN" for t in word.doc[word.sent.start : word.i])


def _contrasts(reading: Reading, account: Denial, claims: Sequence[Claim]) -> bool:
    """Tell an account set against another beside it: "X says ...; Y insists that ...", "But Y says ..."."""
    sentence = reading.sentences[account.sentence]
    if not (CLAIMING | {"deny"}) & set(account.stances) and not _insists(sentence):
        return False
    beside = [c for c in claims if 0 <= account.sentence - c.sentence <= 1]
    opening = (t.lower_ for t in sentence[: min(CONTRAST, len(sentence))])
    if _insists(sentence) or words("disputes", "contrasting") & set(opening):
        return bool(beside)
    return any(_answers(reading, account, claim) for claim in beside)


def _answers(reading: Reading, account: Denial, claim: Claim) -> bool:
    """Tell whether `account` is that of whom the claim just before it, in its paragraph, was about."""
    shared = reading.topic(account.sentence) & reading.topic(claim.sentence)
    aimed = account.party in claim.position.target
    return aimed and bool(shared) and reading.same_paragraph(account.sentence, claim.sentence)


def _insists(sentence: Span) -> bool:
    for verb in sentence:
        if verb.pos_ == "VERB" and bare(verb) in words("disputes", "insisting"):
            told = child(verb, "ccomp")
            if told is not None and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in whole(told)):
                return True
    return False


def _maintains(sentence: Span) -> bool:
    """Tell a fact held against those who see it otherwise, nobody named: "insists that it has no troops there"."""
    for verb in sentence:
        told = child(verb, "ccomp") if verb.pos_ == "VERB" and bare(verb) in words("disputes", "maintaining") else None
        clause = whole(told) if told is not None and told.i > verb.i else []
        at = finite(clause)
        fact = at is not None and clause[at].tag_ in ("VBD", "VBZ", "VBP")
        if fact and not any(t.lemma_.lower() in words("disputes", "opinions") for t in clause):
            return True
    return False


def _matter(reading: Reading, denial: Denial, claims: Sequence[Claim], *, plainly: bool) -> Matter:
    claiming = merge_parties(c.position.party for c in claims)
    because = f"{party(denial.party)} denied it"
    if claiming:
        because = f"the accounts of {listed([*claiming, denial.party])} differ"
    return Matter(
        "disputed claim",
        asked_of(reading, denial, claims, plainly=plainly),
        because,
        merge_parties([denial.party], claiming),
        tuple(sorted({denial.sentence, *(c.sentence for c in claims)})),
        (*denial.about, *(c.position.id for c in claims)),
    )


def _claims(reading: Reading, denial: Denial) -> list[Claim]:
    """Return the claims of others that fit `denial` best: in its sentence, just before it, or on its topic."""
    found = []
    for at, position in reading.nearby(denial.sentence):
        if position.party == denial.party or not CLAIMING & set(position.stances):
            continue
        aimed = denial.party in position.target or position.party in denial.target
        shared = len(reading.topic(at) & reading.topic(denial.sentence))
        near = 0 <= denial.sentence - at <= NEAR
        if at == denial.sentence or (aimed and (shared or near)) or shared >= 2:
            fit = 3 * (at == denial.sentence) + 2 * aimed + 2 * near + shared
            found.append(Claim(fit, at, position))
    beside = [claim for claim in found if claim.sentence == denial.sentence]
    return sorted(beside or found, key=lambda c: (-c.fit, c.sentence))[:CLAIMS]


def _each_other(sentence: Span) -> bool:
    """Tell "blamed each other", "accuse one another", "each side accuses the other" and "traded accusations"."""
    lowered = [t.lower_ for t in sentence]
    pairs = set(pairwise(lowered))
    if not any(t.pos_ == "VERB" and bare(t) in ("accuse", "blame") for t in sentence):
        return False
    both = bool({"each", "both"} & set(lowered)) and ("the", "other") in pairs
    return both or bool(pairs & {("each", "other"), ("one", "another")})


def _quarrel(reading: Reading, index: int) -> Matter:
    sentence = reading.sentences[index]
    verb = next(t for t in sentence if t.pos_ == "VERB" and bare(t) in ("accuse", "blame"))
    matter = next((t for t in sentence.doc[verb.i : sentence.end] if t.lower_ in ("for", "of")), None)
    over = render(stretch(matter)[1:], reading.names.say(None)) if matter is not None else ""
    codes = merge_parties([c for t in sentence if (c := reading.names.code(t))])
    about = tuple(p.id for p in reading.held[index])
    asked = ask(f"who is to blame for {over}" if over else "who is to blame")
    return Matter("disputed claim", asked, "each side blames the other", codes, (index,), about)


def _mutual(reading: Reading) -> Iterator[Matter]:
    """Yield the pairs of accusations in which each of two parties blames the other for the same."""
    blames = [(p, i) for i, held in enumerate(reading.held) for p in held if "accuse" in p.stances]
    for k, (one, at) in enumerate(blames):
        for other, there in blames[k + 1 : k + FAR]:
            if other.party not in one.target or one.party not in other.target:
                continue
            if at == there or len(_matters(reading, at) & _matters(reading, there)) < SHARED:
                continue
            yield Matter(
                "disputed claim",
                ask(f"who is to blame, {party(one.party)} or {party(other.party)}"),
                f"{party(one.party)} and {party(other.party)} accused each other",
                merge_parties([one.party, other.party]),
                tuple(sorted({at, there})),
                (one.id, other.id),
            )


def _matters(reading: Reading, index: int) -> frozenset[str]:
    """Return what a sentence is about but for names: two accusations in one place need not be of one act."""
    return topic((t for t in reading.sentences[index] if t.pos_ != "PROPN"), reading.names)
