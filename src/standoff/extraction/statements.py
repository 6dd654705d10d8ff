"""Which attributions are statements of a position, and the sentences in which each is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from standoff.language.annotations import Attribution
from standoff.language.clauses import is_relative
from standoff.language.cues import is_silence
from standoff.language.document import HEADLINE, Block, blocks

# A sentence of more tokens is no news prose, and reading its tree takes time that grows with its square.
LONGEST_SENTENCE = 400


def statements(doc: Doc) -> Iterator[tuple[Attribution, Span, int]]:
    """Yield every attribution that is a statement, with each sentence that it gives a position in and its paragraph."""
    places = {i: block for block in blocks(doc) for i in range(block.start, block.end)}
    reporting, beside = _reporting(doc), _by_sentence(doc)
    for attribution in doc._.attributions:
        head = doc[attribution.head]
        if is_silence(head):
            continue
        if any(_is_relayed(doc, attribution, outer) for outer in reporting[head.i]):
            continue
        if any(_is_demanded(attribution, other) for other in beside[head.sent.start]):
            continue
        for sentence in _sentences(doc, attribution):
            block: Block = places[sentence.start]
            is_prose = len(sentence) <= LONGEST_SENTENCE and any(not t.is_punct for t in sentence)
            if block.paragraph != HEADLINE and is_prose:
                yield attribution, sentence, block.paragraph


def _reporting(doc: Doc) -> dict[int, list[Attribution]]:
    """Return, for the head of every attribution, the others in whose content it stands."""
    heads = {attribution.head for attribution in doc._.attributions}
    found: dict[int, list[Attribution]] = defaultdict(list)
    for outer in doc._.attributions:
        for i in range(*(outer.content or (0, 0))):
            if i in heads and i != outer.head:
                found[i].append(outer)
    return found


def _by_sentence(doc: Doc) -> dict[int, list[Attribution]]:
    found: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in doc._.attributions:
        found[doc[attribution.head].sent.start].append(attribution)
    return found


def _is_relayed(doc: Doc, attribution: Attribution, outer: Attribution) -> bool:
    """Tell whether one party reports it of another, or denies it of itself: then it is an account, not a position.

    What the narrator adds in a relative clause ("a charge that ... rejects") is not relayed.
    """
    denied = bool(outer.stances & {"deny", "reject"})
    if not (denied or _of_others(attribution, outer)) or outer.content is None:
        return False
    head = doc[attribution.head]
    between = (t for t in (head, *head.ancestors) if outer.content[0] <= t.i < outer.content[1])
    return not any(is_relative(t) for t in between)


def _is_demanded(attribution: Attribution, other: Attribution) -> bool:
    """Tell whether a noun tells what another party demands before it: "a promise by ..." that was not made."""
    if attribution.rule != "noun" or not attribution.stances & {"commit", "offer"} or "demand" not in other.stances:
        return False
    return _of_others(attribution, other) and other.head < attribution.head


def _of_others(attribution: Attribution, outer: Attribution) -> bool:
    codes = {m.code for m in attribution.holders}
    return bool(outer.holders) and not codes & {m.code for m in outer.holders}


def _sentences(doc: Doc, attribution: Attribution) -> list[Span]:
    """Return the sentences that hold the content, and that of the cue unless the content merely goes on."""
    content = attribution.content
    found = [] if attribution.rule == "continued quotation" else [doc[attribution.cue[0]].sent]
    if content is not None and attribution.quoted:
        i = content[0]
        while i < content[1]:
            sentence = doc[i].sent
            if sentence.start not in [s.start for s in found]:
                found.append(sentence)
            i = sentence.end
    return found
