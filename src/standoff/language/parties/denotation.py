"""Whom a noun phrase stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from standoff.language.parties.mention import Mention

# Words behind which the one that counts stands ("some of its officials").
_QUANTIFIERS = frozenset(
    {"some", "all", "most", "many", "several", "one", "two", "both", "each", "number", "dozens", "majority"}
)
_INSIDE = frozenset({"compound", "flat", "flat:name", "nmod:desc", "appos", "name", "list"})
_BEHIND = frozenset({"flat", "flat:name", "appos"})


def party_of(phrase: Span | Token) -> list[Mention]:
    """Return the mentions of parties that a noun phrase denotes: none, one, or one for each noun that "and" joins.

    `phrase` is a noun phrase or its head word, such as the source of an attribution or the subject of a
    verb. What counts is its head: "Russian Foreign Minister Sergei Lavrov" is Lavrov, for Russia; "a
    spokesman for the Kremlin" Russia; "critics of Russia" nobody. A place name denotes its state: whether
    it means the place alone ("in Moscow") is for the caller to tell. No party is returned twice, the
    mention that names a person first.
    """
    head = phrase.root if isinstance(phrase, Span) else phrase
    found: dict[str, Mention] = {}
    for noun in _joined(head):
        for mention in _denoted(noun):
            known = found.get(mention.code)
            if known is None or (known.person is None and mention.person is not None and noun is head):
                found[mention.code] = mention
    return list(found.values())


def mentions_at(doc: Doc, i: int) -> list[Mention]:
    """Return the mentions that token `i` is part of."""
    mentions: list[Mention] = doc._.parties or []
    at = bisect_right(mentions, i, key=lambda m: m.start)
    found: list[Mention] = []
    while at > 0 and (mentions[at - 1].end > i or (found and mentions[at - 1].start == found[-1].start)):
        at -= 1
        found.append(mentions[at])
    return found[::-1]


def _joined(head: Token) -> Iterator[Token]:
    waiting = [head]
    while waiting:
        noun = waiting.pop()
        yield noun
        joined = [c for c in noun.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")]
        waiting += [*joined, *(c for c in noun.children if c.dep_ == "appos" and _is_next(noun, c))][::-1]


def _is_next(noun: Token, other: Token) -> bool:
    """Tell whether two names of parties stand in a list, though the second is hung on the first as if it named it."""
    one, two = mentions_at(noun.doc, noun.i), mentions_at(noun.doc, other.i)
    kinds = {m.kind for m in (*one, *two)}
    return bool(one) and bool(two) and kinds == {"name"} and {m.code for m in one}.isdisjoint(m.code for m in two)


def _denoted(noun: Token) -> list[Mention]:
    here = mentions_at(noun.doc, noun.i)
    if here and here[0].person:
        return here
    inside = [m for i in _within(noun) for m in mentions_at(noun.doc, i)]
    if here:
        same = [
            m for m in inside if m.person and m.code == here[0].code and here[0].kind in ("office", "demonym", "name")
        ]
        return same[:1] or here
    if noun.lower_ in _QUANTIFIERS:
        members = [m for child in noun.children if child.dep_ == "nmod" for m in mentions_at(noun.doc, child.i)]
        return members or [m for m in inside if m.person][:1]  # "one of the leaders, General X"
    if noun.pos_ == "NOUN":
        named = [m for i in _within(noun, _BEHIND) for m in mentions_at(noun.doc, i) if m.person]
        return named[:1] or _listed(noun)  # "the spokesman Colonel X", "the allies X and Y"
    if noun.pos_ == "PROPN":
        return [m for m in inside if m.kind in ("person", "office")][:1]
    return []


def _listed(noun: Token) -> list[Mention]:
    """Return the parties that stand right behind a plural noun as its members: "its allies Chile and Peru"."""
    first = noun.nbor() if noun.i + 1 < noun.sent.end else None
    if first is None or noun.tag_ != "NNS" or first.dep_ not in _INSIDE or first.head.i != noun.i:
        return []
    return [m for member in _joined(first) for m in mentions_at(noun.doc, member.i)]


def _within(noun: Token, labels: frozenset[str] = _INSIDE) -> list[int]:
    return [child.i for child in noun.children if child.dep_ in labels]
