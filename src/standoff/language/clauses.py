"""Reading a clause off a Universal Dependencies tree: its subject, polarity, complements and extent."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "no", "nobody", "none", "neither", "nor", "nothing", "hardly", "barely"}
)
CONDITIONALS = frozenset({"if", "unless", "once", "until", "provided", "lest", "long"})
CONTRASTS = frozenset({"while", "whereas", "although", "though"})
SHORT_MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can"}
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the children of `token` whose label, or its part before the colon, is one of `labels`."""
    for child in token.children:
        if child.dep_ in labels or child.dep_.partition(":")[0] in labels:
            yield child


def child(token: Token, *labels: str) -> Token | None:
    """Return the first such child, or None."""
    return next(children(token, *labels), None)


def subject(verb: Token) -> Token | None:
    """Return the head word of the subject of `verb`, looked up through the clauses that lend it theirs.

    A verb that shares, controls or modifies ("rejected it and said", "saying that", "refused to say") has
    the subject of the verb it hangs on; in a relative clause the antecedent stands for the pronoun.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = _own_subject(verb)
        if own is not None:
            return antecedent(own, verb) if own.lower_ in RELATIVES else own
        if verb.tag_ in FINITE:
            before = _phrase_behind_opener(verb) if verb.dep_ == "conj" else phrase_before(verb)
            if before is not None:
                return before
        if verb.dep_ in ("acl", "acl:relcl"):
            return verb.head
        if verb.dep_ == "xcomp":
            governed = child(verb.head, "obj", "iobj")
            if governed is not None and governed.i < verb.i:
                return governed
        elif verb.dep_ not in ("conj", "advcl", "parataxis"):
            return None
        verb = _lender(verb)
    return None


def _lender(verb: Token) -> Token:
    """Return the verb whose subject `verb` shares: a verb in a tense is not joined to one behind a modal or "had"."""
    behind_modal = verb.tag_ in ("VBZ", "VBP") and verb.head.tag_ == "VB"
    had = any(c.lower_ == "had" and c.dep_.startswith("aux") for c in verb.head.children)
    behind_had = verb.tag_ == "VBD" and verb.head.dep_ == "ccomp" and had
    if verb.dep_ == "conj" and (behind_modal or behind_had):
        return next((a for a in verb.head.ancestors if a.tag_ in FINITE), verb.head)
    return verb.head


def _own_subject(verb: Token) -> Token | None:
    """Return the subject among the children of `verb`: the last before it, else the first behind it."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    before = [c for c in found if c.i < verb.i]
    return before[-1] if before else found[0] if found else _inverted(verb)


def _inverted(verb: Token) -> Token | None:
    """Return the subject that stands right behind `verb` where a quotation or comma ends right before it."""
    before = verb.i - 1
    if before < 0 or not verb.doc[before].is_punct or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    return next(
        (c for c in children(verb, "obj") if c.left_edge.i == verb.i + 1 and c.pos_ in ("PROPN", "NOUN")),
        None,
    )


def phrase_before(verb: Token) -> Token | None:
    """Return the head word of the noun phrase that ends right before `verb`, whatever the tree says of the two."""
    i = verb.i - 1
    while i > verb.sent.start and (verb.doc[i].is_punct or verb.doc[i].dep_ in ("aux", "advmod")):
        i -= 1
    word = verb.doc[i]
    if i < verb.sent.start or word.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    while word.head.i != word.i and word.head.pos_ in ("NOUN", "PROPN") and word.head.right_edge.i < verb.i:
        word = word.head
    return word


def _phrase_behind_opener(verb: Token) -> Token | None:
    """Return the head word of the noun phrase that stands right behind the "and" or "while" of the clause of `verb`.

    A verb that shares the subject of another has none there, so that what stands there is its own.
    """
    opener = next((c for c in reversed(list(verb.lefts)) if c.dep_ in ("cc", "mark")), None)
    if opener is None or opener.i + 1 >= verb.i or verb.doc[opener.i + 1].pos_ not in ("NOUN", "PROPN", "DET", "ADJ"):
        return None
    end = next((t.i for t in verb.doc[opener.i + 1 : verb.i] if t.text == ","), _group_start(verb))
    head = verb.doc[opener.i + 1 : end].root
    return head if head.pos_ in ("NOUN", "PROPN") else None


def _group_start(verb: Token) -> int:
    return min((c.i for c in verb.lefts if c.dep_ in ("aux", "aux:pass", "advmod")), default=verb.i)


def antecedent(pronoun: Token, verb: Token) -> Token:
    """Return the noun that a relative `pronoun` in the clause of `verb` stands for; itself if there is none."""
    clause = verb
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "acl:relcl" else pronoun


def agent(verb: Token) -> Token | None:
    """Return the head word of the "by" phrase of a passive `verb`, or None."""
    for oblique in children(verb, "obl"):
        marker = child(oblique, "case")
        by = marker is not None and marker.lower_ == "by"
        if (oblique.dep_ == "obl:agent" and (by or marker is None)) or (is_passive(verb) and by):
            return oblique
    return None


def is_finite(verb: Token) -> bool:
    """Tell whether `verb` stands in a tense: alone, or by an auxiliary."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE or c.tag_ == "MD" for c in children(verb, "aux", "cop"))


def is_passive(verb: Token) -> bool:
    """Tell whether `verb` is in the passive voice, a bare participle that modifies a noun or clause included."""
    if any(c.dep_ == "aux:pass" and not _set_off(c, verb) for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children):
        return False
    return is_passive(verb.head) if verb.dep_ == "conj" else verb.dep_ in ("acl", "advcl")


def _set_off(word: Token, verb: Token) -> bool:
    """Tell whether a comma ends right before `verb`, so that `word` before it belongs to another clause."""
    return word.i < verb.i - 1 and verb.nbor(-1).text == ","


def is_negated(verb: Token) -> bool:
    """Tell whether `verb` stands under a negation of its own, or one of its auxiliary or subject."""
    for c in verb.children:
        if c.i < verb.i and c.lower_ in NEGATIONS and c.dep_ in ("advmod", "det", "cc:preconj", "nsubj", "neg", "cc"):
            return True
        if c.dep_ == "obj" and (c.lower_ in NEGATIONS or any(g.lower_ == "no" for g in children(c, "det"))):
            return True
        if c.dep_ in SUBJECTS and any(
            g.lower_ in ("no", "neither", "not") and g.dep_ in ("det", "advmod") and not _is_at_least(g)
            for g in c.children
        ):
            return True
    return False


def _is_at_least(word: Token) -> bool:
    """Tell whether "no" opens a number: "no fewer than 36"."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in ("fewer", "less")


def modal(verb: Token) -> str | None:
    """Return the modal of `verb` as a plain word ("will", "would", "could"), or None."""
    found = _modals(verb)
    if not found:
        return None
    short: str = found[-1].lower_
    return SHORT_MODALS.get(short, short)


def _modals(verb: Token) -> list[Token]:
    """Return the modals of `verb`: more than one where a "should" that opens a condition is hung on it as well."""
    copula = child(verb, "cop")
    return [c for c in [*verb.children, *(copula.children if copula is not None else ())] if c.tag_ == "MD"]


def conditions(verb: Token) -> Iterator[Token]:
    """Yield the heads of the conditional clauses ("if", "unless", "should X happen") that `verb` depends on."""
    yield from (clause for clause in children(verb, "advcl") if is_condition(clause))


def is_condition(clause: Token) -> bool:
    """Tell whether the clause headed by `clause` states a condition."""
    if opens_with_modal(clause):
        return True
    if clause.dep_.partition(":")[0] != "advcl":
        return False
    if any(mark.lower_ in CONDITIONALS for mark in children(clause, "mark")):
        return True
    inverted = (c for c in children(clause, "aux", "cop") if c.i == clause.left_edge.i)
    return any(c.lower_ in ("should", "were", "had") for c in inverted)


def opens_with_modal(clause: Token) -> bool:
    """Tell whether "should" stands before the subject of `clause`, which makes it a condition, but for questions."""
    first = next((c for c in clause.lefts if not c.is_punct and c.dep_ != "cc"), None)
    if len(_modals(clause)) > 1:
        return False
    return first is not None and first.lower_ == "should" and any(c.dep_ in SUBJECTS for c in clause.lefts)


def is_relative(clause: Token) -> bool:
    """Tell whether `clause` heads a clause about the noun before it that has a subject of its own, or is marked so."""
    if clause.dep_ == "acl:relcl":
        return True
    return clause.dep_ == "acl" and child(clause, "mark") is None and any(c.dep_ in SUBJECTS for c in clause.children)


def is_contrast(clause: Token) -> bool:
    """Tell whether `clause` sets the deed of another beside what governs it: ", while Peru urged ..."."""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in CONTRASTS and mark.nbor(-1).text in (",", ";", "–", "—")


def marker_of(clause: Token) -> str | None:
    """Return the word that joins `clause` to what governs it ("that", "to", "whether"), or None."""
    mark = child(clause, "mark")
    return None if mark is None else mark.lower_


def subtree(token: Token) -> Span:
    """Return all that hangs on `token`, as one contiguous span."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def trimmed(span: Span) -> Span:
    """Return `span` without punctuation and conjunctions at its ends; quotation marks go too."""
    start, end = span.start, span.end
    while start < end and (span.doc[start].is_punct or span.doc[start].is_space or span.doc[start].dep_ == "cc"):
        start += 1
    while end > start and (span.doc[end - 1].is_punct or span.doc[end - 1].is_space):
        end -= 1
    return span.doc[start:end]
