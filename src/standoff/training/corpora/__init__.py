"""The corpora: a reader for each, the one scheme of names that all are brought into, and variation of their texts."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TREEBANKS = ("ewt", "gum")

HELD_OUT = (
    *(f"{name}/test.conllu" for name in (*TREEBANKS, "pud")),
    *("uner-pud/test.iob2", "uner-ewt/test.iob2", "polnear/dev"),
)
TRAINED_ON = (
    *(f"{name}/{part}.conllu" for name in TREEBANKS for part in ("train", "dev")),
    *("uner-ewt/train.iob2", "uner-ewt/dev.iob2", "wikigold/wikigold.conll", "re3d", "polnear/train"),
)


class CorpusError(Exception):
    """Something is missing that the training needs; the message says what, and what to do."""


def require(corpora: Path, names: Iterable[str]) -> None:
    """Raise `CorpusError` where the folder of corpora lacks one of `names`."""
    missing = [name for name in names if not (corpora / name).exists()]
    if missing:
        raise CorpusError(f"{corpora} lacks {', '.join(missing)}: give the folder of corpora with --corpora")


def manifest() -> list[dict[str, Any]]:
    """The corpora that the model is trained on, with their licences, for the model card."""
    return json.loads((Path(__file__).parent / "sources.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]
