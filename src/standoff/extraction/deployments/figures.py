"""Figures: numbers of a force that are told without the force: "Washington says 130,000", "up from 90,000".

A number on its own counts what the number before it counted. So it is one of a force only where that one is,
and where the words before it set it against another, put it on something, or give it as a source's.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span, Token

from standoff.briefing import Quantity
from standoff.extraction.deployments.forces import Force, forces
from standoff.extraction.deployments.place_names import is_dated
from standoff.extraction.deployments.rows import Row
from standoff.extraction.deployments.sameness import is_countable
from standoff.extraction.deployments.sources import Source, counter_of, source_in, teller_of
from standoff.extraction.lexicon import lexicon
from standoff.language.clauses import subject
from standoff.language.dates import within as dated
from standoff.language.lemmas import base_form
from standoff.language.parties import party_of
from standoff.language.quantities import Amount, within

# A number goes on from one told so many sentences before.
SENTENCES_BACK = 2

# Words back from a number to the noun or verb that puts it.
REACH = 12

# How many times as large one number of a force may be as another.
WIDEST = 25

# What may stand before a number that a verb puts.
_LINKS = frozenset({"at", "to", "as", "of", "about", "around", "in", "between"})

# What ends the clause in which a number is put.
_ENDS = frozenset({",", ";", ":", "–", "—", "while", "but", "and", "whereas"})

# What may follow a number that counts nothing in its own words.
_AFTER_TAGS = frozenset({"CC", "IN", "TO", "MD", "RB", "VBD", "VBZ", "VBP", "VBN", "WDT", "WP", "NNP"})

_NAME_TAGS = frozenset({"NNP", "NNPS", "DT", "JJ", "POS", "NN", "NNS"})


class _Before(NamedTuple):
    """A number told of the force of `row`, and the token at which it begins; None where none was told of it."""

    row: Row
    start: int | None


class _Frame(NamedTuple):
    """How a number is given: `source` is who gives it, where the words of the frame tell that.

    `beside` is the verb that puts another number, whose source need not be that of this one.
    """

    source: Source | None = None
    is_gapped: bool = False
    beside: Token | None = None


def add_figures(sentence: Span, rows: list[Row]) -> None:
    """Add to `rows`, which hold those of `sentence` already, the numbers that it gives of their forces."""
    named_forces = forces(sentence)
    for amount in within(sentence.doc, sentence.start, sentence.end):
        if any(amount.start in row.counted for row in rows) or not _is_number(amount, sentence):
            continue
        counted = next((f for f in named_forces if f.start <= amount.start < f.end), None)
        if counted is None and not _counts_nothing(amount, sentence):
            continue
        before = _counted_before(amount, sentence, rows)
        if before is None or not _fits(before.row, counted, amount):
            continue
        frame = _frame(amount, sentence)
        if frame is not None and not (frame.is_gapped and not _is_contrast(before, sentence)):
            before.row.count(amount, frame.source or teller_of(sentence.doc, amount.start, frame.beside), sentence)


def _is_number(amount: Amount, sentence: Span) -> bool:
    doc = sentence.doc
    if max(amount.min or 0, amount.max or 0) < 2 or dated(doc, amount.start, amount.end):
        return False
    return amount.start == sentence.start or doc[amount.start - 1].tag_ not in ("$", "#", "SYM")


def _counts_nothing(amount: Amount, sentence: Span) -> bool:
    """Tell whether no noun follows that the number counts, no unit and no further such."""
    after = sentence.doc[amount.end] if amount.end < sentence.end else None
    if after is None or after.lower_ in ("of", "by"):
        return (
            after is None
            or sentence.doc[min(amount.end + 1, sentence.end - 1)].lower_ in ("them", "it")
            or (after.lower_ == "by")
        )
    if is_dated(after):
        return True
    harm = lexicon("movements")["harm"]["verbs"]
    if any(token.lemma_.lower() in harm for token in sentence.doc[amount.end : amount.end + 4]):
        return False
    if after.lower_ in _data()["adding"] or after.text in ("-", "–", "%", "/"):
        return False
    return after.is_punct or after.tag_ in _AFTER_TAGS


def _counted_before(amount: Amount, sentence: Span, rows: list[Row]) -> _Before | None:
    """Return the number before `amount` if it counts a force, and is told so shortly before."""
    start = sentence.start
    for _ in range(SENTENCES_BACK):
        start = sentence.doc[start - 1].sent.start if start else 0
    for other in reversed(within(sentence.doc, start, amount.start)):
        row = next((row for row in reversed(rows) if other.start in row.counted), None)
        if row is not None:
            return _Before(row, other.start)
        if _is_number(other, sentence.doc[other.start].sent) and not _is_aside(other, sentence.doc):
            return None
    last = rows[-1] if rows else None
    uncounted = last is not None and last.quantity is None and last.force.head.tag_ in ("NNS", "NNPS")
    return _Before(last, None) if last is not None and uncounted and last.evidence[-1].start >= start else None


def _is_contrast(before: _Before, sentence: Span) -> bool:
    """Tell whether the number before is one that another party gives, so that a party beside this one does too.

    Not so where the parties move the forces: "Kenya has pledged 1,000 officers, Benin 2,000".
    """
    source = None if before.start is None else before.row.counted[before.start]
    if source is None or before.start is None or not sentence.start <= source.head.i < before.start:
        return False
    return before.row.actor not in {mention.code for mention in party_of(source.head)}


def _is_aside(amount: Amount, doc: Doc) -> bool:
    """Tell whether the number measures, or counts those who tell: "30 km away", "two officials said"."""
    if amount.end < len(doc) and doc[amount.end].lower_ in _data()["measures"]:
        return True
    return any(a.source and a.source[0] <= amount.start < a.source[1] for a in doc._.attributions)


def _fits(row: Row, counted: Force | None, amount: Amount) -> bool:
    quantity = Quantity(amount.text, amount.min, amount.max)
    if not is_countable(row, counted or row.force, quantity):
        return False
    if counted is not None and not _ends_clause(counted, row):
        return False
    one, other = (q.max or q.min or 1 for q in (row.quantity or quantity, quantity))
    return one <= WIDEST * other and other <= WIDEST * one


def _ends_clause(counted: Force, row: Row) -> bool:
    """Tell whether a force is only counted, as one of the same party: no verb follows that tells something of it."""
    after = counted.head.doc[counted.end] if counted.end < counted.head.sent.end else None
    owners = {m.code for t in counted.opening_words for m in party_of(t) if m.kind == "demonym"}
    moves = after is not None and after.tag_[:2] in ("VB", "MD")
    return not moves and owners <= {row.actor}


def _frame(amount: Amount, sentence: Span) -> _Frame | None:
    before = list(sentence.doc[max(sentence.start, amount.start - REACH) : amount.start])
    while before and before[-1].tag_ in ("JJR", "RB", "RBR") and not _is_against(before):
        before.pop()
    if _is_against(before):
        verbs = (t for t in reversed(before) if t.tag_.startswith("VB") and t.lemma_.lower() in _data()["verbs"])
        return _Frame(beside=next(verbs, None))
    return _put(before) or _reported(before) or _gapped(before) or _according(amount, sentence)


def _is_against(before: list[Token]) -> bool:
    """Tell whether the words right before the number set it against one before: "up from"."""
    words = " ".join(token.lower_ for token in before[-3:])
    return any(words == phrase or words.endswith(f" {phrase}") for phrase in _data()["against"])


def _put(before: list[Token]) -> _Frame | None:
    """Return how a verb puts the number on "the number", "the figure", "them"."""
    nouns, verbs = set(_data()["nouns"]), set(_data()["verbs"])
    verb = next((t for t in reversed(before) if t.tag_.startswith("VB") and t.lemma_.lower() in verbs), None)
    noun = next((t for t in reversed(before) if t.lemma_.lower() in nouns and t.tag_.startswith("NN")), None)
    if verb is None or noun is None or not _is_of_force(noun):
        return None
    if any(t.lower_ in _ENDS for t in before if t.i > min(noun.i, verb.i)):
        return None
    linked = before[-1].lower_ in _LINKS or before[-1] == verb or before[-1].tag_.startswith("RB")
    return _Frame(counter_of(verb) if subject(verb) != noun else None) if linked else None


def _is_of_force(noun: Token) -> bool:
    """Tell whether "number" stands alone, or before a force: "the number of soldiers", not "of the dead"."""
    if noun.i + 1 >= len(noun.doc):
        return True
    after = noun.nbor()
    if after.lower_ != "of":
        return after.tag_ not in ("VBN", "NN", "NNS")
    return any(noun.i < force.head.i < noun.i + 8 for force in forces(noun.sent))


def _reported(before: list[Token]) -> _Frame | None:
    """Return how a source gives the number itself: "Washington says 130,000", "says there are 130,000"."""
    rest = [
        t for t in before if t.lower_ not in ("that", "there", "it", "at", "to", "was", "is", "are", "were", "them")
    ]
    rest = [t for t in rest if not t.tag_.startswith("RB")]
    if not rest or _lemma(rest[-1]) not in _data()["reports"] or not rest[-1].tag_.startswith("VB"):
        return None
    return _Frame(counter_of(rest[-1]))


def _lemma(verb: Token) -> str:
    return base_form(verb.lower_) or verb.lemma_.lower()


def _gapped(before: list[Token]) -> _Frame | None:
    """Return how a source gives the number where the verb is left out: ", the United States at 130,000"."""
    rest = before[:-1] if before and before[-1].lower_ in ("at", "to", ",") else before
    if not rest or not (party_of(rest[-1]) or rest[-1].tag_ in ("NNP", "NNPS", "NNS")):
        return None
    first = len(rest) - 1
    while first > 0 and rest[first - 1].tag_ in _NAME_TAGS:
        first -= 1
    opens = first > 0 and rest[first - 1].lower_ in _ENDS
    return _Frame(source_in(rest[-1].doc[rest[first].i : rest[-1].i + 1]), is_gapped=True) if opens else None


def _according(amount: Amount, sentence: Span) -> _Frame | None:
    """Return how the number is given with its source behind it: "or 130,000, according to Washington"."""
    after = [t.lower_ for t in sentence.doc[amount.end : min(amount.end + 3, sentence.end)]]
    joined = sentence.doc[max(amount.start - 1, sentence.start)].lower_ in ("or", "and", "but", "to", ",")
    return _Frame() if joined and "according" in after else None


@cache
def _data() -> dict[str, Any]:
    return lexicon("figures")
