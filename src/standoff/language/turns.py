"""Transcripts: paragraphs that begin with whoever speaks them ("NAME, minister of X: We have ...").

One such paragraph may be anything ("The result: ..."); where labels come back, the article is an interview
or a debate, and each paragraph is the words of whoever its label names, to the next label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from standoff.language.annotations import Attribution
from standoff.language.clauses import FINITE
from standoff.language.document import HEADLINE, Block, blocks
from standoff.language.parties import Mention
from standoff.language.quotations import OPENING

# How many tokens a label may have: a name, and an office behind it.
LABEL_WORDS = 24

# How many paragraphs at least have a label in a transcript, by which it is told from a list with headings.
TURNS = 3

_BARRED = frozenset({".", "!", "?", ";", '"', *OPENING, *OPENING.values()})


def turns(doc: Doc) -> list[Attribution]:
    """Return what each speaker of a transcript says, paragraph by paragraph; nothing for other articles."""
    labelled = {block.start: label for block in blocks(doc) if (label := _label(doc, block)) is not None}
    named = Counter(_name(label) for label in labelled.values())
    if len(labelled) < TURNS or max(named.values()) < 2:
        return []
    return list(_spoken(doc, labelled))


def _spoken(doc: Doc, labelled: dict[int, Span]) -> Iterator[Attribution]:
    speaking: Span | None = None
    for block in blocks(doc):
        label = labelled.get(block.start)
        speaking = label or speaking
        start = block.start if label is None else label.end + 1
        holder = None if speaking is None else _speaker(speaking)
        if speaking is not None and holder is not None and start < block.end:
            colon = speaking.end
            source, cue = (speaking.start, speaking.end), (colon, colon + 1)
            yield Attribution(
                source, cue, (start, block.end), colon, (holder,), frozenset(), "continued quotation", quoted=True
            )


def _label(doc: Doc, block: Block) -> Span | None:
    """Return the words before the colon with which the paragraph begins, where they may name who speaks."""
    if block.paragraph == HEADLINE:
        return None
    opening = doc[block.start : min(block.start + LABEL_WORDS, block.end)]
    colon = next((t.i for t in opening if t.text == ":"), block.start)
    label = doc[block.start : colon]
    if not len(label) or colon + 1 >= block.end or not label[0].text[0].isupper():
        return None
    told = any(t.text in _BARRED or (t.tag_ in FINITE and t.pos_ in ("VERB", "AUX")) for t in label)
    return None if told else label


def _name(label: Span) -> str:
    """Return the last word of the name in `label`, which stands for the speaker in later labels."""
    end = next((t.i for t in label if t.text in (",", "(")), label.end)
    return label.doc[max(end - 1, label.start)].lower_


def _speaker(label: Span) -> Mention | None:
    """Return the mention of the speaker whom `label` names, a person before a party."""
    found: list[Mention] = [m for m in label.doc._.parties if label.start <= m.start < label.end]
    first = [m for m in found if m.start == label.start]
    return next((m for m in found if m.person), first[0] if first else None)
