"""The spaCy component that finds mentions of parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from standoff.language.gazetteer import load
from standoff.language.parties.acronyms import introduced
from standoff.language.parties.mention import Mention
from standoff.language.parties.names import Names
from standoff.language.parties.resolve import Resolver
from standoff.language.parties.words import words


class PartyTagger:
    """Finds the mentions of parties in a `Doc`: names, people, offices, and what stands for them later.

    A person counts for a party by what the article tells of him or her, else by the gazetteer in the
    years of the office (the article's day is `Doc._.published`), else by the party spoken of. Without a
    parse only names are found.
    """

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        """Take further names per party code, as a profile gives them."""
        self._names = Names(load(), names)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions in `doc` to `doc._.parties` and, labelled by party, to `doc.spans["parties"]`."""
        found = self.match(doc)
        doc._.parties = found
        doc.spans["parties"] = [Span(doc, m.start, m.end, label=m.code) for m in found]
        return doc

    def match(self, doc: Doc) -> list[Mention]:
        """Return the mentions in `doc`, in order; two share a span where one phrase means two parties."""
        listed = words(doc)
        hits = introduced(listed, self._names.find(listed))
        if not doc.has_annotation("DEP"):
            return [Mention(h.start, h.end, h.code, h.kind) for h in hits if h.code]
        return Resolver(doc, listed, hits).mentions()


@Language.factory("parties", assigns=["doc._.parties", "doc.spans"], default_config={"names": {}})
def make_parties(nlp: Language, name: str, names: dict[str, Sequence[str]]) -> PartyTagger:
    """Return the component; `names` are further names per party code."""
    return PartyTagger(names)
