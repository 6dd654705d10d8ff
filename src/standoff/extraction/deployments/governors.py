"""Governors: the verbs that the parse joins to a force, and what the force is to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from standoff.extraction.deployments.forces import Force, names_beside
from standoff.extraction.deployments.naming import is_known, singular, words_of
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import agent, is_passive
from standoff.language.dates import within

Role = Literal["object", "subject"]

# Classes of forces of which "who" tells nothing.
_THINGS = frozenset({"ships", "aircraft", "vehicles", "weapons"})

# From a force up to the word that its verb governs: "two frigates and a tanker", "a squadron of tanks".
_THROUGH = frozenset({"conj", "appos", "compound", "flat", "nmod", "nmod:desc", "nummod"})


def governors(force: Force) -> Iterator[tuple[Token, Role]]:
    """Yield the verbs that the parse joins to `force`, each with its role, the likeliest first."""
    head = force.head
    above = list(_above(head))
    below = [found for token in _phrase_heads(force) for found in _below(token, force.kind)]
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
        elif label == "obl" and _case(token) == "of" and verb.tag_ in ("JJ", "DT", "CD", "JJS", "JJR"):
            token = verb
            continue
        elif label in ("nsubj:pass", "obj") or (label == "obl" and _is_object(token, verb)):
            yield verb, "object"
        elif label == "obl:agent" or (label == "obl" and (agent(verb) == token or _opens_clause(token, verb))):
            yield verb, "subject"
        elif label in _THROUGH and (label != "nmod" or _case(token) in ("of", "including", "like", "with", None)):
            if label == "nmod" and _case(token) == "with" and not any(c.dep_ == "nummod" for c in token.children):
                return
            if verb.tag_.startswith("VB") and label in ("conj", "parataxis"):
                return
            if label == "nmod" and _case(token) == "of" and not _is_portion(verb):
                return
            token = verb
            continue
        return


def _is_portion(noun: Token) -> bool:
    """Tell whether what is done to `noun` is done to what "of" joins to it: no "inspection of the troops"."""
    word = singular(noun)
    words = {noun.lower_, noun.lower_.removesuffix("s")}
    portion = is_known(word) or words & (words_of("containers") | words_of("portions"))
    return bool(portion) or not noun.tag_.startswith("NN") or noun.tag_ == "NNP"


def _is_object(noun: Token, verb: Token) -> bool:
    """Tell whether an oblique `noun` is what `verb` moves: "drilled with 900 soldiers", not "ships sailed with"."""
    if _case(noun) != "with":
        return _case(noun) in ("than", None)
    doers = [c for c in verb.children if c.dep_.startswith("nsubj") or c.dep_ == "obl:agent"]
    return not any(is_known(singular(doer)) for doer in doers)


def _below(head: Token, force_kind: str) -> Iterator[tuple[Token, Role]]:
    """Yield the participles, infinitives and relative clauses that hang on `head`."""
    for clause in head.children:
        if clause.dep_ == "acl" and any(c.dep_.startswith("nsubj") and c.i > head.i for c in clause.children):
            continue
        if clause.dep_ == "acl":
            if clause.tag_ == "VBN":
                yield clause, "object"
            yield clause, "subject"
        elif clause.dep_ == "acl:relcl":
            own = [c for c in clause.children if c.dep_.startswith("nsubj")]
            if own and own[0].lower_ == "who" and force_kind in _THINGS:
                continue
            if any(c.dep_ == "nsubj:pass" for c in own):
                yield clause, "object"
                yield from _controlled(clause, "subject")
            elif not own or own[0].lower_ in ("which", "that", "who"):
                yield clause, "subject"
                yield from _controlled(clause, "subject")
            elif not any(c.dep_ == "obj" for c in clause.children):
                yield clause, "object"
                yield from _told_in(clause)


def _told_in(clause: Token) -> Iterator[tuple[Token, Role]]:
    """Yield the verb of what a relative clause says of the force: "tanks that it says have been massed"."""
    for told in clause.children:
        if told.dep_ == "ccomp" and all(c.tag_ == "WDT" for c in told.children if c.dep_.startswith("nsubj")):
            yield told, "object" if is_passive(told) else "subject"


def _controlled(verb: Token, role: Role) -> Iterator[tuple[Token, Role]]:
    """Yield the infinitives under `verb` whose unsaid subject is the force: "ordered troops to deploy"."""
    if role == "subject" and any(c.dep_ in ("obj", "iobj") and verb.i < c.i for c in verb.children):
        return
    seen = {verb.i}
    below = [c for c in verb.children if c.dep_ == "xcomp"]
    while below:
        complement = below.pop()
        if complement.i in seen:
            continue
        seen.add(complement.i)
        if any(c.tag_ == "MD" for c in complement.children):
            continue
        if (
            role == "subject"
            or is_passive(verb)
            or not any(c.dep_ in ("obj", "iobj") and c.tag_ != "CD" for c in complement.children)
        ):
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
    ordered = any(verb.lemma_.lower() in lexicon("movements")["stages"]["announced"] for verb, _ in above)
    if ordered and len(after) == 2 and after[0].lower_ == "to" and after[1].tag_ == "VB":
        yield after[1], "subject"


def _phrase_heads(force: Force) -> list[Token]:
    """Return the head and the words that stand for it: "one" of "one of its tugs", its container, its name."""
    found = [force.head]
    while found[-1].dep_ == "nmod" and found[-1].head.i < found[-1].i and found[-1].head not in found:
        found.append(found[-1].head)
    return [*found, *(token for token in names_beside(force) if token not in found)]


def _opens_clause(noun: Token, verb: Token) -> bool:
    """Tell whether `noun` is the subject of `verb`, taken for a part of the date or of the "as" before it.

    "On Friday two ships left", "as a strike group began an exercise".
    """
    if noun.i > verb.i or any(c.dep_.startswith("nsubj") for c in verb.children):
        return False
    if _case(noun) in ("as", "after", "before", "since", "until") and verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return bool(within(noun.doc, noun.left_edge.i, noun.i))


def _case(token: Token) -> str | None:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), None)
