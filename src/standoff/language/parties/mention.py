"""What the component `parties` writes to a `Doc`."""

from __future__ import annotations

from typing import Literal, NamedTuple

from spacy.tokens import Doc

Kind = Literal["name", "demonym", "capital", "metonym", "office", "person", "nominal", "pronoun"]


class Mention(NamedTuple):
    """A place where a text names or means a party: tokens `[start, end)`, and the party's `code`.

    `kind` tells how: by its `name`; by a `demonym`, adjective or noun ("Russian", "Russians"); by its
    `capital` or another place, which may mean no more than the place ("arrived in Kyiv"); by a
    `metonym` (a seat of power, or a ministry, force or agency with a name of its own); by an `office`
    ("foreign minister") or a `person`; by a `nominal`, a common noun for a body, a force or the party
    itself ("the army", "US officials", "the alliance"); or by a `pronoun`. The span of an office or
    nominal is its head phrase alone: "Russian Foreign Minister Sergei Lavrov" holds three mentions.

    `person` is the full name, as the article gives it, of the one who is meant, else None; `role` the
    words of the article for the office ("Deputy Foreign Minister"), else None. `antecedent` is the
    index of the first token of the mention that a pronoun or nominal takes its meaning from, else None.
    """

    start: int
    end: int
    code: str
    kind: Kind
    person: str | None = None
    role: str | None = None
    antecedent: int | None = None


def register_extensions() -> None:
    """Make sure that `Doc` has the extensions that the component reads and writes. Safe to call again."""
    for name in ("published", "parties"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


register_extensions()
