"""Elided forces: numbers that stand for a force named before, "a further 300 would follow", "200 of them left"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from standoff.briefing import Quantity
from standoff.extraction.deployments.forces import Force, forces
from standoff.extraction.deployments.naming import singular, words_of
from standoff.extraction.deployments.place_names import is_dated
from standoff.extraction.lexicon import lexicon
from standoff.language.dates import within as dated
from standoff.language.parties import mentions_at
from standoff.language.quantities import Amount, within

# How many sentences back the force may be named.
SENTENCES_BACK = 2

# Words back from people of a country to "host to" or "home to".
HOSTED = 9

# What may stand between such a number and its verb.
_AFTER = frozenset({"of", "them", "these", "those", "more", "others", "or", "so"})


def elided(sentence: Span, named: list[Force]) -> list[Force]:
    """Return the numbers of `sentence` that stand for forces; `named` are those that it names."""
    taken = {i for force in named for i in range(force.start, force.end)}
    found = []
    for amount in within(sentence.doc, sentence.start, sentence.end):
        if not taken.isdisjoint(range(amount.start, amount.end)):
            continue
        later = _counted_later(amount, sentence.doc, named)
        if later is not None:
            found.append(_before_it(later, amount))
            continue
        people = _is_people(amount, sentence.doc)
        if people and _is_stationed(sentence.doc[amount.end]):
            found.append(_people(amount, sentence.doc))
            continue
        if people or _stands_alone(amount, sentence):
            force = _antecedent(amount, sentence, named, "persons" if people else None)
            if force is not None:
                found.append(_in_place_of(force, amount))
    return found


def _stands_alone(amount: Amount, sentence: Span) -> bool:
    """Tell whether a verb follows the number of more than one, and no noun that it counts."""
    doc = sentence.doc
    if max(amount.min or 0, amount.max or 0) < 2 or dated(doc, amount.start, amount.end):
        return False
    if amount.start > 0 and (doc[amount.start - 1].tag_ in ("$", "SYM") or doc[amount.start - 1].dep_ == "case"):
        return False
    if _is_gapped(amount, sentence) or _is_moved(amount, doc):
        return True
    following = _first_other(doc[amount.end : sentence.end])
    return following is not None and following.tag_ in ("MD", "VBD", "VBP", "VBZ", "VBN")


def _is_moved(amount: Amount, doc: Doc) -> bool:
    """Tell whether a verb moves the number: "brought 65 of them home", "will send 2,000 more", "another 600"."""
    before = amount.start - 1
    further = {"a", *lexicon("figures")["further"]}
    while before > 0 and doc[before].lower_ in further:
        before -= 1
    another = any(t.lower_ in further for t in doc[before + 1 : amount.end])
    before -= doc[before].tag_ == "RP" and before > 0
    after = [token.lower_ for token in doc[amount.end : amount.end + 2]]
    more = after[:1] in (["more"], ["extra"]) and not doc[amount.end + 1].tag_.startswith(("NN", "JJ"))
    placed = another and doc[amount.end].tag_ in ("IN", "TO", ".", ",")
    of_them = after in (["of", "them"], ["of", "these"], ["of", "those"])
    sends = doc[before].lemma_.lower() in lexicon("movements")["classes"]["move"]["object"]
    placed = placed or (sends and doc[amount.end].tag_ in ("IN", "TO", ".", ",") and before == amount.start - 1)
    return doc[before].tag_.startswith("VB") and (of_them or more or placed)


def _is_gapped(amount: Amount, sentence: Span) -> bool:
    """Tell whether the number goes on a list without its noun: "and Togo 300", "and two more in Palawan"."""
    doc, i, end = sentence.doc, amount.start - 1, amount.end
    while i > sentence.start and doc[i].lower_ in ("another", "a", "further"):
        i -= 1
    while end < sentence.end and doc[end].lower_ in ("more", "others"):
        end += 1
    if i <= sentence.start:
        return False
    placed = end < sentence.end and doc[end].tag_ in ("IN", "TO") and not dated(doc, end, end + 2)
    if any(mention.kind in ("name", "capital") for mention in mentions_at(doc, i)):
        return end == sentence.end or doc[end].is_punct or doc[end].tag_ == "CC" or placed or is_dated(doc[end])
    return placed and doc[i].lower_ in ("and", ",") and doc[end].lower_ != "of"


def _first_other(after: Span) -> Token | None:
    return next((t for t in after if t.lower_ not in _AFTER and t.tag_ != "RB"), None) if len(after) else None


def _is_people(amount: Amount, doc: Doc) -> bool:
    """Tell whether the number counts people of a country: "900 French soldiers and 700 Americans"."""
    after = doc[amount.end] if amount.end < len(doc) else None
    several = max(amount.min or 0, amount.max or 0) > 1
    if after is None or not several or after.tag_[:2] not in ("NN", "JJ") or not after.lower_.endswith(("s", "ese")):
        return False
    compound = after.i + 1 < len(doc) and after.nbor().tag_ in ("NN", "NNS", "NNP", "POS")
    return not compound and any(mention.kind == "demonym" for mention in mentions_at(doc, after.i))


def _counted_later(amount: Amount, doc: Doc, named: list[Force]) -> Force | None:
    """Return the force of a list of whose it is: the troops of "900 French, 500 Italian and 250 Polish troops"."""
    end, last = amount.end, amount.end
    while end + 2 < len(doc) and any(m.kind == "demonym" for m in mentions_at(doc, end)):
        last = end
        joined = doc[end + 1].lower_ in (",", "and")
        end += 3 if joined and doc[end + 2].lower_ == "and" else 2
        if not joined or doc[end].tag_ != "CD":
            return None
        force = next((f for f in named if f.start == end), None)
        if force is not None:
            return force if last == amount.end or force.quantity is not None else None
        while end < len(doc) and doc[end].tag_ == "CD":
            end += 1
    return None


def _before_it(force: Force, amount: Amount) -> Force:
    """Return the part of a list of forces that `amount` counts: the French of "900 French and 500 Italian troops"."""
    head = force.head.doc[amount.end]
    number = Quantity(amount.text, amount.min, amount.max)
    return force._replace(head=head, noun=singular(head), start=amount.start, end=amount.end + 1, quantity=number)


def _is_stationed(people: Token) -> bool:
    """Tell whether people of a country are soldiers: "3,000 Kenyans are deployed", "host to 8,000 Britons"."""
    hosted = people.doc[max(people.i - HOSTED, people.sent.start) : people.i]
    if any(t.lower_ in ("host", "hosts", "home", "hosting") for t in hosted) and any(t.lower_ == "to" for t in hosted):
        return True
    first = people
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    verb = first.head
    bases = words_of("institutions", "bases")
    if verb.lemma_.lower() in lexicon("movements")["stationed"]["arriving"] and any(
        t.lower_ in bases for t in people.sent
    ):
        return True
    passive = first.dep_ in ("nsubj:pass", "obj") or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    return passive and verb.lemma_.lower() in lexicon("movements")["stationed"]["verbs"]


def _people(amount: Amount, doc: Doc) -> Force:
    head = doc[amount.end]
    number = Quantity(amount.text, amount.min, amount.max)
    return Force(head, amount.start, amount.end + 1, "persons", singular(head), head.text, number)


def _antecedent(amount: Amount, sentence: Span, named: list[Force], kind: str | None) -> Force | None:
    """Return the last force, of the class `kind` where that is given, before the number that many may be told of."""
    before = _before(sentence, named) if kind is None else iter(named)
    found = [f for f in before if f.end <= amount.start and kind in (None, f.kind)]
    found = [f for f in found if not any(c.lower_ == "with" for c in f.head.children)] or found
    for force in reversed(found):
        counted = force.quantity is None and force.head.tag_ != "NNP" and force.text.lower() != force.noun
        if counted or (force.quantity is not None and (force.quantity.max or force.quantity.min or 0) > 1):
            return force
    return None


def _before(sentence: Span, named: list[Force]) -> Iterator[Force]:
    earlier: list[Span] = []
    start = sentence.start
    while start > 0 and len(earlier) < SENTENCES_BACK:
        earlier.append(sentence.doc[start - 1].sent)
        start = earlier[-1].start
    for span in reversed(earlier):
        yield from forces(span)
    yield from named


def _in_place_of(force: Force, amount: Amount) -> Force:
    doc, end = force.head.doc, amount.end
    while end < len(doc) and doc[end].lower_ in ("more", "others"):
        end += 1
    return force._replace(
        head=doc[amount.end if _is_people(amount, doc) else amount.end - 1],
        start=amount.start,
        end=amount.end + 1 if _is_people(amount, doc) else end,
        quantity=Quantity(amount.text, amount.min, amount.max),
    )
