"""Names of places: the proper name, or the noun of a place, in the noun phrase after a preposition or a verb."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from standoff.extraction.deployments.naming import is_known, is_type, singular, words_of
from standoff.extraction.lexicon import lexicon
from standoff.language.dates import within
from standoff.language.parties import mentions_at

_PHRASE_TAGS = frozenset(
    {"NNP", "NNPS", "DT", "JJ", "JJR", "JJS", "PRP$", "POS", "NN", "NNS", "CD", "VBN", "IN", "RB", "HYPH", "PDT"}
)


class Place(NamedTuple):
    """A place as named, what leads to it ("at", "to", "from"), its tokens, and whether it is a verb's object."""

    text: str
    relation: str
    start: int
    end: int
    is_object: bool = False


def name_at(doc: Doc, i: int, end: int, relation: str) -> Place | None:
    """Return the most telling place name in the noun phrase that begins at `i`, or its place noun, or None."""
    fallback: Place | None = None
    first = i
    steps = 0
    while i < end and steps < 12:
        token = doc[i]
        steps += 1
        if _is_hyphenated(token) or (token.i > 0 and is_name(token) and is_known(singular(token.nbor(-1)))):
            i += 1
            continue
        if is_dated(token) or token.dep_ == "mark" or (token.tag_ == "IN" and not _may_nest(token, fallback)):
            return fallback
        if is_name(token):
            name = whole_name(doc, i, end, relation)
            if doc[name.end - 1].lower_ in words_of("services"):
                return None
            if not _is_modifier(doc, name):
                return _inner(doc, name, end) or name
            i = name.end
            continue
        if token.lower_ == "sea" and i == first:
            return None
        if token.lower_ in place_nouns() or (
            token.lower_.removesuffix("s") in place_nouns() and token.tag_.startswith("NN")
        ):
            rim = fallback is not None and doc[fallback.end - 1].lower_ in lexicon("places")["nouns"]["rim"]
            fallback = _common(doc, i, relation) if fallback is None or rim else fallback
        elif not _goes_on(token):
            return fallback
        i += 1
    return fallback


def _inner(doc: Doc, name: Place, end: int) -> Place | None:
    """Return the name that tells which place is meant: "the Indian Ocean island of Diego Garcia"."""
    noun, after = doc[name.end - 1], name.end
    if not noun.text.islower() or after + 1 >= end or doc[after].lower_ != "of" or not is_name(doc[after + 1]):
        return None
    return whole_name(doc, after + 1, end, name.relation)


def _is_modifier(doc: Doc, name: Place) -> bool:
    """Tell whether a name only tells whose or which a thing is: "a US drone", "the AU mission"."""
    if name.end >= len(doc) or doc[name.end].tag_ not in ("NN", "NNS") or doc[name.end].is_sent_start:
        return False
    last, after = doc[name.end - 1], doc[name.end]
    return last.dep_ in ("compound", "amod", "nmod") and last.head.i >= after.i and not is_place_word(after)


def _may_nest(token: Token, noun: Place | None) -> bool:
    """Tell whether a preposition goes on to name the same place: after a place noun any may, else "of", "near"."""
    return noun is not None or token.lower_ in ("of", "near", "around", "off")


def _is_hyphenated(token: Token) -> bool:
    """Tell whether `token` is a name in an adjective: "Serb" in "Serb-majority", "African Union-led"."""
    i = token.i
    while i + 1 < len(token.doc) and all(t.tag_.startswith("NNP") and t.is_title for t in token.doc[i : i + 2]):
        i += 1
    while i + 2 < len(token.doc) and not token.doc[i].whitespace_ and token.doc[i + 1].text == "-":
        i += 2
    return token.text[:1].isupper() and token.doc[i].text[:1].islower()


def _goes_on(token: Token) -> bool:
    """Tell whether a place phrase may run on over `token`: determiners, adjectives, nouns, inner prepositions."""
    return (token.tag_ in _PHRASE_TAGS or token.dep_ == "amod") and token.lower_ not in lexicon("places")["nouns"][
        "stop"
    ]


def is_name(token: Token) -> bool:
    """Tell whether `token` is part of a proper name that may be a place's: no person, office, date or type."""
    if _is_person(token) or is_dated(token) or not token.text[:1].isupper() or is_type(token):
        return False
    if token.tag_ in ("NNP", "NNPS"):
        return True
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return (
        token.tag_[:2] in ("NN", "JJ")
        and after is not None
        and (after.tag_ in ("NNP", "NNPS") or (after.lower_ == "of" and token.text in lexicon("places")["heads"]["of"]))
    )


def _is_person(token: Token) -> bool:
    """Tell whether `token` names a person or an office and no place."""
    return any(m.kind in ("person", "office") for m in mentions_at(token.doc, token.i))


def whole_name(doc: Doc, i: int, end: int, relation: str) -> Place:
    """Return the proper name that begins at `i`: "Gulf of Aden", "Boa Vista", with a compass word before it."""
    last = i
    while last + 1 < end and (_goes_with(doc[last + 1]) or _runs_on(doc, last + 1, end)):
        last += 1
    for after in range(last + 1, min(last + 3, end)):
        if doc[after].tag_.startswith("NN") and (
            _is_site(doc[after]) or (after == last + 1 and _is_demonym(doc[last]))
        ):
            last = after
    start = i
    if start > 0 and doc[start - 1].lower_ in lexicon("places")["nouns"]["compass"]:
        start -= 1
    return Place(" ".join(doc[start : last + 1].text.split()), relation, start, last + 1)


def _is_site(noun: Token) -> bool:
    return noun.lower_ in lexicon("places")["nouns"]["site"]


def _is_demonym(token: Token) -> bool:
    """Tell whether `token` is an adjective of a state, which a place noun follows: "the Yemeni frontier"."""
    return is_place_word(token.nbor()) and any(m.kind == "demonym" for m in mentions_at(token.doc, token.i))


def _goes_with(token: Token) -> bool:
    """Tell whether `token` may follow in a name that has begun: "Sultan" in "Prince Sultan air base"."""
    return is_name(token) or (token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper() and not is_dated(token))


def _runs_on(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a name goes on over token `i`: "Gulf of Aden", "Port-au-Prince"."""
    if doc[i].text == "-" or doc[i - 1].text == "-":
        return not doc[i - 1].whitespace_
    return (
        i + 1 < end
        and doc[i].lower_ == "of"
        and doc[i - 1].text in lexicon("places")["heads"]["of"]
        and is_name(doc[i + 1])
    )


def _common(doc: Doc, i: int, relation: str) -> Place:
    start = i
    units = lexicon("places")["nouns"]["measures"]
    while start > doc[i].sent.start and doc[start - 1].tag_ in ("JJ", "NN") and doc[start - 1].lower_ not in units:
        start -= 1
    return Place(" ".join(doc[start : i + 1].text.split()), relation, start, i + 1)


def is_dated(token: Token) -> bool:
    """Tell whether `token` is part of a time expression."""
    return bool(within(token.doc, token.i, token.i + 1))


def is_place_word(token: Token) -> bool:
    """Tell whether `token` is a proper name or a common noun of a place: "Kiel", "the enclave", "the south"."""
    return (
        token.tag_.startswith("NNP") or token.lower_ in place_nouns() or token.lower_.removesuffix("s") in place_nouns()
    )


@cache
def place_nouns() -> frozenset[str]:
    """Return the common nouns of places, in the singular."""
    return frozenset(lexicon("places")["nouns"]["place"])
