"""The model card and the licence entries of meta.json, written from the measured figures."""

import json
from pathlib import Path
from typing import Any

from spacy.about import __version__ as spacy_version
from thinc.about import __version__ as thinc_version

from standoff.training.corpora import manifest
from standoff.training.train import SEED

_COLUMNS = {
    "token_f": "tokens",
    "sents_f": "sentences",
    "tag_acc": "tags",
    "pos_acc": "word classes",
    "morph_acc": "features",
    "lemma_acc": "lemmas",
    "dep_uas": "UAS",
    "dep_las": "LAS",
}
_ENTITY_COLUMNS = {
    "ents_p": "precision",
    "ents_r": "recall",
    "ents_f": "F1",
    "PER": "PER F1",
    "ORG": "ORG F1",
    "LOC": "LOC F1",
}


def meta() -> dict[str, Any]:
    """What the pipeline's meta.json says of its origin."""
    return {
        "description": "English news: tags, features, lemmas, dependencies, people, organisations and places",
        "author": "Standoff",
        "license": "CC BY-SA 4.0",
        "sources": [{key: source[key] for key in ("name", "url", "license", "author")} for source in manifest()],
    }


def write_card(output: Path, scores: dict[str, dict[str, float]], steps: dict[str, int]) -> None:
    """Write the card beside the model, and the scores into its meta.json."""
    description = json.loads((output / "meta.json").read_text(encoding="utf-8"))
    description["performance"] = scores
    (output / "meta.json").write_text(json.dumps(description, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (output / "README.md").write_text(render(scores, steps, size(output)), encoding="utf-8")


def size(folder: Path) -> float:
    """Size of a model folder in megabytes (10^6 bytes), its card left out."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and file.name != "README.md") / 1e6


def render(scores: dict[str, dict[str, float]], steps: dict[str, int], megabytes: float) -> str:
    """Return the model card as Markdown."""
    trees = {name: row for name, row in scores.items() if "dep_las" in row}
    entities = {name: row for name, row in scores.items() if "ents_f" in row}
    sources = "\n".join(
        f"| [{source['name']}]({source['url']}) | {source['part']} | {source['use']} | {source['license']} |"
        for source in manifest()
    )
    return f"""# The language model of Standoff

A spaCy pipeline for English news: Penn tags, Universal Dependencies word classes, features, lemmas and trees,
sentence boundaries, and named people (PER), organisations (ORG) and places (LOC). {megabytes:.0f} MB, no word vectors.

## How it was made

    python -m standoff.training --corpora DIR

with spaCy {spacy_version}, thinc {thinc_version}, seed {SEED}, one thread. Two networks, each a hashed embedding
of the word's norm, prefix, suffix, shape and following space under four convolutional layers: one is shared by tagger,
morphologizer, parser and lemmatizer ({steps["parser"]} steps); the other belongs to the entity recogniser
({steps["ner"]} steps) and starts as a copy of the first, with a tagger beside it that is not shipped.

The checkpoint that scored best on the development parts is kept. Paragraphs, not sentences, are the training
documents. About a third are typeset anew in every epoch, with curly quotation marks and long dashes as news sites have
them; in half of those with entities, names give way to others of their kind: from the corpora, from Standoff's
gazetteer, from a list of well-known places, bodies and personal names, and made up of two halves of these.

## What it was trained on

| corpus | part | used for | licence |
| --- | --- | --- | --- |
{sources}

The weights are offered under CC BY-SA 4.0, after the strictest of these. Entities follow Universal NER: no determiner,
no office or honorific before a person, countries are places even where they act. Of re3d and GUM only mentions that are
names count; a description is left open rather than taught as no entity. Nationalities, events and products are none.

## Scores on held-out text

Raw text in: errors of tokens and sentences count. Percent; attachment leaves out punctuation. No part of PUD was
trained on. PUD is given sentence by sentence; the others by paragraph.

{_table(trees, _COLUMNS)}

{_table(entities, _ENTITY_COLUMNS)}

## Limits

- PUD annotates some features and relations (`obl:agent`, `nsubj:outer`, voice) otherwise than the training corpora do,
  so that its feature and attachment scores are lower bounds.
- Without word vectors or a pretrained encoder, names that never occurred in training are recognised by shape and
  context alone: organisations suffer most, and a surname that stands alone is now and then taken for a place. UNER-PUD
  also calls countries organisations where they act, which the training corpora do not.
- Attachment over long coordinations and of clauses (`advcl`, `parataxis`, `appos`) is the weakest part of the parser.
- English only; the training texts are web, Wikipedia and government prose of 1990 to 2020.
"""


def _table(rows: dict[str, dict[str, float]], columns: dict[str, str]) -> str:
    used = [key for key in columns if any(key in row for row in rows.values())]
    lines = [
        "| " + " | ".join(["held-out part", *(columns[key] for key in used)]) + " |",
        "| --- |" + " ---: |" * len(used),
    ]
    for name, row in rows.items():
        lines.append("| " + " | ".join([name, *(f"{row[key]:.1f}" if key in row else "" for key in used)]) + " |")
    return "\n".join(lines)
