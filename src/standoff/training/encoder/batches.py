"""Samples as arrays, in batches of about equally long ones."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from standoff.language.encoder.shapes import ending, shape
from standoff.language.encoder.wordpiece import WordPiece
from standoff.training.encoder.labels import Labels
from standoff.training.encoder.samples import Sample

PIECES_PER_BATCH = 3000
IGNORED = -100
SPECIAL_SHAPE = 0
LONGEST_SEQUENCE = 512


@dataclass
class Batch:
    """The inputs of the network, the labels of each head, and the cues: row, first word, and ends of the spans.

    `present` marks the words that are no padding, `schemes` tells each row's scheme of names.
    """

    inputs: dict[str, Tensor]
    labels: dict[str, Tensor]
    cues: Tensor | None
    present: Tensor
    schemes: Tensor

    def to(self, device: torch.device) -> Batch:
        """Return the batch on another device."""
        return Batch(
            {name: value.to(device) for name, value in self.inputs.items()},
            {name: value.to(device) for name, value in self.labels.items()},
            None if self.cues is None else self.cues.to(device),
            self.present.to(device),
            self.schemes.to(device),
        )


@dataclass
class Sequence:
    """One sample as numbers; word 0 is the start mark."""

    sample: Sample
    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    endings: list[int]


def sequence(sample: Sample, cutter: WordPiece) -> Sequence:
    """Number a sample's pieces."""
    pieces, shapes, firsts, endings = [cutter.cls], [SPECIAL_SHAPE], [0], [0]
    for word, spaced in zip(sample.words, sample.spaced, strict=True):
        found = cutter.pieces(word)
        firsts.append(len(pieces))
        pieces.extend(found)
        shapes.extend([shape(word, spaced)] * len(found))
        endings.append(ending(word))
    return Sequence(sample, [*pieces, cutter.sep], [*shapes, SPECIAL_SHAPE], firsts, endings)


def batches(samples: list[Sample], cutter: WordPiece, labels: Labels, generator: random.Random) -> list[list[Sequence]]:
    """Cut samples into batches by length, in random order."""
    sequences = [s for s in (sequence(sample, cutter) for sample in samples) if len(s.pieces) <= LONGEST_SEQUENCE]
    order = sorted(sequences, key=lambda s: len(s.pieces) + generator.random() * 4)
    found: list[list[Sequence]] = [[]]
    for item in order:
        if found[-1] and (len(found[-1]) + 1) * len(item.pieces) > PIECES_PER_BATCH:
            found.append([])
        found[-1].append(item)
    found = [batch for batch in found if batch]
    generator.shuffle(found)
    return found


class Collator:
    """Makes tensors of sequences."""

    def __init__(self, labels: Labels) -> None:
        """Number the classes."""
        self.numbers = {
            name: {value: i for i, value in enumerate(getattr(labels, name))}
            for name in ("tags", "features", "lemmas", "relations", "names")
        }

    def __call__(self, items: list[Sequence]) -> Batch:
        """Pad and stack."""
        inputs = {
            name: _padded([getattr(item, name) for item in items], 0)
            for name in ("pieces", "shapes", "firsts", "endings")
        }
        labels: dict[str, Tensor] = {}
        for name, numbers in self.numbers.items():
            if getattr(items[0].sample, name) is not None:
                rows = [[IGNORED, *(numbers.get(v, IGNORED) for v in getattr(item.sample, name))] for item in items]
                labels[name] = _padded(rows, IGNORED)
        if items[0].sample.heads is not None:
            labels |= _trees([item.sample for item in items])
        cues = None
        if items[0].sample.attributions is not None:
            found, rows = _cues([item.sample for item in items])
            labels |= found
            cues = torch.tensor(rows, dtype=torch.long).reshape(-1, 7)
        present = _padded([[1] * len(item.firsts) for item in items], 0).float()
        schemes = torch.tensor([item.sample.scheme for item in items])
        return Batch(inputs, labels, cues, present, schemes)


def _padded(rows: list[list[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows], dtype=torch.long)


def _trees(samples: list[Sample]) -> dict[str, Tensor]:
    heads, starts, sentences = [], [], []
    for sample in samples:
        assert sample.heads is not None and sample.sentences is not None
        heads.append([IGNORED, *(head + 1 for head in sample.heads)])
        sentences.append([-1, *sample.sentences])
        begins = [int(i == 0 or s != sample.sentences[i - 1]) for i, s in enumerate(sample.sentences)]
        starts.append([IGNORED, IGNORED, *begins[1:]])
    return {
        "heads": _padded(heads, IGNORED),
        "sentences": _padded(sentences, -2),
        "starts": _padded(starts, IGNORED),
    }


def _cues(samples: list[Sample]) -> tuple[dict[str, Tensor], list[list[int]]]:
    """Labels of the words, and one row a cue; a source that is not there begins and ends at word 0."""
    anchors, roles, rows = [], [], []
    for number, sample in enumerate(samples):
        assert sample.attributions is not None
        anchor = [IGNORED, *[0] * len(sample.words)]
        role = [[IGNORED] * 3, *([0, 0, 0] for _ in sample.words)]
        for item in sample.attributions:
            source = item.source or (-1, 0)
            if not anchor[item.cue[0] + 1]:
                rows.append(
                    [
                        number,
                        item.cue[0] + 1,
                        item.cue[1],
                        source[0] + 1,
                        source[1],
                        item.content[0] + 1,
                        item.content[1],
                    ]
                )
            anchor[item.cue[0] + 1] = 1
            for index, span in enumerate((item.source, item.cue, item.content)):
                for place in range(*(span or (0, 0))):
                    role[place + 1][index] = 1 if span and place == span[0] else 2
        anchors.append(anchor)
        roles.append(role)
    width = max(map(len, anchors))
    padded = [role + [[IGNORED] * 3] * (width - len(role)) for role in roles]
    return {"anchors": _padded(anchors, IGNORED), "roles": torch.tensor(padded)}, rows
