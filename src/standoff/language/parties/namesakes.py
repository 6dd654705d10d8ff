"""People who are called like a party: a minister named Wagner, an envoy named Jordan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from standoff.language.clauses import child
from standoff.language.gazetteer import load
from standoff.language.parties.names import Hit
from standoff.language.parties.words import fold

# Relations in which a name belongs to the noun behind it: "Wagner fighters", "Jordan's army" is of either.
_MODIFIERS = frozenset({"compound", "amod"})
# Prepositions behind which a name that may be a state's means the state.
_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "into",
        "from",
        "inside",
        "outside",
        "across",
        "through",
        "around",
        "within",
        "to",
        "for",
        "toward",
        "towards",
    }
)


def namesakes(doc: Doc, hits: Sequence[Hit], people: Mapping[int, int]) -> Iterator[Hit]:
    """Yield the `hits` that name nobody but a person whom the article named in full before, or calls "Mr".

    `people` maps where a person's name begins to where it ends. A party that the article
    named before it named the person keeps its name.
    """
    named: set[str] = set()
    families: set[str] = set()
    inside = {i for start, end in people.items() for i in range(start, end)}
    bearers = sorted((end, fold(doc[end - 1].text)) for start, end in people.items() if end - start > 1)
    for hit in hits:
        if hit.people or hit.start in inside:
            continue
        word = fold(doc[hit.start].text)
        families |= {family for end, family in bearers if end <= hit.start and family not in named}
        if hit.end - hit.start == 1 and _is_person(doc[hit.start], word in families):
            yield hit
        else:
            named.add(word)


def is_family_name(word: Token) -> bool:
    """Tell whether `word`, a party's name too, is joined to a first name right before it: "Anna Holland"."""
    return word.dep_.startswith("flat") and word.head.i == word.i - 1 and word.head.ent_type_ == "PER"


def _is_person(word: Token, known: bool) -> bool:
    """Tell whether `word`, the name of a party and perhaps a `known` family name, is a person's here."""
    if word.i and word.nbor(-1).text in load().offices["courtesy"]:
        return True
    if not known or word.dep_ in _MODIFIERS or child(word, "det") is not None:
        return False
    case = child(word, "case")
    return case is None or case.lower_ not in _WHERE
