"""Meetings, visits and votes: telling them from other doings, and asking what came of them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extraction.phrasing import ask, readable, render, will
from standoff.extraction.questions.names import Names, possessive
from standoff.extraction.questions.reading import table, words
from standoff.language.clauses import subject

# A subject of more words than these follows its noun ("the meeting of ...") instead of standing before it.
SHORT = 3
RIGHTWARD = ("flat", "compound", "nmod", "appos", "conj", "fixed", "nummod", "case", "cc", "goeswith", "det", "amod")
DIRECT = {"meet": "with", "host": "with", "receive": "with", "visit": "to", "tour": "of"}


def is_event_verb(verb: Token) -> bool:
    """Tell whether `verb` is an event by itself ("meet") or with its object ("hold talks")."""
    return verb.lemma_.lower() in table("event-verbs") or _light_object(verb) is not None


def is_event_noun(noun: Token) -> bool:
    """Tell whether `noun` names an event."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("events", "nouns")


def came_of(head: Token, names: Names, *, past: bool = False) -> str:
    """Return the question what will come (`past`: what came) of the event that `head` is or schedules; "" if it has no subject."""
    say = names.say(None)
    lead = "what came of" if past else "what will come of"
    actor = subject(head) or _before(head)
    if is_event_noun(head):
        return ask(f"{lead} {_the(noun_phrase(head))}")
    if actor is None:
        return ""
    if head.lower_ in words("events", "schedule"):
        if is_event_noun(actor):
            return ask(f"{lead} {_the(noun_phrase(actor))} {_rest(head, head)}")
        return _visit(head, actor, names, lead)
    who = _who(actor, names)
    carried = _light_object(head)
    if carried is not None:
        return ask(f"{lead} {_owned(who, render([carried], say))} {_rest(head, carried)}")
    noun = table("event-verbs").get(head.lemma_.lower())
    if noun is None or is_event_noun(actor):
        return "" if past else ask(will(who, _predicate(head), say))
    return ask(f"{lead} {_owned(who, noun)} {_complement(head)}")


def noun_phrase(noun: Token) -> list[Token]:
    """Return `noun` with what names it: no relative clause, no aside."""
    end = noun.i + 1
    for child in noun.children:
        if child.i > noun.i and child.dep_.partition(":")[0] in RIGHTWARD and child.dep_ not in ("appos",):
            end = max(end, child.right_edge.i + 1)
    start = noun.left_edge.i
    tokens = [t for t in noun.doc[start : min(end, noun.sent.end)]]
    cut = next(
        (
            i
            for i, t in enumerate(tokens)
            if i and t.i > noun.i and (t.text in ",;(:" or t.lower_ in ("who", "which", "that"))
        ),
        None,
    )
    return readable(tokens[:cut], 14)


def _who(actor: Token, names: Names) -> str:
    return render(noun_phrase(actor), names.say(None))


def _owned(who: str, noun: str) -> str:
    return f"{possessive(who)} {noun}" if len(who.split()) <= SHORT else f"the {noun} of {who}"


def _the(phrase: Sequence[Token]) -> str:
    if phrase and phrase[0].lower_ in ("a", "an", "another", "some", "further"):
        return f"the {render(phrase[1:])}"
    bare = bool(phrase) and phrase[0].tag_ in ("NN", "NNS", "JJ")
    return f"the {render(phrase)}" if bare else render(phrase)


def _light_object(verb: Token) -> Token | None:
    if verb.lemma_.lower() not in words("events", "light"):
        return None
    return next((c for c in verb.children if c.dep_ == "obj" and is_event_noun(c)), None)


def _before(head: Token) -> Token | None:
    """Return the noun or pronoun before the scheduling verb, where the parse gives it no subject."""
    for token in reversed(head.doc[head.sent.start : head.i]):
        if token.dep_.startswith("nsubj"):
            return token
    return None


def _predicate(head: Token) -> list[Token]:
    """Return `head`, its passive "be" and what follows."""
    passive = [t for t in head.children if t.dep_ == "aux:pass" and t.lower_ == "be"]
    return [*passive, *_following(head)]


def _following(head: Token) -> list[Token]:
    tokens = list(head.doc[head.i : min(head.right_edge.i + 1, head.sent.end)])
    kept: list[Token] = []
    for token in tokens:
        if token.text in ";:" or (
            token.text == ","
            and token.i + 1 < head.sent.end
            and token.nbor().tag_ in ("IN", "CC", "WDT", "WP", "RB", "VBG", "DT")
        ):
            break
        kept.append(token)
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
        kept.pop()
    return kept


def _rest(head: Token, after: Token) -> str:
    return render(readable([t for t in _following(head) if t.i > after.i], 12))


def _complement(verb: Token) -> str:
    rest = _following(verb)[1:]
    preposition = DIRECT.get(verb.lemma_.lower())
    takes_object = (
        bool(rest)
        and rest[0].tag_[:2] in ("NN", "PR", "DT", "JJ", "CD")
        and rest[0].dep_ not in ("obl:tmod", "obl:unmarked", "advmod")
    )
    said = render(readable(rest, 14))
    return f"{preposition} {said}" if preposition and takes_object else said


def _visit(head: Token, actor: Token, names: Names, lead: str) -> str:
    after = _rest(head, head) or render([t for t in head.doc[head.i + 1 : head.sent.end] if not t.is_punct][:6])
    who = _who(actor, names)
    person = names.code(actor) is not None or actor.pos_ == "PROPN"
    word = head.nbor().lower_ if head.i + 1 < head.sent.end else ""
    if person and word in ("in", "at", "there", "here"):
        place = after.partition(" ")[2] if word in ("in", "at") else after
        return ask(f"{lead} {_owned(who, 'visit')} {'to ' if word in ('in', 'at') else ''}{place}")
    return ask(f"will {who} be {head.lower_} {after}") if not after else ask(f"will {who} come {after}")
