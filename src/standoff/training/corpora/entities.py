"""Named-entity corpora, each read into one scheme: people, organisations and places that are named.

The scheme is that of Universal NER: no determiner, no office or honorific before a person, countries are places.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

LABELS = ("PER", "ORG", "LOC")
# Each corpus draws the line between a name and none, a place and an organisation, elsewhere: it has labels of its own.
SCHEMES = ("uner", "gum", "wikigold", "re3d")
# The scheme by which names are read in the end: the one whose texts and guidelines are the widest.
SHIPPED_SCHEME = SCHEMES.index("uner")
# As many words as a paragraph of the treebanks may hold.
CHUNK_WORDS = 150


class Mention(NamedTuple):
    """A span `[start, end)` of characters; an empty label says that nobody knows what it is."""

    start: int
    end: int
    label: str


class Annotated(NamedTuple):
    """A text and the mentions in it."""

    text: str
    mentions: tuple[Mention, ...]


def to_doc(nlp: Language, item: Annotated) -> Doc:
    """Tokenise a text and set its entities; where they are unknown the network learns nothing."""
    doc = nlp.make_doc(item.text)
    entities, unknown = [], []
    for mention in item.mentions:
        span = doc.char_span(mention.start, mention.end, label=mention.label)
        if span is not None and mention.label:
            entities.append(span)
        else:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            unknown.extend([span] if span is not None else [])
    taken = {token.i for span in entities for token in span}
    missing = [doc[i : i + 1] for i in sorted({t.i for span in unknown for t in span} - taken)]
    doc.set_ents(entities, missing=missing, default="outside")
    return doc


def realigned(item: Annotated, text: str) -> Annotated:
    """Carry the mentions over to another spacing of the same text; unknown as a whole where the texts differ."""
    if "".join(item.text.split()) != "".join(text.split()):
        return Annotated(text, (Mention(0, len(text), ""),))
    ranks = [len("".join(item.text[:end].split())) for end in range(len(item.text) + 1)]
    places = [index for index, character in enumerate(text) if not character.isspace()]
    moved = (Mention(places[ranks[m.start]], places[ranks[m.end] - 1] + 1, m.label) for m in item.mentions)
    return Annotated(text, tuple(moved))


def joined(items: Iterable[Annotated]) -> Annotated:
    """Join annotated texts into one, a space between them."""
    text = ""
    mentions: list[Mention] = []
    for item in items:
        text += " " if text else ""
        mentions += [Mention(m.start + len(text), m.end + len(text), m.label) for m in item.mentions]
        text += item.text
    return Annotated(text, tuple(mentions))


def chunks(items: Iterable[Annotated]) -> Iterator[Annotated]:
    """Join the sentences of one document into pieces of about a paragraph each."""
    group: list[Annotated] = []
    for item in items:
        group.append(item)
        if sum(len(part.text.split()) for part in group) >= CHUNK_WORDS:
            yield joined(group)
            group = []
    if group:
        yield joined(group)


def read_uner_sentences(path: Path) -> Iterator[tuple[str, bool, Annotated]]:
    """Read Universal NER by sentence: its identity, whether it opens a document, and its mentions in the raw text.

    Spans typed OTH are no entity in its dev and test sets, hence none here; those typed O are untyped: unknown.
    """
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        comments = dict(line.removeprefix("# ").split(" = ", 1) for line in lines if " = " in line and line[0] == "#")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if rows:
            item = _located(comments["text"], [row[1] for row in rows], [row[2] for row in rows])
            yield comments["sent_id"], "newdoc id" in comments, item


def read_uner(path: Path) -> Iterator[list[Annotated]]:
    """Read Universal NER as documents of sentences."""
    document: list[Annotated] = []
    for _, opens, item in read_uner_sentences(path):
        if opens and document:
            yield document
            document = []
        document.append(item)
    if document:
        yield document


def _located(text: str, words: list[str], tags: list[str]) -> Annotated:
    offsets = []
    position = 0
    for word in words:
        start = text.find(word, position)
        start = position if start < 0 else start
        position = min(start + len(word), len(text))
        offsets.append((start, position))
    mentions = []
    for first, last, label in _runs(tags):
        if label != "OTH":
            name = label if label in LABELS else ""
            mentions.append(Mention(offsets[first][0], offsets[last][1], name))
    return Annotated(text, tuple(mentions))


def _runs(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """First and last index and type of each run of `B-`/`I-` tags (`I-` alone also opens a run)."""
    start: int | None = None
    for index, (before, tag) in enumerate(pairwise(["O", *tags, "O"])):
        if start is not None and not (tag.startswith("I-") and tag[2:] == before[2:]):
            yield start, index - 1, before[2:]
            start = None
        if start is None and tag != "O":
            start = index


def read_wikigold(path: Path) -> Iterator[list[Annotated]]:
    """Read Wikigold: tokens with `I-` tags; spaces are restored by rule, MISC is no entity here."""
    for article in path.read_text(encoding="utf-8").split("-DOCSTART- O"):
        document = []
        for block in article.strip().split("\n\n"):
            rows = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line]
            if rows:
                words, tags = [row[0] for row in rows], [row[1] for row in rows]
                tags = ["O" if tag == "I-MISC" else tag for tag in tags]
                document.append(_located(detokenised(words), words, tags))
        if document:
            yield document


def detokenised(words: list[str]) -> str:
    """Write tokens as running text: no space before a closing mark or a clitic, none after an opening one."""
    text = ""
    quotes = 0
    glue = True
    for word in words:
        closing = word in {",", ".", ";", ":", "!", "?", ")", "]", "%", "'"} or (word == '"' and quotes % 2)
        clitic = word in {"n't"} or (word.startswith("'") and 1 < len(word) <= 3)
        text += word if glue or closing or clitic else " " + word
        quotes += word == '"'
        glue = word in {"(", "[", "$"} or (word == '"' and quotes % 2 == 1)
    return text
