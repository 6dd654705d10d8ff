"""The steps of the training command, in order."""

import shutil
import sys
import time
from pathlib import Path
from typing import Any

import spacy

from standoff.training.assemble import assemble
from standoff.training.card import meta, write_card
from standoff.training.corpora import convert
from standoff.training.evaluate import evaluate
from standoff.training.train import train_parser, train_recogniser


def run(corpora: Path, output: Path, folder: Path, limit: int | None = None) -> dict[str, dict[str, Any]]:
    """Make a model from the corpora and write it, with its card, to `output`; returns its scores.

    `folder` takes what arises on the way; `limit` makes it a quick run over the first documents of each corpus.
    """
    convert(corpora, folder, limit)
    parser = train_parser(folder, smoke=limit is not None)
    recogniser = train_recogniser(folder, parser, smoke=limit is not None)
    return finish(corpora, output, parser, recogniser, limit)


def finish(
    corpora: Path, output: Path, parser: Path, recogniser: Path, limit: int | None = None
) -> dict[str, dict[str, Any]]:
    """Assemble two trained networks, evaluate the whole, and write the model with its card."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    steps = {"parser": _max_steps(parser), "ner": _max_steps(recogniser)}
    assemble(parser, recogniser, output, meta())
    start = time.perf_counter()
    nlp = spacy.load(output)
    loaded = time.perf_counter()
    scores = evaluate(nlp, corpora, limit)
    write_card(output, scores, steps)
    sys.stdout.write(f"loaded in {loaded - start:.2f} s, evaluated in {time.perf_counter() - loaded:.0f} s\n")
    for name, row in scores.items():
        sys.stdout.write(f"{name}: {row}\n")
    return scores


def _max_steps(model: Path) -> int:
    return int(spacy.util.load_config(model / "config.cfg")["training"]["max_steps"])
