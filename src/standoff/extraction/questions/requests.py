"""What a demand asks for, said as a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import will
from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.names import Names, party
from standoff.extraction.questions.reading import words
from standoff.extraction.questions.stretches import stretch
from standoff.extraction.wording import NEGATIONS, QUOTES, Say, ask, bare, is_plural, readable, render
from standoff.language.clauses import child, is_negated, subject, subtree, trimmed
from standoff.language.cues import cue_at, noun_cue_at
from standoff.language.lexicon import lexicon

# Between a verb of asking and its "to" stand at most this many words (the party asked, described at length).
REACH = 14

OBLIGATION = frozenset({"must", "should", "ought"})
LEADING = frozenset({"on", "upon", "with", "for", "to", "at", "that", "again", "also"})
GETTING = frozenset({"seek", "request", "demand", "want", "require"})
ASKING_FOR = frozenset({"ask", "call", "appeal", "press", "push", "plead", "apply"})
# What such a verb makes: a thing that others heed, not one that is got.
CALLED = {"call": "call", "appeal": "appeal", "plead": "plea"}
VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "MD"})
NOBODY = frozenset({"nobody", "none", "nothing", "no", "whoever"})
OBLIQUE = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}


class _Deed(NamedTuple):
    """Somebody (empty: whoever speaks) doing something; `predicate` begins with its verb."""

    actor: Sequence[Token]
    predicate: Sequence[Token]
    negated: bool = False


class Request(NamedTuple):
    """Whether a demand of `party` will be met, asked; `plain` says that its words can mean nothing but a demand."""

    text: str
    party: str
    plain: bool


def requested(sentence: Span, code: str | None, names: Names) -> Request | None:
    """Return what the party `code` demands in `sentence`, asked; None where that cannot be read.

    Without a code the demand counts only where its words are plain and their subject is a party.
    """
    for cue in _cues(sentence):
        plain = _is_plain(cue)
        asking = code or (names.actor(cue) if plain else None)
        question = _asked(cue, asking, names) if asking is not None else None
        if asking is not None and question is not None:
            return Request(question, asking, plain)
    deed = _obligation(sentence) or _let(sentence)
    if deed is None or code is None or _is_nobody(deed):
        return None
    return Request(_question(deed, code, names.say(code)), code, plain=False)


def _is_plain(cue: Token) -> bool:
    return (
        cue.pos_ == "VERB"
        and bare(cue) in words("demands", "plain")
        and (_to_clause(cue) or _that_clause(cue)) is not None
    )


def _is_nobody(deed: _Deed) -> bool:
    """Tell "nobody should expect": what nobody is asked to do."""
    return any(t.lower_ in NOBODY for t in deed.actor)


@cache
def _demanding() -> frozenset[str]:
    return frozenset(lexicon("cues")["verbs"]["demand"])


def _cues(sentence: Span) -> Iterator[Token]:
    """Yield the words that demand: as the lexicon of cues has them, by the tree or just by the words."""
    for token in sentence:
        if token.pos_ == "VERB" and (bare(token) in words("demands", "unasked") or _is_withheld(token)):
            continue
        cue = cue_at(token)
        shown = cue.stances if cue is not None else noun_cue_at(token) or frozenset()
        if "demand" in shown or _by_words(token):
            yield token


def _is_withheld(verb: Token) -> bool:
    """Tell a demand that was not made: "did not call for", "stopped short of calling for"."""
    return is_negated(verb) or (
        verb.i > verb.sent.start + 1 and verb.nbor(-1).lower_ == "of" and verb.nbor(-2).lower_ == "short"
    )


def _by_words(token: Token) -> bool:
    if token.pos_ != "VERB" or bare(token) in words("demands", "unasked"):
        return False
    lemma = bare(token)
    after = token.nbor().lower_ if token.i + 1 < token.sent.end else ""
    return (
        lemma in _demanding()
        or f"{lemma} +{after}" in _demanding()
        or (lemma in words("demands", "told") and _to_clause(token) is not None)
    )


def _asked(cue: Token, asking: str, names: Names) -> str | None:
    say = names.say(asking)
    deed = _to_clause(cue)
    if deed is not None and bool(deed.actor) == (bare(cue) in words("demands", "things")):
        deed = None
    deed = deed or _that_clause(cue)
    if deed is not None:
        return _question(deed, asking, say)
    if cue.pos_ == "NOUN":
        owners = {names.code(t) for t in cue.children if t.i < cue.i} - {None}
        return _noun_question(cue, asking) if owners <= {asking} else None
    thing = _wanted(cue)
    if not thing:
        return None
    said, called = render(readable(thing), say), CALLED.get(bare(cue))
    if called is not None:
        return ask(f"will the {called} of {party(asking)} for {said} be heeded")
    after = thing[-1].nbor() if thing[-1].i + 1 < cue.sent.end else thing[-1]
    if after.tag_ == "VBN":
        return ask(f"will {said} be {render(stretch(after), say)}")
    return ask(f"will {party(asking)} get {said}")


def _noun_question(noun: Token, asking: str) -> str | None:
    """Return the question whether "demands" will be met or "appeals" heeded."""
    for name, done in (("met", "met"), ("heeded", "heeded")):
        if noun.lemma_.lower() in words("demands", name):
            return ask(f"will the {noun.lower_} of {party(asking)} be {done}")
    return None


def _question(deed: _Deed, code: str, say: Say) -> str:
    asking = party(code)

    def nominative(token: Token) -> str | None:
        return say(token) or OBLIQUE.get(token.lower_)

    who = render(readable(deed.actor, 12), nominative) if deed.actor else asking
    if deed.negated:
        return ask(will(f"{who} do as {asking} {'ask' if is_plural(asking) else 'asks'} and not", deed.predicate, say))
    return ask(will(who, deed.predicate, say))


def _to_clause(verb: Token) -> _Deed | None:
    """Return the deed of "(urge) somebody to do something", read along the words."""
    between: list[Token] = []
    for token in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        if token.lower_ == "to":
            deed = infinitive(token)
            if deed is not None:
                negated = bool(between) and between[-1].lower_ in NEGATIONS
                return _Deed(
                    _actor(between), deed, negated or any(t.lower_ in NEGATIONS for t in verb.doc[token.i : deed[0].i])
                )
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.text in ",;:":
            return None
        between.append(token)
    return None


def infinitive(to: Token) -> list[Token] | None:
    """Return the predicate that "to" introduces, if it is no preposition here."""
    for token in to.doc[to.i + 1 : min(to.i + 4, to.sent.end)]:
        if token.tag_ == "VB":
            return [t for t in stretch(token) if t.lower_ != "to" or t.nbor(-1).tag_ != "CC"]
        if token.tag_ != "RB" and token.text not in QUOTES:
            return None
    return None


def _actor(between: Sequence[Token]) -> list[Token]:
    actor = [t for t in between if t.lower_ not in NEGATIONS and t.text not in QUOTES]
    at = next((i for i, t in enumerate(actor) if i and t.lower_ == "by"), None)
    actor = actor[:at]
    while actor and (actor[0].lower_ in LEADING or actor[0].tag_ in ("RB", "RP")):
        actor.pop(0)
    return actor


def _that_clause(cue: Token) -> _Deed | None:
    """Return the deed of "(demand) that somebody do something"."""
    clause = child(cue, "ccomp", "acl", "advcl")
    if clause is None or clause.i < cue.i:
        return None
    tokens = [t for t in trimmed(subtree(clause)) if t.i > cue.i and t.text not in QUOTES]
    if not tokens or (tokens[0].lower_ not in ("that", "for") and clause.tag_ not in ("VB", "VBP")):
        return None
    tokens = tokens[1:] if tokens[0].lower_ in ("that", "for") else tokens
    at = next((i for i, t in enumerate(tokens) if t.tag_ in VERBAL), None)
    insisted = bare(cue) == "insist" and at is not None and tokens[at].tag_ == "VBP"
    if not at or insisted or _is_indicative(tokens[at]):
        return None
    rest = [t for t in stretch(tokens[at]) if t.tag_ != "MD"]
    negated = bool(rest) and rest[0].lower_ in NEGATIONS
    return _Deed(tokens[:at], rest[negated:], negated) if rest[negated:] else None


def _is_indicative(verb: Token) -> bool:
    """Tell "insists that it was" from "insists that it be": what is said from what is asked for."""
    auxiliary = verb.tag_ == "VBP" and verb.lower_ in ("are", "have", "do")
    return verb.tag_ in ("VBD", "VBZ", "VBN") or auxiliary or (verb.tag_ == "MD" and verb.lower_ not in OBLIGATION)


def _wanted(cue: Token) -> Sequence[Token]:
    """Return the thing that a verb asks for: "demanded an apology", "called for restraint"."""
    if bare(cue) in ASKING_FOR:
        words_after = stretch(cue)
        at = next((i for i, t in enumerate(words_after) if t.lower_ == "for"), None)
        return words_after[at + 1 :] if at is not None else []
    found = child(cue, "obj") if bare(cue) in GETTING else None
    if found is None or found.i < cue.i or found.pos_ == "PRON":
        return []
    thing = noun_phrase(found)
    times = {time.start for time in cue.doc._.dates or ()} | {time.start - 1 for time in cue.doc._.dates or ()}
    since = (i for i, t in enumerate(thing) if i and t.lower_ in ("for", "since") and t.i in times)
    return thing[: next(since, None)]


def _obligation(sentence: Span) -> _Deed | None:
    """Return what "must", "should" or "has to" be done by whom."""
    for modal in sentence:
        after = modal.nbor() if modal.i + 1 < sentence.end else modal
        having = modal.lemma_.lower() == "have" and after.lower_ == "to"
        if not having and (modal.lower_ not in OBLIGATION or modal.tag_ != "MD"):
            continue
        predicate = [t for t in stretch(modal)[1:] if t.lower_ != "to" or t.i > modal.i + 1]
        negated = bool(predicate) and predicate[0].lower_ in NEGATIONS
        actor = subject(modal.head if modal.dep_.startswith("aux") else modal)
        deed = predicate[negated:]
        if actor is None or actor.i > modal.i or not deed or deed[0].lower_ == "have":
            continue
        # "Should the talks fail" is a condition: the subject follows.
        if after.pos_ in ("NOUN", "PROPN", "PRON", "DET"):
            continue
        if bare(deed[0]) in words("threats", "suffered"):
            continue
        return _Deed([t for t in noun_phrase(actor) if t.i < modal.i], _before_else(deed), negated)
    return None


def _before_else(deed: list[Token]) -> list[Token]:
    """Return `deed` without what is to come otherwise: "withdraw or face the consequences"."""
    joint = next(
        (i for i, t in enumerate(deed) if t.lower_ == "or" and i and i + 1 < len(deed) and _is_worse(deed[i + 1])), None
    )
    return deed[:joint]


def _is_worse(token: Token) -> bool:
    return token.lower_ == "else" or bare(token) in words("threats", "suffered")


def _let(sentence: Span) -> _Deed | None:
    """Return what "let them ..." calls for."""
    for word in sentence:
        if (
            word.lower_ == "let"
            and word.i + 2 < sentence.end
            and word.nbor().lower_ in OBLIQUE
            and word.nbor(2).tag_ in ("VB", "VBP")
        ):
            return _Deed([word.nbor()], stretch(word.nbor(2)))
    return None
