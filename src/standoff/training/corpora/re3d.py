"""re3d: defence and security documents in which names and descriptions are annotated alike."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from standoff.training.corpora.entities import Annotated, Mention
from standoff.training.corpora.words import DETERMINERS, LINKS, NO_NAMES, TITLES, plain

_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


def read_re3d(folder: Path) -> Iterator[Annotated]:
    """Read every source of re3d; of its mentions only the named ones count, the others are unknown."""
    documents: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    for source in sorted(folder.iterdir()):
        if source.is_dir():
            documents |= {row["_id"]: row["text"] for row in _json_lines(source / "documents.json")}
            rows += [row for row in _json_lines(source / "entities.json") if row["type"] in _TYPES]
    rows = [row for row in rows if documents[row["documentId"]][row["begin"] : row["end"]] == row["value"]]
    places = Counter(row["value"].removeprefix("the ") for row in rows if row["type"] == "Location")
    for identity, text in documents.items():
        found = [_named(row, places) for row in rows if row["documentId"] == identity]
        for start, end in _lines(text):
            inside = [m for m in found if start <= m.start and m.end <= end]
            yield Annotated(text[start:end], tuple(_shifted(_longest(inside), start)))


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def _named(row: dict[str, Any], places: Counter[str]) -> Mention:
    """One re3d mention in the common scheme, unknown where it is a description rather than a name."""
    label = _TYPES[row["type"]]
    start, name = row["begin"], row["value"]
    while " " in name and _is_modifier(plain(name.split(" ", 1)[0]), label):
        start += name.index(" ") + 1
        name = name.split(" ", 1)[1]
    name = name.removesuffix("’s").removesuffix("'s")
    if label == "ORG" and places[name] > 1 and not any(character.isdigit() for character in name):
        label = "LOC"
    return Mention(start, start + len(name), label if _is_name(name, label) else "")


def _is_modifier(word: str, label: str) -> bool:
    nationality = word.endswith(("ian", "ish", "ese", "qi", "ench", "ican"))
    return word in DETERMINERS or (label == "PER" and (word in TITLES or nationality))


def _is_name(name: str, label: str) -> bool:
    parts = [part for part in name.replace("-", " ").split(" ") if part]
    words = [plain(part) for part in parts]
    capital = all(part[0].isupper() or part[0].isdigit() or part in LINKS for part in parts)
    if not parts or not capital or not parts[0][0].isupper() or NO_NAMES.issuperset(words):
        return False
    if label == "PER":
        return len(parts) < 5 and words[-1] not in TITLES and not {"of", "for"} & set(words)
    # A lone plural is a group of people ("Soldiers"); a place with a comma is two places.
    return "," not in name and (len(parts) > 1 or label == "LOC" or name.isupper() or not name.endswith("s"))


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Non-overlapping mentions, named before unknown, then longest, then first; unknown ones may overlap."""
    chosen: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (not m.label, m.start - m.end, m.start)):
        if not mention.label or not any(m.start < mention.end and mention.start < m.end for m in chosen):
            chosen.append(mention)
    return chosen


def _shifted(mentions: Iterable[Mention], start: int) -> Iterator[Mention]:
    for mention in mentions:
        yield Mention(mention.start - start, mention.end - start, mention.label)
