"""Attributions of two origins made one: those that the network points out, and those that the rules read off the tree.

The network knows where sources and contents begin and end, and finds cues that no list holds; the rules know
stances, and positions that are taken without a content ("Poland declined").
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from standoff.language.annotations import Attribution
from standoff.language.cues import cue_at, noun_cue_at
from standoff.language.encoder import Linked, attributions_of
from standoff.language.parties import party_of

# The `rule` of attributions that the network found.
LEARNED = "learned"


def with_learned(doc: Doc, ruled: list[Attribution]) -> list[Attribution]:
    """Return `ruled` put right by what the component `encoder` found, in the order of the cues.

    A plain report that the rules alone see is none; a stance counts though the network passes over it. Without
    that component, `ruled` is returned as it is.
    """
    found = [_attribution(item, ruled) for item in attributions_of(doc)]
    if not found:
        return ruled
    alone = [a for a in ruled if a.stances and not any(_meet(a.cue, other.cue) for other in found)]
    return sorted([*found, *alone], key=lambda a: a.cue)


def with_learned_contents(quoting: list[Attribution], found: list[Attribution]) -> list[Attribution]:
    """Return `quoting` with the contents that the network found as `found` has them, whatever was quoted beside."""
    contents = {a.cue: a.content for a in found if a.rule == LEARNED}
    return [a._replace(content=contents[a.cue]) if a.rule == LEARNED else a for a in quoting]


def _attribution(item: Linked, ruled: list[Attribution]) -> Attribution:
    cue, content = _range(item.cue), _range(item.content)
    same = next((a for a in ruled if cue[0] <= a.head < cue[1]), None)
    if same is not None:
        holders = same.holders
        if item.source is not None and (same.source is None or not _meet(same.source, _range(item.source))):
            holders = tuple(party_of(item.source.root))
        source = None if item.source is None else _range(item.source)
        return same._replace(source=source or same.source, cue=cue, content=content, holders=holders, rule=LEARNED)
    head = item.cue.root
    known = cue_at(head)
    return Attribution(
        None if item.source is None else _range(item.source),
        cue,
        content,
        head.i,
        () if item.source is None else tuple(party_of(item.source.root)),
        known.stances if known is not None else noun_cue_at(head) or frozenset(),
        LEARNED,
        quoted=False,
    )


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
