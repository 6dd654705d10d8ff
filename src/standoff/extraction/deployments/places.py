"""Places: where a movement goes and comes from, read off the prepositional phrases about it, as named."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from standoff.extraction.deployments.naming import is_type, words_of
from standoff.extraction.lexicon import lexicon
from standoff.language.dates import within
from standoff.language.parties import mentions_at

_PHRASE_TAGS = frozenset(
    {"NNP", "NNPS", "DT", "JJ", "JJR", "JJS", "PRP$", "POS", "NN", "NNS", "CD", "VBN", "IN", "RB", "HYPH", "PDT"}
)

# What a preposition makes of the place it leads to.
RELATIONS = ("at", "to", "from")

# How many words after a departure "for" still leads to a place: "sailed from Kiel on Monday for Riga".
FOR_REACH = 6

# Words between two places of one phrase: ", and near the".
ADJACENT = 5


class Place(NamedTuple):
    """A place as named, what leads to it ("at", "to", "from"), its tokens, and whether it is a verb's object."""

    text: str
    relation: str
    start: int
    end: int
    is_object: bool = False


def places(doc: Doc, start: int, end: int) -> list[Place]:
    """Return the places that the prepositions in the tokens `[start, end)` lead to, in order.

    Two that stand apart tell two things, so of each relation only the first and what adjoins it counts.
    """
    found: list[Place] = []
    i = start
    while i < end:
        place = _at(doc, i, end)
        if place is None or not _adds(place, found):
            i += 1
            continue
        found += [place, *_joined(doc, place, end)]
        i = found[-1].end
    return found


def _at(doc: Doc, i: int, end: int) -> Place | None:
    if doc[i].lower_ == "there" and doc[i].dep_ != "expl":
        return Place("there", "at", i, i + 1)
    relation = _relation(doc[i], end)
    return None if relation is None else name_at(doc, i + 1, end, relation)


def _adds(place: Place, found: list[Place]) -> bool:
    """Tell whether `place` goes on with `found`; the "in" of "from Augsburg in Bavaria" tells where that is."""
    if not found:
        return True
    last = found[-1]
    near = place.start - last.end <= ADJACENT
    if place.relation == "at" and near:
        return last.relation == "at"
    return place.relation not in {other.relation for other in found} or (near and place.relation == last.relation)


def object_place(doc: Doc, i: int, end: int) -> Place | None:
    """Return the place named right after a verb: "reached Oslo", "violated Finnish airspace", "promised Poland"."""
    airspace = name_at(doc, i, end, "to") if i < end and doc[i].tag_ in ("DT", "JJ", "PRP$") else None
    if airspace is not None and not _owns(doc, airspace.end):
        return airspace._replace(is_object=True)
    while i < end and (doc[i].tag_ in ("DT", "JJ", "RB") or doc[i].lower_ in _nouns() | {"of"}):
        i += 1
    if i >= end or not _is_name(doc[i]):
        return None
    named = _name(doc, i, end, "to")
    return None if _owns(doc, named.end) else named._replace(is_object=True)


def _owns(doc: Doc, end: int) -> bool:
    """Tell whether a name that ends at `end` owns what is no place: "Chile's tanks", not "Chile's coast"."""
    following = doc[end + 1 : end + 7]
    return (
        end < len(doc) and doc[end].tag_ == "POS" and not any(t.lower_.removesuffix("s") in _nouns() for t in following)
    )


def _relation(token: Token, end: int) -> str | None:
    word = token.lower_
    if token.tag_ not in ("IN", "TO", "RP", "RB", "JJ", "NN") or token.i + 1 >= end:
        return None
    if word in lexicon("places")["nouns"]["compass"]:
        return "at" if token.nbor().lower_ == "of" else None
    if word == "to" and token.i > 0 and token.nbor(-1).lower_ in _prepositions()["not_after"]:
        return None
    if word == "from" and _is_measured(token):
        return None
    before = token.doc[max(token.i - FOR_REACH, token.sent.start) : token.i]
    if word == "for" and any(t.lower_ in _prepositions()["for_after"] for t in before):
        return "to"
    for relation, words in _prepositions().items():
        if word in words and relation in RELATIONS:
            return relation
    return None


def _is_measured(token: Token) -> bool:
    """Tell whether a distance leads to what follows: "60 km from the frontier", "ten miles (16 km) from Kiel"."""
    i = token.i - 1
    if i > token.sent.start and token.doc[i].text == ")":
        i = next((t.i - 1 for t in reversed(list(token.doc[token.sent.start : i])) if t.text == "("), i)
    return i >= token.sent.start and token.doc[i].lower_.lstrip("0123456789") in lexicon("places")["nouns"]["measures"]


def name_at(doc: Doc, i: int, end: int, relation: str) -> Place | None:
    """Return the most telling place name in the noun phrase that begins at `i`, or its place noun, or None."""
    fallback: Place | None = None
    first = i
    steps = 0
    while i < end and steps < 12:
        token = doc[i]
        steps += 1
        if _is_hyphenated(token):
            i += 1
            continue
        if is_dated(token) or token.dep_ == "mark" or (token.tag_ == "IN" and not _may_nest(token, fallback)):
            return fallback
        if _is_name(token):
            name = _name(doc, i, end, relation)
            if doc[name.end - 1].lower_ in words_of("services"):
                return None
            if not _is_modifier(doc, name):
                return name
            i = name.end
            continue
        if token.lower_ == "sea" and i == first:
            return None
        if token.lower_ in _nouns() or (token.lower_.removesuffix("s") in _nouns() and token.tag_.startswith("NN")):
            fallback = fallback or _common(doc, i, relation)
        elif not _goes_on(token):
            return fallback
        i += 1
    return fallback


def _is_modifier(doc: Doc, name: Place) -> bool:
    """Tell whether a name only tells whose or which a thing is: "a US drone", "the AU mission"."""
    if name.end >= len(doc) or doc[name.end].tag_ not in ("NN", "NNS") or doc[name.end].is_sent_start:
        return False
    last, after = doc[name.end - 1], doc[name.end]
    party = any(m.kind in ("name", "demonym", "metonym") for m in mentions_at(doc, last.i))
    return party and last.dep_ in ("compound", "amod", "nmod") and last.head.i >= after.i and not is_place_word(after)


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


def _is_name(token: Token) -> bool:
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


def _name(doc: Doc, i: int, end: int, relation: str) -> Place:
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
    return _is_name(token) or (token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper() and not is_dated(token))


def _runs_on(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a name goes on over token `i`: "Gulf of Aden", "Port-au-Prince"."""
    if doc[i].text == "-" or doc[i - 1].text == "-":
        return not doc[i - 1].whitespace_
    return (
        i + 1 < end
        and doc[i].lower_ == "of"
        and doc[i - 1].text in lexicon("places")["heads"]["of"]
        and _is_name(doc[i + 1])
    )


def _common(doc: Doc, i: int, relation: str) -> Place:
    start = i
    while start > 0 and doc[start - 1].tag_ in ("JJ", "NN") and doc[start - 1].i >= doc[i].sent.start:
        start -= 1
    return Place(" ".join(doc[start : i + 1].text.split()), relation, start, i + 1)


def _joined(doc: Doc, place: Place, end: int) -> list[Place]:
    """Return the places that a comma or "and" adds to `place`: "Ukraine, Georgia and Moldova"."""
    found: list[Place] = []
    i = place.end
    while i + 1 < end and doc[i].lower_ in (",", "and", "or"):
        after = i + 2 if doc[i].text == "," and doc[i + 1].lower_ == "and" else i + 1
        if after >= end or not _is_name(doc[after]):
            break
        name = _name(doc, after, end, place.relation)
        if doc[i].text == "," and not (name.end < end and doc[name.end].lower_ in (",", "and", "or")):
            break
        if name.end < len(doc) and doc[name.end].tag_.startswith(("VB", "MD")):
            break
        found.append(name)
        i = name.end
    return found


def is_dated(token: Token) -> bool:
    """Tell whether `token` is part of a time expression."""
    return bool(within(token.doc, token.i, token.i + 1))


def is_place_word(token: Token) -> bool:
    """Tell whether `token` is a proper name or a common noun of a place: "Kiel", "the enclave", "the south"."""
    return token.tag_.startswith("NNP") or token.lower_ in _nouns() or token.lower_.removesuffix("s") in _nouns()


@cache
def _prepositions() -> dict[str, frozenset[str]]:
    return {relation: frozenset(words) for relation, words in lexicon("places")["prepositions"].items()}


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lexicon("places")["nouns"]["place"])
