"""What a demand asks for, said as a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import will
from standoff.extraction.questions.asking import asking_words, is_given
from standoff.extraction.questions.deeds import OBLIQUE, Deed, let, obligation, that_clause, to_clause
from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.names import FIRST, Names, party
from standoff.extraction.questions.sound import (
    head_of,
    is_ambiguous,
    is_complete,
    is_party_to,
    is_reciprocal,
    is_vague,
    stands_alone,
)
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import QUOTES, ask, bare, is_plural, readable, render
from standoff.language.clauses import agent, child, is_passive

GETTING = words("demands", "getting")
ASKING_FOR = words("demands", "asking-for")
# What such a verb makes: a thing that others heed, not one that is got.
CALLED = table("called")
# A wish ("restraint", "utmost calm") has at most this many words.
WISH = 2
NOBODY = words("pronouns", "nobody") | {"whoever"}


class Request(NamedTuple):
    """Whether a demand of `party` will be met, asked; `plain` says that its words can mean nothing but a demand.

    `text` is empty where something is demanded but the parse of it is too doubtful to be asked in its words.
    """

    text: str
    party: str
    plain: bool


def requested(sentence: Span, code: str | None, names: Names) -> Request | None:
    """Return what the party `code` demands in `sentence`, asked; None where that cannot be read.

    Without a code the demand counts only where its words are plain and their subject is a party.
    """
    for cue in asking_words(sentence):
        plain = _is_plain(cue)
        asking = code or (names.actor(cue) if plain else None)
        question = _asked(cue, asking, names) if asking is not None and _may_ask(cue, asking, names) else None
        if asking is not None and question is not None:
            return Request(question, asking, plain)
    deed = obligation(sentence) or let(sentence)
    minded = deed is not None and bare(deed.predicate[0]) in words("demands", "minding")
    if deed is None or code is None or minded or _is_nobody(deed) or _is_no_demand(deed, code, names):
        return None
    if _is_itself(deed.actor, code, names) or is_given(deed.predicate[0]):
        return None
    return Request(_question(deed, code, names), code, plain=False)


def _is_own(actor: Sequence[Token], code: str, names: Names) -> bool:
    """Tell the people of the party `code`: what these are told to do is no demand on others."""
    head = head_of(actor)
    if any(t.lower_ in FIRST and not t.is_upper for t in actor):
        return True
    before = [t for t in actor if t.i < head.i]
    its = any(t.tag_ == "PRP$" for t in before) or {names.code(t) for t in before} - {None} == {code}
    return its and head.lemma_.lower() in words("demands", "own-people")


def _is_itself(actor: Sequence[Token], code: str, names: Names) -> bool:
    head = head_of(actor)
    return head.tag_ in ("PRP", "NNP") and names.code(head) == code


def demanding(sentence: Span) -> list[Token]:
    """Return the clause of `sentence` that demands, from its subject on, or all of it where it tells a duty."""
    for cue in asking_words(sentence):
        clause = stretch(cue)
        told = child(cue, "nsubj") if cue.pos_ == "VERB" else cue
        begin = told.left_edge.i if told is not None and told.left_edge.i < cue.i else cue.i
        if len(clause) > 2 and sentence.doc[begin].tag_ != "PRP":
            return [*sentence.doc[begin : cue.i], *clause]
    first = next((t for t in sentence if t.is_alpha), sentence[0])
    duty = obligation(sentence) or let(sentence) or (first.tag_ == "VB" or None)
    return closed(list(sentence)) if duty and first.lower_ not in words("pronouns", "pointing") else []


def _may_ask(cue: Token, code: str, names: Names) -> bool:
    """Tell whether it may be the party `code` that asks: the subject is no other party; whose a passive is, is told."""
    if cue.pos_ != "VERB":
        return True
    shared = child(cue.head, "nsubj") if cue.dep_ == "conj" and cue.head.tag_ == cue.tag_ else None
    holder = agent(cue) if is_passive(cue) else child(cue, "nsubj") or shared
    codes = {names.code(t) for t in noun_phrase(holder)} - {None} if holder is not None else set()
    return code in codes or not (codes or is_passive(cue))


def _is_plain(cue: Token) -> bool:
    return (
        cue.pos_ == "VERB"
        and bare(cue) in words("demands", "plain")
        and (to_clause(cue) or that_clause(cue)) is not None
    )


def _is_nobody(deed: Deed) -> bool:
    """Tell "nobody should expect": what nobody is asked to do."""
    return any(t.lower_ in NOBODY for t in deed.actor)


def _asked(cue: Token, asking: str, names: Names) -> str | None:
    deed = to_clause(cue)
    if deed is not None and not _fits(deed, cue):
        deed = None
    deed = deed or that_clause(cue)
    if deed is not None:
        return None if _is_no_demand(deed, asking, names) else _question(deed, asking, names)
    if cue.pos_ == "NOUN":
        owners = {names.code(t) for t in cue.children if t.i < cue.i} - {None}
        return _noun_question(cue, asking) if owners <= {asking} else None
    thing = _wanted(cue)
    return _thing_question(cue, thing, asking, names) if thing else None


def _is_no_demand(deed: Deed, asking: str, names: Names) -> bool:
    """Tell what is asked for oneself ("asked not to be named"), told to one's own, or of what can do nothing."""
    if not deed.actor:
        return deed.negated and any(bare(t) in words("demands", "unnamed") for t in deed.predicate[:2])
    return _is_own(deed.actor, asking, names) or head_of(deed.actor).lemma_.lower() in words("demands", "no-doers")


def _fits(deed: Deed, cue: Token) -> bool:
    """Tell whether `cue` takes such a clause: "ask him to go", "seek weapons to fight", "demand to be told"."""
    passive = deed.predicate[0].lower_ == "be" and len(deed.predicate) > 1 and deed.predicate[1].tag_ == "VBN"
    return passive if not deed.actor else bare(cue) not in words("demands", "things")


def _thing_question(cue: Token, thing: Sequence[Token], asking: str, names: Names) -> str | None:
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
    return ask(f"will {party(asking)} get {said}") if sound else ""


def _noun_question(noun: Token, asking: str) -> str | None:
    """Return the question whether "demands" will be met or "appeals" heeded."""
    for name, done in (("met", "met"), ("heeded", "heeded")):
        if noun.lemma_.lower() in words("demands", name):
            return ask(f"will the {noun.lower_} of {party(asking)} be {done}")
    return None


def _question(deed: Deed, code: str, names: Names) -> str:
    asking, say = party(code), names.say(code)
    predicate = _plainly(deed.predicate)
    each = is_reciprocal(deed.actor)
    clear = not deed.actor or each or (is_party_to(deed.actor) and not is_vague(deed.actor, names))
    if not (clear and is_complete(predicate)) or is_vague(predicate[1:], names):
        return ""

    def nominative(token: Token) -> str | None:
        return say(token) or (OBLIQUE.get(token.lower_) if not token.is_upper else None)

    who = render(readable(deed.actor, 12), nominative) if deed.actor else asking
    who = "both sides" if each else who
    if deed.negated:
        return ask(will(f"{who} do as {asking} {'ask' if is_plural(asking) else 'asks'} and not", predicate, say))
    return ask(will(who, predicate, say))


def _plainly(predicate: Sequence[Token]) -> list[Token]:
    """Return `predicate` without a clause about "it" or "they": that may be the one who asks or the one asked."""
    for at, token in enumerate(predicate):
        opens = at and token.tag_ in ("IN", "WDT", "WRB") and at + 1 < len(predicate)
        if opens and is_ambiguous(predicate[at + 1]):
            return closed(predicate[:at])
    return list(predicate)


def _wanted(cue: Token) -> Sequence[Token]:
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
