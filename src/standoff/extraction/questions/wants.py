"""A demand for a thing ("asked for tanks", "urged a truce") or told by a noun ("the call for a truce"), asked."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.names import Names, party, possessive
from standoff.extraction.questions.nouns import noun_phrase
from standoff.extraction.questions.sound import stands_alone
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import FINITE, QUOTES, ask, bare, readable, render
from standoff.language.clauses import child

GETTING = words("demands", "getting")
ASKING_FOR = words("demands", "asking-for")
# What such a verb makes: a thing that others heed, not one that is got.
CALLED = table("called")
# What may be done with a demand, by the noun for it: each is the name of a list of such nouns.
ANSWERS = ("met", "heeded", "granted", "accepted")
# A wish ("restraint", "utmost calm") has at most this many words.
WISH = 2


def thing_question(cue: Token, thing: Sequence[Token], asking: str, names: Names) -> str | None:
    """Return the question whether `thing`, which `cue` asks for, will be got; empty where that cannot be asked so."""
    if len(thing) <= WISH and thing[-1].lemma_.lower() in words("demands", "wishes"):
        return None
    say = names.say(asking)
    said, called = render(readable(thing), say), CALLED.get(bare(cue))
    if called is not None:
        return ask(f"will the {called} of {party(asking)} for {said} be heeded")
    after = thing[-1].nbor() if thing[-1].i + 1 < cue.sent.end else thing[-1]
    # "Wants the troops out" says what they shall be; "a way out" is a thing.
    if thing[0].lower_ in ("a", "an") and after.lower_ in words("demands", "predicative"):
        said = render([*thing, *stretch(after)], say)
    elif after.tag_ in ("VBN", "JJ") or after.lower_ in words("demands", "predicative"):
        return ask(f"will {said} be {render(stretch(after), say)}")
    whole = stands_alone(thing) and after.text != "-"
    sound = whole and not all(names.is_party(t) or t.tag_ == "DT" for t in thing)
    if sound and any(t.lemma_.lower() in words("threats", "blows") for t in thing):
        return ask(f"will {possessive(party(asking))} demand for {said} be met")
    return ask(f"will {party(asking)} get {said}") if sound else ""


def noun_question(noun: Token, asking: str, names: Names) -> tuple[str | None, int]:
    """Return the question whether "demands" will be met or "appeals" heeded, and the last word of what they are for."""
    for done in ANSWERS:
        if noun.lemma_.lower() in words("demands", done):
            told = _complement(noun)
            if done == "accepted" and not told:
                return None, noun.i
            what = render(readable(told), names.say(asking))
            of = "" if what else f" of {party(asking)}"
            whose = f"{possessive(party(asking))} {noun.lower_} {what}" if what else f"the {noun.lower_}{of}"
            return ask(f"will {whose} be {done}"), told[-1].i if told else noun.i
    return None, noun.i


def is_for(noun: Token) -> bool:
    """Tell whether it is told what a demand is for: "calls for calm", "a request to deploy missiles"."""
    return bool(_complement(noun))


def _complement(noun: Token) -> list[Token]:
    after = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if after.lower_ not in ("for", "to") or after.tag_ not in ("IN", "TO"):
        return []
    told = stretch(after)
    return closed(told[: next((i for i, t in enumerate(told) if t.tag_ in FINITE), None)])


def wanted(cue: Token) -> Sequence[Token]:
    """Return the thing that a verb asks for: "demanded an apology", "called for restraint"."""
    if bare(cue) in ASKING_FOR:
        words_after = stretch(cue)
        # "Calls it the groundwork for war" calls for nothing.
        after = next((t for t in words_after[1:] if t.text not in QUOTES), cue)
        if bare(cue) == "call" and after.tag_ not in ("IN", "RP", "RB", "RBR"):
            return []
        at = next((i for i, t in enumerate(words_after) if t.lower_ == "for"), None)
        return words_after[at + 1 :] if at is not None else []
    found = child(cue, "obj") if bare(cue) in GETTING else None
    if found is None or found.i < cue.i or found.pos_ == "PRON":
        return []
    thing = noun_phrase(found)
    after = thing[-1].nbor() if thing[-1].i + 1 < cue.sent.end else thing[-1]
    thing = [*thing, *stretch(after)] if after.lower_ == "from" else thing
    times = {time.start for time in cue.doc._.dates or ()} | {time.start - 1 for time in cue.doc._.dates or ()}
    since = (i for i, t in enumerate(thing) if i and t.lower_ in ("for", "since") and t.i in times)
    return thing[: next(since, None)]
