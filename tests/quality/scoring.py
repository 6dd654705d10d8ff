"""How far a briefing agrees with gold, after the definitions of the annotation guidelines.

Positions agree by party and sentence, open questions by kind and sentence; deployments are in `slots.py`.
What gold marks as optional counts neither for nor against, but makes an open question right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import reduce

from standoff.briefing import Briefing, Position, Question

from .figures import Score, Share
from .gold import Gold, GoldPosition
from .sentences import Sentences
from .slots import fold, score_deployments

Key = tuple[str, int]
"""A party, or a question's kind, and the number of a sentence."""


def score(gold: Gold, briefing: Briefing) -> Score:
    """Return what `briefing` has right of one article."""
    sentences = Sentences(briefing.article.text)
    return total(
        [
            score_positions(gold, sentences, briefing.positions),
            score_deployments(gold.deployments, briefing.deployments),
            score_questions(gold, sentences, briefing.questions),
        ]
    )


def total(scores: Iterable[Score]) -> Score:
    """Return all `scores` taken together."""
    return reduce(Score.plus, scores, Score({}, ()))


def score_positions(gold: Gold, sentences: Sentences, positions: Iterable[Position]) -> Score:
    """Compare by (party, sentence), and the stance, speaker and target of those that agree."""
    keyed = [((entry["party"], sentences.of_anchor(entry["anchor"])), entry) for entry in gold.positions]
    wanted = {key: entry for key, entry in keyed if not entry.get("optional")}
    spared = {key for key, entry in keyed if entry.get("optional")}
    made: dict[Key, list[Position]] = defaultdict(list)
    for position in positions:
        for number in sentences.of_span(position.span):
            made[position.party, number].append(position)
    hits = {key: entry for key, entry in wanted.items() if key in made}
    extra = [key for key in made if key not in wanted and key not in spared]
    shares = {
        "position_precision": Share(len(hits), len(hits) + len(extra)),
        "position_recall": Share(len(hits), len(wanted)),
    }
    notes = [f"position missed: {_told(sentences, key)}" for key in wanted if key not in made]
    notes += [f"position extra: {_told(sentences, key)}" for key in extra]
    for name, wants, has in _SLOTS:
        asked = {key: wants(entry) for key, entry in hits.items() if wants(entry)}
        wrong = [key for key, words in asked.items() if not _agree(name, words, has(made[key]))]
        shares[f"{name}_accuracy"] = Share(len(asked) - len(wrong), len(asked))
        notes += [
            f"{name} wrong: {_told(sentences, key)} | gold {_listed(asked[key])}, made {_listed(has(made[key]))}"
            for key in wrong
        ]
    return Score(shares, tuple(notes))


def score_questions(gold: Gold, sentences: Sentences, questions: Iterable[Question]) -> Score:
    """Compare by kind, and one shared sentence of the evidence."""
    made = [
        (question, {(question.kind, number) for span in question.evidence for number in sentences.of_span(span)})
        for question in questions
    ]
    wanted = [
        (entry, {(entry["kind"], sentences.of_anchor(anchor)) for anchor in entry["anchors"]})
        for entry in gold.questions
    ]
    required = [(entry, keys) for entry, keys in wanted if not entry.get("optional")]
    missed = [entry for entry, keys in required if not any(keys & found for _, found in made)]
    extra = [question for question, found in made if not any(keys & found for _, keys in wanted)]
    notes = [f"question missed: {entry['kind']}: {entry['question']}" for entry in missed]
    notes += [f"question extra: {question.kind}: {question.question}" for question in extra]
    shares = {
        "question_precision": Share(len(made) - len(extra), len(made)),
        "question_recall": Share(len(required) - len(missed), len(required)),
    }
    return Score(shares, tuple(notes))


def _stances(found: list[Position]) -> set[str]:
    return {stance for position in found for stance in position.stances}


def _speakers(found: list[Position]) -> set[str]:
    return {position.speaker for position in found if position.speaker}


def _targets(found: list[Position]) -> set[str]:
    return {target for position in found for target in position.target}


_SLOTS: tuple[tuple[str, Callable[[GoldPosition], set[str]], Callable[[list[Position]], set[str]]], ...] = (
    ("stance", lambda entry: set(entry["stances"]), _stances),
    ("speaker", lambda entry: {entry.get("speaker") or ""} - {""}, _speakers),
    ("target", lambda entry: {entry.get("target") or ""} - {""}, _targets),
)


def _agree(slot: str, wanted: set[str], found: set[str]) -> bool:
    """Tell whether one of `found` is wanted; a speaker may be named more fully than gold does."""
    if slot == "speaker":
        return any(fold(name) in fold(longer) for name in wanted for longer in found)
    return bool(wanted & found)


def _told(sentences: Sentences, key: Key) -> str:
    party, number = key
    return f"{party}: {sentences.words(number)}"


def _listed(words: set[str]) -> str:
    return ", ".join(sorted(words)) or "none"
