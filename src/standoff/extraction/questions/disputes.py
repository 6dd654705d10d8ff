"""Claims on which the accounts differ: a denial and what it denies, or two parties that accuse each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Position, Stance
from standoff.extraction.phrasing import finite, whether
from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.names import listed, party
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, words
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import ask, bare, excerpt, is_plural, readable, render
from standoff.language.clauses import agent, child, is_negated, is_passive, marker_of, subject, subtree, trimmed

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


class _Denial(NamedTuple):
    """A party that gives its account in a sentence; `about` is its position there, if it has one."""

    party: str
    target: tuple[str, ...]
    stances: tuple[Stance, ...]
    sentence: int
    about: tuple[str, ...]


def disputed_claims(reading: Reading) -> Iterator[Matter]:
    """Yield each denial with the claims that it answers, then pairs of parties that accuse each other of the same."""
    for index, sentence in reading.prose():
        plain = _denying_word(sentence)
        for denial in _voices(reading, index, plain):
            claims = _claims(reading, denial)
            rejects = plain is not None and ("reject" in denial.stances or len(reading.held[index]) < 2)
            denies = "deny" in denial.stances and (plain is not None or claims)
            if rejects or denies or (claims and _contrasts(reading, denial, claims)):
                yield _matter(reading, denial, claims)
        if _each_other(sentence):
            yield _quarrel(reading, index)
    yield from _mutual(reading)


def _voices(reading: Reading, index: int, plain: Token | None) -> list[_Denial]:
    """Return the parties that hold a position in a sentence, or the subject of the word that denies where none does."""
    held = [_Denial(p.party, p.target, p.stances, index, (p.id,)) for p in reading.held[index]]
    if held or plain is None:
        return held
    verb = next((t for t in (plain, *plain.ancestors) if t.pos_ == "VERB"), plain)
    holder = agent(verb) if is_passive(verb) else subject(verb)
    code = reading.names.code(holder) if holder is not None else None
    return [_Denial(code, (), ("deny",), index, ())] if code is not None else []


def _denying_word(sentence: Span) -> Token | None:
    """Return the verb that denies or rejects an accusation, or the word that calls something untrue."""
    for token in sentence:
        if _calls_untrue(token) or _denies(token):
            return token
    lowered = [t.lower_ for t in sentence]
    for phrase in words("disputes", "phrases"):
        parts = phrase.split()
        for i in range(len(lowered) - len(parts) + 1):
            if lowered[i : i + len(parts)] == parts:
                return sentence[i]
    return None


def _denies(verb: Token) -> bool:
    if verb.pos_ != "VERB" or is_negated(verb):
        return False
    if bare(verb) in words("disputes", "denials"):
        return True
    thing = child(verb, "obj", "nsubj:pass")
    accused = thing is not None and thing.lemma_.lower() in words("disputes", "taking-up")
    return accused and bare(verb) in words("demands", "refuse")


def _calls_untrue(word: Token) -> bool:
    """Tell a word for what is not so; to lie somewhere is not to lie."""
    lemma = word.lemma_.lower()
    return lemma in words("disputes", "verdicts") and (lemma != "lie" or word.pos_ == "NOUN")


def _contrasts(reading: Reading, account: _Denial, claims: Sequence[_Claim]) -> bool:
    """Tell an account set against another beside it: "X says ...; Y insists that ...", "But Y says ..."."""
    sentence = reading.sentences[account.sentence]
    if not CLAIMING & set(account.stances) and not _insists(sentence):
        return False
    beside = [c for c in claims if 0 <= account.sentence - c.sentence <= 1]
    if _insists(sentence) or sentence[0].lower_ == "but":
        return bool(beside)
    return any(_answers(reading, account, claim) for claim in beside)


def _answers(reading: Reading, account: _Denial, claim: _Claim) -> bool:
    """Tell whether `account` is that of whom the claim just before it, in its paragraph, was about."""
    shared = reading.topic(account.sentence) & reading.topic(claim.sentence)
    aimed = account.party in claim.position.target
    return aimed and bool(shared) and reading.same_paragraph(account.sentence, claim.sentence)


def _insists(sentence: Span) -> bool:
    for verb in sentence:
        if verb.pos_ == "VERB" and bare(verb) in words("disputes", "insisting"):
            told = child(verb, "ccomp")
            if told is not None and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in _whole(told)):
                return True
    return False


def _matter(reading: Reading, denial: _Denial, claims: Sequence[_Claim]) -> Matter:
    claiming = merge_parties(c.position.party for c in claims)
    because = f"{party(denial.party)} denied it"
    if claiming:
        because = f"the accounts of {listed([*claiming, denial.party])} differ"
    return Matter(
        "disputed claim",
        _question(reading, denial, claims),
        because,
        merge_parties([denial.party], claiming),
        tuple(sorted({denial.sentence, *(c.sentence for c in claims)})),
        (*denial.about, *(c.position.id for c in claims)),
    )


def _claims(reading: Reading, denial: _Denial) -> list[_Claim]:
    """Return the claims of others that fit `denial` best: in its sentence, just before it, or on its topic."""
    found = []
    for at, held in enumerate(reading.held):
        for position in held:
            if position.party == denial.party or not CLAIMING & set(position.stances):
                continue
            aimed = denial.party in position.target or position.party in denial.target
            shared = len(reading.topic(at) & reading.topic(denial.sentence))
            near = 0 <= denial.sentence - at <= NEAR
            if at == denial.sentence or (aimed and (shared or near)) or shared >= 2:
                fit = 3 * (at == denial.sentence) + 2 * aimed + 2 * near + shared
                found.append(_Claim(fit, at, position))
    return sorted(found, key=lambda c: (-c.fit, c.sentence))[:CLAIMS]


def _question(reading: Reading, denial: _Denial, claims: Sequence[_Claim]) -> str:
    """Return the question from what the denial denies, else from the claim, else from the denier's own account."""
    sentence = reading.sentences[denial.sentence]
    own = _denied(reading, denial, sentence)
    if own:
        return ask(own)
    for claim in claims:
        asked = _claimed(reading, claim.position, reading.sentences[claim.sentence])
        if asked:
            return ask(asked)
    asked = whether(_content(sentence), reading.names.say(denial.party)) or _verdict(denial, sentence)
    return ask(asked) if asked else ask(f"does the account of {party(denial.party)} hold: “{excerpt(sentence)}”")


def _verdict(denial: _Denial, sentence: Span) -> str | None:
    """Return the question whether something is what the denier calls it: "dismissed that as a fantasy"."""
    who = party(denial.party)
    for token in sentence:
        called = child(token, "obj") if token.pos_ == "VERB" and bare(token) in words("disputes", "calling") else None
        if called is not None and called.i > token.i:
            thing = noun_phrase(called)
            rest = [t for t in stretch(token) if t.i > thing[-1].i]
            if any(t.lemma_.lower() in words("disputes", "verdicts") for t in rest):
                return f"{'are' if called.tag_ == 'NNS' else 'is'} {render(thing)} {render(rest)}, as {who} {'say' if is_plural(who) else 'says'}"
        if token.lower_ == "as" and token.i > sentence.start + 1:
            said = stretch(token)[1:]
            if (
                len(said) < 8
                and finite(said) is None
                and any(t.lemma_.lower() in words("disputes", "verdicts") for t in said)
            ):
                return f"is it {render(said)}, as {who} {'say' if is_plural(who) else 'says'}"
    return None


def _denied(reading: Reading, denial: _Denial, sentence: Span) -> str | None:
    """Return the question whether what a verb of denying in `sentence` denies is true."""
    say, who = reading.names.say(denial.party), party(denial.party)
    for verb in sentence:
        if not _denies(verb) or verb.i + 1 >= sentence.end:
            continue
        after = verb.nbor()
        if after.tag_ == "VBG":
            deed = stretch(after)
            plural = is_plural(who)
            if bare(after) == "have":
                return f"{'have' if plural else 'has'} {who} {render(readable(deed[1:]), say)}"
            if verb.tag_ in ("VBD", "VBN") and not _lasts(after):
                return f"did {who} {bare(after)} {render(readable(deed)[1:], say)}"
            return f"{'are' if plural else 'is'} {who} {render(readable(deed), say)}"
        told = child(verb, "ccomp")
        if told is not None and told.i > verb.i:
            return whether(_whole(told), say)
        denied = child(verb, "obj")
        clause = child(denied, "acl", "ccomp") if denied is not None and _denies(verb) else None
        if clause is not None and marker_of(clause) == "that":
            return whether(_whole(clause), say)
        if denied is not None and denied.i > verb.i and denied.pos_ == "NOUN" and bare(verb) == "deny":
            return f"does the denial of {render(noun_phrase(denied), say)} by {who} hold"
    return None


def _lasts(verb: Token) -> bool:
    """Tell what is denied as going on, like a plan, from what is denied as done."""
    return bare(verb) in ("plan", "seek", "intend", "prepare", "want", "be")


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


def _each_other(sentence: Span) -> bool:
    """Tell "blamed each other" and "accuse one another"."""
    blames = any(t.pos_ == "VERB" and bare(t) in ("accuse", "blame") for t in sentence)
    pairs = {(t.lower_, t.nbor().lower_) for t in sentence if t.i + 1 < sentence.end}
    return blames and bool(pairs & {("each", "other"), ("one", "another")})


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
