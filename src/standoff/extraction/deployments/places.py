"""Places: where a movement goes and comes from, read off the prepositional phrases about it, as named."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from standoff.extraction.deployments.place_names import Place, is_name, name_at, place_nouns, whole_name
from standoff.extraction.lexicon import lexicon

# What a preposition makes of the place it leads to.
RELATIONS = ("at", "to", "from")

# How many words after a departure "for" still leads to a place: "sailed from Kiel on Monday for Riga".
FOR_REACH = 6

# Words between two places of one phrase: ", and near the".
ADJACENT = 5


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
    while i < end and (doc[i].tag_ in ("DT", "JJ", "RB") or doc[i].lower_ in place_nouns() | {"of"}):
        i += 1
    if i >= end or not is_name(doc[i]):
        return None
    named = whole_name(doc, i, end, "to")
    return None if _owns(doc, named.end) else named._replace(is_object=True)


def _owns(doc: Doc, end: int) -> bool:
    """Tell whether a name that ends at `end` owns what is no place: "Chile's tanks", not "Chile's coast"."""
    following = doc[end + 1 : end + 7]
    return (
        end < len(doc)
        and doc[end].tag_ == "POS"
        and not any(t.lower_.removesuffix("s") in place_nouns() for t in following)
    )


def _relation(token: Token, end: int) -> str | None:
    word = token.lower_
    if token.tag_ not in ("IN", "TO", "RP", "RB", "JJ", "NN") or token.i + 1 >= end:
        return None
    if word == "between" and not any(is_name(t) for t in token.doc[token.i + 1 : min(token.i + 3, end)]):
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


def _joined(doc: Doc, place: Place, end: int) -> list[Place]:
    """Return the places that a comma or "and" adds to `place`: "Ukraine, Georgia and Moldova"."""
    found: list[Place] = []
    i = place.end
    while i + 1 < end and doc[i].lower_ in (",", "and", "or"):
        after = i + 2 if doc[i].text == "," and doc[i + 1].lower_ == "and" else i + 1
        if after >= end or not is_name(doc[after]):
            break
        name = whole_name(doc, after, end, place.relation)
        if doc[i].text == "," and not (name.end < end and doc[name.end].lower_ in (",", "and", "or")):
            break
        if name.end < len(doc) and doc[name.end].tag_.startswith(("VB", "MD")):
            break
        found.append(name)
        i = name.end
    return found


@cache
def _prepositions() -> dict[str, frozenset[str]]:
    return {relation: frozenset(words) for relation, words in lexicon("places")["prepositions"].items()}
