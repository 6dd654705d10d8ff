"""The component `attribution`: who says or holds what, as source, cue and content.

`match` is pure and returns what it found; calling the component writes it to `doc._.attributions` and
to the span groups `sources`, `cues` and `contents`, index by index where each part is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from standoff.language.annotations import Attribution
from standoff.language.clauses import (
    FINITE,
    RELATIVES,
    SUBJECTS,
    child,
    is_passive,
    is_relative,
    marker_of,
    subtree,
    trimmed,
)
from standoff.language.contents import content_of, holder_of, source_of
from standoff.language.cues import Cue, cue_at, noun_cue_at
from standoff.language.lexicon import lexicon
from standoff.language.parties import Mention, party_of
from standoff.language.quoting import attach_quotations
from standoff.language.turns import turns

if not Doc.has_extension("attributions"):
    Doc.set_extension("attributions", default=())


def match(doc: Doc) -> list[Attribution]:
    """Return the attributions of `doc` in the order of their cues."""
    found = [a for finder in (_verbs, _nouns, _phrases) for a in finder(doc)]
    found.sort(key=lambda a: a.cue)
    return sorted([*attach_quotations(doc, found), *turns(doc)], key=lambda a: (a.cue, a.content or ()))


@Language.factory("attribution", assigns=["doc._.attributions", "doc.spans"])
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it has no settings."""
    return annotate


def annotate(doc: Doc) -> Doc:
    """Write what `match` finds to `doc`, and return it."""
    found = match(doc)
    doc._.attributions = tuple(found)
    for group, part in (("sources", "source"), ("cues", "cue"), ("contents", "content")):
        ranges = [getattr(a, part) for a in found]
        doc.spans[group] = [Span(doc, r[0], r[1], label=part.upper()) for r in ranges if r is not None]
    return doc


def _verbs(doc: Doc) -> Iterator[Attribution]:
    for token in doc:
        cue = cue_at(token)
        if cue is None:
            continue
        holder = _own(holder_of(token, cue), token)
        if holder is None or holder.i == token.i or _is_wished_of(holder, token):
            continue
        if _is_standing_fact(token, cue) or _gives_name(token, cue) or _is_blow(token):
            continue
        content = content_of(token, cue, holder)
        source = trimmed(source_of(holder, token))
        yield Attribution(
            (source.start, source.end) if len(source) else None,
            (cue.start, cue.end),
            (content.start, content.end) if content is not None and len(content) else None,
            token.i,
            _holders(holder, token),
            cue.stances,
            "passive" if is_passive(token) else "report" if cue.needs_content and not cue.stances else "stance",
            quoted=False,
        )


def _holders(holder: Token, verb: Token) -> tuple[Mention, ...]:
    """Return whom `holder` stands for, and who is joined to it behind a clause: "X, which did so, and Y both urged".

    Where a relative clause hangs on a noun that is nobody's name, it is about the name right before it.
    """
    found = party_of(holder)
    pronoun = next((c for c in verb.lefts if c.lower_ in RELATIVES), None)
    if not found and pronoun is not None and is_relative(verb) and holder.i < pronoun.i:
        found = party_of(pronoun.nbor(-2)) if pronoun.nbor(-1).text == "," else []
    if not is_passive(verb):
        found = [*found, *_joined_last(holder, verb)]
    return tuple({mention.code: mention for mention in reversed(found)}.values())[::-1]


def _joined_last(holder: Token, verb: Token) -> list[Mention]:
    """Return whom the noun phrase stands for that a comma and "and" join to `holder` right before `verb`."""
    doc = verb.doc
    at = next(
        (i for i in range(verb.i - 1, holder.i + 1, -1) if doc[i].lower_ == "and" and doc[i - 1].text == ","), None
    )
    phrase = trimmed(doc[at + 1 : verb.i]) if at is not None else doc[0:0]
    if not len(phrase) or any(t.is_punct or t.tag_ in FINITE or t.pos_ == "SCONJ" for t in phrase):
        return []
    return party_of(next((t for t in phrase if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), phrase[0]))


def _is_wished_of(holder: Token, verb: Token) -> bool:
    """Tell whether `verb` is what another is to do: "urged it to make a declaration" tells no declaration."""
    told = holder.dep_ in ("obj", "iobj") and holder.head.i == verb.head.i
    return told and verb.dep_ == "xcomp" and marker_of(verb) == "to"


def _own(holder: Token | None, verb: Token) -> Token | None:
    """Return whose verb it is, where "and" joined that to the object of another: "X asked for aid and Y refused"."""
    joined = child(holder, "conj") if holder is not None and child(holder, "case") is not None else None
    return joined if joined is not None and holder is not None and holder.i < joined.i < verb.i else holder


def _is_blow(verb: Token) -> bool:
    """Tell whether a verb that also means a blow is done to a thing: "blasted the boat" and not "blasted the plan"."""
    thing = child(verb, "obj")
    if verb.lemma_.lower() not in lexicon("cues")["verbs"]["physical"] or thing is None:
        return False
    spoken = noun_cue_at(thing) is not None or thing.lemma_.lower() in lexicon("cues")["verbs"]["doings"]
    return thing.pos_ == "NOUN" and not spoken and not any(m.kind != "nominal" for m in party_of(thing))


def _is_standing_fact(verb: Token, cue: Cue) -> bool:
    """Tell background ("the rebels, who are backed by their neighbour") from a position that is taken."""
    return is_passive(verb) and cue.stances == {"support"} and verb.dep_.startswith("acl")


def _gives_name(verb: Token, cue: Cue) -> bool:
    """Tell what a party calls something ("the islet, which X calls A and Y calls B") from what it holds of it."""
    behind = verb.doc[cue.end : verb.sent.end]
    name = list(takewhile(lambda token: token.pos_ == "PROPN", behind))
    ends = cue.end + len(name) == verb.sent.end or verb.doc[cue.end + len(name)].pos_ in ("PUNCT", "CCONJ", "AUX")
    aside = any(token.lower_ in RELATIVES for token in verb.doc[verb.sent.start : verb.i])
    return cue.evaluates and bool(name) and ends and aside


def _nouns(doc: Doc) -> Iterator[Attribution]:
    """Yield what a noun tells: "Washington's demand that ...", "an appeal from the UN to ..."."""
    for token in doc:
        stances = noun_cue_at(token)
        if stances is None:
            continue
        content = next((c for c in token.children if c.i > token.i and _is_noun_content(c)), None)
        told = trimmed(subtree(content)) if content is not None else _predicated(token)
        owner = _owner(token)
        if told is None or owner is None:
            continue
        source = trimmed(subtree(owner))
        if len(source) and len(told):
            yield Attribution(
                (source.start, source.end),
                (token.i, token.i + 1),
                (told.start, told.end),
                token.i,
                tuple(party_of(owner)),
                stances,
                "noun",
                quoted=False,
            )


def _predicated(noun: Token) -> Span | None:
    """Return what `noun` is said to be in a clause: "the demand is that the road be opened"."""
    clause = noun.head
    if noun.dep_ not in SUBJECTS or child(clause, "cop") is None or marker_of(clause) not in ("that", "to"):
        return None
    mark = child(clause, "mark")
    return None if mark is None or mark.i < noun.i else trimmed(noun.doc[mark.i : clause.right_edge.i + 1])


def _is_noun_content(word: Token) -> bool:
    if word.dep_ in ("acl", "ccomp", "acl:relcl") and marker_of(word) in ("that", "to"):
        return True
    preposition = child(word, "case")
    return word.dep_ == "nmod" and preposition is not None and preposition.lower_ in ("for", "on", "to")


def _owner(noun: Token) -> Token | None:
    for word in noun.children:
        preposition = child(word, "case")
        if word.dep_ == "nmod:poss":
            return word
        if word.dep_ == "nmod" and preposition is not None and preposition.lower_ in ("from", "by"):
            return word
        if word.dep_ in ("compound", "amod", "nmod:desc") and any(m.code for m in party_of(word)):
            return word
    return None


def _phrases(doc: Doc) -> Iterator[Attribution]:
    """Yield what "according to ..." and its like attribute: all the rest of the clause."""
    for phrase in lexicon("cues")["phrases"]["report"]:
        words = phrase.split()
        for token in doc[: max(0, len(doc) - len(words))]:
            if token.lower_ != words[0] or [t.lower_ for t in doc[token.i : token.i + len(words)]] != words:
                continue
            end = token.i + len(words)
            source = next((t for t in token.ancestors if t.i >= end), None)
            if source is None:
                source = next((t for t in doc[end : token.sent.end] if t.head.i < token.i), None)
            if source is None or source.head.i == source.i:
                continue
            named = trimmed(doc[end : max(source.right_edge.i + 1, end)])
            told = _rest(source.head, doc[token.i : named.end])
            if len(named) and told is not None:
                yield Attribution(
                    (named.start, named.end),
                    (token.i, end),
                    (told.start, told.end),
                    token.i,
                    tuple(party_of(source)),
                    frozenset(),
                    "phrase",
                    quoted=False,
                )


def _rest(head: Token, inner: Span) -> Span | None:
    whole = subtree(head)
    before = trimmed(head.doc[whole.start : max(whole.start, inner.start)])
    after = trimmed(head.doc[min(inner.end, whole.end) : whole.end])
    if len(before) and len(after):
        return head.doc[before.start : after.end]
    return before if len(before) else after if len(after) else None
