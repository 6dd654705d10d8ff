"""Variation of the samples, drawn anew in each pass: typography, capitals, and other names in place of those there."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from standoff.training.corpora.augment import headline, typeset
from standoff.training.encoder.samples import Sample

TYPESET_SHARE = 0.35
PLAIN_SHARE = 0.2
HEADLINE_SHARE = 0.04
UPPER_SHARE = 0.02
RENAMED_SHARE = 0.35

_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})

Pool = dict[tuple[str, int], list[list[str]]]


def name_pool(listed: dict[str, list[list[str]]], samples: Iterable[Sample]) -> Pool:
    """Sort names by their label and how many words they have: those listed, and those of the samples."""
    pool: dict[tuple[str, int], set[tuple[str, ...]]] = {}
    for label, names in listed.items():
        for words in names:
            pool.setdefault((label, len(words)), set()).add(tuple(words))
    for sample in samples:
        for start, end, label in _names(sample.names or []):
            pool.setdefault((label, end - start), set()).add(tuple(sample.words[start:end]))
    return {key: [list(words) for words in sorted(names)] for key, names in pool.items()}


def _names(labels: list[str | None]) -> Iterator[tuple[int, int, str]]:
    for start, label in enumerate(labels):
        if label is not None and label.startswith("B-"):
            end = start + 1
            while end < len(labels) and labels[end] == f"I-{label[2:]}":
                end += 1
            yield start, end, label[2:]


def varied(sample: Sample, pool: Pool, generator: random.Random) -> Sample:
    """Return the sample with other names and typography by chance; the labels stay."""
    words = sample.words
    if sample.names is not None and generator.random() < RENAMED_SHARE:
        words = _renamed(words, sample.names, pool, generator)
    draw = generator.random()
    if sample.attributions is not None:
        if draw < PLAIN_SHARE:
            words = [word.translate(_PLAIN) for word in words]
    elif draw < TYPESET_SHARE:
        words = typeset(words, sample.tags or [""] * len(words))
    draw = generator.random()
    if draw < HEADLINE_SHARE:
        words = headline(words)
    elif draw < HEADLINE_SHARE + UPPER_SHARE:
        words = [word.upper() for word in words]
    return sample if words is sample.words else replace(sample, words=words)


def _renamed(words: list[str], labels: list[str | None], pool: Pool, generator: random.Random) -> list[str]:
    result = list(words)
    for start, end, label in _names(labels):
        listed = pool.get((label, end - start))
        if listed and generator.random() < 0.5:
            result[start:end] = generator.choice(listed)
    return result
