"""Who is to do what, read along the words of a demand: "urge X to do", "demand that X do", "X must do", "let X do"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.nouns import noun_phrase
from standoff.extraction.questions.stretches import EMBEDDING, closed, stretch
from standoff.extraction.wording import FINITE, NEGATIONS, QUOTES, bare
from standoff.language.clauses import child, is_passive, subject, subtree, trimmed
from standoff.language.dates import within

# Between a verb of asking and its "to" stand at most this many words (the party asked, described at length).
REACH = 14
# An aside between them ("whose troops guard the road") has at most this many.
ASIDE = 16
# Deeds of together more words than these are no longer added to.
LONGEST = 24

OBLIGATION = words("modals", "obligation")
LEADING = words("demands", "leading")
OBLIQUE = table("nominatives")
PRONOUNS = [[word] for word in OBLIQUE.values()]
# What one who is asked is named with.
ASKED = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS"})
VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "MD"})


class Deed(NamedTuple):
    """Somebody (empty: whoever speaks) doing something; `predicate` begins with its verb."""

    actor: Sequence[Token]
    predicate: Sequence[Token]
    negated: bool = False


def to_clauses(verb: Token) -> list[Deed]:
    """Return the deeds of "(urge) somebody to do something and somebody else to do more", read along the words."""
    found: list[Deed] = []
    begin: Token | None = verb
    while begin is not None and (deed := _to_clause(verb, begin)) is not None:
        begin = _next_asked(deed.predicate)
        found.append(deed if begin is None else deed._replace(predicate=[t for t in deed.predicate if t.i < begin.i]))
    return found


def _next_asked(predicate: Sequence[Token]) -> Token | None:
    """Return the "and" before another who is asked: "Israel to open the crossing, and Egypt to let them pass"."""
    sentence = predicate[0].sent
    for joint in sentence.doc[predicate[0].i + 1 : sentence.end]:
        if joint.tag_ in FINITE or joint.text in ";:":
            return None
        if joint.lower_ != "and":
            continue
        behind = sentence.doc[joint.i + 1 : min(joint.i + 6, sentence.end)]
        to = next((i for i, t in enumerate(behind) if t.tag_ == "TO"), 0)
        if to and all(t.tag_ in ASKED for t in behind[:to]) and any(t.tag_ in ("NNP", "NNPS") for t in behind[:to]):
            return joint
    return None


def _to_clause(verb: Token, begin: Token) -> Deed | None:
    """Return the first deed behind `begin` that somebody is asked by `verb` to do."""
    between: list[Token] = []
    token, end = begin, min(begin.i + REACH, verb.sent.end)
    while token.i + 1 < end:
        token = token.nbor()
        deed = infinitive(token) if token.lower_ == "to" else None
        if deed is not None:
            negated = [*between[-1:], *verb.doc[token.i : deed[0].i]]
            told = _behind_for(between) if verb.pos_ == "NOUN" else between
            asked = _asked(verb, told) if begin.i == verb.i else _actor(told)
            return Deed(asked, _before_else(deed), any(t.lower_ in NEGATIONS for t in negated))
        close = _aside(token)
        if close is not None:
            token, end = close, min(close.i + REACH, verb.sent.end)
        elif token.tag_ in ("VB", "VBD", "VBZ", "VBP", "MD") or token.text in ",;:":
            return None
        else:
            between.append(token)
    return None


def before_main(deed: Deed) -> Deed:
    """Return a deed told by a noun without the verb of which that noun is the subject: "the call to leave | found"."""
    verbs = (i for i, t in enumerate(deed.predicate) if i and t.tag_ in FINITE)
    at = next(verbs, None)
    inside = at is not None and any(t.lower_ in EMBEDDING for t in deed.predicate[:at])
    return deed if at is None or inside else deed._replace(predicate=closed(deed.predicate[:at]))


def _behind_for(between: Sequence[Token]) -> Sequence[Token]:
    """Return what stands behind the last "for": "a deadline set by the bloc for the army to leave"."""
    last = max((i for i, t in enumerate(between) if t.lower_ == "for"), default=-1)
    return between[last + 1 :]


def _aside(mark: Token) -> Token | None:
    """Return the mark that closes the aside which `mark` opens before "to": "told X, in plain words, to leave"."""
    if mark.text not in (",", "—", "–"):
        return None
    closes = (t for t in mark.doc[mark.i + 1 : min(mark.i + ASIDE, mark.sent.end - 1)] if t.text == mark.text)
    return next((t for t in closes if t.nbor().lower_ in ("to", "not")), None)


def _asked(verb: Token, between: Sequence[Token]) -> list[Token]:
    """Return who is asked: what stands between `verb` and "to", of a passive its subject."""
    held = subject(verb) if is_passive(verb) else None
    return noun_phrase(held) if held is not None and held.i < verb.i else _actor(between)


def infinitive(to: Token) -> list[Token] | None:
    """Return the predicate that "to" introduces, if it is no preposition here."""
    for token in to.doc[to.i + 1 : min(to.i + 4, to.sent.end)]:
        if token.tag_ == "VB":
            return [t for t in joined(stretch(token)) if t.lower_ != "to" or t.nbor(-1).tag_ != "CC"]
        if token.tag_ != "RB" and token.text not in QUOTES:
            return None
    return None


def joined(deed: list[Token]) -> list[Token]:
    """Return `deed` with those joined to it behind commas: "withdraw its troops, release the crew and pay"."""
    kept, last = list(deed), False
    while kept and not last and len(kept) < LONGEST:
        behind = kept[-1].doc[kept[-1].i + 1 : kept[-1].sent.end]
        at = next((i for i, t in enumerate(behind) if t.text != "," and t.tag_ not in ("CC", "RB", "TO")), 0)
        if not at or behind[0].text != ",":
            break
        more = stretch(behind[at])
        last = any(t.tag_ == "CC" for t in (*behind[:at], *more))
        if behind[at].tag_ != "VB" and not (last and _is_plain_verb(behind[at])):
            return list(deed)
        kept += [*behind[:at], *more]
    return kept if last else list(deed)


def _timed(between: Sequence[Token]) -> set[int]:
    """Return the places of words that say when somebody was asked: "urged both sides on Thursday to"."""
    if not between:
        return set()
    first = between[0].i
    times = [t for t in within(between[0].doc, first, between[-1].i + 1) if t.start > first]
    places = {i for t in times for i in range(t.start, t.end)}
    return places | {t.start - 1 for t in times if between[0].doc[t.start - 1].tag_ == "IN"}


def _is_plain_verb(word: Token) -> bool:
    """Tell a verb in its plain form whatever the tagger calls it: a last "apologise" may pass for a noun."""
    joined_to_verb = word.tag_ == "NN" and word.dep_ == "conj" and word.head.tag_[:2] == "VB"
    return bare(word) == word.lower_ and (word.pos_ == "VERB" or joined_to_verb)


def _actor(between: Sequence[Token]) -> list[Token]:
    timed = _timed(between)
    actor = [t for t in between if t.lower_ not in NEGATIONS and t.text not in QUOTES and t.i not in timed]
    at = next((i for i, t in enumerate(actor) if i and t.lower_ == "by"), None)
    span = next((i for i, t in enumerate(actor) if i > 1 and t.lemma_.lower() in words("demands", "spans")), None)
    actor = actor[:at][: span and span - 1]
    while actor and (actor[0].lower_ in LEADING or actor[0].tag_ in ("RB", "RP")):
        actor.pop(0)
    # "Gave it a month to leave": what is given is not asked.
    return actor[:1] if len(actor) > 1 and actor[0].tag_ == "PRP" and actor[1].tag_ in ("DT", "CD") else actor


def that_clause(cue: Token) -> Deed | None:
    """Return the deed of "(demand) that somebody do something"."""
    clause = child(cue, "ccomp", "acl", "advcl")
    if clause is None or clause.i < cue.i:
        return None
    tokens = [t for t in trimmed(subtree(clause)) if t.i > cue.i and t.text not in QUOTES]
    if (
        not tokens
        or tokens[0].tag_ == "TO"
        or (tokens[0].lower_ not in ("that", "for") and clause.tag_ not in ("VB", "VBP"))
    ):
        return None
    tokens = tokens[1:] if tokens[0].lower_ in ("that", "for") else tokens
    at = next((i for i, t in enumerate(tokens) if t.tag_ in VERBAL), None)
    plural = at is not None and any(t.tag_ in ("NNS", "NNPS", "PRP") or t.lower_ == "and" for t in tokens[:at])
    insisted = bare(cue) == "insist" and at is not None and tokens[at].tag_ == "VBP" and plural
    if not at or insisted or _is_indicative(tokens[at]):
        return None
    rest = [t for t in joined(stretch(tokens[at])) if t.tag_ != "MD"]
    negated = bool(rest) and rest[0].lower_ in NEGATIONS
    actor, told = tokens[:at], child(cue, "obj", "iobj")
    if [t.lower_ for t in actor] in PRONOUNS and told is not None and cue.i < told.i < actor[0].i:
        actor = noun_phrase(told)
    return Deed(actor, rest[negated:], negated) if rest[negated:] else None


def _is_indicative(verb: Token) -> bool:
    """Tell "insists that it was" from "insists that it be": what is said from what is asked for."""
    helps = verb.lower_ == "do" and verb.i + 1 < verb.sent.end and verb.nbor().lower_ in NEGATIONS
    auxiliary = verb.tag_ == "VBP" and (verb.lower_ in ("are", "have") or helps)
    past = verb.tag_ == "VBD" and bare(verb) != verb.lower_
    return past or verb.tag_ in ("VBZ", "VBN") or auxiliary or (verb.tag_ == "MD" and verb.lower_ not in OBLIGATION)


def obligation(sentence: Span) -> Deed | None:
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
        return Deed([t for t in noun_phrase(actor) if t.i < modal.i], _before_else(deed), negated)
    return None


def _before_else(deed: list[Token]) -> list[Token]:
    """Return `deed` without what is to come otherwise: "withdraw or face the consequences"."""
    ors = (i for i, t in enumerate(deed) if i and t.lower_ == "or")
    return deed[: next((i for i in ors if any(_is_worse(t) for t in deed[i + 1 : i + 3])), None)]


def _is_worse(token: Token) -> bool:
    return token.lower_ == "else" or bare(token) in words("threats", "suffered")


def let(sentence: Span) -> Deed | None:
    """Return what "let them ..." calls for."""
    for word in sentence:
        if (
            word.lower_ == "let"
            and word.i + 2 < sentence.end
            and word.nbor().lower_ in OBLIQUE
            and word.nbor(2).tag_ in ("VB", "VBP")
        ):
            return Deed([word.nbor()], stretch(word.nbor(2)))
    return None
