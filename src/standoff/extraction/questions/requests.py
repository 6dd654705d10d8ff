"""What a demand asks for, and what a refusal refuses, said as a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.briefing import Position
from standoff.extraction.phrasing import NEGATIONS, QUOTES, Say, ask, readable, render, will
from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.names import Names, party
from standoff.extraction.questions.reading import words
from standoff.language.clauses import child, children, subtree, trimmed
from standoff.language.cues import cue_at, noun_cue_at

# Between a verb of asking and its "to" stand at most this many words (the party asked, described at length).
REACH = 14

OBLIGATION = frozenset({"must", "should", "ought"})
LEADING = frozenset({"on", "upon", "with", "for", "to", "at", "that"})
GETTING = frozenset(
    {"seek", "request", "demand", "want", "require", "need", "ask", "call", "appeal", "press", "push", "plead"}
)
PREPOSITIONS = frozenset({"for"})
VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "MD"})


class _Deed(NamedTuple):
    """Somebody (None: not told) doing something; `verb` and what follows it are `predicate`."""

    actor: Sequence[Token] | None
    predicate: Sequence[Token]
    negated: bool


def requested(sentence: Span, position: Position, names: Names) -> str | None:
    """Return the question whether what `position` demands in `sentence` will be done, or None where that cannot be read."""
    say = names.say(position.party)
    for cue in _cues(sentence, "demand"):
        question = _asked(cue, position, say)
        if question is not None:
            return question
    deed = _obligation(sentence)
    return None if deed is None else _question(deed, position, say)


def refused(sentence: Span, position: Position, names: Names) -> str | None:
    """Return the question whether `position`'s party will do what it refuses in `sentence`; None where it refuses no deed."""
    say = names.say(position.party)
    for verb in sentence:
        if verb.pos_ != "VERB" or not _refuses(verb):
            continue
        who = party(position.party)
        deed = _to_clause(verb, REACH) or _gerund(verb)
        if deed is not None and not deed.actor:
            return ask(will(who, deed.predicate, say))
        turned_down = _turned_down(verb)
        if turned_down is not None:
            return ask(f"will {who} accept {_definite(turned_down, say)}")
    return None


def _cues(sentence: Span, stance: str) -> Iterator[Token]:
    for token in sentence:
        cue = cue_at(token)
        shown = cue.stances if cue is not None else noun_cue_at(token) or frozenset()
        if stance in shown:
            yield token


def _asked(cue: Token, position: Position, say: Say) -> str | None:
    deed = _to_clause(cue, REACH) or _that_clause(cue)
    if deed is not None:
        return _question(deed, position, say)
    thing = _wanted(cue)
    return None if thing is None else ask(f"will {party(position.party)} get {render(readable(thing), say)}")


def _question(deed: _Deed, position: Position, say: Say) -> str:
    who = render(readable(deed.actor, 12), say) if deed.actor else party(position.party)
    if deed.negated:
        return ask(
            will(who, deed.predicate, say).replace(
                f"will {who} ", f"will {who} do as {party(position.party)} asks and not ", 1
            )
        )
    return ask(will(who, deed.predicate, say))


def _to_clause(verb: Token, reach: int) -> _Deed | None:
    """Return the deed of "(urge) somebody to do something", read along the words."""
    between: list[Token] = []
    for token in verb.doc[verb.i + 1 : min(verb.i + reach, verb.sent.end)]:
        if token.lower_ == "to" and token.i + 1 < verb.sent.end:
            after = token.nbor()
            negated = after.lower_ in NEGATIONS or any(t.lower_ in NEGATIONS for t in between[-1:])
            if after.lower_ in NEGATIONS or after.tag_ == "RB":
                after = after.nbor() if after.i + 1 < verb.sent.end else after
            if after.tag_ == "VB":
                actor = [t for t in between if t.lower_ not in NEGATIONS and t.text not in QUOTES]
                while actor and (actor[0].lower_ in LEADING or actor[0].tag_ in ("RB", "RP")):
                    actor.pop(0)
                return _Deed(actor, _predicate(after), negated)
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.text in ",;:":
            return None
        between.append(token)
    return None


def _that_clause(cue: Token) -> _Deed | None:
    clause = child(cue, "ccomp", "acl", "advcl")
    if clause is None or clause.i < cue.i:
        return None
    tokens = [t for t in trimmed(subtree(clause)) if t.i > cue.i and t.text not in QUOTES]
    if not tokens or tokens[0].lower_ not in ("that", "for") and clause.tag_ not in ("VB", "VBP"):
        return None
    tokens = tokens[1:] if tokens[0].lower_ in ("that", "for") else tokens
    at = next((i for i, t in enumerate(tokens) if t.tag_ in VERBAL), None)
    if not at:
        return None
    rest = tokens[at + 1 :] if tokens[at].tag_ == "MD" else tokens[at:]
    negated = bool(rest) and rest[0].lower_ in NEGATIONS
    rest = rest[1:] if negated else rest
    return _Deed(tokens[:at], rest, negated) if rest else None


def _wanted(cue: Token) -> Sequence[Token] | None:
    """Return the thing that is asked for: "demanded an apology", "a call for restraint"."""
    if cue.pos_ == "VERB" and cue.lemma_.lower() not in GETTING:
        return None
    found = child(cue, "obj") if cue.pos_ == "VERB" else None
    for oblique in children(cue, "obl", "nmod"):
        case = child(oblique, "case")
        if case is not None and case.lower_ in PREPOSITIONS and oblique.i > cue.i:
            return [t for t in trimmed(subtree(oblique)) if t.i != case.i]
    return None if found is None or found.i < cue.i or found.pos_ == "PRON" else list(trimmed(subtree(found)))


def _obligation(sentence: Span) -> _Deed | None:
    """Return what "must" or "should" be done by whom."""
    for modal in sentence:
        if modal.lower_ not in OBLIGATION or modal.tag_ != "MD":
            continue
        verb = modal.head
        actor = next((c for c in verb.children if c.dep_.startswith(("nsubj", "csubj")) and c.i < modal.i), None)
        if actor is None or verb.i < modal.i:
            continue
        start = modal.i + 1
        negated = modal.doc[start].lower_ in NEGATIONS
        rest = [t for t in modal.doc[start + negated : verb.i]] + list(_predicate(verb))
        return _Deed(
            [t for t in trimmed(subtree(actor)) if t.i < modal.i], [t for t in rest if t.lower_ != "to"], negated
        )
    return None


def _predicate(verb: Token) -> list[Token]:
    """Return `verb` and what hangs on it to the right, up to a new clause with a subject of its own."""
    end = max(verb.right_edge.i + 1, verb.i + 1)
    for other in verb.conjuncts:
        cut = other.left_edge.i
        if verb.i < cut < end and (other.tag_ in ("VBD", "VBZ", "VBP") or child(other, "nsubj") is not None):
            end = cut
    tokens = [t for t in verb.doc[verb.i : min(end, verb.sent.end)]]
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    return tokens


def _refuses(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    phrase = f"{lemma} {verb.nbor().lower_}" if verb.i + 1 < len(verb.doc) else lemma
    return lemma in words("demands", "refuse") or phrase in words("demands", "refuse")


def _gerund(verb: Token) -> _Deed | None:
    after = [t for t in verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)] if t.tag_ not in ("RP", "IN", "RB")]
    return _Deed(None, _predicate(after[0]), negated=False) if after and after[0].tag_ == "VBG" else None


def _turned_down(verb: Token) -> Sequence[Token] | None:
    """Return the offer or request that `verb` turns down, as its object, its passive subject or its antecedent."""
    found = child(verb, "obj") or child(verb, "nsubj:pass")
    if found is not None and found.lower_ in ("which", "that") or (found is None and verb.dep_ == "acl:relcl"):
        found = verb.head if verb.dep_ == "acl:relcl" else found
    if found is None or found.lemma_.lower() not in words("demands", "request"):
        return None
    phrase = noun_phrase(found)
    return phrase or None


def _definite(thing: Sequence[Token], say: Say) -> str:
    first, *rest = thing
    if first.lower_ in ("a", "an", "any", "those", "these", "that", "this") and rest:
        return f"the {render(rest, say)}"
    return render(thing, say)
