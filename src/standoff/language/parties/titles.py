"""Which office the article gives to which person: by the words before, behind and around the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from standoff.language.gazetteer import load
from standoff.language.lexicon import lexicon
from standoff.language.parties.offices import Office

_LEADING = frozenset(
    {"lead", "leads", "led", "heads", "headed", "commands", "commanded", "runs", "ran", "chairs", "represents"}
)
# How far, in tokens, an office may stand from the comma before a name ("China's envoy in New Delhi, Sun Weidong,").
_REACH = 9


def titles(doc: Doc, people: Sequence[tuple[int, int]], offices: Sequence[Office]) -> dict[int, list[int]]:
    """Return for each person, by where the name begins, the indexes into `offices` of what the article says."""
    ending, opening = _by_place(offices)
    found: dict[int, list[int]] = {}
    for start, end in people:
        foremost = _past_ranks(doc, start, ending)
        before = ending.get(foremost, [])
        behind = _behind(doc, end, opening, offices)
        opens = min([foremost, *(offices[k].first for k in before)])
        set_off = _set_off(doc, opens, end, ending, offices)
        found[start] = [*before, *behind, *set_off]
    return found


def _by_place(offices: Sequence[Office]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the offices that one person can hold, by where their last word ends and by where their phrase begins."""
    ending, opening = defaultdict(list), defaultdict(list)
    for k, office in enumerate(offices):
        if office.is_a("person", "dependent") and not office.plural:
            ending[office.end].append(k)
            opening[office.first].append(k)
    return ending, opening


def _past_ranks(doc: Doc, start: int, ending: dict[int, list[int]]) -> int:
    """Return where the ranks and forms of address right before the name begin."""
    skipped = load().offices["courtesy"] | load().offices["rank"]
    while start > 0 and doc[start - 1].text in skipped and not ending.get(start):
        start -= 1
    return start


def _behind(doc: Doc, end: int, opening: dict[int, list[int]], offices: Sequence[Office]) -> list[int]:
    """Return the office in the apposition behind the name: "X, the president of Y,", "X, who leads Y"."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "(", "–", "—"):
        return []
    found = [k for k in opening.get(end + 1, []) if not _is_possessive(doc, offices[k].end)]
    return found[-1:]


def _is_possessive(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].tag_ == "POS"


def _set_off(doc: Doc, start: int, end: int, ending: dict[int, list[int]], offices: Sequence[Office]) -> list[int]:
    """Return the office that a comma parts from the name behind it: "Japan's ambassador, X,"."""
    if (
        start < 2
        or doc[start - 1].text != ","
        or not (end == len(doc) or doc[end].is_punct or "appos" in (doc[start].dep_, doc[end - 1].dep_))
    ):
        return []
    for stop in range(start - 1, max(start - _REACH, 0), -1):
        if ending.get(stop):
            k = ending[stop][-1]
            return [k] if _introduces(doc, offices[k], stop, start - 1) else []
        if (doc[stop - 1].is_punct and doc[stop - 1].text not in "-'’") or doc[stop - 1].pos_ in ("VERB", "AUX"):
            return []
    return []


def _introduces(doc: Doc, office: Office, stop: int, comma: int) -> bool:
    """Tell whether the phrase of `office` can announce a name: it is definite or owned, and ends at the `comma`."""
    definite = doc[office.first].lower_ in ("the", "his", "her", "its", "their") or office.start > office.first
    return definite and (stop == comma or doc[stop].pos_ == "ADP")


def leads(doc: Doc, end: int) -> int | None:
    """Return where the object begins in a clause behind a name that tells whom the person leads or speaks for."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return None
    if doc[end + 1].lower_ == "who" and doc[end + 2].lower_ in _LEADING:
        return end + 3
    if doc[end + 1].lower_ == "for":
        return end + 2
    if doc[end + 1].lower_ in ("speaking", "representing"):
        return end + 3 if doc[end + 2].lower_ == "for" else end + 2
    return None


def role(doc: Doc, office: Office, owners: set[int]) -> str:
    """Return the article's words for `office`, without its owner, its determiner and what time stands before it."""
    first = office.first
    for i in range(office.first, office.start):
        determines = doc[i].pos_ in ("DET", "PRON") or doc[i].tag_ in ("POS", "PRP$", "DT")
        if i in owners or doc[i].lower_ in _times() or determines:
            first = i + 1
    while first < office.start and (doc[first].is_punct or doc[first].lower_ in load().offices["former"]):
        first += 1
    return " ".join(doc[first : office.end].text.split())


def gender(word: str) -> bool | None:
    """Return whether `word` ("Mrs", "spokesman") is said of women alone (True), of men alone (False), or of both."""
    offices = load().offices
    return True if word in offices["women"] else False if word in offices["men"] else None


@cache
def _times() -> frozenset[str]:
    dates = lexicon("dates")
    return frozenset(word for part in ("months", "weekdays", "days", "units") for word in dates[part])
