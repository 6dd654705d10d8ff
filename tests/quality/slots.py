"""Deployments against gold: aligned one to one, and compared slot by slot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from standoff.briefing import Deployment, Quantity

from .figures import Score, Share
from .gold import GoldDeployment, GoldQuantity

SLOTS = ("actor", "force", "quantity", "destination", "status")
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^a-z0-9 ]")


class _Pair(NamedTuple):
    """A gold entry and a produced one by their places, with the slots in which they agree."""

    gold: int
    made: int
    agreed: frozenset[str]

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Most slots first, then those that stand at like places."""
        return len(self.agreed), -abs(self.gold - self.made), self.gold, self.made


def fold(text: str | None) -> str:
    """Return `text` in lower-case ASCII letters, digits and spaces, accents dropped."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode("ascii")
    return _NEITHER_LETTER_NOR_DIGIT.sub(" ", plain.lower()).strip()


def score_deployments(gold: Sequence[GoldDeployment], made: Sequence[Deployment]) -> Score:
    """Count the gold entries that were found, and the slots in which they agree."""
    pairs = _aligned(gold, made)
    counted = [pair for pair in pairs if not gold[pair.gold].get("optional")]
    required = sum(not entry.get("optional") for entry in gold)
    judged = len(made) - (len(pairs) - len(counted))
    agreed = sum(len(pair.agreed) for pair in counted)
    shares = {
        "deployment_precision": Share(len(counted), judged),
        "deployment_recall": Share(len(counted), required),
        "slot_precision": Share(agreed, len(SLOTS) * judged),
        "slot_recall": Share(agreed, len(SLOTS) * required),
    }
    return Score(shares, tuple(_notes(gold, made, pairs)))


def _aligned(gold: Sequence[GoldDeployment], made: Sequence[Deployment]) -> list[_Pair]:
    """Pair the entries off, the best agreement first; actor and force, or actor and number, must agree."""
    candidates = [_Pair(g, m, _agreed(a, b)) for g, a in enumerate(gold) for m, b in enumerate(made)]
    pairs: list[_Pair] = []
    for pair in sorted(candidates, key=lambda pair: pair.rank, reverse=True):
        numbered = "quantity" in pair.agreed and gold[pair.gold]["quantity"] is not None
        alike = "actor" in pair.agreed and ("force" in pair.agreed or numbered)
        if alike and all(pair.gold != other.gold and pair.made != other.made for other in pairs):
            pairs.append(pair)
    return pairs


def _agreed(gold: GoldDeployment, made: Deployment) -> frozenset[str]:
    agreement = {
        "actor": gold["actor"] == made.actor,
        "force": bool(_stems(gold["force"]) & _stems(made.force)),
        "quantity": _same_number(gold["quantity"], made.quantity),
        "destination": _same_places(gold["destination"], made.destination),
        "status": made.status in gold["status"],
    }
    return frozenset(slot for slot, agrees in agreement.items() if agrees)


def _stems(force: str) -> set[str]:
    return {word[:-1] if word.endswith("s") and len(word) > 3 else word for word in fold(force).split()}


def _same_number(gold: GoldQuantity | None, made: Quantity | None) -> bool:
    if gold is None or made is None:
        return gold is None and made is None
    return bool(({gold["min"], gold["max"]} & {made.min, made.max}) - {None})


def _same_places(gold: Sequence[str], made: Sequence[str]) -> bool:
    wanted, found = ({fold(place) for place in places} for places in (gold, made))
    if not wanted or not found:
        return wanted == found
    return any(a in b or b in a for a in wanted for b in found if a and b)


def _notes(gold: Sequence[GoldDeployment], made: Sequence[Deployment], pairs: list[_Pair]) -> list[str]:
    found, used = {pair.gold for pair in pairs}, {pair.made for pair in pairs}
    notes = [
        f"deployment missed: {entry['actor']} {entry['force']}: {entry['anchor']}"
        for place, entry in enumerate(gold)
        if place not in found and not entry.get("optional")
    ]
    notes += [
        f"deployment extra: {entry.actor} {entry.force} -> {', '.join(entry.destination) or 'nowhere'} ({entry.status})"
        for place, entry in enumerate(made)
        if place not in used
    ]
    for pair in pairs:
        entry, row = gold[pair.gold], made[pair.made]
        for slot in SLOTS:
            if slot not in pair.agreed and not entry.get("optional"):
                told, shown = _slot(slot, entry), getattr(row, slot)
                notes.append(f"{slot} wrong: {entry['actor']} {entry['force']} | gold {told}, made {shown}")
    return notes


def _slot(slot: str, entry: GoldDeployment) -> object:
    return dict(entry)[slot]
