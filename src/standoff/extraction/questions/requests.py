"""What a demand asks for, said as a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import will
from standoff.extraction.questions.asking import asking_words, is_given
from standoff.extraction.questions.deeds import OBLIQUE, Deed, before_main, let, obligation, that_clause, to_clauses
from standoff.extraction.questions.idle import is_itself, is_minding, is_mood, is_no_demand, is_nobody, is_order
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import FIRST, Names, party, possessive
from standoff.extraction.questions.nouns import noun_phrase
from standoff.extraction.questions.sound import (
    is_ambiguous,
    is_complete,
    is_party_to,
    is_reciprocal,
    is_vague,
)
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.questions.wants import ANSWERS, is_for, noun_question, thing_question, wanted
from standoff.extraction.wording import FINITE, ask, bare, is_plural, readable, render
from standoff.language.clauses import agent, child, is_passive, subject

DEMANDS: frozenset[str] = frozenset().union(*(words("demands", answer) for answer in ANSWERS))
OWNING = frozenset({"nmod", "nmod:poss", "compound", "amod"})


class Request(NamedTuple):
    """Whether a demand of `party` will be met, asked; `plain` says that its words can mean nothing but a demand.

    `text` is empty where something is demanded but the parse of it is too doubtful to be asked in its words.
    `cue` is the word that demands, `end` the last one that tells what.
    """

    text: str
    party: str
    plain: bool
    cue: int
    end: int


def requests(sentence: Span, code: str | None, names: Names) -> list[Request]:
    """Return what the party `code` demands in `sentence`, each thing asked; none where that cannot be read.

    Without a code a demand counts only where its words are plain and their subject is a party.
    """
    found: list[Request] = []
    for cue in asking_words(sentence):
        plain = _is_plain(cue)
        owner = _asker(cue, names) if plain or cue.pos_ == "NOUN" else None
        asking = owner if code is None or (cue.pos_ == "NOUN" and owner is not None) else code
        within = any(r.cue <= cue.i <= r.end for r in found if r.text)
        if asking is not None and not within and _may_ask(cue, asking, names):
            asked = _asked(cue, asking, names)
            found += [Request(text, asking, plain, deed_cue, end) for text, deed_cue, end in asked]
    clear = [request for request in found if request.text]
    return clear or found[:1] or _duty(sentence, code, names)


def _duty(sentence: Span, code: str | None, names: Names) -> list[Request]:
    """Return what the party `code` says must be done."""
    deed = obligation(sentence) or let(sentence)
    minded = deed is not None and is_minding(deed.predicate)
    if deed is None or code is None or minded or is_nobody(deed) or is_no_demand(deed, code, names):
        return []
    first, last = deed.predicate[0], deed.predicate[-1]
    if is_itself(deed.actor, code, names) or is_given(first):
        return []
    return [Request(_question(deed, code, names), code, plain=False, cue=first.i, end=last.i)]


def _asker(cue: Token, names: Names) -> str | None:
    """Return the party that asks by a verb, or whose the noun is: "Turkey's request", "the call of Turkey"."""
    if cue.pos_ == "NOUN":
        owners = [
            c for c in cue.children if c.dep_ in OWNING and (c.i < cue.i or c.left_edge.lower_ in ("of", "by", "from"))
        ]
        given = (names.actor(c) for c in cue.children if c.dep_ == "acl" and c.tag_ == "VBN")
        codes = (*(names.code(t) for t in owners), *given)
        return next((code for code in codes if code is not None), None)
    if cue.tag_ != "VB" or subject(cue) is not None:
        return names.actor(cue)
    # "Met him to try to persuade him": who tries is who did what was told before.
    told = next((t for t in reversed(cue.doc[cue.sent.start : cue.i]) if t.tag_ in FINITE), None)
    return names.actor(told) if told is not None else None


def demanding(sentence: Span) -> list[Token]:
    """Return the clause of `sentence` that demands, from its subject on, or all of it where it tells a duty."""
    for cue in asking_words(sentence):
        clause = stretch(cue)
        told = child(cue, "nsubj") if cue.pos_ == "VERB" else cue
        begin = told.left_edge.i if told is not None and told.left_edge.i < cue.i else cue.i
        if len(clause) > 2 and sentence.doc[begin].tag_ != "PRP":
            return [*sentence.doc[begin : cue.i], *clause]
    first = next((t for t in sentence if t.is_alpha), sentence[0])
    deed = obligation(sentence)
    # "What they have to do" tells no reader who shall do it.
    deed = None if deed is not None and [t.lower_ for t in deed.actor] in (["they"], ["it"]) else deed
    duty = deed or let(sentence) or (first.tag_ == "VB" or None)
    return closed(list(sentence)) if duty and first.lower_ not in words("pronouns", "pointing") else []


def _may_ask(cue: Token, code: str, names: Names) -> bool:
    """Tell whether it may be the party `code` that asks: the subject is no other party; whose a passive is, is told."""
    if cue.pos_ != "VERB":
        return True
    shared = child(cue.head, "nsubj") if cue.dep_ == "conj" and cue.head.tag_ == cue.tag_ else None
    holder = agent(cue) if is_passive(cue) else child(cue, "nsubj") or shared
    if holder is None and cue.tag_ == "VB":
        return _asker(cue, names) == code
    codes = {names.code(t) for t in noun_phrase(holder)} - {None} if holder is not None else set()
    # "The fighting requires a defence" demands nothing of anybody.
    if holder is not None and holder.pos_ == "NOUN" and not codes and bare(cue) == "require":
        return False
    return code in codes or not (codes or is_passive(cue))


def _is_plain(cue: Token) -> bool:
    told = bool(to_clauses(cue)) or that_clause(cue) is not None
    if cue.pos_ == "NOUN":
        return cue.lemma_.lower() in DEMANDS and (told or is_for(cue))
    return cue.pos_ == "VERB" and bare(cue) in words("demands", "plain") and told


def _asked(cue: Token, asking: str, names: Names) -> list[tuple[str, int, int]]:
    """Return each question that the demand by `cue` leaves, with the first and last word of what it asks for."""
    deeds = [deed for deed in to_clauses(cue) if _fits(deed, cue)]
    if any(is_order(deed, cue, asking, names) or is_mood(deed.predicate) for deed in deeds):
        return []
    if cue.pos_ == "VERB" and any(t.lemma_.lower() in DEMANDS for deed in deeds for t in deed.actor):
        return []  # "Issued an ultimatum to them to leave": it is the noun that asks.
    told = that_clause(cue)
    deeds = deeds or ([told] if told is not None else [])
    deeds = [before_main(deed) for deed in deeds] if cue.pos_ == "NOUN" else deeds
    deeds = [_of_other(deed, cue, asking, names) for deed in deeds]
    if any(is_itself(deed.actor, asking, names) and deed.actor[0].tag_ == "PRP" for deed in deeds if deed.actor):
        return []
    kept = [d for d in deeds if not is_no_demand(d, asking, names) and (d.actor or cue.pos_ != "NOUN")]
    if kept:
        cues = [cue.i, *(deed.predicate[0].i for deed in kept[1:])]
        asked = zip(kept, cues, strict=True)
        return [(_question(deed, asking, names), at, deed.predicate[-1].i) for deed, at in asked]
    if deeds and cue.pos_ != "NOUN" and bare(cue) not in words("demands", "asking-for"):
        return []
    if cue.pos_ == "NOUN":
        question, end = noun_question(cue, asking, names)
    else:
        thing = wanted(cue)
        question, end = (thing_question(cue, thing, asking, names), thing[-1].i) if thing else (None, cue.i)
    return [] if question is None else [(question, cue.i, end)]


def _of_other(deed: Deed, cue: Token, asking: str, names: Names) -> Deed:
    """Return `deed` with who is meant where "it" would be who asks: the one other party named before `cue`."""
    if cue.pos_ != "VERB" or [t.lower_ for t in deed.actor] not in (["it"], ["they"]):
        return deed
    if not is_itself(deed.actor, asking, names):
        return deed
    before = [t for t in cue.doc[cue.sent.start : cue.i] if t.tag_ == "NNP" and names.code(t) not in (None, asking)]
    alone = len({names.code(t) for t in before}) == 1
    return deed._replace(actor=noun_phrase(before[-1])) if alone else deed


def _fits(deed: Deed, cue: Token) -> bool:
    """Tell whether `cue` takes such a clause: "ask him to go", "seek weapons to fight", "demand to be told"."""
    passive = deed.predicate[0].lower_ == "be" and len(deed.predicate) > 1 and deed.predicate[1].tag_ == "VBN"
    return passive if not deed.actor else bare(cue) not in words("demands", "things")


def _question(deed: Deed, code: str, names: Names) -> str:
    asking, say = party(code), names.say(code)
    predicate = _plainly(deed.predicate)
    each = is_reciprocal(deed.actor)
    clear = not deed.actor or each or (is_party_to(deed.actor) and not is_vague(deed.actor, names))
    if not (clear and is_complete(predicate)) or _points_back(predicate, names):
        return ""

    who = _named(deed.actor, code, names) if deed.actor else asking
    who = "both sides" if each else who
    if deed.negated:
        return ask(will(f"{who} do as {asking} {'ask' if is_plural(asking) else 'asks'} and not", predicate, say))
    return ask(will(who, predicate, say))


def _named(actor: Sequence[Token], code: str, names: Names) -> str:
    """Return what those are called who are to do something: pronouns by the party that they mean, where it is known."""
    say = names.say(code)

    def named(token: Token) -> str | None:
        meant = names.code(token) if token.tag_ in ("PRP", "PRP$") and token.lower_ not in FIRST else None
        if meant is not None and token.tag_ == "PRP$":
            return say(token) or possessive(party(meant))
        if meant is not None and meant != code and len(actor) == 1:
            return say(token) or party(meant)
        return say(token) or (OBLIQUE.get(token.lower_) if not token.is_upper else None)

    return render(readable(actor, 12), named)


def _points_back(predicate: Sequence[Token], names: Names) -> bool:
    """Tell a deed of which all but the verb stands elsewhere: "call it that"."""
    after = predicate[1:]
    return bool(after) and all(is_vague([t], names) for t in after)


def _plainly(predicate: Sequence[Token]) -> list[Token]:
    """Return `predicate` without a clause about "it" or "they": that may be the one who asks or the one asked."""
    for at, token in enumerate(predicate):
        opens = at and token.tag_ in ("IN", "WDT", "WRB") and at + 1 < len(predicate)
        if opens and is_ambiguous(predicate[at + 1]):
            return closed(predicate[:at])
    return list(predicate)
