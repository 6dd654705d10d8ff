"""Which words are cues, and what stance they show: the lexicon read against the tree."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast, get_args

from spacy.tokens import Token

from standoff.briefing import Stance
from standoff.language.clauses import NEGATIONS, SUBJECTS, child, children, is_negated, modal
from standoff.language.lexicon import lexicon

# Modals of what must be: "insists that it should leave" demands, "insists that it will leave" tells.
FUTURE = frozenset({"will", "would", "shall"})
OBLIGATION = frozenset({"must", "should", "ought", "shall"})

STANCES: tuple[Stance, ...] = get_args(Stance)


class Cue(NamedTuple):
    """Tokens `[start, end)` that show that somebody says or holds something, headed by token `head`.

    `stances` is empty for a cue that reports and shows nothing more. `needs_content` says that the
    word is a cue only together with a clause or quotation; `evaluates` that it says what is taken for what.
    """

    start: int
    end: int
    head: int
    stances: frozenset[Stance]
    needs_content: bool
    evaluates: bool


class _Words(NamedTuple):
    stances: dict[str, frozenset[Stance]]
    report: frozenset[str]


@cache
def _words(part: str) -> _Words:
    lists: dict[str, list[str]] = lexicon("cues")[part]
    found: dict[str, set[Stance]] = {}
    for stance in STANCES:
        for word in lists.get(stance, []):
            found.setdefault(word, set()).add(stance)
    return _Words({word: frozenset(s) for word, s in found.items()}, frozenset(lists.get("report", [])))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(cast(list[str], lexicon("cues")["verbs"][name]))


def cue_at(token: Token) -> Cue | None:
    """Return the cue whose head is `token`, or None. Nouns are asked for by `noun_cue_at`."""
    if token.pos_ == "ADJ" or (token.tag_ in ("JJ", "VBN") and child(token, "cop") is not None):
        return _adjective(token)
    if token.pos_ not in ("VERB", "AUX"):
        return None
    if is_silence(token) or _is_of_source(token):
        return None
    return _light_verb(token) or _verb(token)


def noun_cue_at(token: Token) -> frozenset[Stance] | None:
    """Return the stances that the noun `token` shows (empty for a plain report), or None where it shows none."""
    if token.pos_ != "NOUN":
        return None
    nouns = _words("nouns")
    lemma = token.lemma_.lower()
    if lemma in nouns.stances:
        return nouns.stances[lemma]
    return frozenset() if lemma in nouns.report else None


def _is_of_source(verb: Token) -> bool:
    """Tell whether `verb` tells on what terms somebody spoke to the press: "insisted on anonymity"."""
    return any(t.lower_ in _list("terms") for t in children(verb, "obj", "obl"))


def is_report(verb: Token) -> bool:
    """Tell whether `verb` is one of saying or thinking."""
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in _words("verbs").report


def is_reply(verb: Token) -> bool:
    """Tell whether `verb` is one of saying by which somebody answers somebody."""
    return verb.lemma_.lower() in _list("replying")


def goes_on(verb: Token) -> bool:
    """Tell whether `verb` says that something goes on, and speaks only of speech where that is quoted."""
    return verb.lemma_.lower() in _list("lasting")


def is_silence(verb: Token) -> bool:
    """Tell whether `verb` says that somebody does not speak: "declined to comment", "did not say"."""
    lemma = verb.lemma_.lower()
    if lemma in _list("silent") and is_negated(verb):
        return True
    if verb.dep_ == "xcomp" and lemma in _list("silent"):
        return _withholds(verb.head)
    speech = child(verb, "xcomp", "ccomp", "advcl")
    return _withholds(verb) and speech is not None and speech.lemma_.lower() in _list("silent")


def _withholds(verb: Token) -> bool:
    """Tell whether what `verb` governs is left undone: "declined to", "refused to", "has yet to"."""
    return verb.lemma_.lower() in _list("withhold") or any(c.lower_ == "yet" for c in children(verb, "advmod"))


def _verb(token: Token) -> Cue | None:
    verbs = _words("verbs")
    for key, end in _keys(token):
        evaluates = key in _list("evaluate")
        if key not in verbs.stances and key not in verbs.report and not evaluates:
            continue
        stances = verbs.stances.get(key, frozenset())
        if key in _list("irrealis") and _is_indicative(token, stances):
            stances = frozenset()
        needs = not (key in _list("telling") and child(token, "obj") is not None)
        needs = needs and ((not stances and not evaluates) or key in _list("clause-only"))
        return Cue(_first_auxiliary(token), end, token.i, stances, needs, evaluates)
    return None


def _is_indicative(verb: Token, stances: frozenset[Stance]) -> bool:
    """Tell whether the clause of `verb` tells how things are, or will be where the verb promises nothing."""
    clause = child(verb, "ccomp")
    if clause is None:
        return False
    finite = [clause, *(c for c in clause.children if c.dep_ in ("aux", "cop", "aux:pass"))]
    told = modal(clause)
    if told is not None:
        return told not in OBLIGATION and not (told in FUTURE and "commit" in stances)
    return any(t.tag_ in ("VBD", "VBZ", "VBP") for t in finite)


def _first_auxiliary(verb: Token) -> int:
    """Return where the verb group begins that `verb` heads: "has repeatedly said" is one cue."""
    start = verb.i
    helpers = [c.i for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "aux:pass", "advmod")]
    while start - 1 in helpers:
        start -= 1
    while start < verb.i and verb.doc[start].dep_ == "advmod" and verb.doc[start].lower_ not in NEGATIONS:
        start += 1
    return start


def _keys(token: Token) -> list[tuple[str, int]]:
    """Return the lexicon keys that fit `token`, the most specific first, each with the end of its cue."""
    lemma = token.lemma_.lower()
    particle = child(token, "compound:prt")
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if particle is None and after is not None and after.head.i == token.i and after.dep_ == "advmod":
        particle = after
    keys = []
    stems = [(lemma, token.i + 1)]
    if particle is not None and particle.i > token.i:
        stems.insert(0, (f"{lemma} {particle.lower_}", particle.i + 1))
    stems = [(f"{lemma} {c.lower_}", token.i + 1) for c in children(token, "advmod") if c.i > token.i + 1] + stems
    for clear in children(token, "xcomp", "ccomp", "obj", "amod", "advmod"):
        if (lemma, clear.lower_) in (("make", "clear"), ("let", "known")):
            stems.insert(0, (f"{lemma} {clear.lower_}", clear.i + 1))
    stems += [(f"{lemma} {c.lemma_.lower()}", c.i + 1) for c in children(token, "obj") if c.i > token.i]
    if lemma == "like" and modal(token) == "would":
        stems.insert(0, ("would like", token.i + 1))
    for stem, end in stems:
        for oblique in children(token, "obl", "obj"):
            preposition = child(oblique, "case")
            if preposition is not None and preposition.i >= end - 1:
                keys.append((f"{stem} +{preposition.lower_}", preposition.i + 1))
        keys.append((stem, end))
    return keys


def _light_verb(token: Token) -> Cue | None:
    if token.lemma_.lower() not in _list("light") and _taken_side(token) is None:
        return None
    carried = _carried_noun(token)
    stances = None if carried is None else noun_cue_at(carried)
    if carried is None or stances is None or not stances:
        return None
    return Cue(_first_auxiliary(token), carried.i + 1, token.i, stances, needs_content=False, evaluates=False)


def _carried_noun(verb: Token) -> Token | None:
    """Return the noun that a light `verb` carries, also behind a quantity ("most of the blame")."""
    noun = child(verb, "obj")
    if noun is None:
        return _taken_side(verb)
    if noun.i + 1 < len(verb.doc) and noun.nbor().lower_ == "of" and noun_cue_at(noun) is None:
        behind = noun.i
        noun = child(noun, "nmod") or next((c for c in children(verb, "obl") if c.i > behind), None)
    elif noun.lemma_.lower() in _list("borne"):
        noun = next((c for c in children(verb, "obl") if c.i > verb.i), noun)
    return noun if noun is not None and noun.i > verb.i else None


def _taken_side(verb: Token) -> Token | None:
    """Return the noun that tells which side is taken in "came out in support of", "spoke in defence of"."""
    for noun in children(verb, "obl", "xcomp"):
        preposition = child(noun, "case")
        taken = noun.i > verb.i and noun.lemma_.lower() in _list("sides") and child(noun, "nmod") is not None
        if taken and preposition is not None and preposition.lower_ == "in":
            return noun
    return None


def _adjective(token: Token) -> Cue | None:
    if not any(c.dep_ in SUBJECTS or c.dep_ == "cop" for c in token.children):
        return None
    stances = _words("adjectives").stances.get(token.lower_)
    copula = child(token, "cop")
    if stances is None:
        return None
    start = copula.i if copula is not None and copula.i == token.i - 1 else token.i
    complement = any(c.dep_ in ("ccomp", "xcomp", "advcl", "csubj", "obl") for c in token.children)
    return Cue(start, token.i + 1, token.i, stances, needs_content=not complement, evaluates=False)
