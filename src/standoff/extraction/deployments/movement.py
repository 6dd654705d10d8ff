"""A movement: a force, and the word that moves it."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.deployments.forces import Force
from standoff.extraction.deployments.governors import Role


class Movement(NamedTuple):
    """A force, the word that moves it, its class in `movements.toml`, and what the force is to that word.

    `seat` are the words that name its place where these do not follow: the host of "Cyprus hosts 800 troops".
    """

    force: Force
    trigger: Token
    name: str
    role: Role
    rule: str
    seat: Span | None = None

    @property
    def is_verb(self) -> bool:
        """Whether a verb tells it, be it taken for a noun: "soldiers patrol"."""
        return "verb" in self.rule
