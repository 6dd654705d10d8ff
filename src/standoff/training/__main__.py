"""`python -m standoff.training --corpora DIR`: convert, train both networks, assemble, evaluate, write the card."""

import argparse
import sys
import tempfile
from pathlib import Path

from standoff.training.train import one_thread

SHIPPED = Path(__file__).parents[1] / "language" / "model"
SMOKE_DOCUMENTS = 12


def main(arguments: list[str] | None = None) -> int:
    """Run the whole training; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m standoff.training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR", help="the folder of corpora")
    parser.add_argument("--output", type=Path, metavar="DIR", help="where the model goes (default: the package)")
    parser.add_argument("--smoke", action="store_true", help="a few steps on a few documents; needs --output")
    options = parser.parse_args(arguments)
    if options.smoke and options.output is None:
        parser.error("--smoke would overwrite the shipped model: name another folder with --output")
    one_thread()
    # The number of threads is read when the matrix library is loaded, which spaCy does.
    from standoff.training.corpora import CorpusError
    from standoff.training.run import run

    limit = SMOKE_DOCUMENTS if options.smoke else None
    try:
        with tempfile.TemporaryDirectory(prefix="standoff-training-") as folder:
            run(options.corpora, options.output or SHIPPED, Path(folder), limit)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
