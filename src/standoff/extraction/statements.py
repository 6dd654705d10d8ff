"""Which attributions are statements of a position, and the sentences in which each is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from standoff.language.annotations import Attribution
from standoff.language.clauses import RELATIVES, child, is_condition, is_contrast, is_relative, marker_of
from standoff.language.cues import is_silence
from standoff.language.document import HEADLINE, Block, blocks

# A sentence of more tokens is no news prose, and reading its tree takes time that grows with its square.
LONGEST_SENTENCE = 400


class Told(NamedTuple):
    """An attribution that is a statement, in a `sentence` that it gives a position in.

    `answered` are the parties in whose own statement it stands as an aside: "..., which Y declined".
    """

    attribution: Attribution
    sentence: Span
    paragraph: int
    answered: tuple[str, ...]


def statements(doc: Doc) -> Iterator[Told]:
    """Yield every attribution that is a statement, once for each sentence that it gives a position in."""
    places = {i: block for block in blocks(doc) for i in range(block.start, block.end)}
    reporting, beside = _reporting(doc), _by_sentence(doc)
    for attribution in doc._.attributions:
        head = doc[attribution.head]
        if is_silence(head) or is_condition(head) or _is_to_come(head):
            continue
        if any(_is_relayed(doc, attribution, outer) for outer in reporting[head.i]):
            continue
        if any(_is_demanded(attribution, other) for other in beside[head.sent.start]):
            continue
        outers = [outer for outer in reporting[head.i] if _of_others(attribution, outer)]
        aside = is_relative(head) or _is_aside(doc, attribution)
        answered = tuple(dict.fromkeys(m.code for outer in outers[-1:] if aside for m in outer.holders))
        for sentence in _sentences(doc, attribution):
            block: Block = places[sentence.start]
            is_prose = len(sentence) <= LONGEST_SENTENCE and any(not t.is_punct for t in sentence)
            if block.paragraph != HEADLINE and is_prose:
                yield Told(attribution, sentence, block.paragraph, answered)


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

    What the narrator adds in a clause of its own ("a charge that ... rejects", ", while ... urged") is not
    relayed, nor that there was an offer, a request or an assertion, where it was refused.
    """
    denied = bool(outer.stances & {"deny", "reject"})
    if not (denied or _of_others(attribution, outer) or _of_more(attribution, outer)) or outer.content is None:
        return False
    if attribution.rule == "noun" and attribution.stances <= {"offer", "demand"} and "reject" in outer.stances:
        return False
    head = doc[attribution.head]
    between = (t for t in (head, *head.ancestors) if outer.content[0] <= t.i < outer.content[1])
    return not (
        _is_aside(doc, attribution) or any(is_relative(t) or is_contrast(t) or _is_occasion(t) for t in between)
    )


def _is_to_come(clause: Token) -> bool:
    """Tell whether `clause` tells what is to happen yet: "just before the alliance announces whether it will"."""
    return clause.dep_ == "advcl" and clause.tag_ in ("VBZ", "VBP") and marker_of(clause) == "before"


def _is_occasion(clause: Token) -> bool:
    """Tell whether `clause` is what the narrator sets behind a comma as the occasion: ", after X suggested ..."."""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in ("after", "as", "before", "since") and mark.nbor(-1).text == ","


def _is_aside(doc: Doc, attribution: Attribution) -> bool:
    """Tell whether the source stands right behind a noun set off by a comma: "..., a claim (that) India rejected"."""
    if attribution.source is None or doc[attribution.source[0]].i <= doc[attribution.source[0]].sent.start + 2:
        return False
    before = doc[attribution.source[0] - 1]
    if before.lower_ in RELATIVES:
        if before.tag_ == "WDT":
            return True
        before = before.nbor(-1)
    opens = before.pos_ == "NOUN" and before.nbor(-1).pos_ in ("DET", "ADJ")
    return opens and any(t.text in (",", "–", "—", "--") for t in doc[before.i - 3 : before.i - 1])


def _is_demanded(attribution: Attribution, other: Attribution) -> bool:
    """Tell whether a noun tells what another party demands before it: "a promise by ..." that was not made."""
    if attribution.rule != "noun" or not attribution.stances & {"commit", "offer"} or "demand" not in other.stances:
        return False
    return _of_others(attribution, other) and other.head < attribution.head


def _of_others(attribution: Attribution, outer: Attribution) -> bool:
    codes = {m.code for m in attribution.holders}
    return bool(outer.holders) and not codes & {m.code for m in outer.holders}


def _of_more(attribution: Attribution, outer: Attribution) -> bool:
    """Tell whether `outer` tells of its own party and others at once: "X said that the two had agreed"."""
    codes, told = {m.code for m in attribution.holders}, {m.code for m in outer.holders}
    return bool(told) and codes > told


def _sentences(doc: Doc, attribution: Attribution) -> list[Span]:
    """Return the sentences that hold the content, and that of the cue unless the content merely goes on."""
    content = attribution.content
    telling = doc[attribution.cue[0]].sent
    elsewhere = attribution.quoted and content is not None and content[1] <= telling.start  # '"... Move!" he said.'
    found = [] if elsewhere or attribution.rule == "continued quotation" else [telling]
    if content is not None and attribution.quoted:
        i = content[0]
        while i < content[1]:
            sentence = doc[i].sent
            if sentence.start not in [s.start for s in found]:
                found.append(sentence)
            i = sentence.end
    return found
