"""Universal Dependencies treebanks (CoNLL-U) as spaCy documents of whole paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

# A paragraph above this many words is cut at the next sentence: batches stay even, and transcripts without
# paragraph marks do not become one document.
PARAGRAPH_WORDS = 150


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence: its identity, its paragraph, and one CoNLL-U row per syntactic word."""

    identity: str
    paragraph: int
    rows: tuple[tuple[str, ...], ...]
    unspaced: frozenset[int] = field(default_factory=frozenset)

    @property
    def words(self) -> list[str]:
        """The word forms, in order."""
        return [row[1] for row in self.rows]

    @property
    def written(self) -> str:
        """The words with the spaces between them, as documents hold the sentence."""
        return "".join(word + ("" if i in self.unspaced else " ") for i, word in enumerate(self.words))

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Start and end of each word in `written`."""
        result = []
        start = 0
        for index, word in enumerate(self.words):
            result.append((start, start + len(word)))
            start += len(word) + (index not in self.unspaced)
        return result


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a CoNLL-U file, counting its paragraphs."""
    paragraph = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        comments = [line for line in lines if line.startswith("#")]
        if any(line.startswith(("# newdoc", "# newpar")) for line in comments):
            paragraph += 1
        cells = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
        rows = tuple(row for row in cells if row[0].isdigit())
        if rows:
            yield Sentence(
                _identity(comments),
                paragraph,
                rows,
                frozenset(_unspaced(cells)),
            )


def _identity(comments: list[str]) -> str:
    prefix = "# sent_id = "
    return next((line.removeprefix(prefix) for line in comments if line.startswith(prefix)), "")


def _unspaced(cells: Iterable[tuple[str, ...]]) -> Iterator[int]:
    """Positions of the words that no space follows; within a multi-word token only its last may have one."""
    for row in cells:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            yield from range(first - 1, last - 1)
            if "SpaceAfter=No" in row[9]:
                yield last - 1
        elif row[0].isdigit() and "SpaceAfter=No" in row[9].split("|"):
            yield int(row[0]) - 1


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences by paragraph, none much longer than `PARAGRAPH_WORDS`."""
    group: list[Sentence] = []
    for sentence in sentences:
        size = sum(len(other.rows) for other in group)
        if group and (sentence.paragraph != group[0].paragraph or size >= PARAGRAPH_WORDS):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Build the gold document of a paragraph: tags, features, lemmas, trees, sentence starts."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    for sentence in sentences:
        start = len(words)
        for index, row in enumerate(sentence.rows):
            words.append(row[1])
            spaces.append(index not in sentence.unspaced)
            heads.append(start + (int(row[6]) - 1 if row[6] != "0" else index))
    rows = [row for sentence in sentences for row in sentence.rows]
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        tags=[_filled(row[4]) for row in rows],
        pos=[_filled(row[3]) for row in rows],
        morphs=[_filled(row[5]) for row in rows],
        lemmas=[row[2] if row[2] != "_" or row[1] == "_" else row[1] for row in rows],
    )


def _filled(cell: str) -> str:
    return "" if cell == "_" else cell


def treebank_docs(vocab: Vocab, path: Path) -> Iterator[Doc]:
    """Read a CoNLL-U file as one document a paragraph."""
    for group in paragraphs(read_sentences(path)):
        yield to_doc(vocab, group)
