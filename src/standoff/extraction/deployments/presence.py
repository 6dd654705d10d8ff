"""Presences: forces that are said to be at a place, by what tells it: "to be", a set phrase, the place beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import agent, child, is_negated, is_passive, subject
from standoff.language.dates import within

# Farther than this many words from a force, what is said to be at a place is another.
NEAR = 9

# The longest aside, in words, that may part a force from its verb.
ASIDE = 16

# How many words a sentence may open with before the verb that its forces follow: "At anchor in Kiel are two ...".
OPENING = 14

# The rule of a presence that the words of the force tell, whatever the verb over them does.
BESIDE = "place beside the force"


def presences(force: Force, sentence: Span) -> Iterator[Movement | None]:
    """Yield what tells that `force` is at a place, or is due there."""
    if any(c.dep_ == "case" and c.lower_ in ("from", "by", "against") for c in force.head.children):
        return
    yield _hosted(force)
    yield _phrase(force, sentence)
    yield stands(force, sentence)
    yield _there(force)
    yield _inverted(force, sentence)


def stands(force: Force, sentence: Span) -> Movement | None:
    """Return the movement of a force that is said to be at a place: "three frigates are in the Baltic"."""
    start = _past_aside(force)
    for token in force.head.doc[start : min(start + NEAR, sentence.end - 1)]:
        if (
            _is_reported(token)
            or token.dep_.startswith("aux")
            or (token.lemma_ == "have" and token.nbor().lower_ == "been")
        ):
            continue
        if token.lemma_ == "be" and token.tag_.startswith("VB"):
            following = token.doc[token.i + 1 : sentence.end]
            if is_negated(token) or any(t.lower_ in ("not", "n't") for t in following[:1]):
                return None
            after = next((t for t in following if t.tag_ != "RB" or t.lower_ == "there"), token)
            if after.tag_ == "IN" or after.lower_ == "there":
                return Movement(force, token, "stand", "subject", "stands at a place")
            return None
        if token.tag_.startswith("VB") or token.lower_ in ("which", "who", "that", ";"):
            return None
    return None


def _past_aside(force: Force) -> int:
    """Return where the clause goes on behind a force and an aside: "1,000 soldiers, most of them young, are"."""
    doc, end = force.head.doc, force.head.sent.end
    if force.end >= end or doc[force.end].text != ",":
        return force.end
    closing = next((t.i for t in doc[force.end + 1 : min(force.end + ASIDE, end)] if t.text == ","), None)
    return force.end if closing is None else closing + 1


def _is_reported(token: Token) -> bool:
    """Tell whether `token` only says by whose word a force is there: "are believed to be in"."""
    verb = token.nbor() if token.lemma_ == "be" and token.i + 1 < token.sent.end else token
    return verb.tag_ == "VBN" and verb.lemma_.lower() in _data()["reported"]["verbs"]


def located(force: Force) -> Movement | None:
    """Return the presence that a number of a force with a place beside it tells: "the 900 troops in Syria"."""
    doc, after = force.head.doc, force.end
    if after < force.head.sent.end and doc[after].lower_ in ("already", "currently", "still", "now"):
        after += 1
    several = force.quantity is not None and max(force.quantity.min or 0, force.quantity.max or 0) > 1
    if not several or after + 1 >= force.head.sent.end or doc[after].lower_ not in ("in", "at", "off", "near", "on"):
        return None
    named = doc[after + 1 : min(after + 4, force.head.sent.end)]
    told = any(t.tag_ in ("NNP", "NNPS") or t.lower_ in lexicon("places")["nouns"]["again"] for t in named)
    placed = told and not within(doc, after, after + 2)
    harmed = any(t.lemma_.lower() in _data()["harm"]["verbs"] for t in (force.head.head, force.head.head.head))
    return Movement(force, force.head, "stand", "subject", BESIDE) if placed and not harmed else None


def _phrase(force: Force, sentence: Span) -> Movement | None:
    """Return the movement that a set phrase tells: "is on its way to", "due in"."""
    doc, start = force.head.doc, _past_aside(force)
    for phrase in _data()["phrases"]:
        words = phrase.split()
        for i in range(start, min(start + NEAR, sentence.end - len(words))):
            if doc[i].tag_.startswith("VB") and doc[i].lemma_ != "be" and not _is_aside(doc[i]):
                break
            if [t.lower_ for t in doc[i : i + len(words)]] == words:
                return Movement(force, doc[i], "stand", "subject", f"phrase {phrase!r}")
    return None


def _is_aside(verb: Token) -> bool:
    """Tell whether `verb` is a participle that opens an aside: "a ship, carrying 40 marines, is on its way"."""
    return verb.tag_ in ("VBG", "VBN") and verb.i > 0 and verb.nbor(-1).text == ","


def host_of(verb: Token) -> Span | None:
    """Return the words of who has a force of others at home: "Cyprus" in "Cyprus hosts 800 troops"."""
    host = agent(verb) if is_passive(verb) else subject(verb)
    return None if host is None else host.doc[host.left_edge.i : host.i + 1]


def exercise_before(verb: Token) -> Token | None:
    """Return the exercise that forces are part of: "drills off Crete involving nine ships", "that involve"."""
    if verb.dep_ not in ("acl", "acl:relcl", "advcl"):
        return None
    nouns = lexicon("movements")["exercising"]["exercises"]
    before = reversed(list(verb.doc[verb.sent.start : verb.i]))
    return next((t for t in before if t.lemma_.lower() in nouns and t.tag_.startswith("NN")), None)


def _hosted(force: Force) -> Movement | None:
    """Return the presence that "home to", "host to" tells of a force of others: "Djibouti is home to a garrison"."""
    before = force.head.doc[max(force.opening - 3, 0) : force.opening]
    home = next((t for t in before if t.lower_ in ("home", "host")), None)
    if home is None or home.nbor().lower_ != "to":
        return None
    host = subject(home) or (home.head if home.dep_ in ("appos", "acl", "amod") else None)
    if host is None:
        return None
    return Movement(force, home, "host", "object", "host phrase", host.doc[host.left_edge.i : host.i + 1])


def _over(head: Token) -> Iterator[Token]:
    """Yield what the force hangs on, past the forces that it is joined to."""
    token = head
    while token.dep_ in ("conj", "appos", "nmod") and token.head.i < token.i:
        token = token.head
    yield token.head


def _there(force: Force) -> Movement | None:
    """Return the presence that "there" tells: "there were 30 ships around the reef"."""
    for token in _over(force.head):
        there = child(token, "expl")
        if there is not None and token.lemma_ == "be" and there.lower_ == "there":
            return Movement(force, token, "stand", "subject", "stands at a place")
    return None


def _inverted(force: Force, sentence: Span) -> Movement | None:
    """Return the presence that stands before "to be": "at anchor off Kiel are two frigates and a tug"."""
    opening = sentence[:OPENING]
    be = next((t for t in opening if t.lemma_ == "be" and t.tag_ in ("VBZ", "VBP", "VBD")), None)
    if be is None or not sentence.start < be.i < force.start or sentence[0].tag_ not in ("VBG", "VBN", "IN", "RB"):
        return None
    before, between = sentence.doc[sentence.start : be.i], sentence.doc[be.i + 1 : force.start]
    if any(t.dep_.startswith("nsubj") or t.tag_ in ("PRP", "EX", "MD") for t in before):
        return None
    if any(t.tag_ in ("VBZ", "VBP", "VBD", "MD", "TO") or t.text in (":", ";") for t in between):
        return None
    first = next((t for t in between if not t.is_punct), None)
    if first is not None and first.tag_ in ("IN", "TO", "VBG", "VBN", "PRP", "RB") and first.lower_ not in ("about",):
        return None
    opened = before.text.lower()
    phrase = next((phrase for phrase in _data()["phrases"] if phrase in opened), None)
    if phrase is not None:
        return Movement(force, be, "stand", "subject", f"phrase {phrase!r}", before)
    told = "operate" if any(t.lower_ in ("part", "participating", "involved") for t in before) else "stand"
    return Movement(force, be, told, "subject", "stands after its place", before)


@cache
def _data() -> dict[str, Any]:
    return lexicon("movements")
