"""The model card: how the network was made, from what, how well it reads held-out text, and where it fails."""

from __future__ import annotations

from pathlib import Path

from standoff.training.corpora import manifest
from standoff.training.encoder.loop import ATTRIBUTED_SHARE, ENCODER_RATE, HEAD_RATE, SEED
from standoff.training.encoder.measure import Scores, table


def write_card(folder: Path, scores: Scores, steps: int, passes: float) -> None:
    """Write the card beside the model."""
    (folder / "README.md").write_text(render(scores, steps, passes, size(folder)), encoding="utf-8")


def size(folder: Path) -> float:
    """Size of a model folder in megabytes (10^6 bytes), its card left out."""
    return sum(file.stat().st_size for file in folder.iterdir() if file.name != "README.md") / 1e6


def render(scores: Scores, steps: int, passes: float, megabytes: float) -> str:
    """Return the model card as Markdown."""
    sources = "\n".join(
        f"| [{source['name']}]({source['url']}) | {source['author']} | {source['part']} | {source['use']} | {source['license']} |"
        for source in manifest()
    )
    return f"""# The encoder of Standoff

One network for English news, {megabytes:.0f} MB: Penn tags, Universal Dependencies word classes, features, lemmas and
trees, sentence starts, named people (PER), organisations (ORG) and places (LOC), and attributions: who says what (source,
cue, content, linked). ONNX, run by ONNX Runtime; weights stored in 8 bits.

## How it was made

    python -m standoff.training --corpora DIR

all-MiniLM-L6-v2 (Apache-2.0; six layers of 384; uncased), with an embedding of each word's shape added to its word pieces,
fine-tuned on all tasks together: {steps} steps of about 3,000 word pieces of one corpus each ({passes:.1f} passes over the
treebanks; of PolNeAR {ATTRIBUTED_SHARE:.0%} are drawn in each), AdamW, rate {ENCODER_RATE:g} for the encoder and {HEAD_RATE:g} for the heads, seed {SEED}. Trees: biaffine arcs and labels,
decoded as a maximum spanning tree with one root. Names: the best sequence of
labels; in training each corpus has labels of its own, of which those of Universal NER are shipped. Attributions: every cue points at the
ends of itself, its source and its content, so that contents may nest and may be interrupted by their source; leaving
the cue's sentence has its cost. Treebank
sentences, and PolNeAR's paragraphs, are joined to paragraphs of random length; a third of them is typeset anew in every pass with curly quotation
marks and long dashes, and names are exchanged for others of their kind.

## What it was trained on

| corpus | authors | part | used for | licence |
| --- | --- | --- | --- | --- |
{sources}

## Licences

- The fine-tuned weights are offered under CC BY-SA 4.0, after the strictest of the stated licences.
- They are a changed form of all-MiniLM-L6-v2 by the Sentence Transformers team, under the Apache License 2.0
  (LICENSE-APACHE-2.0 beside the shipped model): fine-tuned, given new layers, stored in 8 bits. `vocab.txt` comes from there as it is.
- The base forms of verbs (`verb_lemmas.json` in the lexicon) come from WordNet 3.0, copyright 2006 by Princeton University,
  under the WordNet licence (LICENSE-WORDNET there), by way of spacy-lookups-data (MIT).

## Scores on held-out text

Raw text in: errors of tokens and sentences count. Attachment leaves out punctuation. PUD is given sentence by sentence, the
others by paragraph. Of the attributions: exact F1 of source, cue and content (outer punctuation aside), and F1 of whole
attributions whose source and content overlap gold's by a half. No part of PUD and of PolNeAR's development part was trained on.

How much of each corpus a pass holds was chosen before, by the scores of an earlier network on parts of PUD, UNER-PUD and PolNeAR
dev: these figures are slightly optimistic.

{table(scores)}
## Limits

- PUD annotates some features and relations (`obl:agent`, `nsubj:outer`, voice) otherwise than the training corpora do.
- PUD's features, and sentence starts in EWT's informal text, are read less well than by the CNN before: see the table.
- UNER-PUD mostly calls countries organisations where they act, which UNER-EWT, from which names are learned, seldom does.
- Military platforms and units are no names here: re3d marks 72 platforms, 17 of them by name, and no units, too few to learn from.
- Attributions are read within a paragraph: the speaker of a quotation that goes on in the next one is for others to find.
- PolNeAR is American political news of 2015 and 2016; English only.
"""
