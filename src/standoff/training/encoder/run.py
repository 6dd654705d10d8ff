"""The steps of the command: read the corpora, train, export, choose the threshold, measure, write the card."""

from __future__ import annotations

import math
import random
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch

from standoff.language.encoder.model import Model
from standoff.language.encoder.wordpiece import WordPiece
from standoff.training.corpora.names import listed_names
from standoff.training.encoder.card import write_card
from standoff.training.encoder.export import describe, write
from standoff.training.encoder.labels import Labels, collect
from standoff.training.encoder.loop import SEED, Material, train
from standoff.training.encoder.measure import measure, pipeline, table
from standoff.training.encoder.network import Network
from standoff.training.encoder.samples import (
    Sample,
    attribution_samples,
    blank,
    grouped,
    name_samples,
    treebank_sentences,
)
from standoff.training.encoder.threshold import best_start, best_threshold
from standoff.training.encoder.vary import name_pool

# Every so many-th article of PolNeAR's train part is kept aside, to choose the threshold by.
KEPT_ASIDE = 28
# Of the treebanks' dev part, to choose where sentences begin.
DEV_SENTENCES = 3000


@dataclass(frozen=True)
class Plan:
    """How to train: passes over everything, or fewer where `seconds` are over before; a quick run takes `limit`."""

    passes: int = 12
    seconds: float = math.inf
    limit: int | None = None


def run(corpora: Path, pretrained: Path, output: Path, work: Path, plan: Plan) -> None:
    """Make a model and write it to `output`; what `work` holds of an earlier run is gone on with."""
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    work.mkdir(parents=True, exist_ok=True)
    material, kept = read(corpora, plan.limit)
    labels = collect(sample for _, sample in material.sentences)
    network = Network(labels.sizes())
    network.load_pretrained(pretrained / "model.safetensors")
    cutter = WordPiece.read(pretrained / "vocab.txt")
    progress = train(network, material, cutter, labels, work, plan.passes, plan.seconds)
    dev = list(grouped(islice(treebank_sentences(corpora, "dev"), DEV_SENTENCES), random.Random(SEED)))
    finish(network, labels, pretrained, kept, dev, output)
    scores = measure(pipeline(output), corpora, plan.limit)
    write_card(output, scores, progress.step, progress.passes)
    sys.stdout.write(table(scores))


def read(corpora: Path, limit: int | None = None) -> tuple[Material, list[Sample]]:
    """Return what to train on, and the paragraphs that are kept aside."""
    nlp = blank()
    attributed = attribution_samples(corpora / "polnear" / "train", nlp, limit)
    aside = set(sorted({article for article, _ in attributed})[KEPT_ASIDE - 1 :: KEPT_ASIDE])
    sentences = list(islice(treebank_sentences(corpora), limit and 40 * limit))
    named = list(islice(name_samples(corpora, nlp), limit))
    pool = name_pool(listed_names(), [*(sample for _, sample in sentences), *named])
    material = Material(sentences, named, [sample for article, sample in attributed if article not in aside], pool)
    return material, [sample for article, sample in attributed if article in aside]


def finish(
    network: Network, labels: Labels, pretrained: Path, kept: list[Sample], dev: list[Sample], output: Path
) -> None:
    """Export the network with the thresholds that do best on `kept` and on the sentences of the treebanks' `dev`."""
    vocabulary = pretrained / "vocab.txt"
    network.eval()
    write(network, labels, vocabulary, {"threshold": 0.5, "start": 0.0}, output)
    model = Model(output)
    chosen = {"threshold": best_threshold(model, kept), "start": best_start(model, dev)}
    describe(labels, chosen, output)
