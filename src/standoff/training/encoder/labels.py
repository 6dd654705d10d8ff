"""The classes of each head, numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from standoff.training.corpora.entities import LABELS
from standoff.training.encoder.network import Sizes
from standoff.training.encoder.samples import Sample

# An edit or a bundle of features seen fewer times than this is a slip of the annotators or a rarity.
RARE = 3
NAMES = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))


@dataclass(frozen=True)
class Labels:
    """The names of the classes, in the order of their numbers."""

    tags: tuple[str, ...]
    features: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = NAMES

    def sizes(self) -> Sizes:
        """Count them."""
        return Sizes(**{name: len(values) for name, values in asdict(self).items()})


def collect(samples: Iterable[Sample]) -> Labels:
    """Number the classes of the treebanks' samples, the rare ones left out."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("tags", "features", "lemmas", "relations")}
    for sample in samples:
        for name, counter in counts.items():
            counter.update(getattr(sample, name))
    kept = {
        name: tuple(sorted(value for value, count in counter.items() if count >= RARE))
        for name, counter in counts.items()
    }
    return Labels(**kept)
