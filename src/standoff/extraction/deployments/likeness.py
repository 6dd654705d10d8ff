"""Likeness: whether the words of two forces may name one: "the ship" a frigate, "the battalion" its soldiers."""

from __future__ import annotations

from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.naming import (
    singular,
    words_of,
)
from standoff.extraction.lexicon import lexicon

# Classes that one generic word may name: troops are soldiers, brigades, a contingent.
_ALIKE = ({"persons", "units"}, {"ships"}, {"aircraft"}, {"vehicles"}, {"weapons"})


# Classes of which a noun in the singular tells one; "the force", "the contingent" are many.
_SINGLE = ("ships", "vehicles")


def is_generic(force: Force) -> bool:
    """Tell whether the head of `force` may name again what a more telling word named: "the ship"."""
    return any(force.noun in words for words in lexicon("forces")["generic"].values())


def alike(one: Force, other: Force) -> bool:
    """Tell whether two forces may be the same: of one head, a generic head of the class, or a whole and its part."""
    if one.noun == other.noun or one.noun in _containers(other) or other.noun in _containers(one):
        return True
    generic = any(is_generic(force) and " " not in force.text for force in (one, other))
    return generic and any(one.kind in kinds and other.kind in kinds for kinds in _ALIKE)


def _containers(force: Force) -> set[str]:
    """Return the words of what holds the force: "flotilla" of "a flotilla of three ships"."""
    return {singular(token) for token in force.opening_words} & words_of("containers")


def same_number(one: Force, other: Force) -> bool:
    """Tell whether `other` may mean `one`: "the ship" is not one of several, nor are "the ships" one."""
    if one.quantity is None or other.is_anaphor or one.kind == "units":
        return True
    is_one = (one.quantity.max or one.quantity.min or 0) == 1
    if other.head.tag_ in ("NN", "NNP"):
        return is_one or other.kind not in _SINGLE
    return not is_one
