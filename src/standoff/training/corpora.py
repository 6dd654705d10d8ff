"""From the folder of corpora to the binary document collections that spaCy trains on."""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from standoff.training.entities import Annotated, chunks, read_uner, read_wikigold, to_doc
from standoff.training.gum_entities import read_gum_entities
from standoff.training.names import name_pool
from standoff.training.re3d import read_re3d
from standoff.training.treebanks import treebank_docs

TREEBANKS = ("ewt", "gum")


class CorpusError(Exception):
    """A corpus is missing or cannot be read; the message says which."""


def convert(corpora: Path, folder: Path, limit: int | None = None) -> None:
    """Write the training and development collections, and the pool of names, into `folder`.

    `limit` takes only the first documents of each corpus, for a quick run.
    """
    _require(corpora)
    nlp = spacy.blank("en")
    for part in ("train", "dev"):
        docs = [
            doc
            for name in TREEBANKS
            for doc in islice(treebank_docs(nlp.vocab, corpora / name / f"{part}.conllu"), limit)
        ]
        _write(docs, folder / f"parser-{part}.spacy")
    entities = [to_doc(nlp, item) for item in _entity_items(corpora, limit)]
    _write(entities, folder / "ner-train.spacy")
    _write(entity_docs(nlp, corpora / "uner-ewt" / "dev.iob2", limit), folder / "ner-dev.spacy")
    (folder / "names.json").write_text(json.dumps(name_pool(entities), ensure_ascii=False), encoding="utf-8")


def entity_docs(nlp: Language, path: Path, limit: int | None = None) -> list[Doc]:
    """Read a Universal NER file as documents of about a paragraph each."""
    return [to_doc(nlp, chunk) for document in islice(read_uner(path), limit) for chunk in chunks(document)]


def _entity_items(corpora: Path, limit: int | None) -> list[Annotated]:
    news = [
        chunk
        for documents in (
            read_uner(corpora / "uner-ewt" / "train.iob2"),
            read_wikigold(corpora / "wikigold" / "wikigold.conll"),
        )
        for document in islice(documents, limit)
        for chunk in chunks(document)
    ]
    news += islice(read_re3d(corpora / "re3d"), limit)
    gum = list(islice(read_gum_entities(corpora / "gum" / "train.conllu"), limit))
    counts = Counter(name for item in (*news, *gum) for name in _names(item))
    return news + [_as_places(item, counts) for item in gum]


def _names(item: Annotated) -> Iterable[tuple[str, str]]:
    return ((item.text[m.start : m.end], m.label) for m in item.mentions)


def _as_places(item: Annotated, counts: Counter[tuple[str, str]]) -> Annotated:
    """Call places those names that GUM calls organisations, as a country that acts, but that mostly are places."""
    mentions = []
    for (name, label), mention in zip(_names(item), item.mentions, strict=True):
        place = label == "ORG" and counts[name, "LOC"] > counts[name, "ORG"]
        mentions.append(mention._replace(label="LOC") if place else mention)
    return Annotated(item.text, tuple(mentions))


def _write(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=[doc for doc in docs if len(doc)], store_user_data=False).to_disk(path)


def _require(corpora: Path) -> None:
    wanted = [f"{name}/{part}.conllu" for name in TREEBANKS for part in ("train", "dev", "test")]
    wanted += ["pud/test.conllu", "uner-pud/test.iob2", "wikigold/wikigold.conll", "re3d"]
    wanted += [f"uner-ewt/{part}.iob2" for part in ("train", "dev", "test")]
    missing = [name for name in wanted if not (corpora / name).exists()]
    if missing:
        raise CorpusError(f"{corpora} lacks {', '.join(missing)}: give the folder of corpora with --corpora")


def manifest() -> list[dict[str, Any]]:
    """The corpora that the model is trained on, with their licences, for meta.json and the model card."""
    return json.loads((Path(__file__).parent / "sources.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]
