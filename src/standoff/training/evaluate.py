"""The scores of a pipeline on held-out text, given raw: its own tokens and sentences count, too."""

from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from standoff.training.corpora import TREEBANKS, entities
from standoff.training.corpora.augment import typeset
from standoff.training.corpora.treebanks import read_sentences, to_doc, treebank_docs

Scores = dict[str, float]

# spaCy's names of the scores, and the model card's.
TREES = {
    "token_f": "tokens",
    "tag_acc": "tags",
    "pos_acc": "word classes",
    "morph_acc": "features",
    "lemma_acc": "lemmas",
    "dep_uas": "UAS",
    "dep_las": "LAS",
}
SENTENCES = {"sents_f": "sentences"}
NAMES = {"ents_p": "precision", "ents_r": "recall", "ents_f": "F1"}


def evaluate(nlp: Language, corpora: Path, limit: int | None = None) -> dict[str, Scores]:
    """Score a pipeline on every held-out part; all figures in percent, rounded to a tenth.

    Attachment scores leave out punctuation, as spaCy's scorer does.
    """
    pud = [to_doc(nlp.vocab, [sentence]) for sentence in islice(read_sentences(corpora / "pud" / "test.conllu"), limit)]
    scores = {"PUD": _score(nlp, _raw(nlp, pud), TREES)}
    for name in TREEBANKS:
        docs = list(islice(treebank_docs(nlp.vocab, corpora / name / "test.conllu"), limit))
        part = f"{name.upper()} test"
        scores[part] = _score(nlp, _raw(nlp, docs), TREES | SENTENCES)
        examples = [_typeset(nlp, example) for example in _raw(nlp, docs)]
        scores[f"{part}, typeset as news"] = _score(nlp, examples, TREES | SENTENCES)
    named = {
        "UNER-PUD": [
            entities.to_doc(nlp, item)
            for document in islice(entities.read_uner(corpora / "uner-pud" / "test.iob2"), limit)
            for item in document
        ],
        "UNER-EWT test": [
            entities.to_doc(nlp, chunk)
            for document in islice(entities.read_uner(corpora / "uner-ewt" / "test.iob2"), limit)
            for chunk in entities.chunks(document)
        ],
    }
    return scores | {name: _score_names(nlp, _raw(nlp, docs)) for name, docs in named.items()}


def _raw(nlp: Language, docs: list[Doc]) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]


def _typeset(nlp: Language, example: Example) -> Example:
    """The example as a news site would set it; the lemmas stay those of the original."""
    gold = example.reference
    words = typeset([token.text for token in gold], [token.tag_ for token in gold])
    annotation = example.to_dict()
    annotation["token_annotation"]["ORTH"] = words
    text = "".join(word + token.whitespace_ for word, token in zip(words, gold, strict=True))
    return Example.from_dict(nlp.make_doc(text), annotation)


def _score(nlp: Language, examples: list[Example], measures: dict[str, str]) -> Scores:
    result = nlp.evaluate(examples)
    return {name: _percent(result[measure]) for measure, name in measures.items()}


def _score_names(nlp: Language, examples: list[Example]) -> Scores:
    result = nlp.evaluate(examples)
    kinds = result["ents_per_type"] or {}
    return {
        **{name: _percent(result[measure]) for measure, name in NAMES.items()},
        **{label: _percent(kinds.get(label, {}).get("f")) for label in entities.LABELS},
    }


def _percent(value: float | None) -> float:
    return round(100 * (value or 0.0), 1)
