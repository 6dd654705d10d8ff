"""Variation of the samples, drawn anew in each pass: typography, capitals, and other names in place of those there."""

from __future__ import annotations

import random
from dataclasses import replace

from standoff.training.augment import headline, typeset
from standoff.training.encoder.samples import Sample

TYPESET_SHARE = 0.35
PLAIN_SHARE = 0.2
HEADLINE_SHARE = 0.04
UPPER_SHARE = 0.02
RENAMED_SHARE = 0.35

_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})

Pool = dict[tuple[str, int], list[list[str]]]


def name_pool(names: dict[str, list[list[str]]]) -> Pool:
    """Sort names by their label and how many words they have."""
    pool: Pool = {}
    for label, listed in names.items():
        for words in listed:
            pool.setdefault((label, len(words)), []).append(words)
    return pool


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
    for start, label in enumerate(labels):
        if label is None or not label.startswith("B-") or generator.random() < 0.5:
            continue
        end = start + 1
        while end < len(labels) and labels[end] == f"I-{label[2:]}":
            end += 1
        listed = pool.get((label[2:], end - start))
        if listed:
            result[start:end] = generator.choice(listed)
    return result
