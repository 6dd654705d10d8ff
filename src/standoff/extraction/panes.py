"""Which parties the article gives how much, and which of them deserve a pane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from standoff.briefing import Party, Position
from standoff.language.gazetteer import display_name
from standoff.language.profile import Profile

# What a party says weighs most, then what is asked or said of it, then being named. Our own choice.
SAYS, IS_ASKED, IS_NAMED = 4, 2, 1


def parties(doc: Doc, positions: Sequence[Position], profile: Profile) -> tuple[Party, ...]:
    """Return the parties that `doc` names, ordered by how much it gives them, then by code."""
    named = Counter(mention.code for mention in doc._.parties)
    weight = Counter({code: IS_NAMED * count for code, count in named.items()})
    for position in positions:
        weight[position.party] += SAYS
        for code in position.target:
            weight[code] += IS_ASKED
    ordered = sorted(weight, key=lambda code: (-weight[code], code))
    return tuple(Party(code, profile.titles.get(code) or display_name(code), named[code]) for code in ordered)


def panes(found: Sequence[Party], positions: Sequence[Position], profile: Profile) -> tuple[str, ...]:
    """Return the codes of the parties that get a pane: those that say something, or are asked more than in passing.

    The order is the profile's, then that of `found`.
    """
    asked = Counter(code for position in positions for code in position.target)
    saying = {position.party for position in positions}
    chosen = [p.code for p in found if p.code in saying or (asked[p.code] > 1 and p.mentions > 1)]
    rank = {code: place for place, code in enumerate(profile.order)}
    return tuple(sorted(chosen, key=lambda code: rank.get(code, len(rank))))
