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

from standoff.training.entities import (
    Annotated,
    annotate,
    chunks,
    joined,
    read_uner,
    read_uner_sentences,
    read_wikigold,
    realigned,
    to_doc,
)
from standoff.training.gum_entities import named_mentions
from standoff.training.names import name_pool
from standoff.training.re3d import read_re3d
from standoff.training.treebanks import paragraphs, read_sentences, treebank_docs
from standoff.training.treebanks import to_doc as tree_doc

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
    entities = _treebank_entities(nlp, corpora, "train", limit) + _other_entities(nlp, corpora, limit)
    _write(entities, folder / "ner-train.spacy")
    _write(_treebank_entities(nlp, corpora, "dev", limit), folder / "ner-dev.spacy")
    (folder / "names.json").write_text(json.dumps(name_pool(entities), ensure_ascii=False), encoding="utf-8")


def entity_docs(nlp: Language, path: Path, limit: int | None = None) -> list[Doc]:
    """Read a Universal NER file as documents of about a paragraph each."""
    return [to_doc(nlp, chunk) for document in islice(read_uner(path), limit) for chunk in chunks(document)]


def _treebank_entities(nlp: Language, corpora: Path, part: str, limit: int | None) -> list[Doc]:
    """The paragraphs of both treebanks with their trees and, of Universal NER and GUM, their entities."""
    uner = {name: item for name, _, item in read_uner_sentences(corpora / "uner-ewt" / f"{part}.iob2")}
    groups = list(islice(paragraphs(read_sentences(corpora / "ewt" / f"{part}.conllu")), limit))
    unknown = Annotated("", ())
    items = [joined((realigned(uner.get(s.identity, unknown), s.written) for s in group), "") for group in groups]
    gum = list(islice(paragraphs(read_sentences(corpora / "gum" / f"{part}.conllu")), limit))
    named = [joined((named_mentions(sentence) for sentence in group), "") for group in gum]
    counts = Counter(name for item in (*items, *named) for name in names_in(item))
    items += [as_places(item, counts) for item in named]
    docs = [tree_doc(nlp.vocab, group) for group in (*groups, *gum)]
    return [annotate(doc, item.mentions) for doc, item in zip(docs, items, strict=True)]


def _other_entities(nlp: Language, corpora: Path, limit: int | None) -> list[Doc]:
    wikigold = islice(read_wikigold(corpora / "wikigold" / "wikigold.conll"), limit)
    items = [chunk for document in wikigold for chunk in chunks(document)]
    return [to_doc(nlp, item) for item in (*items, *islice(read_re3d(corpora / "re3d"), limit))]


def names_in(item: Annotated) -> Iterable[tuple[str, str]]:
    """Yield each mention's text and label."""
    return ((item.text[m.start : m.end], m.label) for m in item.mentions)


def as_places(item: Annotated, counts: Counter[tuple[str, str]]) -> Annotated:
    """Call places those names that GUM calls organisations, as a country that acts, but that mostly are places."""
    mentions = []
    for (name, label), mention in zip(names_in(item), item.mentions, strict=True):
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
