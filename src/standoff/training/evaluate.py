"""The scores of a pipeline on held-out text, given raw: its own tokens and sentences count, too."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from standoff.training import entities
from standoff.training.augment import create_typography
from standoff.training.corpora import TREEBANKS, entity_docs
from standoff.training.treebanks import read_sentences, to_doc, treebank_docs

Scores = dict[str, float]

TREE_MEASURES = ("token_f", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las")
_TYPESET = create_typography(typeset_share=1.0, headline_share=0.0, upper_share=0.0, seed=0)


def evaluate(nlp: Language, corpora: Path, limit: int | None = None) -> dict[str, Scores]:
    """Score a pipeline on every held-out part; all figures in percent, rounded to a tenth.

    Attachment scores leave out punctuation, as spaCy's scorer does.
    """
    pud = [to_doc(nlp.vocab, [sentence]) for sentence in islice(read_sentences(corpora / "pud" / "test.conllu"), limit)]
    scores = {"PUD": _score(nlp, _raw(nlp, pud), TREE_MEASURES)}
    for name in TREEBANKS:
        docs = list(islice(treebank_docs(nlp.vocab, corpora / name / "test.conllu"), limit))
        scores[f"{name.upper()} test"] = _score(nlp, _raw(nlp, docs), (*TREE_MEASURES, "sents_f"))
        typeset = [variant for example in _raw(nlp, docs) for variant in _TYPESET(nlp, example)]
        scores[f"{name.upper()} test, typeset as news"] = _score(nlp, typeset, (*TREE_MEASURES, "sents_f"))
    named = {
        "UNER-PUD": [
            entities.to_doc(nlp, item)
            for document in islice(entities.read_uner(corpora / "uner-pud" / "test.iob2"), limit)
            for item in document
        ],
        "UNER-EWT test": entity_docs(nlp, corpora / "uner-ewt" / "test.iob2", limit),
    }
    return scores | {name: _score_entities(nlp, _raw(nlp, docs)) for name, docs in named.items()}


def _raw(nlp: Language, docs: list[Doc]) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]


def _score(nlp: Language, examples: list[Example], measures: Iterable[str]) -> Scores:
    result = nlp.evaluate(examples)
    return {measure: _percent(result[measure]) for measure in measures}


def _score_entities(nlp: Language, examples: list[Example]) -> Scores:
    result = nlp.evaluate(examples)
    kinds = result["ents_per_type"] or {}
    return {
        **{measure: _percent(result[measure]) for measure in ("ents_p", "ents_r", "ents_f")},
        **{label: _percent(kinds.get(label, {}).get("f")) for label in entities.LABELS},
    }


def _percent(value: float | None) -> float:
    return round(100 * (value or 0.0), 1)
