"""What the article itself calls unknown, vague or unsaid, asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import direct, whether, will
from standoff.extraction.questions.events import scheduled
from standoff.extraction.questions.gaps import about, gaps_in
from standoff.extraction.questions.happenings import actor_of
from standoff.extraction.questions.indirect import QUESTIONING
from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.names import Names, party
from standoff.extraction.questions.nouns import named
from standoff.extraction.questions.reading import Matter, Reading, merge_parties
from standoff.extraction.questions.silence import Gap
from standoff.extraction.questions.sound import is_ambiguous, is_vague
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import Say, ask, bare, excerpt, readable, render
from standoff.language.quotations import quotations

# A thing that was not told is named in at most this many words.
LENGTH = 18
# A question word with its noun has at most this many words: "how many of them".
PHRASE = 4


def unspecified(reading: Reading) -> Iterator[Matter]:
    """Yield a matter for each sentence in which the article says of something that it is not known or not told."""
    quoted = {i for q in quotations(reading.doc) for i in range(q.start, q.end)}
    for index, sentence in reading.prose():
        before = reading.sentences[index - 1] if index > reading.body else None
        for gap in gaps_in(sentence):
            if gap.cue.i in quoted and (not gap.asked or gap.asked[0].i in quoted):
                continue
            question = _question(reading, sentence, gap, before)
            if question:
                codes = merge_parties(c for t in sentence if (c := reading.names.code(t)))
                held = tuple(p.id for p in reading.held[index])
                yield Matter("unspecified", question, gap.why, codes, (index,), held, gap.cue.i)


def _question(reading: Reading, sentence: Span, gap: Gap, before: Span | None) -> str:
    asked, names = list(gap.asked), reading.names
    if bare(gap.cue) in words("unspecified", "confirming") | {"deny"}:
        return _unproved(gap, names, before)
    if not asked:
        return _decision(gap, names) if gap.cue.pos_ == "NOUN" else _meaning(before)
    if asked[0].lower_ in QUESTIONING or (len(asked) > 1 and asked[1].lower_ in QUESTIONING):
        outside = [t for t in sentence if not asked[0].i <= t.i <= asked[-1].i]
        past = any(t.tag_ == "VBD" or t.lower_ == "would" for t in outside)
        found = _undertaken(reading, gap) or direct(asked, _resolving(reading, gap.cue, before), past=past)
        return ask(found) if found else _elliptic(names, asked, _context(sentence, gap, before))
    if asked[0].i == gap.cue.i and gap.cue.pos_ != "NOUN":
        return ask(f"what {_be(_head(asked))} the {render(asked[1:])} left {gap.cue.lower_}")
    if gap.cue.pos_ == "NOUN":
        return _missing(reading, sentence, gap, before)
    thing = readable(asked, LENGTH)
    if gap.cue.tag_ == "VBN":
        return ask(f"can {render(thing, names.say(None))} be {gap.cue.lower_}")
    return ask(f"what {_be(_head(thing))} {render(thing, names.say(None))}")


def _unproved(gap: Gap, names: Names, before: Span | None) -> str:
    """Return the question whether what nobody confirmed is so: the thing, the clause, or what was said just before."""
    asked, done = list(gap.asked), "confirmed" if bare(gap.cue) == "deny" else gap.cue.lower_
    if not asked:
        return "" if before is None else ask(f"can this be {done}: “{excerpt(before)}”")
    turned = whether(asked, names.say(None)) if asked[0].lower_ in ("that", "whether", "if") else None
    return ask(turned or f"can {render(readable(asked, LENGTH), names.say(None))} be {done}")


def _undertaken(reading: Reading, gap: Gap) -> str | None:
    """Return the question of "whether to attend" and "how to answer": who leaves it open is who will do it."""
    asked, names = list(gap.asked), reading.names
    at = next((i for i, t in enumerate(asked) if t.tag_ == "TO"), None)
    if not at or at > PHRASE or at + 1 == len(asked) or asked[at + 1].tag_ != "VB":
        return None
    # "Who is to guard it" has its subject.
    if any(t.lower_ in ("is", "are", "was", "were") for t in asked[:at]):
        return None
    actor = actor_of(gap.cue, gap.cue) if gap.cue.pos_ != "NOUN" else None
    known = actor is not None and actor.pos_ in ("NOUN", "PROPN", "PRON") and not is_vague([actor], names)
    who = named(actor, names) if actor is not None and known else _speaker(reading, gap.cue)
    polar = any(t.lower_ in ("whether", "if") for t in asked[:at])
    lead = "" if polar else f"{render(asked[:at])} "
    return will(who, stretch(asked[at + 1]), names.say(None), f"{lead}will") if who else None


def _speaker(reading: Reading, cue: Token) -> str:
    """Return the name of the one party that holds a position in the sentence of `cue`, or nothing."""
    index = next((i for i, s in reading.prose() if s.start <= cue.i < s.end), 0)
    codes = {position.party for position in reading.held[index]}
    return party(codes.pop()) if len(codes) == 1 else ""


def _context(sentence: Span, gap: Gap, before: Span | None) -> list[Token]:
    """Return the clause that a bare question word asks about: before it in its sentence, or the sentence before."""
    main = _main_clause(sentence, gap.cue) if gap.asked[0].i > gap.cue.i else []
    return main or list(before or ())


def _head(phrase: Sequence[Token]) -> Token:
    """Return the noun of `phrase`: its last word, or the one before "of"."""
    return next((t for t, after in pairwise(phrase) if after.lower_ == "of"), phrase[-1])


def _be(noun: Token) -> str:
    return "are" if noun.tag_ in ("NNS", "NNPS") else "is"


def _resolving(reading: Reading, cue: Token, before: Span | None) -> Say:
    """Return how to say tokens: a subject "it" or "he" by who leaves it unsaid, "those" with what it takes up."""
    names = reading.names
    said, speaker = names.say(None), _speaker(reading, cue)
    plurals = [t for t in before or () if t.tag_ == "NNS"]
    silent = actor_of(cue, cue)

    def say(token: Token) -> str | None:
        takes_up = token.lower_ in ("those", "these") and token.dep_ != "det" and token.i + 1 < token.sent.end
        if takes_up and plurals and token.nbor().tag_ not in ("NNS", "JJ", "CD"):
            return f"those {plurals[-1].lower_}"
        if token.lower_ == "its" and silent is not None and silent.lower_ == "neither":
            return "either’s"
        if token.lower_ == "it" and is_ambiguous(token) and silent is not None and silent.i < token.i:
            if silent.lower_ in ("neither", "none"):
                return "either"
            if silent.tag_ in ("NN", "NNP"):
                return named(silent, names)
        person = token.lower_ in ("he", "she") and token.dep_.startswith("nsubj")
        return said(token) or (speaker if person and speaker else None)

    return say


def _elliptic(names: Names, asked: Sequence[Token], before: Sequence[Token]) -> str:
    """Return the question of a bare question word ("How, he declined to say") about the clause before it."""
    if not before:
        return ""
    lead = render(asked).lower()
    if lead in ("how", "when", "where", "why") or lead.endswith("how long"):
        turned = whether(_last_clause(before), names.say(None), past=True)
        return ask(f"{lead} {turned}") if turned else ask(f"{lead} will that be: “{excerpt(before)}”")
    if asked[-1].lower_ in ("one", "ones"):
        return ask(f"{lead} {'is' if asked[-1].lower_ == 'one' else 'are'} meant by “{excerpt(before)}”")
    return (
        ask(f"{lead} is meant by “{excerpt(before)}”")
        if len(asked) <= PHRASE and asked[0].tag_ in ("WP", "WDT")
        else ""
    )


def _last_clause(before: Sequence[Token]) -> list[Token]:
    """Return the clause that `before` ends with: its last "that" clause, else the whole."""
    joints = [i for i, t in enumerate(before) if t.lower_ == "that" and t.tag_ == "IN" and i + 1 < len(before)]
    return stretch(before[joints[-1] + 1 if joints else 0])


def _decision(gap: Gap, names: Names) -> str:
    """Return what somebody who has not made up his mind will decide."""
    actor = actor_of(gap.cue, gap.cue)
    return "" if actor is None else ask(f"what will {named(actor, names)} decide")


def _missing(reading: Reading, sentence: Span, gap: Gap, before: Span | None) -> str:
    """Return the question that a missing date, reason or detail leaves."""
    lead = table("asks").get(gap.cue.lemma_.lower())
    of = about(gap.cue)
    if of and gap.cue.lemma_.lower() in words("unspecified", "known"):
        return ask(f"what is known about {render(of[1:], reading.names.say(None))}")
    if of and gap.cue.lower_ in ("detail", "specific", "particular"):
        return ask(f"what are the {gap.cue.lower_}s {render(of, reading.names.say(None))}")
    if of and lead != "when":
        return ask(f"what {_be(gap.cue)} the {gap.cue.lower_} {render(of, reading.names.say(None))}")
    main = _main_clause(sentence, gap.cue) or (list(before) if before is not None else [])
    if not main:
        return ""
    event = scheduled(reading, main[0].sent, surely=False)
    actor = actor_of(event.head, event.cue) if event is not None else None
    if lead == "when" and event is not None and actor is not None and event.head.tag_ == "VB":
        who = named(actor, reading.names)
        return ask(will(who, stretch(event.head), reading.names.say(None), "when will"))
    told = excerpt(main)
    turned = whether(main, reading.names.say(None), past=True) if lead == "why" else None
    if turned:
        return ask(f"why {turned}")
    if lead == "how many":
        return ask(f"{lead} are meant by “{told}”")
    if lead is not None:
        return ask(f"{lead} will that be: “{told}”" if lead != "why" else f"why is it that “{told}”")
    if gap.cue.lemma_.lower() in words("unspecified", "decisions"):
        return ask(f"what will be decided about this: “{told}”")
    return ask(f"what {_be(gap.cue)} the {gap.cue.lower_} of this: “{told}”")


def _main_clause(sentence: Span, cue: Token) -> list[Token]:
    """Return what stands before the clause of `cue` in its sentence."""
    if cue.i > sentence.start + 1 and cue.nbor(-1).lower_ == "without":
        joint = max((t.i + 1 for t in sentence.doc[sentence.start : cue.i] if t.tag_ == "CC"), default=sentence.start)
        return list(sentence.doc[joint : cue.i - 1])
    joints = [t.i for t in sentence if t.i < cue.i and (t.text in ",;" or t.lower_ in ("though", "although", "but"))]
    return list(sentence.doc[sentence.start : joints[-1]]) if joints else []


def _meaning(before: Span | None) -> str:
    return "" if before is None else ask(f"what is meant by “{excerpt(before)}”")
