"""The component `encoder`: tags, features, lemmas, trees, sentences, names and attributions, of one reading.

Attributions stand in the span group `ATTRIBUTIONS`, cue before source before content; `attributions_of` puts them
together again. A group's order outlasts `Doc.from_docs`, so that the paragraphs of an article may be joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example

from standoff.language.encoder.model import Model
from standoff.language.encoder.names import best_names
from standoff.language.encoder.parse import Parse, parse, sentences
from standoff.language.encoder.reading import Reading
from standoff.language.encoder.spans import read_attributions
from standoff.language.marks import plain

SHIPPED = Path(__file__).parent / "model"
ATTRIBUTIONS = "encoder_attributions"
ATTRIBUTES = ("TAG", "POS", "LEMMA", "DEP", "MORPH", "HEAD")
OPENING_MARKS = frozenset("\"'“‘«([")
CUE, SOURCE, CONTENT = "CUE", "SOURCE", "CONTENT"


class Linked(NamedTuple):
    """One attribution as spans; the source may be missing."""

    source: Span | None
    cue: Span
    content: Span


@Language.factory(
    "encoder",
    assigns=[
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.dep",
        "token.head",
        "token.is_sent_start",
        "doc.sents",
        "doc.ents",
        "doc.spans",
    ],
    default_config={"model": None},
)
def make_encoder(nlp: Language, name: str, model: str | None) -> Encoder:
    """Return the component; `model` is the folder of another model than the one that is shipped."""
    return Encoder(Model(Path(model) if model else SHIPPED))


class Encoder:
    """Reads documents together, so that the network has full batches, and writes what it found to each."""

    def __init__(self, model: Model) -> None:
        """Take the loaded network."""
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate documents, `batch_size` at a time."""
        remaining = iter(stream)
        while docs := list(islice(remaining, batch_size)):
            kept = [[token.i for token in doc if not token.is_space] for doc in docs]
            paragraphs = [
                ([plain(doc[i].text) for i in places], [i == 0 or _space_before(doc, i) for i in places])
                for doc, places in zip(docs, kept, strict=True)
            ]
            for doc, places, found in zip(docs, kept, self.model.read(paragraphs), strict=True):
                if places:
                    self._annotate(doc, places, found)
                else:
                    _write_blank(doc)
                yield doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Return spaCy's scores of every annotation but the attributions; attachment leaves out punctuation."""
        examples = list(examples)
        found: dict[str, Any] = {}
        for attribute in ("tag", "pos", "lemma"):
            found |= Scorer.score_token_attr(examples, attribute)
        found |= Scorer.score_token_attr(examples, "morph", getter=lambda token, _: str(token.morph))
        found |= Scorer.score_spans(examples, "sents", has_annotation=lambda doc: doc.has_annotation("SENT_START"))
        found |= Scorer.score_deps(
            examples,
            "dep",
            getter=lambda token, _: token.dep_.lower(),
            ignore_labels=("p", "punct"),
        )
        return {**found, **get_ner_prf(examples)}

    def _annotate(self, doc: Doc, places: list[int], reading: Reading) -> None:
        words = [doc[i].text for i in places]
        labels = self.model.labels
        starts, closed = _sentence_starts(doc, places, reading.words("starts"))
        cuts = sentences(starts, closed, labels.start)
        _write_parse(doc, places, parse(words, cuts, reading, labels))
        names = best_names(reading.words("names"), labels.names)
        doc.set_ents([Span(doc, places[a], places[b - 1] + 1, label=kind) for a, b, kind in names])
        group = []
        for item in read_attributions(reading, cuts, self.model.distances, labels.threshold):
            for label, part in ((CUE, item.cue), (SOURCE, item.source), (CONTENT, item.content)):
                if part is not None:
                    group.append(Span(doc, places[part[0]], places[part[1] - 1] + 1, label=label))
        doc.spans[ATTRIBUTIONS] = group


def attributions_of(doc: Doc) -> list[Linked]:
    """Return the attributions of `doc` in the order of their cues, as the component found them."""
    found: list[Linked] = []
    for span in doc.spans.get(ATTRIBUTIONS, []):
        if span.label_ == CUE:
            found.append(Linked(None, span, span))
        elif span.label_ == SOURCE:
            found[-1] = found[-1]._replace(source=span)
        else:
            found[-1] = found[-1]._replace(content=span)
    return found


def _sentence_starts(
    doc: Doc, places: list[int], scores: NDArray[np.float32]
) -> tuple[NDArray[np.float32], list[bool]]:
    """Return the scores of words as beginnings of sentences, and which words cannot be one.

    What was marked before as a beginning, or as none, stays so.
    A sentence that seems to begin behind an opening mark begins with the mark.
    """
    scores = scores.copy()
    closed = [doc[i].is_sent_start is False for i in places]
    scores[[number for number, i in enumerate(places) if doc[i].is_sent_start is True]] = np.inf
    for number in range(1, len(places)):
        mark = doc[places[number - 1]]
        opens = not mark.whitespace_ and (number == 1 or _space_before(doc, mark.i))
        if opens and plain(mark.text) in OPENING_MARKS:
            closed[number] = True
            scores[number - 1] = max(scores[number - 1], scores[number])
    return scores, closed


def _space_before(doc: Doc, i: int) -> bool:
    before = doc[i - 1]
    return bool(before.whitespace_) or before.is_space


def _write_blank(doc: Doc) -> None:
    """Make one sentence of a document that is white space, so that it can be asked for its sentences."""
    for token in doc:
        token.is_sent_start = token.i == 0


def _write_parse(doc: Doc, places: list[int], found: Parse) -> None:
    """Write the parse in one go; white space hangs on the word before it, or on the first."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    rows = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.int64)
    known = dict(zip(places, range(len(places)), strict=True))
    last = places[0]
    for token in doc:
        number = known.get(token.i)
        if number is None:
            values: tuple[Any, ...] = ("_SP", "SPACE", "", token.text, "dep", last)
        else:
            last = token.i
            part, _, features = found.features[number].partition("|")
            head = places[found.heads[number]]
            values = (found.tags[number], part, features, found.lemmas[number], found.relations[number], head)
        tag, part, features, lemma, relation, head = values
        named = (strings.add(value) for value in (tag, part, lemma, relation))
        numbers = np.array([*named, morphology.add(features)], dtype=np.uint64)
        # Distances to heads may be negative: spaCy reads them from the same 64 bits.
        rows[token.i] = [*numbers.view(np.int64), head - token.i]
    doc.from_array(list(ATTRIBUTES), rows.view(np.uint64))  # type: ignore[arg-type]
