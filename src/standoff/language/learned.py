"""The attributions that the network points out, in the form in which the rules' are.

The network knows where sources and contents begin and end, and finds cues that no list holds. The rules know
stances, and positions that are taken without a content ("Poland declined"): positions are made of theirs.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from standoff.language.annotations import Attribution
from standoff.language.cues import cue_at, noun_cue_at
from standoff.language.encoder import attributions_of
from standoff.language.parties import party_of

LEARNED = "learned"


def learned(doc: Doc) -> list[Attribution]:
    """Return what the component `encoder` found in `doc`, in the order of the cues; nothing where it did not run."""
    return [_attribution(item.source, item.cue, item.content) for item in attributions_of(doc)]


def _attribution(source: Span | None, cue: Span, content: Span) -> Attribution:
    head = cue.root
    known = cue_at(head)
    return Attribution(
        None if source is None else (source.start, source.end),
        (cue.start, cue.end),
        (content.start, content.end),
        head.i,
        () if source is None else tuple(party_of(source.root)),
        known.stances if known is not None else noun_cue_at(head) or frozenset(),
        LEARNED,
        quoted=False,
    )
