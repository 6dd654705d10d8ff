"""From what score on a word is a cue, or the first of a sentence: what does best on text kept out of the training."""

from __future__ import annotations

from itertools import pairwise

from standoff.language.encoder.model import Model
from standoff.language.encoder.parse import sentences
from standoff.language.encoder.spans import Found, read_attributions
from standoff.training.encoder.measure import ROLES, Roles, agree, f1
from standoff.training.encoder.samples import Sample

THRESHOLDS = tuple(step / 20 for step in range(3, 15))


STARTS = tuple(step / 2 for step in range(-2, 9))


def best_start(model: Model, samples: list[Sample]) -> float:
    """Return the score above which words begin a sentence, for the best F1 of whole sentences."""
    readings = model.read([(sample.words, sample.spaced) for sample in samples])
    starts = [reading.words("starts") for reading in readings]
    gold = [set(_ranges(sample.sentences or [])) for sample in samples]

    def score(least: float) -> float:
        made = [set(sentences(scores, [False] * len(scores), least)) for scores in starts]
        hits = sum(len(g & m) for g, m in zip(gold, made, strict=True))
        return f1(hits, sum(map(len, gold)), hits, sum(map(len, made)))

    return max(STARTS, key=score)


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    starts = [i for i, number in enumerate(numbers) if i == 0 or number != numbers[i - 1]]
    return list(pairwise([*starts, len(numbers)]))


def best_threshold(model: Model, samples: list[Sample]) -> float:
    """Return the threshold with the highest sum of the F1 of each role and of whole attributions."""
    known = [sample for sample in samples if sample.attributions is not None]
    readings = model.read([(sample.words, sample.spaced) for sample in known])
    found = []
    for reading in readings:
        starts = reading.words("starts")
        cuts = sentences(starts, [False] * len(starts), model.labels.start)
        found.append(read_attributions(reading, cuts, model.distances, THRESHOLDS[0]))
    return max(THRESHOLDS, key=lambda threshold: sum(_scores(known, found, threshold)))


def _scores(samples: list[Sample], found: list[list[Found]], threshold: float) -> list[float]:
    pairs = [
        (
            [_roles(item.source, item.cue, item.content) for item in sample.attributions or ()],
            [_roles(item.source, item.cue, item.content) for item in items if item.score >= threshold],
        )
        for sample, items in zip(samples, found, strict=True)
    ]
    gold, made = sum(len(g) for g, _ in pairs), sum(len(m) for _, m in pairs)
    hits = sum(any(agree(g, m) for m in ms) for gs, ms in pairs for g in gs)
    whole = f1(hits, gold, sum(any(agree(g, m) for g in gs) for gs, ms in pairs for m in ms), made)
    return [whole, *(_exact(pairs, role) for role in ROLES)]


def _exact(pairs: list[tuple[list[Roles], list[Roles]]], role: str) -> float:
    right = {(i, item[role]) for i, (gold, _) in enumerate(pairs) for item in gold if role in item}
    made = {(i, item[role]) for i, (_, found) in enumerate(pairs) for item in found if role in item}
    return f1(len(right & made), len(right), len(right & made), len(made))


def _roles(
    source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int]
) -> dict[str, tuple[int, int]]:
    found = {"cue": cue, "content": content}
    return found if source is None else {**found, "source": source}
