"""Numbers of forces that do not stand before their names: what they grow to, "at least 300 of them", a ship's one."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from standoff.briefing import Quantity
from standoff.extraction.deployments.forces import COUNTS, Force, forces, is_counted
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.naming import DEFINITE, is_known
from standoff.extraction.lexicon import lexicon
from standoff.language import quantities

# Verbs that a number of the force stands behind.
NUMBERS = ("number", "numbering", "numbered", "totalling", "totaling", "totalled", "totaled")


def grown(movement: Movement) -> tuple[Force, Quantity | None]:
    """Return a force and what it is raised to: "double its force to about 1,800", "the garrison to 600 men"."""
    force, doc = movement.force, movement.trigger.doc
    put = movement.trigger.lemma_.lower() in lexicon("figures")["putting"]
    if force.quantity is not None or not (movement.name == "strengthen" or put or is_counted(force)):
        return force, None
    amounts = quantities.within(doc, force.end, doc[force.head.i].sent.end)
    for links in (("to", "at"), ("from", "by")):
        for amount in amounts:
            if _link(amount, doc).lower_ in links:
                told_of = next((f for f in forces(doc[amount.start].sent) if f.start == amount.start), None)
                return told_of or force, Quantity(amount.text, amount.min, amount.max)
    return force, None


def _link(amount: quantities.Amount, doc: Doc) -> Token:
    """Return the word that leads to a number, which may be its first: "from 70 to 600"."""
    return doc[amount.start] if doc[amount.start].lower_ == "from" else doc[max(amount.start - 1, 0)]


def single(force: Force) -> Quantity | None:
    """Return the number of a ship with a name of its own: "the destroyer USS Halsey"."""
    beside = force.head.doc[force.opening : min(force.end + 3, force.head.sent.end)]
    named = next((t for t in beside if t.text in lexicon("movements")["prefixes"]), None)
    after = force.head.doc[force.end] if force.end < force.head.sent.end else force.head
    beyond = next((t for t in force.head.doc[force.end :] if t.tag_ != "NNP"), after)
    is_name = after.tag_ == "NNP" and not beyond.tag_.startswith("NN") and force.head.tag_ == "NN"
    if named is None and force.kind == "ships" and is_name:
        return Quantity(f"{force.text} {after.text}", 1, 1)
    if named is None and force.kind in ("ships", "aircraft") and force.head.tag_ == "NN" and is_known(force.noun):
        bare = force.start == force.head.sent.start or force.opening == force.start
        return None if bare else Quantity(force.text, 1, 1)
    if named is None or force.head.tag_ not in ("NN", "NNP"):
        return None
    end = named.i + 1
    while end < force.head.sent.end and force.head.doc[end].tag_ == "NNP":
        end += 1
    words = force.head.doc[min(force.start, named.i) : max(end, force.end)].text
    return Quantity(" ".join(words.split()), 1, 1)


def of_them(force: Force) -> Quantity | None:
    """Return the number that an afterthought gives of the force: "sent men, at least 300 of them"."""
    doc = force.head.doc
    for amount in quantities.within(doc, force.end, force.head.sent.end):
        numbers = doc[amount.start - 1].lower_ in NUMBERS and doc[amount.start - 2].tag_ not in ("DT", "JJ", "PRP$")
        definite = any(t.lower_ in DEFINITE for t in force.opening_words)
        if numbers and not definite and not any(f.start >= force.end for f in forces(doc[amount.start].sent)):
            return Quantity(amount.text, amount.min, amount.max)
        if not definite and amount.end < len(doc) and doc[amount.end].lower_ == "strong":
            return Quantity(amount.text, amount.min, amount.max)
        after = [token.lower_ for token in doc[amount.end : amount.end + 2]]
        goes_on = amount.end + 2 < len(doc) and doc[amount.end + 2].tag_[:2] in ("VB", "MD")
        if after in (["of", "them"], ["of", "whom"], ["of", "which"]) and not goes_on:
            return Quantity(amount.text, amount.min, amount.max) if amount.min or amount.max else None
    return None


def counts(article: Token) -> bool:
    """Tell whether `article` is that of a number: "the number of French soldiers"."""
    return article.i + 1 < len(article.doc) and article.nbor().lower_ in COUNTS
