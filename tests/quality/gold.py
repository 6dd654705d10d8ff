"""The articles of the gate with their gold, and the briefings that are made of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NotRequired, TypedDict

from standoff.article import from_text
from standoff.briefing import Article, Briefing

ARTICLES = Path(__file__).parent / "articles"
SHARED = Path(__file__).parents[3] / "shared"
"""Where a checkout of the whole project has the founding article, which may not be copied, and the reference scorer."""

FOUNDING = SHARED / "articles" / "macron-meets-putin.gold.json"


class GoldPosition(TypedDict):
    """What a party holds in the sentence of the anchor."""

    party: str
    anchor: str
    stances: list[str]
    speaker: NotRequired[str | None]
    target: NotRequired[str | None]
    optional: NotRequired[bool]


class GoldQuantity(TypedDict):
    """The bounds of a number."""

    min: int | None
    max: int | None


class GoldDeployment(TypedDict):
    """A force with the slots that must agree; any of the statuses is right."""

    actor: str
    force: str
    quantity: GoldQuantity | None
    destination: list[str]
    status: list[str]
    anchor: str
    optional: NotRequired[bool]


class GoldQuestion(TypedDict):
    """A matter that is open, by the sentences of the anchors."""

    kind: str
    anchors: list[str]
    question: str
    optional: NotRequired[bool]


@dataclass(frozen=True)
class Gold:
    """One article's gold file. `path` is that file; the article stands beside it."""

    path: Path
    article: str
    published: date
    positions: list[GoldPosition]
    deployments: list[GoldDeployment]
    questions: list[GoldQuestion]

    @property
    def name(self) -> str:
        """What the table calls the article."""
        return self.path.name.removesuffix(".gold.json")

    @property
    def source(self) -> Path:
        """The article's file."""
        return self.path.parent / self.article

    def read(self) -> Article:
        """Return the article, dated as gold dates it."""
        return from_text(self.source.read_text("utf-8"), file=self.article, published=self.published)


def load(path: Path) -> Gold:
    """Return the gold file at `path`."""
    data = json.loads(path.read_text("utf-8"))
    return Gold(path, **{**data, "published": date.fromisoformat(data["published"])})


def pinned() -> list[Gold]:
    """Return the gold of the articles in the repository, by name."""
    return [load(path) for path in sorted(ARTICLES.glob("*.gold.json"))]


def available() -> list[Gold]:
    """Return all the gold there is here: the pinned set, and the founding article where it is at hand."""
    return [*pinned(), *([load(FOUNDING)] if FOUNDING.exists() else [])]


def digest() -> str:
    """Return the SHA-256 of the pinned files, names and bytes, in the order of their names."""
    pin = hashlib.sha256()
    for path in sorted(ARTICLES.iterdir()):
        content = path.read_bytes()
        pin.update(f"{path.name}\0{len(content)}\0".encode())
        pin.update(content)
    return pin.hexdigest()


def brief(gold: Gold) -> Briefing:
    """Return the briefing that the product makes of the article."""
    from standoff.extraction import extract

    return extract(gold.read())
