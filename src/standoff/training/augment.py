"""Variation of the training texts, drawn anew in each epoch.

The treebanks type plain ASCII where news sites set curly quotes and long dashes; and the entity corpora hold so few
names that a small network would learn them by heart, so names are exchanged for others of their kind.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

Augmenter = Callable[[Language, Example], Iterator[Example]]

_QUOTES = {'"': "“”", "``": "“”", "''": "“”", "'": "‘’", "`": "‘‘"}
_DASHES = {"-": "–", "--": "—", "---": "—"}
# Penn tags under which a hyphen is a dash between clauses rather than part of a word.
_DASH_TAGS = {":", ",", "NFP", ""}


def typeset(words: list[str], tags: list[str]) -> list[str]:
    """Return the words as a news site would set them: curly quotation marks and apostrophes, real dashes.

    `tags` are Penn tags, by which an opening mark is told from a closing one; without tags, double marks alternate.
    """
    opened = False
    result = []
    for word, tag in zip(words, tags, strict=True):
        if word in _QUOTES:
            single = word in ("'", "`")
            opens = tag == "``" if tag in ("``", "''") or single else not opened
            opened = opened if single else opens
            result.append(_QUOTES[word][0 if opens else 1])
        elif word in _DASHES and tag in _DASH_TAGS:
            result.append(_DASHES[word])
        else:
            result.append(word.replace("'", "’"))
    return result


def headline(words: list[str]) -> list[str]:
    """Return the words in title case, as in a headline; words that hold capitals stay as they are."""
    return [word.capitalize() if word.islower() and len(word) > 3 else word for word in words]


@registry.augmenters("standoff.typography.v1")  # type: ignore[untyped-decorator]
def create_typography(typeset_share: float, headline_share: float, upper_share: float, seed: int) -> Augmenter:
    """Make an augmenter that varies the typography of the given shares of documents.

    Lemmas stay those of the original, so the lemmatizer learns them for either setting.
    """
    generator = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        gold = example.reference
        words = [token.text for token in gold]
        if generator.random() < typeset_share:
            words = typeset(words, [token.tag_ for token in gold])
        draw = generator.random()
        if draw < headline_share:
            words = headline(words)
        elif draw < headline_share + upper_share:
            words = [word.upper() for word in words]
        yield example if words == [token.text for token in gold] else _respelt(nlp, example, words)

    return augment


def _respelt(nlp: Language, example: Example, words: list[str]) -> Example:
    annotation = example.to_dict()
    annotation["token_annotation"]["ORTH"] = words
    spaces = [token.whitespace_ for token in example.reference]
    text = "".join(word + space for word, space in zip(words, spaces, strict=True))
    return Example.from_dict(nlp.make_doc(text), annotation)


@registry.augmenters("standoff.names.v1")  # type: ignore[untyped-decorator]
def create_names(names: Path, swap_share: float, typography: Augmenter, seed: int) -> Augmenter:
    """Make an augmenter that exchanges names in a share of documents, then varies the typography.

    `names` is a JSON file of the names of each label, each a list of words. In a document that is chosen, every
    second name gives way to another of its label, the same name always to the same other.
    """
    pool: dict[str, list[list[str]]] = json.loads(Path(names).read_text(encoding="utf-8"))
    generator = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        if generator.random() < swap_share:
            gold = _renamed(example.reference, pool, generator)
            example = Example(nlp.make_doc(gold.text), gold)
        yield from typography(nlp, example)

    return augment


def _renamed(doc: Doc, pool: dict[str, list[list[str]]], generator: random.Random) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str | None] = []
    chosen: dict[str, list[str] | None] = {}
    position = 0
    for entity in doc.ents:
        _copy(doc, position, entity.start, words, spaces, tags)
        if entity.text not in chosen:
            swaps = generator.random() < 0.5
            chosen[entity.text] = generator.choice(pool[entity.label_]) if swaps else None
        name = chosen[entity.text]
        if name is None:
            _copy(doc, entity.start, entity.end, words, spaces, tags)
        else:
            words += name
            spaces += [True] * (len(name) - 1) + [bool(doc[entity.end - 1].whitespace_)]
            tags += [f"B-{entity.label_}"] + [f"I-{entity.label_}"] * (len(name) - 1)
        position = entity.end
    _copy(doc, position, len(doc), words, spaces, tags)
    # An entity tag of None, "unknown", is what spaCy documents but its annotation leaves out.
    return Doc(doc.vocab, words=words, spaces=spaces, ents=cast("list[str]", tags))


def _copy(doc: Doc, start: int, end: int, words: list[str], spaces: list[bool], tags: list[str | None]) -> None:
    for token in doc[start:end]:
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
        kind = token.ent_iob_
        tags.append(None if not kind else "O" if kind == "O" else f"{kind}-{token.ent_type_}")
