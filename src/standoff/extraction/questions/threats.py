"""Threats that hang on a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import direct, will
from standoff.extraction.questions.conditions import (
    condition,
    is_asked,
    is_by_request,
    is_empty,
    is_remote,
    is_ultimatum,
)
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import Names, party
from standoff.extraction.questions.provocations import (
    FUTURE,
    culprits,
    event,
    is_readiness,
    taken_for,
    treated,
    whoever,
    without,
)
from standoff.extraction.questions.reading import Matter, Reading, merge_parties
from standoff.extraction.questions.sound import is_elliptic
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import NEGATIONS, QUOTES, Say, ask, bare, excerpt, is_plural, readable, render

# More words of a threat than these are not quoted in a question.
QUOTABLE = 24
# Under a negation these say what cannot be, not what will not be done.
ABLE = words("modals", "possible") | {"can"}


def conditional_threats(reading: Reading) -> Iterator[Matter]:
    """Yield what a party says it would do if something came true."""
    for index, sentence in reading.prose():
        held = reading.held[index]
        voices = [_Voice(p.party, p.target, "threaten" in p.stances, (p.id,)) for p in held] or _doer(reading, sentence)
        for voice in voices:
            question = _threat(reading.names, sentence, voice)
            if question:
                because = f"{party(voice.party)} made the threat and the article leaves the condition open"
                codes = merge_parties([voice.party], voice.target)
                yield Matter("conditional threat", question, because, codes, (index,), voice.about)
                break


class _Voice(NamedTuple):
    """A party that may threaten: `told` says that its stance there is a threat, `about` is its position."""

    party: str
    target: tuple[str, ...]
    told: bool
    about: tuple[str, ...]


def _doer(reading: Reading, sentence: Span) -> list[_Voice]:
    """Return the party that threatens or would act, in a sentence in which no position was found."""
    for verb in sentence:
        code = reading.names.actor(verb) if verb.pos_ == "VERB" and _threatens(verb) else None
        if code is not None:
            return [_Voice(code, (), told=True, about=())]
    for deed in _deeds(sentence, condition(sentence) or []):
        code = reading.names.actor(deed)
        if code is not None:
            return [_Voice(code, (), told=False, about=())]
    blows = (t for t in sentence if t.lemma_.lower() in words("threats", "blows"))
    owners = (reading.names.code(t) for blow in blows for t in blow.children if t.i < blow.i)
    return [_Voice(code, (), told=False, about=()) for code in owners if code is not None][:1]


def _threatens(verb: Token) -> bool:
    return bare(verb) in words("threats", "threatening")


def _threat(names: Names, sentence: Span, voice: _Voice) -> str | None:
    """Return the question what `voice` would do, or nothing where it makes no threat that hangs on anything."""
    say, who = _its_own(names, voice.party), party(voice.party)
    plainly = voice.told and any(_threatens(t) for t in sentence if t.pos_ == "VERB")
    hanging = condition(sentence)
    plainly = plainly or (voice.told and hanging is not None and hanging[0].lower_ == "unless")
    if hanging and is_by_request(hanging) and not plainly:
        return None
    if hanging and (plainly or _bodes_ill(sentence, hanging) or (voice.told and not _opens_way(sentence, hanging))):
        return _on_condition(names, sentence, hanging, voice)
    deed = _deed_of_force(sentence) if hanging is None and is_empty(sentence) else None
    if deed is not None:
        told = stretch(deed)
        told = told[: next((i for i, t in enumerate(told) if t.lower_ in words("threats", "markers")), None)]
        return ask(will(who, told, say))
    happening = event(sentence) or treated(sentence)
    if happening and (voice.told or _bodes_ill(sentence, happening)):
        return ask(f"what would {who} do in the event of {render(readable(happening, 16), say)}")
    suffers = any(t.pos_ == "VERB" and bare(t) in words("threats", "suffered") for t in sentence)
    culprit = taken_for(sentence) or (whoever(sentence) if voice.told or suffers else None)
    culprit = culprit or (culprits(sentence) if plainly else None)
    if culprit:
        return ask(f"what would {who} do to {render(readable(culprit, 16), say)}")
    missing = without(sentence)
    if missing:
        return ask(f"what would {who} do without {render(readable(missing, 16), say)}")
    own = "their" if is_plural(who) else "its"
    return ask(f"what will {who} do if {own} demand is not met") if is_ultimatum(sentence) else None


def _on_condition(names: Names, sentence: Span, hanging: Sequence[Token], voice: _Voice) -> str:
    if hanging[0].lower_ == "should" and _strikes(hanging):
        return ask(f"will {render(readable(hanging[1:], 22), names.say(None))}")
    if is_asked(hanging):
        return ask(direct(hanging, names.say(None)) or "")
    operator = "would" if is_remote(sentence, hanging) else "will"
    if is_elliptic(hanging) or any(t.lower_ == "you" for t in hanging):
        return _quoting(hanging, voice)
    # Nobody threatens what he would do if he himself did something: whose threat it is, is then not clear.
    doer = next((t for t in hanging if t.dep_.startswith("nsubj")), None)
    itself = doer is not None and names.code(doer) == voice.party and doer.dep_ != "nsubj:pass"
    said = render(readable(hanging, 22), _its_own(names, voice.party))
    # "If it failed to comply": the pronoun must mean somebody else, and only the article can say whom.
    if itself and doer is not None and doer.tag_ == "PRP":
        said = _own_words(sentence, hanging)
        own = "their" if is_plural(party(voice.party)) else "its"
        return ask(f"will {party(voice.party)} act on {own} threat: “{said}”") if said else ""
    if itself or hanging[0].lower_ == "unless":
        return ask(f"what {operator} happen {said}")
    return ask(f"what {operator} {party(voice.party)} do {said}")


def _own_words(sentence: Span, hanging: Sequence[Token]) -> str:
    """Return the article's words for the threat and its condition where these are few, or nothing."""
    first = next((t for t in sentence if t.pos_ == "VERB" and _threatens(t)), None)
    if first is None or first.i > hanging[0].i:
        return ""
    quoted = sentence.doc[first.i + 1 : hanging[-1].i + 1]
    return excerpt(quoted, QUOTABLE) if len(quoted) <= QUOTABLE else ""


def _quoting(hanging: Sequence[Token], voice: _Voice) -> str:
    """Return the question in the article's own words, from a condition that opens its quotation on; few, or none."""
    who, sentence = party(voice.party), hanging[0].sent
    says = "they say" if is_plural(who) else "it says"
    quoted = list(sentence)
    if hanging[0].i > sentence.start and hanging[0].nbor(-1).text in QUOTES:
        behind = sentence.doc[hanging[0].i : sentence.end]
        quoted = list(behind[: next((i for i, t in enumerate(behind) if t.text in QUOTES), None)])
    return ask(f"will {who} do as {says}: “{excerpt(quoted)}”") if len(quoted) <= QUOTABLE else ""


def _deed_of_force(sentence: Span) -> Token | None:
    """Return what will be done by force: "is ready to use force again", "will strike"."""
    return next((deed for deed in _deeds(sentence, []) if deed.lower_ != "be" and _is_forceful(deed)), None)


def _is_forceful(deed: Token) -> bool:
    told = {t.lemma_.lower() for t in stretch(deed)[1:]}
    hostile = words("threats", "striking") | words("threats", "obstructing")
    return bare(deed) in hostile or bool(told & (words("threats", "blows") | {"force"}))


def _is_peaceful(deed: Token) -> bool:
    """Tell what opens a way: "will meet them", but not "will be met", nor "reopen it by force"."""
    by_force = any(t.lower_ == "force" and t.nbor(-1).lower_ == "by" for t in stretch(deed)[1:])
    met = bare(deed) == "meet" and deed.tag_ == "VBN"
    before = [t.lower_ for t in deed.doc[max(deed.sent.start, deed.i - 2) : deed.i]]
    if before == ["right", "to"]:
        return False
    after = deed.nbor().lower_ if deed.i + 1 < deed.sent.end else ""
    if bare(deed) == "be" and after in words("threats", "welcoming") and not NEGATIONS & set(before):
        return True
    return bare(deed) in words("threats", "peaceful") and not (by_force or met)


def _bodes_ill(sentence: Span, hanging: Sequence[Token]) -> bool:
    """Tell from the words outside the condition that something will be done, and nothing that opens a way."""
    deeds = _deeds(sentence, hanging)
    inside = {t.i for t in hanging}
    blows = (t for t in sentence if t.i not in inside and t.lemma_.lower() in words("threats", "blows"))
    breaks = any(bare(deed) in words("threats", "breaking") for deed in deeds) and _is_hostile(hanging)
    harmful = breaks or any(not _is_peaceful(deed) for deed in deeds)
    return harmful or (not deeds and any(blows)) or _strikes(hanging)


def _is_hostile(hanging: Sequence[Token]) -> bool:
    """Tell a condition that somebody strikes or goes to war."""
    struck = words("threats", "blows") | words("threats", "striking")
    return any(t.lemma_.lower() in struck or bare(t) in struck for t in hanging[1:])


def _strikes(hanging: Sequence[Token]) -> bool:
    """Tell a condition of a blow still to be ordered: "should a strike be ordered", "if an attack is launched"."""
    blow = any(t.lemma_.lower() in words("threats", "blows") for t in hanging)
    return blow and any(t.tag_ == "VBN" and bare(t) in words("threats", "ordering") for t in hanging)


def _opens_way(sentence: Span, hanging: Sequence[Token]) -> bool:
    deeds = _deeds(sentence, hanging)
    return bool(deeds) and all(_is_peaceful(deed) for deed in deeds)


def _deeds(sentence: Span, hanging: Sequence[Token]) -> list[Token]:
    """Return the verbs outside the condition that say what will be done, or what somebody is ready to do."""
    inside = {t.i for t in hanging}
    found = (_deed_after(t) for t in sentence if t.i not in inside)
    return [deed for deed in found if deed is not None]


def _deed_after(word: Token) -> Token | None:
    """Return the verb after "will", "would" or "ready to"; to "have to" do something is no deed of one's own will."""
    after = list(word.doc[word.i + 1 : min(word.i + 7, word.sent.end)])
    future = word.tag_ == "MD" and word.lower_ in FUTURE
    if not after or not (future or is_readiness(word)):
        return None
    if word.lower_ in ABLE and after[0].lower_ in NEGATIONS:
        return None
    if after[0].lower_ == "have":
        # "Would have no choice but to act" is a threat, "would have to act" a demand.
        to = next((t for t in word.doc[word.i : word.sent.end - 1] if t.lower_ == "to"), None)
        cornered = len(after) > 1 and after[1].lower_ in ("no", "little")
        return to.nbor() if cornered and to is not None else None
    verbs = (t for t in after if t.tag_ in ("VB", "VBN") and t.lower_ not in words("threats", "hesitating"))
    return next((t for t in verbs if t.lower_ != "be" or t.i + 1 == t.sent.end or t.nbor().tag_ != "VBN"), None)


def _its_own(names: Names, code: str) -> Say:
    """Return how to say tokens where the party stands for its speaker: "his country" is "its country"."""
    said = names.say(code)

    def say(token: Token) -> str | None:
        own = token.tag_ == "PRP$" and (
            names.code(token) == code or (token.lower_ in ("his", "her") and names.code(token) is None)
        )
        return ("their" if is_plural(party(code)) else "its") if own else said(token)

    return say
