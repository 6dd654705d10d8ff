"""The corpora as samples: the words of a paragraph and whatever is known about them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from standoff.language.encoder.lemma_scripts import script
from standoff.training.corpora import TREEBANKS
from standoff.training.corpora.entities import (
    SCHEMES,
    SHIPPED_SCHEME,
    Annotated,
    chunks,
    read_uner_sentences,
    read_wikigold,
    realigned,
    to_doc,
)
from standoff.training.corpora.gum_entities import as_places, named_mentions, names_in
from standoff.training.corpora.polnear import paragraph_ranges, read_attributions
from standoff.training.corpora.re3d import read_re3d
from standoff.training.corpora.treebanks import Sentence, read_sentences

LONGEST = 200


@dataclass(frozen=True)
class Attribution:
    """Word ranges `[start, end)` of one attribution; the source may be missing."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[int, int]

    def moved(self, by: int) -> Attribution:
        """Return it with every range `by` words later."""
        source = None if self.source is None else (self.source[0] + by, self.source[1] + by)
        return Attribution((self.cue[0] + by, self.cue[1] + by), source, (self.content[0] + by, self.content[1] + by))


@dataclass(frozen=True)
class Sample:
    """Words, the spaces before them, and labels where the corpus has them (None: it has none).

    `scheme` says by whose guidelines the names are labelled, as a place in `SCHEMES`.
    """

    words: list[str]
    spaced: list[bool]
    tags: list[str] | None = None
    features: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    sentences: list[int] | None = None
    names: list[str | None] | None = None
    attributions: list[Attribution] | None = None
    scheme: int = SHIPPED_SCHEME


def sentence_sample(sentence: Sentence, named: Annotated, scheme: int) -> Sample:
    """One sentence of a treebank; heads are positions in the sentence, -1 for its root."""
    rows = sentence.rows
    words = sentence.words
    return Sample(
        words,
        [index == 0 or index - 1 not in sentence.unspaced for index in range(len(rows))],
        [row[4] for row in rows],
        [row[3] + ("" if row[5] == "_" else "|" + row[5]) for row in rows],
        [script(row[1], row[2] if row[2] != "_" or row[1] == "_" else row[1]) for row in rows],
        [int(row[6]) - 1 for row in rows],
        [row[7] for row in rows],
        [0] * len(rows),
        _name_labels(sentence, named),
        scheme=scheme,
    )


def _name_labels(sentence: Sentence, named: Annotated) -> list[str | None]:
    """Return `B-`, `I-` and `O` labels for the words of a sentence, None where nobody knows."""
    labels: list[str | None] = ["O"] * len(sentence.rows)
    for mention in sorted(named.mentions, key=lambda m: bool(m.label)):
        inside = _words(sentence.offsets, (mention.start, mention.end)) or (0, 0)
        for i in range(*inside):
            labels[i] = f"{'B' if i == inside[0] else 'I'}-{mention.label}" if mention.label else None
    return labels


def treebank_sentences(corpora: Path, part: str = "train") -> list[tuple[str, Sample]]:
    """Every sentence of the two treebanks in order, after the treebank's name, named entities marked."""
    universal = {name: item for name, _, item in read_uner_sentences(corpora / "uner-ewt" / f"{part}.iob2")}
    sentences = {name: list(read_sentences(corpora / name / f"{part}.conllu")) for name in TREEBANKS}
    unknown = Annotated("", ())
    items = {
        "ewt": [realigned(universal.get(s.identity, unknown), s.written) for s in sentences["ewt"]],
        "gum": [named_mentions(s) for s in sentences["gum"]],
    }
    counts = Counter(name for listed in items.values() for item in listed for name in names_in(item))
    items["gum"] = [as_places(item, counts) for item in items["gum"]]
    schemes = {"ewt": SCHEMES.index("uner"), "gum": SCHEMES.index("gum")}
    return [
        (name, sentence_sample(sentence, item, schemes[name]))
        for name in TREEBANKS
        for sentence, item in zip(sentences[name], items[name], strict=True)
        if len(sentence.rows) <= LONGEST
    ]


def grouped(sentences: Iterable[tuple[str, Sample]], generator: random.Random) -> Iterator[Sample]:
    """Join sentences that follow one another into paragraphs of a random length, many of one sentence."""
    group: list[Sample] = []
    place = ""
    wanted = 1
    for treebank, sample in sentences:
        size = sum(len(s.words) for s in group)
        if group and (treebank != place or len(group) >= wanted or size + len(sample.words) > LONGEST):
            yield joined(group)
            group = []
        if not group:
            wanted = generator.choice((1, 1, 2, 3, 4, 6, 8))
        group.append(sample)
        place = treebank
    if group:
        yield joined(group)


def joined(group: list[Sample]) -> Sample:
    """One sample of the sentences of `group`; heads become positions in it."""
    result = Sample([], [], [], [], [], [], [], [], [], scheme=group[0].scheme)
    for number, sample in enumerate(group):
        shift = len(result.words)
        for name in ("words", "spaced", "tags", "features", "lemmas", "relations", "names"):
            getattr(result, name).extend(getattr(sample, name))
        assert result.heads is not None and sample.heads is not None and result.sentences is not None
        result.heads.extend(head + shift if head >= 0 else -1 for head in sample.heads)
        result.sentences.extend([number] * len(sample.words))
    return result


def neighbouring(samples: Iterable[Sample], generator: random.Random) -> Iterator[Sample]:
    """Join paragraphs with attributions that follow one another, many of them left alone.

    A paragraph holds one attribution or two: from such alone, no cue would learn to point near itself.
    """
    group: list[Sample] = []
    wanted = 1
    for sample in samples:
        if group and (len(group) >= wanted or sum(len(s.words) for s in (*group, sample)) > LONGEST):
            yield _one(group)
            group = []
        if not group:
            wanted = generator.choice((1, 1, 1, 2, 3, 5))
        group.append(sample)
    if group:
        yield _one(group)


def _one(group: list[Sample]) -> Sample:
    words: list[str] = []
    spaced: list[bool] = []
    attributions = []
    for sample in group:
        attributions += [item.moved(len(words)) for item in sample.attributions or ()]
        words += sample.words
        spaced += sample.spaced
    return Sample(words, spaced, attributions=attributions)


def name_samples(corpora: Path, nlp: Language) -> list[Sample]:
    """Wikigold and re3d, in pieces of about a paragraph."""
    wikigold = [c for document in read_wikigold(corpora / "wikigold" / "wikigold.conll") for c in chunks(document)]
    corpora_by_scheme = {"wikigold": wikigold, "re3d": read_re3d(corpora / "re3d")}
    return [
        sample
        for scheme, items in corpora_by_scheme.items()
        for item in items
        for sample in _cut(from_entities(to_doc(nlp, item), SCHEMES.index(scheme)))
    ]


def from_entities(doc: Doc, scheme: int) -> Sample:
    """The words of `doc` and its entities."""
    tokens = [token for token in doc if not token.is_space]
    labels = [None if not t.ent_iob_ else "O" if t.ent_iob_ == "O" else f"{t.ent_iob_}-{t.ent_type_}" for t in tokens]
    return Sample([t.text for t in tokens], _spaced(doc), names=labels, scheme=scheme)


def _spaced(doc: Doc) -> list[bool]:
    return [t.i == 0 or bool(t.nbor(-1).whitespace_) or t.nbor(-1).is_space for t in doc if not t.is_space]


def attribution_samples(folder: Path, nlp: Language, limit: int | None = None) -> list[tuple[str, Sample]]:
    """The paragraphs of a part of PolNeAR with their attributions, each with its article's name."""
    found = []
    for path in islice(sorted((folder / "text").glob("*.txt")), limit):
        text = path.read_bytes().decode("utf-8")
        for marked in sorted((folder / "attributions").glob(path.stem + "_*.ann"))[:1]:
            spans = read_attributions(text, marked)
            found += [(path.stem, s) for p in _paragraphs(text, spans, nlp) for s in _cut(p)]
    return found


def _paragraphs(text: str, spans: list[dict[str, tuple[int, int]]], nlp: Language) -> Iterator[Sample]:
    for start, end in paragraph_ranges(text):
        doc = nlp.make_doc(text[start:end])
        tokens = [t for t in doc if not t.is_space]
        offsets = [(start + t.idx, start + t.idx + len(t)) for t in tokens]
        attributions = []
        for roles in spans:
            ranges = {role: _words(offsets, span) for role, span in roles.items()}
            cue, content = ranges["cue"], ranges["content"]
            if cue and content:
                attributions.append(Attribution(cue, ranges.get("source"), content))
        yield Sample([t.text for t in tokens], _spaced(doc), attributions=attributions)


def _words(offsets: list[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int] | None:
    inside = [i for i, (a, b) in enumerate(offsets) if a < span[1] and span[0] < b]
    return (inside[0], inside[-1] + 1) if inside else None


def _cut(sample: Sample) -> Iterator[Sample]:
    """Cut a sample that is too long; attributions over a cut are lost."""
    for start in range(0, len(sample.words), LONGEST):
        end = min(start + LONGEST, len(sample.words))
        if end - start == len(sample.words):
            yield sample
            continue
        kept = None
        if sample.attributions is not None:
            kept = [
                Attribution(*((r[0] - start, r[1] - start) if r else None for r in (a.cue, a.source, a.content)))  # type: ignore[arg-type]
                for a in sample.attributions
                if all(r is None or (start <= r[0] and r[1] <= end) for r in (a.cue, a.source, a.content))
            ]
        names = sample.names[start:end] if sample.names is not None else None
        yield replace(
            sample, words=sample.words[start:end], spaced=sample.spaced[start:end], names=names, attributions=kept
        )


def blank() -> Language:
    """The tokenizer of the pipeline."""
    return spacy.blank("en")
