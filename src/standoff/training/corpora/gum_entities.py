"""Named people, organisations and places in GUM, found through its mention and tree annotation."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from standoff.training.corpora.entities import Annotated, Mention
from standoff.training.corpora.treebanks import Sentence
from standoff.training.corpora.words import NO_NAMES_ALONE, TITLES, plain

_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-|(\d+)\)|\)")


def named_mentions(sentence: Sentence) -> Annotated:
    """Return a GUM sentence with its named mentions.

    A mention is named when its head is a proper noun; the name is the run of proper nouns about the head. Names of
    the other types (events, products) are no entity in the common scheme.
    """
    offsets = sentence.offsets
    taken: set[int] = set()
    mentions = []
    for first, last, kind in sorted(_mentions(sentence), key=lambda m: m[0] - m[1]):
        run = _name(sentence, first, last, _TYPES.get(kind, ""))
        if run is not None and not taken & set(range(run[0], run[1] + 1)):
            taken.update(range(run[0], run[1] + 1))
            mentions.append(Mention(offsets[run[0]][0], offsets[run[1]][1], _TYPES.get(kind, "OTH")))
    return Annotated(sentence.written, tuple(m for m in mentions if m.label != "OTH"))


def names_in(item: Annotated) -> Iterable[tuple[str, str]]:
    """Yield each mention's text and label."""
    return ((item.text[m.start : m.end], m.label) for m in item.mentions)


def as_places(item: Annotated, counts: Counter[tuple[str, str]]) -> Annotated:
    """Call places those names that GUM calls organisations, as a country that acts, but that mostly are places."""
    mentions = []
    for (name, label), mention in zip(names_in(item), item.mentions, strict=True):
        place = label == "ORG" and counts[name, "LOC"] > counts[name, "ORG"]
        mentions.append(mention._replace(label="LOC") if place else mention)
    return Annotated(item.text, tuple(mentions))


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """First and last word and type of each mention within the sentence."""
    opened: list[tuple[str, int, str]] = []
    for index, row in enumerate(sentence.rows):
        value = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for match in _BRACKET.finditer(value):
            if match[1]:
                opened.append((match[1], index, match[2]))
            elif match[3]:
                found = next((m for m in reversed(opened) if m[0] == match[3]), None)
            else:
                found = opened[-1] if opened else None
            if not match[1] and found is not None:
                opened.remove(found)
                yield found[1], index, found[2]


def _name(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int] | None:
    """First and last word of the name that heads a mention, or none where the mention is a description."""
    rows = sentence.rows
    outside = (i for i in range(first, last + 1) if not first <= int(rows[i][6]) - 1 <= last)
    head = next(outside, None)
    # A plural person is a people ("Americans"), which is no entity in the common scheme.
    tags = {"NNP"} if label == "PER" else {"NNP", "NNPS"}
    if head is None or rows[head][4] not in tags or not rows[head][1][0].isupper():
        return None
    start = end = head
    while start > first and _joins(rows[start - 1]):
        start -= 1
    end = _rightmost(rows, end, last)
    if end < last and rows[end + 1][1] == "of":
        # "University of Maryland", "Bank of the West": one name when a proper noun follows.
        follow = end + (3 if rows[min(end + 2, last)][1] == "the" else 2)
        if follow <= last and rows[follow][4] == "NNP":
            end = _rightmost(rows, follow, last)
    while start < end and ((label == "PER" and plain(rows[start][1]) in TITLES) or rows[start][3] == "PUNCT"):
        start += 1
    while start < end and rows[end][3] == "PUNCT":
        end -= 1
    generic = start == end and plain(rows[start][1]) in NO_NAMES_ALONE
    return None if generic or rows[start][1] == "of" else (start, end)


def _rightmost(rows: tuple[tuple[str, ...], ...], end: int, last: int) -> int:
    while end < last and _joins(rows[end + 1]):
        end += 1
    return end


def _joins(row: tuple[str, ...]) -> bool:
    return (
        row[4] in {"NNP", "NNPS"} or (row[1][0].isupper() and row[3] in {"ADJ", "NOUN", "VERB"}) or row[1] in {"-", "&"}
    )
