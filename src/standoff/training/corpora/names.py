"""Names to exchange for those of the entity corpora: from the gazetteer and our own lists.

The corpora hold so few names that the network would learn them by heart.
"""

import random
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

PEOPLE = 4000
PLACES = 600
_SEED = 0


def listed_names() -> dict[str, list[list[str]]]:
    """Return the names of each label, each as its words."""
    pool: dict[str, set[tuple[str, ...]]] = {"PER": set(), "ORG": set(), "LOC": set()}
    for label, name in _listed():
        pool[label].add(tuple(name.split()))
    return {label: [list(name) for name in sorted(names)] for label, names in pool.items()}


def _listed() -> Iterator[tuple[str, str]]:
    lists = tomllib.loads((files("standoff.training.corpora") / "names.toml").read_text(encoding="utf-8"))
    split = {key: "".join(value.split("\n")).split("|") for key, value in lists.items()}
    yield from (("LOC", name) for name in split["cities"])
    yield from (("ORG", name) for name in split["organisations"])
    generator = random.Random(_SEED)
    for index in range(PEOPLE):
        family = _surname(split["family"], generator)
        # News names a person in full once and by surname from then on.
        yield "PER", family if index % 3 == 0 else f"{generator.choice(split['given'])} {family}"
    yield from (("LOC", _blend(split["cities"], generator)) for _ in range(PLACES))
    for table in _gazetteer("states"):
        yield from (("LOC", name) for name in [table["name"], *table.get("names", []), *table.get("capital", [])])
    for table in (*_gazetteer("organisations.toml"), *_gazetteer("groups.toml")):
        yield from (("ORG", name) for name in [table["name"], *table.get("names", []), *table.get("bodies", [])])


def _surname(names: list[str], generator: random.Random) -> str:
    return generator.choice(names) if generator.random() < 0.5 else _blend(names, generator)


def _blend(names: list[str], generator: random.Random) -> str:
    """The first half of one name and the second of another: a name never met, as most names of the news are."""
    first, second = generator.choice(names), generator.choice(names)
    return first[: (len(first) + 1) // 2] + second[len(second) // 2 :]


def _gazetteer(entry: str) -> Iterator[dict[str, Any]]:
    place = files("standoff") / "language" / "gazetteer" / entry
    for file in sorted(place.iterdir(), key=lambda f: f.name) if place.is_dir() else [place]:
        if file.name.endswith(".toml"):
            yield from (table for table in tomllib.loads(file.read_text(encoding="utf-8")).values() if "name" in table)
