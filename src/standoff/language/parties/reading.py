"""What every step of finding parties needs to know of a text, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from standoff.language.clauses import SUBJECTS
from standoff.language.document import blocks
from standoff.language.quotations import quotations

# Relations that join the words of one noun phrase to its head.
INSIDE_NAME = frozenset(
    {"compound", "flat", "flat:name", "flat:foreign", "nmod:desc", "appos", "name", "goeswith", "list"}
)
# No clause that a reader could follow is nested deeper than this.
_DEEPEST = 25


class Reading:
    """A parsed `Doc` with its sentences, paragraphs, quotations and subjects at hand, by token."""

    def __init__(self, doc: Doc) -> None:
        """Work out everything in one pass over `doc`."""
        self.doc = doc
        self.parsed: bool = doc.has_annotation("DEP")
        self._sentences = [s.start for s in doc.sents] if self.parsed else [0]
        found = blocks(doc)
        self._blocks = [block.start for block in found]
        self.quoted = [False] * len(doc)
        for quotation in quotations(doc):
            self.quoted[quotation.start : quotation.end] = [True] * (quotation.end - quotation.start)
        self._subject: dict[int, int] = {}
        self._main: dict[int, int] = {}
        self._object: dict[int, int] = {}
        for token in doc:
            if token.dep_ in SUBJECTS and token.head.i != token.i:
                self._subject.setdefault(token.head.i, token.i)
                if token.head.dep_ == "ROOT":
                    self._main.setdefault(self.sentence(token.i), token.i)
            elif token.dep_ in ("obj", "iobj", "obl") and token.i > token.head.i:
                self._object.setdefault(token.head.i, token.i)

    def sentence(self, i: int) -> int:
        """Return the number of the sentence that token `i` is in."""
        return bisect_right(self._sentences, i) - 1

    def sentence_start(self, i: int) -> int:
        """Return the first token of the sentence that token `i` is in."""
        return self._sentences[self.sentence(i)]

    def block(self, i: int) -> int:
        """Return the number of the paragraph that token `i` is in."""
        return bisect_right(self._blocks, i) - 1

    def subject(self, verb: Token) -> int | None:
        """Return the head word of the subject of `verb`."""
        return self._subject.get(verb.i)

    def main_subject(self, sentence: int) -> int | None:
        """Return the head word of the subject of the main clause of `sentence`."""
        return self._main.get(sentence)

    def is_common(self, i: int) -> bool:
        """Tell whether token `i` is a noun or name, and no pronoun."""
        return self.doc[i].pos_ in ("NOUN", "PROPN")

    def is_subject(self, i: int) -> bool:
        """Tell whether the noun phrase that token `i` names is the subject of its clause, or its source."""
        token = self.doc[i]
        for _ in range(_DEEPEST):
            if token.dep_ in SUBJECTS or (token.dep_ == "ROOT" and token.pos_ in ("NOUN", "PROPN")):
                return True  # A noun at the root is, mostly, a subject that the parser tore from its verb.
            if token.dep_ == "obl" and any(c.lower_ == "according" for c in token.lefts):
                return True
            if token.head.i == token.i or token.dep_ not in INSIDE_NAME | {"conj"}:
                return False
            token = token.head
        return False

    def is_main_subject(self, i: int) -> bool:
        """Tell whether token `i` is the subject of a main clause, or of one that is joined to it."""
        return self.doc[i].dep_ in SUBJECTS and self.doc[i].head.dep_ in ("ROOT", "conj", "parataxis")

    def interrupts(self, i: int) -> bool:
        """Tell whether token `i` begins a clause thrown in between two commas, as in "X, he said, was wrong"."""
        near = self.doc[i + 1 : i + 4]
        return i > 1 and self.doc[i - 1].text == "," and len(near) > 1 and any(t.text == "," for t in near[1:])

    def governing_subjects(self, i: int) -> Iterator[int]:
        """Yield the subjects, and those told to act, of the clauses above that of token `i`, the nearest first."""
        token = self.doc[i]
        own = True
        for _ in range(_DEEPEST):
            subject = self.subject(token)
            if subject is not None and subject != i and not (own and subject > i):
                yield subject
            own = own and subject is None
            if token.dep_ in ("xcomp", "advcl") and token.i > self._object.get(token.head.i, token.i):
                yield self._object[token.head.i]  # "urged X to withdraw its troops"
            if token.head.i == token.i:
                return
            token = token.head
