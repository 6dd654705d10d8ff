"""The two training runs: the parsing half, then the entity recogniser that starts from its embedding."""

import os
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training

from standoff.training import augment  # noqa: F401  registers the augmenters that the configurations name

SEED = 0
# What a quick run changes: it shows that everything works, not that anything is learned.
SMOKE = {"training.max_steps": 4, "training.eval_frequency": 2}


def train_parser(folder: Path, smoke: bool = False) -> Path:
    """Train tagger, morphologizer, parser and lemmatizer over one shared embedding; returns the best model."""
    return _train("parser", folder, {}, None, smoke)


def train_recogniser(folder: Path, parser: Path, smoke: bool = False) -> Path:
    """Train the entity recogniser and return the best model.

    Its embedding starts as a copy of the parser's, and a tagger trains beside it that is not shipped: the entity
    corpora alone are too small to learn, without word vectors, what the treebanks teach about proper nouns.
    """
    return _train("ner", folder, {"paths.names": str(folder / "names.json")}, parser, smoke)


def _train(kind: str, folder: Path, paths: dict[str, Any], start: Path | None, smoke: bool) -> Path:
    overrides = {f"paths.{part}": str(folder / f"{kind}-{part}.spacy") for part in ("train", "dev")}
    config = util.load_config(
        Path(__file__).parent / f"{kind}.cfg",
        overrides={**overrides, **paths, "system.seed": SEED, **(SMOKE if smoke else {})},
        interpolate=False,
    )
    nlp = init_nlp(config)
    if start is not None:
        embedding = spacy.load(start).get_pipe("tok2vec").model  # type: ignore[attr-defined]
        nlp.get_pipe("tok2vec").model.from_bytes(embedding.to_bytes())  # type: ignore[attr-defined]
    output = folder / kind
    output.mkdir(exist_ok=True)
    run_training(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
    return output / "model-best"


def one_thread() -> None:
    """Keep the matrix libraries to one thread: small matrices gain nothing from more, and sums stay in order."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
