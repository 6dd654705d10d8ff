"""What two accounts differ on, asked: from what a denial denies, or from the claim that it answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Position, Stance
from standoff.extraction.phrasing import WH, finite, whether
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import is_expletive, party
from standoff.extraction.questions.nouns import noun_phrase
from standoff.extraction.questions.reading import Reading
from standoff.extraction.questions.sound import affirmed, is_complete, is_party_to
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import Say, ask, bare, excerpt, is_plural, readable, render
from standoff.language.clauses import child, is_negated, marker_of, subtree, trimmed

# A question with one of these needs its neighbours to be understood.
VAGUE = words("pronouns", "vague")
SELF = words("pronouns", "thing") | words("pronouns", "person")
# What is denied as going on, not as done.
LASTING = words("disputes", "lasting")
# More words of an account than these are not quoted in a question.
QUOTABLE = 26
# A clause that begins with one of these begins with its subject.
BEGINNING = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "PRP$", "CD", "EX"})
# A verdict ("as a fantasy") has fewer words than these.
LONGEST_VERDICT = 8


class Claim(NamedTuple):
    """A position that a denial may answer, and how well it fits (greater is better)."""

    fit: int
    sentence: int
    position: Position


class Denial(NamedTuple):
    """A party that gives its account in a sentence; `about` is its position there, if it has one."""

    party: str
    target: tuple[str, ...]
    stances: tuple[Stance, ...]
    sentence: int
    about: tuple[str, ...]


def asked_of(reading: Reading, denial: Denial, claims: Sequence[Claim], *, plainly: bool) -> str:
    """Return the question from what the denial denies, else from the claim, else from the denier's own account.

    Where none of them can be understood by itself, few words of a denial are quoted if it `plainly` is one.
    """
    sentence = reading.sentences[denial.sentence]
    own = _denied(reading, denial, sentence)
    if own == "":
        return ""
    told = [_claimed(reading, c.position, reading.sentences[c.sentence]) for c in claims]
    say, content = reading.names.say(denial.party), _content(sentence)
    held, attributed = (None if _foretells(c) else whether(affirmed(c), say) for c in (content, _attributed(sentence)))
    account = held or _verdict(denial, sentence) or attributed
    asked = (own, *told, _named_denial(denial, sentence, say), account)
    return ask(next((text for text in asked if text and _is_clear(text)), "")) or (
        _quoting(reading, denial, sentence) if plainly else ""
    )


def _is_clear(question: str) -> bool:
    """Tell whether a question needs no neighbour to be understood: "was it he who fired" does not."""
    words_of = question.lower().split()
    cleft = words_of[1:2] == ["it"] and bool({"who", "that", "which"} & set(words_of))
    return not VAGUE & set(words_of[2 * cleft :])


def _quoting(reading: Reading, denial: Denial, sentence: Span) -> str:
    """Return the question in the article's words where these are few: the claim before its denial, or the denial."""
    claim = stretch(next((t for t in sentence if t.is_alpha), sentence[0]))
    own = any(reading.names.code(t) == denial.party for t in claim[: finite(claim) or 0])
    if finite(claim) and not own and not any(denies(t) for t in claim):
        return ask(f"is this true: “{excerpt(claim)}”") if len(claim) <= QUOTABLE else ""
    if len(sentence) > QUOTABLE:
        return ""
    return ask(f"does the account of {party(denial.party)} hold: “{excerpt(sentence, QUOTABLE)}”")


def _verdict(denial: Denial, sentence: Span) -> str | None:
    """Return the question whether a thing is what the denier calls it: "called it a lie", "dismissed it as fantasy"."""
    who = party(denial.party)
    says = f"as {who} {'say' if is_plural(who) else 'says'}"
    for token in sentence:
        called = child(token, "obj") if token.pos_ == "VERB" and bare(token) in words("disputes", "calling") else None
        if called is not None and called.i > token.i:
            thing = noun_phrase(called)
            verdict = [t for t in stretch(token) if t.i > thing[-1].i]
            if _is_untrue(verdict):
                return f"{'are' if called.tag_ == 'NNS' else 'is'} {render(thing)} {render(verdict)}, {says}"
        if token.lower_ == "as" and token.i > sentence.start + 1:
            verdict = stretch(token)[1:]
            verdict = verdict[: next((i for i, t in enumerate(verdict) if t.lower_ == "and"), None)]
            if len(verdict) < LONGEST_VERDICT and finite(verdict) is None and _is_untrue(verdict):
                return f"is it {render(verdict)}, {says}"
    return None


def _is_untrue(verdict: Sequence[Token]) -> bool:
    return any(t.lemma_.lower() in words("disputes", "verdicts") for t in verdict)


def _denied(reading: Reading, denial: Denial, sentence: Span) -> str | None:
    """Return the question whether what a verb of denying in `sentence` denies is true; empty where that is no fact."""
    say, who = reading.names.say(denial.party), party(denial.party)
    for verb in sentence:
        if not denies(verb) or verb.i + 1 >= sentence.end:
            continue
        if verb.nbor().tag_ == "VBG":
            return _done(verb, verb.nbor(), who, say)
        that = next((t for t in verb.doc[verb.i + 1 : min(verb.i + 5, sentence.end - 1)] if t.lower_ == "that"), None)
        if that is not None and that.tag_ == "IN" and bare(verb) in words("disputes", "denials"):
            return _fact(stretch(that.nbor()), denial, reading)
        thing = child(verb, "obj")
        told = child(verb, "ccomp") or (child(thing, "acl", "ccomp") if thing is not None else None)
        if told is not None and told.i > verb.i and (thing is None or marker_of(told) == "that"):
            return _fact(whole(told), denial, reading)
    return None


def _fact(clause: Sequence[Token], denial: Denial, reading: Reading) -> str | None:
    """Return the question whether what `clause` says is so; empty for what should be, which is no fact."""
    if any(t.tag_ == "MD" and t.lower_ in words("modals", "obligation") for t in clause):
        return ""
    say, first = reading.names.say(denial.party), clause[0]
    # "Denied that it had fired": who denies is meant, unless the pronoun is known to mean another.
    itself = first.tag_ == "PRP" and reading.names.code(first) in (None, denial.party) and not is_expletive(first)

    def said(token: Token) -> str | None:
        return say(token) or (party(denial.party) if itself and token.i == first.i and token.lower_ in SELF else None)

    return whether(clause, said)


def _named_denial(denial: Denial, sentence: Span, say: Say) -> str | None:
    """Return the question whether the denial of what is only named holds: "denied the charge", "disputes the sum"."""
    for verb in sentence:
        thing = child(verb, "obj") if denies(verb) else None
        if thing is None or thing.i < verb.i or thing.pos_ != "NOUN":
            continue
        named, lemma = render(noun_phrase(thing), say), bare(verb)
        if lemma == "deny":
            return f"does the denial of {named} by {party(denial.party)} hold"
        if lemma in ("dispute", "contest", "contradict"):
            return f"{'are' if thing.tag_ == 'NNS' else 'is'} {named} right"
    return None


def _done(verb: Token, deed: Token, who: str, say: Say) -> str | None:
    """Return the question whether `who` does or did what it denies doing: `deed` is the participle."""
    plural, rest = is_plural(who), readable(stretch(deed))
    if not is_complete(rest):
        return None
    if bare(deed) == "have":
        return f"{'have' if plural else 'has'} {who} {render(rest[1:], say)}"
    if verb.tag_ in ("VBD", "VBN") and bare(deed) not in LASTING:
        joined = {t.i for t in rest if t.tag_ == "VBG" and t.dep_ == "conj" and t.head.i == deed.i}
        return f"did {who} {bare(deed)} {render(rest[1:], lambda t: bare(t) if t.i in joined else say(t))}"
    return f"{'are' if plural else 'is'} {who} {render(rest, say)}"


def _claimed(reading: Reading, claim: Position, sentence: Span) -> str | None:
    """Return the question whether `claim` is true: an accusation "of doing" something, or what is said."""
    say = reading.names.say(claim.party)
    for verb in sentence:
        if verb.pos_ != "VERB" or bare(verb) not in ("accuse", "suspect"):
            continue
        ofs = [t for t in verb.doc[verb.i + 1 : min(verb.i + 12, sentence.end - 1)] if t.lower_ == "of"]
        deeds = [t for t in ofs if t.nbor().tag_ == "VBG" and t.nbor().dep_ != "amod"]
        of = next(iter(deeds), next((t for t in ofs if t.head.head.i == verb.i), None))
        if of is not None and not {"other", "another"} & {t.lower_ for t in verb.doc[verb.i + 1 : of.i]}:
            accused = readable(list(verb.doc[verb.i + 1 : of.i]), 8)
            if not is_party_to(accused):
                return None
            who = render(accused, say)
            if of.nbor().tag_ == "VBG":
                return _done(verb, of.nbor(), who, say)
            return f"{'are' if is_plural(who) else 'is'} {who} to blame for {render(stretch(of)[1:], say)}"
    clause = _content(sentence)
    return whether(clause, say) if clause and not _foretells(clause) else None


def _foretells(clause: Sequence[Token]) -> bool:
    """Tell a clause on what will or should be: two parties may foresee different things and dispute nothing."""
    at = finite(clause)
    return at is not None and clause[at].lower_ in words("modals", "future") | words("modals", "obligation") | {"would"}


def _content(sentence: Span) -> list[Token]:
    """Return the clause that a verb of saying in `sentence` governs, or nothing."""
    told = (child(verb, "ccomp") for verb in sentence)
    clauses = (whole(head) for head in told if head is not None and head.i > head.head.i and marker_of(head) != "to")
    return next((c for c in clauses if _is_finite(c) and c[0].lower_ not in WH), [])


def _is_finite(clause: Sequence[Token]) -> bool:
    """Tell a clause with its own verb in a tense: before it stands no "to" of a lost infinitive."""
    at = finite(clause)
    return bool(at) and not any(t.tag_ == "TO" for t in clause[:at])


def _attributed(sentence: Span) -> list[Token]:
    """Return the clause that an attribution reports in `sentence`, where it begins with its subject."""
    for attribution in sentence.doc._.attributions or ():
        if attribution.content is None or not sentence.start <= attribution.content[0] < sentence.end:
            continue
        clause = stretch(_first_word(sentence.doc[attribution.content[0]]))
        at = finite(clause)
        if at and _is_finite(clause) and clause[0].tag_ in BEGINNING and not any(t.lower_ == "as" for t in clause[:at]):
            return clause
    return []


def _first_word(token: Token) -> Token:
    """Return `token`, or the one after it where a mark or "that" begins the content."""
    while token.i + 1 < token.sent.end and (token.is_punct or token.lower_ == "that"):
        token = token.nbor()
    return token


def whole(head: Token) -> list[Token]:
    """Return the clause of `head` from its first word to where it ends along the words."""
    first = trimmed(subtree(head))
    if not len(first):
        return []
    tokens = stretch(first[0])
    return tokens if tokens[-1].i >= head.i else list(first)


def denies(verb: Token) -> bool:
    """Tell a verb of denying, or one that rejects an accusation."""
    attributive = verb.dep_ == "amod" or verb.tag_ == "JJ"
    if (verb.pos_ != "VERB" and verb.lower_ != "denies") or attributive or is_negated(verb):
        return False
    if bare(verb) in words("disputes", "denials"):
        return True
    thing = child(verb, "obj", "nsubj:pass")
    accused = thing is not None and thing.lemma_.lower() in words("disputes", "taking-up")
    return accused and bare(verb) in words("demands", "refuse")
