"""The words of a sentence that ask something of somebody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from standoff.extraction.questions.deeds import that_clause, to_clauses
from standoff.extraction.questions.lists import words
from standoff.extraction.wording import bare
from standoff.language.clauses import child, is_negated, marker_of
from standoff.language.cues import cue_at, noun_cue_at
from standoff.language.lexicon import lexicon

# A demand in the air stands among so many words behind "amid".
AROUND = 4
# Behind "give" a span of time stands among so many words.
DEADLINE = 8


@cache
def _demanding() -> frozenset[str]:
    return frozenset(lexicon("cues")["verbs"]["demand"])


def asking_words(sentence: Span) -> Iterator[Token]:
    """Yield the words that demand: as the lexicon of cues has them, by the tree or just by the words."""
    for token in sentence:
        if token.pos_ == "VERB" and (bare(token) in words("demands", "unasked") or _is_withheld(token)):
            continue
        if is_given(token) or (token.pos_ == "NOUN" and _is_settled(token)):
            continue
        cue = cue_at(token)
        shown = cue.stances if cue is not None else noun_cue_at(token) or frozenset()
        if "demand" in shown or _by_words(token):
            yield token


def _is_withheld(verb: Token) -> bool:
    """Tell a demand that was not made or is over: "did not call for", "avoided calling for", "had first sought"."""
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    short = len(before) > 1 and before[-1].lower_ == "of" and before[-2].lower_ == "short"
    short = short or (verb.tag_ == "VBG" and any(bare(t) in words("demands", "avoiding") for t in before))
    possible = verb.tag_ == "VB" and any(t.lower_ in words("modals", "possible") for t in before)
    return is_negated(verb) or short or possible or any(t.lower_ in words("demands", "formerly") for t in before)


def is_given(cue: Token) -> bool:
    """Tell a demand told as a condition, a reason or a question: "because we want talks", "who wants peace"."""
    told = child(cue, "nsubj")
    if told is not None and told.tag_ == "WP" and cue.dep_ != "acl:relcl":
        return True
    clause = next((t for t in (cue, *cue.ancestors) if t.dep_ in ("advcl", "ROOT")), cue)
    return clause.dep_ == "advcl" and marker_of(clause) in words("demands", "given")


def _is_settled(noun: Token) -> bool:
    """Tell a demand that was met ("approved a request") or is none ("on condition of anonymity")."""
    after = noun.doc[noun.i + 1 : min(noun.i + 3, noun.sent.end)]
    if any(t.lower_ == "anonymity" for t in after) or _is_around(noun):
        return True
    holder = noun.head
    if holder.pos_ == "VERB" and noun.dep_.startswith("obl") and bare(holder) in words("demands", "grant"):
        return not is_negated(holder)
    granted = holder.tag_ in ("VBD", "VBN") and bare(holder) in words("demands", "grant") and not is_negated(holder)
    return granted and noun.dep_ in ("obj", "nsubj:pass") and not is_given(holder)


def _is_around(noun: Token) -> bool:
    """Tell demands in the air that whoever the sentence is about has not made: "amid mounting calls for a truce"."""
    between = reversed(noun.doc[max(noun.sent.start, noun.i - AROUND) : noun.i])
    opens = next((t for t in between if t.tag_ not in ("JJ", "VBG", "RB", "NN", "CC")), noun)
    return opens.lower_ in words("demands", "around")


def _sets_deadline(give: Token) -> bool:
    """Tell "gave the soldiers 48 hours to leave"."""
    behind = give.doc[give.i + 1 : min(give.i + DEADLINE, give.sent.end - 1)]
    return any(t.lemma_.lower() in words("demands", "spans") and t.nbor().lower_ == "to" for t in behind)


def _by_words(token: Token) -> bool:
    if token.pos_ == "NOUN":
        return token.lemma_.lower() in words("demands", "met") | words("demands", "accepted")
    lemma = bare(token)
    if token.pos_ != "VERB" or lemma in words("demands", "unasked"):
        return False
    after = token.nbor().lower_ if token.i + 1 < token.sent.end else ""
    return (
        lemma in _demanding()
        or f"{lemma} +{after}" in _demanding()
        or (lemma in words("demands", "proposing") and that_clause(token) is not None)
        or (lemma in words("demands", "told") and bool(to_clauses(token)))
        or (lemma == "give" and _sets_deadline(token))
    )
