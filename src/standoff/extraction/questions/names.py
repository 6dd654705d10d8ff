"""What the parties and the persons of an article are called in a question."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc, Token

from standoff.briefing import Position
from standoff.extraction.lexicon import lexicon
from standoff.extraction.phrasing import Say
from standoff.language.gazetteer import display_name
from standoff.language.parties import Mention

FIRST = frozenset({"we", "us", "i", "me", "ourselves", "myself"})
FIRST_POSSESSIVE = frozenset({"our", "my", "ours", "mine"})
PERSON = frozenset({"he", "him", "she", "her"})
THING = frozenset({"it", "they", "them"})


@cache
def _definite() -> frozenset[str]:
    return frozenset(lexicon("questions")["names"]["definite"])


def party(code: str) -> str:
    """Return the display name of a party as running text has it: "Russia", "the US"."""
    name = display_name(code)
    return f"the {name}" if name in _definite() else name


def listed(codes: Iterable[str]) -> str:
    """Return parties as a list in words: "Russia, China and the US"."""
    names = [party(code) for code in dict.fromkeys(codes)]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def possessive(name: str) -> str:
    """Return the possessive of `name`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


class Names:
    """Tells whom a pronoun means, from the parties that the language pipeline marked."""

    def __init__(self, doc: Doc) -> None:
        """Remember the mentions in `doc` by their tokens."""
        self._mentions: dict[int, Mention] = {}
        for mention in doc._.parties or ():
            for i in range(mention.start, mention.end):
                self._mentions.setdefault(i, mention)

    def is_party(self, token: Token) -> bool:
        """Tell whether `token` is part of the name of a party or of a person who speaks for one."""
        return token.i in self._mentions

    def code(self, token: Token) -> str | None:
        """Return the party that `token` names, or None."""
        mention = self._mentions.get(token.i)
        return None if mention is None else mention.code

    def say(self, speaker: str | None) -> Say:
        """Return how to say tokens of a statement of the party `speaker`: pronouns by name where that is known."""

        def said(token: Token) -> str | None:
            word = token.lower_
            if token.pos_ != "PRON" and token.tag_ not in ("PRP", "PRP$"):
                return None
            if speaker is not None and word in FIRST:
                return party(speaker)
            if speaker is not None and word in FIRST_POSSESSIVE:
                return possessive(party(speaker))
            return self._third(token)

        return said

    def _third(self, token: Token) -> str | None:
        mention = self._mentions.get(token.i)
        if mention is None or token.tag_ == "PRP$":
            return None
        if token.lower_ in PERSON and mention.person:
            return mention.person.split()[-1]
        return party(mention.code) if token.lower_ in THING else None


def speaker_of(position: Position) -> str:
    """Return who speaks in `position`: the person's surname as told, else the party."""
    return position.speaker.split()[-1] if position.speaker else party(position.party)
