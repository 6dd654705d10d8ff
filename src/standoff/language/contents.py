"""What a verb of saying takes: the source that it has for a subject, and the content that it governs.

Each is read off the tree where the tree has it, and otherwise off the order of words, which in news
is strict enough to stand in for a tree that went wrong.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from standoff.language.clauses import (
    FINITE,
    agent,
    child,
    children,
    is_contrast,
    is_finite,
    is_passive,
    is_relative,
    marker_of,
    phrase_before,
    subject,
    subtree,
    trimmed,
)
from standoff.language.cues import Cue, goes_on
from standoff.language.lexicon import lexicon
from standoff.language.parties import party_of

_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "NUM", "PART"})


def holder_of(verb: Token, cue: Cue) -> Token | None:
    """Return the head word of the source of `verb`, or None where nobody is named."""
    if _is_done_to(verb) or _is_suffered(verb):
        return agent(verb) or _capital_of_those(verb, cue)
    if marker_of(verb) == "as" and verb.tag_ == "VBG" and not is_passive(verb.head):
        quoted = child(verb.head, "obj", "iobj")
        if quoted is not None and quoted.i < verb.i:
            return quoted  # "the agency quoted him as saying"
    found = _inverted(verb, cue) or subject(verb)
    joined = found is not None and verb.dep_ == "conj" and verb.head.i == found.head.i
    if found is not None and joined and found.head.dep_ == "ccomp" and _is_nobody(found):
        found = subject(found.head.head) or found  # "told them that it was hit but denied that ...": not "it"
    if found is None and verb.tag_ in FINITE and not cue.stances and not cue.evaluates:
        return phrase_before(verb)
    return found


def _inverted(verb: Token, cue: Cue) -> Token | None:
    """Return the source right behind a verb of saying, between marks: "The plan, said the minister, ..."."""
    if not cue.needs_content or cue.stances or verb.tag_ not in FINITE or not _follows_mark(verb):
        return None
    phrase = verb.doc[cue.end : next((t.i for t in verb.doc[cue.end : verb.sent.end] if t.is_punct), verb.sent.end)]
    if len(phrase) == 0 or phrase[0].pos_ == "ADP" or phrase[0].text in lexicon("dates")["weekdays"]:
        return None  # "..., its ambassador, X, said on Friday"
    named = any(t.pos_ == "PROPN" for t in phrase) and all(t.pos_ in _NOMINAL for t in phrase)
    return phrase.root if named and phrase.root.pos_ in ("PROPN", "NOUN") else None


def _capital_of_those(verb: Token, cue: Cue) -> Token | None:
    """Return the capital in which something was refused, blamed or the like: "was dismissed in Tripoli as a lie"."""
    if not cue.stances & {"reject", "deny", "accuse", "support"}:
        return None
    for place in children(verb, "obl"):
        preposition = child(place, "case")
        if preposition is not None and preposition.lower_ == "in" and place.i > verb.i:
            return place if any(m.kind == "capital" for m in party_of(place)) else None
    return None


def _is_done_to(verb: Token) -> bool:
    """Tell a passive from a participle that says how its subject is minded: "is prepared to"."""
    return is_passive(verb) and verb.pos_ != "ADJ"


def _is_suffered(verb: Token) -> bool:
    """Tell whether the subject of `verb` is one to whom it is to be done: "would have the neighbour blamed"."""
    named = child(verb, "nsubj")
    before = verb.doc[named.left_edge.i - 1] if named is not None and named.left_edge.i > 1 else None
    if before is not None and before.lower_ == "have" and before.nbor(-1).pos_ in ("AUX", "PART"):
        return True  # "would not have the neighbour blamed", whose "have" is taken for the auxiliary
    if verb.tag_ != "VBN" or verb.dep_ not in ("xcomp", "ccomp") or child(verb, "aux") is not None:
        return False
    return verb.head.lemma_.lower() in ("have", "get", "see", "want", "like") and verb.head.i < verb.i


def _follows_mark(verb: Token) -> bool:
    return verb.i > verb.sent.start and verb.nbor(-1).is_punct


def _is_nobody(word: Token) -> bool:
    """Tell a common noun that means no person or body: something is done to it, or it stands for no party."""
    return word.pos_ == "NOUN" and (word.dep_ == "nsubj:pass" or not party_of(word))


def source_of(holder: Token, verb: Token) -> Span:
    """Return the noun phrase of `holder`, cut where `verb` itself begins to hang on it."""
    phrase = subtree(holder)
    if phrase.start <= verb.i < phrase.end:
        within = [c for c in holder.children if c.left_edge.i <= verb.i <= c.right_edge.i]
        return verb.doc[phrase.start : within[0].left_edge.i] if within else verb.doc[holder.i : holder.i + 1]
    return phrase


def content_of(verb: Token, cue: Cue, holder: Token) -> Span | None:
    """Return the content that `verb` attributes to `holder`, or None where it has none."""
    if _is_done_to(verb):
        told = child(verb, "nsubj:pass")
        return None if told is None else trimmed(subtree(told))
    found = _clause(verb) or _parenthetical(verb, cue, holder) or _governed(verb, cue)
    estimates = verb.doc[cue.end - 1].lower_ == "at"  # "puts the number at"
    if found is None and cue.evaluates and not estimates and not _is_judged(verb):
        return None
    if found is None and cue.needs_content and not cue.evaluates:
        found = (_that_clause(verb) or _before(verb, holder) or _behind(verb)) if is_finite(verb) else _fronted(verb)
    elif found is None:
        found = _complements(verb, cue, holder)
    return found if found is not None and len(found) else None


def _is_judged(verb: Token) -> bool:
    """Tell whether `verb` has what something is taken for: "as a threat", "a joke", "illegal"."""
    things = list(children(verb, "obj"))
    if child(verb, "xcomp") is not None or len(things) > 1 or (things and verb.dep_ in ("acl", "acl:relcl")):
        return True
    if any(c.lower_ == "no" for thing in things for c in children(thing, "det")):
        return True
    return any(t.lower_ == "as" and t.dep_ in ("case", "mark") and t.i > verb.i for t in verb.subtree)


def _clause(verb: Token) -> Span | None:
    found = list(children(verb, "ccomp"))
    if not found:
        return None
    return trimmed(verb.doc[found[0].left_edge.i : found[-1].right_edge.i + 1])


def _governed(verb: Token, cue: Cue) -> Span | None:
    if verb.dep_ == "parataxis" and not _is_parted(verb):
        return _around(verb)
    clause = child(verb, "xcomp")
    if clause is not None and not cue.evaluates and marker_of(clause) == "to" and not goes_on(verb):
        return trimmed(subtree(clause))
    return None


def _is_parted(verb: Token) -> bool:
    """Tell whether a semicolon parts `verb` from what it hangs on, so that neither is said of the other."""
    first, last = sorted((verb.i, verb.head.i))
    return any(t.text == ";" for t in verb.doc[first:last])


def _complements(verb: Token, cue: Cue, holder: Token) -> Span | None:
    found = [c for c in children(verb, "obj", "xcomp", "obl", "advcl") if c.i > verb.i and c.i != holder.i]
    found = [c for c in found if not is_contrast(c)]
    if not found:
        return None
    start = max(cue.end, min(c.left_edge.i for c in found))
    return trimmed(verb.doc[start : max(start, *(c.right_edge.i + 1 for c in found))])


def _that_clause(verb: Token) -> Span | None:
    """Return the clause that "that" or "whether" opens somewhere behind `verb`, to the end of the sentence."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ in ("that", "whether") and token.tag_ == "IN":
            return trimmed(verb.doc[token.i : verb.sent.end])
    return None


def _parenthetical(verb: Token, cue: Cue, holder: Token) -> Span | None:
    """Return the whole sentence, where source and cue stand between commas in its middle."""
    start = min(holder.left_edge.i, cue.start)
    before, after = verb.doc[max(start - 1, verb.sent.start)], verb.doc[min(cue.end, verb.sent.end - 1)]
    is_between = before.i < start and before.text == "," and after.text == "," and is_finite(verb)
    return trimmed(verb.doc[verb.sent.start : verb.sent.end]) if is_between else None


def _behind(verb: Token) -> Span | None:
    """Return the rest of the sentence behind `verb`, where that has a finite verb of its own.

    In a relative clause it goes as far as the next comma: "drills that Minsk says are routine, ...".
    """
    end = verb.sent.end
    if is_relative(verb):
        end = next((t.i for t in verb.doc[verb.i + 1 : end] if t.text in (",", ";")), end)
    elif verb.dep_ != "ROOT":
        return None
    rest = verb.doc[verb.i + 1 : end]
    told = any(t.tag_ in FINITE or t.tag_ == "MD" for t in rest)
    return trimmed(rest) if told and is_finite(verb) else None


def _before(verb: Token, holder: Token) -> Span | None:
    """Return what stands before a verb of saying that closes its sentence, or before its source there."""
    start = min(verb.i, holder.left_edge.i)
    before = verb.doc[verb.sent.start : start]
    closes = len(before) > 1 and before[-1].is_punct
    return trimmed(before) if closes and not any(t.dep_ == "ccomp" and t.i > verb.i for t in verb.sent) else None


def _fronted(verb: Token) -> Span | None:
    """Return what was said in "..., the agency quoted him as saying", which stands before the verb that quotes."""
    if marker_of(verb) != "as" or verb.right_edge.i > verb.i:
        return None
    quoting = subject(verb.head)
    return None if quoting is None else _clause(verb.head) or _before(verb.head, quoting)


def _around(verb: Token) -> Span | None:
    """Return the content that a parenthetical verb ("..., he said, ...") stands in or after."""
    whole, inner = subtree(verb.head), subtree(verb)
    before = trimmed(verb.doc[whole.start : max(whole.start, inner.start)])
    after = trimmed(verb.doc[min(inner.end, whole.end) : whole.end])
    if len(before) and len(after):
        return verb.doc[before.start : after.end]
    return before if len(before) else after
