"""Movements: the verb, noun or set phrase that places, moves or withdraws a force.

A force and its verb are joined by the parse where it says so, and by nearness where no other verb
stands between them: a parser that errs on an attachment seldom errs on what lies side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.deployments.forces import Force, names_beside
from standoff.extraction.deployments.naming import is_hidden_verb, singular
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import agent, is_passive
from standoff.language.lemmas import base_form

Role = Literal["object", "subject"]

# From a force up to the word that its verb governs: "two frigates and a tanker", "a squadron of tanks".
_THROUGH = frozenset({"conj", "appos", "compound", "flat", "nmod", "nmod:desc", "nummod"})

# Farther than this many words from its verb, a force that the parse does not join to it belongs to another.
NEAR = 9


class Movement(NamedTuple):
    """A force, the word that moves it, its class in `movements.toml`, and what the force is to that word."""

    force: Force
    trigger: Token
    name: str
    role: Role
    rule: str

    @property
    def is_verb(self) -> bool:
        """Whether a verb tells it, be it taken for a noun: "soldiers patrol"."""
        return "verb" in self.rule


def movements(force: Force, sentence: Span, others: list[Force]) -> Iterator[Movement]:
    """Yield what may move `force` in `sentence`, the likeliest first; `others` are the forces of the sentence."""
    for verb, role in _governors(force):
        name = class_of(verb, role, force.kind)
        if name is not None:
            yield Movement(force, verb, name, role, f"{name} verb")
    for found in (_noun(force), _phrase(force, sentence), _stands(force, sentence), _nearest(force, sentence, others)):
        if found is not None:
            yield found


def class_of(verb: Token, role: Role, kind: str) -> str | None:
    """Return the class of movement that `verb` tells of a force of `kind` in `role`, or None."""
    if verb.lemma_.lower() in _data()["not_for"][role].get(kind, ()):
        return None
    return next((_verbs(role)[form] for form in _forms(verb) if form in _verbs(role)), None)


def is_placed(name: str) -> bool:
    """Tell whether a movement of class `name` counts only where a place is named."""
    return bool(_data()["classes"].get(name, {}).get("placed"))


def _forms(verb: Token) -> list[str]:
    """Return the lemma of `verb` with each word that may be its particle, then alone if it has none."""
    lemma = base_form(verb.lower_) or verb.lemma_.lower()
    after = list(verb.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)])
    particles = [t for t in after if t.head == verb and t.dep_ in ("compound:prt", "advmod", "obj", "obl")]
    particles += [t for t in after[:1] if t not in particles]
    forms = [f"{lemma} {word}" for t in particles for word in (t.lower_, singular(t), t.lower_.removesuffix("s"))]
    known = [form for form in forms if form in _verbs("object") or form in _verbs("subject")]
    return known or ([] if any(t.tag_ == "RP" for t in after[:1]) else [lemma])


def _governors(force: Force) -> Iterator[tuple[Token, Role]]:
    """Yield the verbs that the parse joins to `force`, each with its role, the likeliest first."""
    head = force.head
    above = list(_above(head))
    below = [found for token in _phrase_heads(force) for found in _below(token)]
    for verb, role in above:
        yield from _controlled(verb, role)
    yield from _infinitive(head, above)
    yield from (found for found in below if found[0].tag_ == "VB" and found[0].dep_ == "acl")
    yield from above
    yield from (found for verb, role in above for found in _coordinated(verb, role))
    yield from below


def _above(head: Token) -> Iterator[tuple[Token, Role]]:
    token, seen = head, set[int]()
    while token.i not in seen:
        seen.add(token.i)
        label = token.dep_
        verb = token.head
        if label in ("nsubj", "nsubj:outer", "csubj"):
            yield verb, "subject"
        elif label in ("nsubj:pass", "obj", "iobj") or (label == "obl" and _case(token) in ("than", "with", None)):
            yield verb, "object"
        elif label == "obl:agent" or (label == "obl" and agent(verb) == token):
            yield verb, "subject"
        elif label in _THROUGH:
            if verb.tag_.startswith("VB") and label in ("conj", "parataxis"):
                return
            token = verb
            continue
        return


def _phrase_heads(force: Force) -> list[Token]:
    """Return the head and the words that stand for it: "one" of "one of its tugs", its container, its name."""
    found = [force.head]
    while found[-1].dep_ == "nmod" and found[-1].head.i < found[-1].i and found[-1].head not in found:
        found.append(found[-1].head)
    return [*found, *(token for token in names_beside(force) if token not in found)]


def _case(token: Token) -> str | None:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), None)


def _controlled(verb: Token, role: Role) -> Iterator[tuple[Token, Role]]:
    """Yield the infinitives under `verb` whose unsaid subject is the force: "ordered troops to deploy"."""
    seen = {verb.i}
    below = [c for c in verb.children if c.dep_ == "xcomp"]
    while below:
        complement = below.pop()
        if complement.i in seen:
            continue
        seen.add(complement.i)
        if role == "subject" or not any(c.dep_ in ("obj", "iobj") for c in complement.children):
            yield complement, "object" if is_passive(complement) else "subject"
        below += [c for c in complement.children if c.dep_ == "xcomp"]


def _coordinated(verb: Token, role: Role) -> Iterator[tuple[Token, Role]]:
    """Yield the verbs joined to `verb` that share its subject: "crossed the river and entered the town"."""
    passive = is_passive(verb)
    if role == ("object" if passive else "subject"):
        for other in verb.children:
            if other.dep_ == "conj" and not any(c.dep_.startswith("nsubj") for c in other.children):
                yield other, "object" if is_passive(other) or (passive and other.tag_ == "VBN") else "subject"


def _infinitive(head: Token, above: list[tuple[Token, Role]]) -> Iterator[tuple[Token, Role]]:
    """Yield the infinitive right after an ordered force, however it was attached: "ordered troops to deploy"."""
    after = head.doc[head.i + 1 : head.i + 3]
    ordered = any(verb.lemma_.lower() in _data()["stages"]["announced"] for verb, _ in above)
    if ordered and len(after) == 2 and after[0].lower_ == "to" and after[1].tag_ == "VB":
        yield after[1], "subject"


def _below(head: Token) -> Iterator[tuple[Token, Role]]:
    """Yield the participles, infinitives and relative clauses that hang on `head`."""
    for clause in head.children:
        if clause.dep_ == "acl":
            if clause.tag_ == "VBN":
                yield clause, "object"
            yield clause, "subject"
        elif clause.dep_ == "acl:relcl":
            own = [c for c in clause.children if c.dep_.startswith("nsubj")]
            if any(c.dep_ == "nsubj:pass" for c in own):
                yield clause, "object"
                yield from _controlled(clause, "subject")
            elif not own or own[0].lower_ in ("which", "that", "who"):
                yield clause, "subject"
                yield from _controlled(clause, "subject")
            else:
                yield clause, "object"


def _noun(force: Force) -> Movement | None:
    """Return the movement that a noun beside the force tells: "delivery of tanks", "arms shipments"."""
    doc, sentence = force.head.doc, force.head.sent
    after = list(doc[force.end : min(force.end + 1, sentence.end)])
    reach = 9 if force.opening > 0 and doc[force.opening - 1].text == "," else 5
    before = [t for t in doc[max(sentence.start, force.start - reach) : force.start] if t.nbor().lower_ == "of"]
    for token in (*after, *reversed(before)):
        name = noun_class(token)
        if name is not None:
            return Movement(force, token, name, "object", f"{name} noun")
    return None


def noun_class(token: Token) -> str | None:
    """Return the class of movement that a noun tells ("delivery", "build-ups"), or None."""
    word = token.lower_
    forms = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    return next((_nouns()[form] for form in forms if form in _nouns()), None) if token.tag_[:2] == "NN" else None


def _phrase(force: Force, sentence: Span) -> Movement | None:
    """Return the movement that a set phrase tells: "is on its way to", "due in", "home to a garrison"."""
    doc = force.head.doc
    for phrase in _data()["phrases"]:
        words = phrase.split()
        before = [t.lower_ for t in doc[max(sentence.start, force.start - len(words)) : force.start]]
        if words[-1] == "to" and before == words:
            return Movement(force, doc[force.start - 1], "stand", "object", f"phrase {phrase!r}")
        for i in range(force.end, min(force.end + NEAR, sentence.end - len(words))):
            if doc[i].tag_.startswith("VB") and doc[i].lemma_ != "be":
                break
            if [t.lower_ for t in doc[i : i + len(words)]] == words and words[0] != "home":
                return Movement(force, doc[i], "stand", "subject", f"phrase {phrase!r}")
    return None


def _stands(force: Force, sentence: Span) -> Movement | None:
    """Return the movement of a force that is said to be at a place: "three frigates are in the Baltic"."""
    for token in force.head.doc[force.end : min(force.end + NEAR, sentence.end - 1)]:
        if token.lemma_ == "be" and token.tag_.startswith("VB"):
            following = token.doc[token.i + 1 : sentence.end]
            after = next((t for t in following if t.tag_ != "RB" or t.lower_ == "there"), token)
            if after.tag_ == "IN" or after.lower_ == "there":
                return Movement(force, token, "stand", "subject", "stands at a place")
            return None
        if token.tag_.startswith(("VB", "MD")) or token.lower_ in ("which", "who", "that", ";"):
            return None
    return None


def _nearest(force: Force, sentence: Span, others: list[Force]) -> Movement | None:
    """Return the movement whose verb lies nearest to `force` with no other verb, and no clause, between."""
    taken = {i for other in others for i in range(other.start, other.end)}
    before = force.head.doc[force.opening - 1] if force.opening > sentence.start else None
    if (
        before is not None
        and before.tag_ == "IN"
        and f"{before.nbor(-1).lemma_} {before.lower_}" not in _verbs("object")
    ):
        return _towards(force, sentence, 1, "subject", taken) if before.dep_ == "mark" else None
    for step, role in ((-1, "object"), (1, "subject")):
        found = _towards(force, sentence, step, role, taken)
        if found is not None:
            return found
    return None


def _towards(force: Force, sentence: Span, step: int, role: str, taken: set[int]) -> Movement | None:
    i = force.start - 1 if step < 0 else force.end
    for _ in range(NEAR):
        if not sentence.start <= i < sentence.end:
            return None
        token = force.head.doc[i]
        if token.lower_ in ("and", "or") and token.nbor(-1).text == ",":
            return None
        if token.text in (";", ":", "“", "”", '"', "—", "–") or token.lower_ in ("while", "but", "whether", "because"):
            return None
        if step > 0 and token.lower_ in ("which", "who", "that") and token.nbor(-1).text == ",":
            i = _after_comma(token, sentence)
            continue
        verb = token.tag_.startswith("VB") and not token.dep_.startswith(("aux", "cop", "amod", "acl"))
        if (verb or is_hidden_verb(token)) and i not in taken:
            return _joined(force, token, step, role)
        i += step
    return None


def _after_comma(token: Token, sentence: Span) -> int:
    """Return the place after the comma that closes the relative clause which `token` opens."""
    return next((t.i + 1 for t in token.doc[token.i : sentence.end] if t.text == ","), sentence.end)


def _joined(force: Force, verb: Token, step: int, role: str) -> Movement | None:
    """Return the movement of `verb`, which stands nearest to `force`, unless it has its object already."""
    objects = [c.i for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
    if step < 0 and any(i < force.start for i in objects):
        return None
    if step > 0:
        contact = any(c.dep_.startswith("nsubj") and force.end <= c.i < verb.i for c in verb.children)
        role = "object" if contact or is_passive(verb) else "subject"
        if any(c.dep_.startswith("nsubj") and c.i > force.end for c in verb.children):
            return None
    placed: Role = "object" if role == "object" else "subject"
    name = class_of(verb, placed, force.kind)
    return None if name is None else Movement(force, verb, name, placed, f"{name} verb nearby")


@cache
def _data() -> dict[str, Any]:
    return lexicon("movements")


@cache
def _verbs(role: Role) -> dict[str, str]:
    return {verb: name for name, table in reversed(_data()["classes"].items()) for verb in table[role]}


@cache
def _nouns() -> dict[str, str]:
    return {noun: name for name, nouns in _data()["nouns"].items() for noun in nouns}
