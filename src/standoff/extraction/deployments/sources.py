"""Sources: who gives a number, in the article's words."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from standoff.language.annotations import Attribution
from standoff.language.clauses import agent, is_passive, subject, subtree, trimmed
from standoff.language.learned import learned
from standoff.language.parties import mentions_at, party_of


class Source(NamedTuple):
    """Who gives a number: in the article's words, and the word that names the party."""

    words: str
    head: Token


# What opens the part of a source that no longer names it: "Kyiv, which ...", "officials in Goma who ...".
_CUTS = frozenset({"acl", "acl:relcl", "advcl", "parataxis"})

# What leads to a source and is no part of its name.
_OPENINGS = frozenset({"according", "to", "by", "from", "with", "as", "per"})


def teller_of(doc: Doc, i: int, told_by: Token | None = None) -> Source | None:
    """Return who is reported to tell token `i`, or None where the article itself does.

    A verb that moves the force, `told_by`, does not report it: "ordered 3,000 soldiers to Riga".
    """
    about = [a for a in (*doc._.attributions, *learned(doc)) if _reports(a, i, told_by)]
    nearest = min(about, key=_extent, default=None)
    return None if nearest is None or nearest.source is None else _named(doc[slice(*nearest.source)].root)


def counter_of(verb: Token) -> Source | None:
    """Return who puts a number on something with `verb`: its subject, or the agent of a passive."""
    doer = agent(verb) if is_passive(verb) else subject(verb)
    return None if doer is None else _named(doer)


def source_in(words: Span) -> Source:
    """Return the source that `words` name."""
    return Source(" ".join(words.text.split()), words.root)


def _reports(told: Attribution, i: int, told_by: Token | None) -> bool:
    if told.source is None or told.content is None or not told.content[0] <= i < told.content[1]:
        return False
    return told_by is None or told.head != told_by.i


def _extent(told: Attribution) -> int:
    assert told.content is not None
    return told.content[1] - told.content[0]


def _named(head: Token) -> Source | None:
    """Return the noun phrase of `head`, and for a pronoun the name that it stands for."""
    if head.tag_ == "PRP":
        return Source(_antecedent(head), head)
    span = trimmed(subtree(head))
    start = next((t.i for t in span if t.lower_ not in _OPENINGS), head.i)
    cut = next((c.left_edge.i for c in head.children if c.i > head.i and c.dep_ in _CUTS), span.end)
    words = head.doc[start : max(cut, head.i + 1)].text
    named = " ".join(words.split()).rstrip(' ,–—-:;“”"')
    return Source(named, head) if named else None


def _antecedent(pronoun: Token) -> str:
    for mention in party_of(pronoun):
        if mention.person:
            return mention.person
        if mention.antecedent is not None:
            meant = next(iter(mentions_at(pronoun.doc, mention.antecedent)), None)
            if meant is not None:
                return pronoun.doc[meant.start : meant.end].text
    return pronoun.text
