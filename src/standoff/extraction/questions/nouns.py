"""What a noun is called in a question: the phrase that names it, without clauses and asides."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import Names
from standoff.extraction.questions.stretches import closed
from standoff.extraction.wording import readable, render
from standoff.language.clauses import RELATIVES, marker_of

LEFTWARD = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "det:predet", "flat", "goeswith", "advmod"}
)
RIGHTWARD = frozenset({"flat", "compound", "nmod", "conj", "fixed", "nummod", "case", "goeswith"})
INDEFINITE = words("determiners", "indefinite")


def noun_phrase(noun: Token) -> list[Token]:
    """Return `noun` with what names it: no relative clause, no aside."""
    end = noun.i + 1
    while noun.tag_ in ("NNP", "NNPS") and end < noun.sent.end and noun.doc[end].tag_ in ("NNP", "NNPS"):
        end += 1
    for child in noun.children:
        names = child.dep_.partition(":")[0] in RIGHTWARD or (child.dep_ == "acl" and marker_of(child) == "to")
        if child.i > noun.i and names:
            end = max(end, child.right_edge.i + 1)
    starts = [c.left_edge.i for c in noun.children if c.i < noun.i and c.dep_ in LEFTWARD]
    tokens = list(noun.doc[min(starts, default=noun.i) : min(end, noun.sent.end)])
    stops = (
        i
        for i, t in enumerate(tokens)
        if t.i > noun.i
        and (t.text in ";(:" or t.lower_ in RELATIVES or (t.text == "," and noun.dep_ != "conj" and not _in_list(t)))
    )
    begin = max((i + 1 for i, t in enumerate(tokens) if t.i < noun.i and t.text in ",;(:"), default=0)
    while tokens[begin].tag_ == "IN" and any(t.tag_ == "DT" for t in tokens[begin + 1 : -1]):
        begin = next(i for i, t in enumerate(tokens) if i > begin and t.tag_ == "DT")
    return closed(readable(tokens[begin : next(stops, None)], 14))


def _in_list(comma: Token) -> bool:
    return any(
        t.lower_ in ("and", "or") for t in comma.doc[comma.i + 1 : min(comma.i + 6, comma.sent.end)]
    ) and comma.nbor().tag_ in ("NNP", "NNPS", "JJ")


def named(noun: Token, names: Names, speaker: str | None = None) -> str:
    """Return what `noun` is called in a question: a body or an office takes the article that its name may lack."""
    phrase = noun_phrase(noun)
    if phrase[0].tag_ == "WP$":
        return f"the {render(phrase[1:], names.say(speaker))}"
    text = render(phrase, names.say(speaker))
    common = words("names", "bodies") | words("names", "offices")
    bare_body = phrase[0].tag_ in ("NNP", "NNPS", "JJ") and phrase[-1].text in common
    return f"the {text}" if bare_body else text


def definite(phrase: Sequence[Token]) -> str:
    """Return `phrase` as that of something known: "the" for "a", or before a bare noun."""
    if phrase[0].lower_ in INDEFINITE:
        return f"the {render(phrase[1:])}"
    if phrase[0].lower_ in ("next", "tomorrow", "today", "this") and any(t.tag_ == "POS" for t in phrase):
        return render(phrase)
    named = phrase[0].tag_ in ("DT", "PRP$", "NNP", "NNPS") and phrase[0].tag_ != "NNS"
    return render(phrase) if named else f"the {render(phrase)}"
