"""Making one matter of those that are the same: in one sentence, or asked in nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from standoff.briefing import QuestionKind
from standoff.extraction.questions.lists import canonical, words
from standoff.extraction.questions.reading import Matter, merge_parties
from standoff.language.lemmas import base_form

WORD = re.compile(r"\w+")
# Of the words of the shorter question this part stands in the longer one where both ask the same.
SAME = 0.8
# A question of a single word that tells ("What will those measures be?") is only like one that has no other.
TELLING = 2
# A demand, and the claim or threat told of it, can be one matter.
AKIN: frozenset[QuestionKind] = frozenset({"unmet demand", "disputed claim", "conditional threat"})


class _Kept(NamedTuple):
    matter: Matter
    told: frozenset[str]


def merged(matters: Iterable[Matter]) -> list[Matter]:
    """Return `matters` with the same ones made one; the first keeps its kind and wording."""
    kept: list[_Kept] = []
    for matter in matters:
        new = _Kept(matter, _told(matter.question))
        while (same := next((k for k in kept if _is_same(k, new)), None)) is not None:
            kept.remove(same)
            new = _Kept(_joined(same.matter, new.matter), same.told)
        kept.append(new)
    return [k.matter for k in kept]


def _told(question: str) -> frozenset[str]:
    """Return the plain forms of the words that tell what `question` asks, one for all of the same meaning."""
    found = {word.lower() for word in WORD.findall(question)} - words("topic", "asking")
    plain = (base_form(word) or word.removesuffix("s") for word in found)
    return frozenset(map(canonical, plain))


def _is_same(one: _Kept, other: _Kept) -> bool:
    if one.matter.kind == other.matter.kind:
        return _is_told_together(one.matter, other.matter) or _asks_same(one, other)
    return {one.matter.kind, other.matter.kind} <= AKIN and _asks_same(one, other)


def _is_told_together(one: Matter, other: Matter) -> bool:
    """Tell matters of one sentence, unless different words of it ask for them."""
    apart = None not in (one.cue, other.cue) and one.cue != other.cue
    return bool(set(one.sentences) & set(other.sentences)) and not apart


def _asks_same(one: _Kept, other: _Kept) -> bool:
    """Tell whether two questions ask the same; of two that quote the article nearly all words must agree."""
    shared, least = len(one.told & other.told), min(len(one.told), len(other.told))
    quotes = "“" in one.matter.question or "“" in other.matter.question
    if quotes or one.matter.kind != other.matter.kind or least < TELLING:
        least = max(len(one.told), len(other.told))
    return least > 0 and shared >= SAME * least


def _joined(one: Matter, other: Matter) -> Matter:
    return Matter(
        one.kind,
        one.question,
        one.because,
        merge_parties(one.parties, other.parties),
        tuple(sorted({*one.sentences, *other.sentences})),
        tuple(dict.fromkeys((*one.about, *other.about))),
        one.cue,
    )
