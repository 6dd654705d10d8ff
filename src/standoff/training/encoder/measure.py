"""All scores of a pipeline on held-out text, and one table of them beside the published ones."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

# Imported because each registers its component with spaCy.
from standoff.language import boundaries, encoder, lemmas  # noqa: F401
from standoff.language.encoder.component import attributions_of
from standoff.training.corpora.polnear import paragraph_ranges, read_attributions, trimmed
from standoff.training.evaluate import evaluate

ROLES = ("source", "cue", "content")
Roles = dict[str, tuple[int, int]]
Scores = dict[str, dict[str, Any]]

# What the same parts gave before: hashed embeddings under a convolutional network, trained on the treebanks and the
# named-entity corpora by this project.
BEFORE: Scores = {
    "PUD, the former CNN": {
        "tags": 95.1,
        "word classes": 95.6,
        "features": 87.4,
        "lemmas": 96.8,
        "UAS": 88.3,
        "LAS": 84.5,
    },
    "EWT test, the former CNN": {"tags": 93.6, "features": 94.4, "UAS": 85.3, "LAS": 81.8, "sentences": 87.7},
    "UNER-PUD, the former CNN": {"F1": 59.3},
}
# Figures of others.
PUBLISHED = {
    "PUD entities": "80.1 (XLM-R, Universal NER)",
    "attributions, exact": "69.6 / 66.7 / 59.0 (BiLSTM+CRF), 83.2 / 75.3 / 72.9 (BERT, CofeNet), PolNeAR's test part",
}


def pipeline(folder: Path) -> Language:
    """Return the pipeline that reads paragraphs, with the network in `folder`."""
    nlp = spacy.blank("en")
    nlp.add_pipe("boundaries")
    nlp.add_pipe("encoder", config={"model": str(folder)})
    nlp.add_pipe("base_forms")
    return nlp


def measure(nlp: Language, corpora: Path, limit: int | None = None) -> Scores:
    """Score trees and names as `standoff.training.evaluate` does, and attributions on PolNeAR's development part."""
    scores = evaluate(nlp, corpora, limit)
    return {**scores, "PolNeAR dev": measure_attributions(nlp, corpora / "polnear" / "dev", limit)}


def measure_attributions(nlp: Language, folder: Path, limit: int | None = None) -> dict[str, float]:
    """Return, in percent, exact F1 of each role and the F1 of whole attributions, spans overlapping by a half."""
    exact = {role: [0, 0, 0, 0] for role in ROLES}
    whole = [0, 0, 0, 0]
    for path in islice(sorted((folder / "text").glob("*.txt")), limit):
        annotations = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        if not annotations:
            continue
        text = path.read_bytes().decode("utf-8")
        gold, made = read_attributions(text, annotations[0]), predicted(nlp, text)
        for role, counts in exact.items():
            right = {item[role] for item in gold if role in item}
            found = {item[role] for item in made if role in item}
            _add(counts, len(right & found), len(right), len(right & found), len(found))
        hits = sum(any(agree(g, m) for m in made) for g in gold)
        _add(whole, hits, len(gold), sum(any(agree(g, m) for g in gold) for m in made), len(made))
    return {**{role: f1(*counts) for role, counts in exact.items()}, "whole": f1(*whole)}


def predicted(nlp: Language, text: str) -> list[Roles]:
    """Return the attributions that the pipeline finds in `text`, read paragraph by paragraph."""
    places = list(paragraph_ranges(text))
    found: list[Roles] = []
    for (start, _), doc in zip(places, nlp.pipe(text[a:b] for a, b in places), strict=True):
        found += list(_roles(doc, text, start))
    return found


def _roles(doc: Doc, text: str, shift: int) -> Iterable[Roles]:
    for item in attributions_of(doc):
        spans = zip(ROLES, item, strict=True)
        yield {
            role: trimmed(text, shift + span.start_char, shift + span.end_char)
            for role, span in spans
            if span is not None
        }


def agree(gold: Roles, made: Roles) -> bool:
    """Tell whether content and, where gold has one, source overlap by at least a half of their union."""
    if not overlap(gold["content"], made["content"]):
        return False
    return "source" not in gold or ("source" in made and overlap(gold["source"], made["source"]))


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Tell whether two ranges share at least half of what they cover together."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= max(a[1], b[1]) - min(a[0], b[0])


def f1(hit_gold: int, gold: int, hit_made: int, made: int) -> float:
    """Return the F1 in percent, to a tenth."""
    recall, precision = hit_gold / gold if gold else 0.0, hit_made / made if made else 0.0
    return round(200 * precision * recall / (precision + recall), 1) if precision + recall else 0.0


def _add(counts: list[int], *more: int) -> None:
    counts[:] = [a + b for a, b in zip(counts, more, strict=True)]


def table(scores: Scores) -> str:
    """Return the scores as Markdown, a row each part, then those of before; the published figures below."""
    lines = ["| part | figures, in percent |", "| --- | --- |"]
    for name, row in {**scores, **BEFORE}.items():
        lines.append(f"| {name} | {', '.join(f'{measure} {value}' for measure, value in row.items())} |")
    published = [f"- {name}: {value}" for name, value in PUBLISHED.items()]
    return "\n".join([*lines, "", "Published by others:", *published]) + "\n"
