"""Whether the words read off a doubtful parse make a sound part of a question: what fails is quoted instead."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extraction.questions.lists import words
from standoff.extraction.questions.names import Names, is_expletive, is_governed
from standoff.extraction.wording import FINITE, NEGATIONS
from standoff.language.clauses import RELATIVES

# What a verb cannot do without where the article gives it.
COMPLEMENTS = frozenset({"obj", "iobj", "ccomp", "xcomp", "compound:prt"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ", "POS", "VBG", "WP"})
# Behind a thing asked for these begin what is said of it ("wants them gone"), or more of it.
PREDICATIVE = frozenset({"JJ", "VBN", "RP", "NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "VBG", "VB"})


def is_party_to(phrase: Sequence[Token]) -> bool:
    """Tell whether `phrase` can be the subject of a question: a noun phrase, with no clause or joint lost in it."""
    both = len(phrase) > 1 and phrase[0].lower_ == "both"
    if not phrase or phrase[0].is_punct or phrase[0].tag_ in ("IN", "TO", "WP$", "WDT", "MD"):
        return False
    if phrase[0].tag_ == "CC" and not both:
        return False
    if phrase[-1].tag_ in ("IN", "TO", "CC") or not any(t.tag_ in NOMINAL for t in phrase):
        return False
    relative = next((i for i, t in enumerate(phrase) if i and t.lower_ in RELATIVES), len(phrase))
    return not any(t.tag_ in FINITE or t.text in ";:—–(" for t in phrase[:relative])


def head_of(phrase: Sequence[Token]) -> Token:
    """Return the word of `phrase` on which the others hang, by the tree."""
    inside = {t.i for t in phrase}
    return next((t for t in phrase if t.head.i == t.i or t.head.i not in inside), phrase[-1])


def is_reciprocal(phrase: Sequence[Token]) -> bool:
    """Tell "each other" and "one another": both are asked."""
    return [t.lower_ for t in phrase] in (["each", "other"], ["one", "another"])


def is_complete(predicate: Sequence[Token]) -> bool:
    """Tell whether `predicate` has all that its verb governs to the right in the article."""
    if not predicate:
        return False
    verb, last = predicate[0], predicate[-1]
    governed = (c for c in verb.children if c.dep_ in COMPLEMENTS and c.i > verb.i)
    lost = any(c.i > last.i and not any(t.is_punct for t in verb.doc[last.i + 1 : c.i]) for c in governed)
    return not lost and last.tag_ not in ("TO", "CC", "MD")


def stands_alone(thing: Sequence[Token]) -> bool:
    """Tell whether `thing` is all that is asked for: "wants submarines", not "wants the Turks | out"."""
    last = thing[-1]
    after = last.nbor() if last.i + 1 < last.sent.end else None
    if after is None or after.is_punct:
        return True
    return after.tag_ not in PREDICATIVE and after.lower_ not in words("demands", "predicative") | {"than"}


def is_elliptic(clause: Sequence[Token]) -> bool:
    """Tell a clause that leaves its verb to be understood: "if they do not"."""
    return clause[-1].lower_ in NEGATIONS or clause[-1].dep_ == "aux" or clause[-1].tag_ in ("MD", "TO")


def is_vague(phrase: Sequence[Token], names: Names) -> bool:
    """Tell a lone "they" or "him" of which no party is known: nobody can tell from it who is meant."""
    third = words("pronouns", "person") | words("pronouns", "thing") | {"this", "that"}
    return len(phrase) == 1 and phrase[0].lower_ in third and names.code(phrase[0]) is None


def is_ambiguous(token: Token) -> bool:
    """Tell "it" or "they" as the subject of a clause: whom it means, one who asks or one who is asked, is doubtful."""
    pronoun = token.tag_ == "PRP" and token.lower_ in words("pronouns", "thing")
    return pronoun and token.dep_.startswith("nsubj") and not is_expletive(token) and not is_governed(token)


def affirmed(clause: Sequence[Token]) -> list[Token]:
    """Return `clause` without the negation of its verb: whether it "did not fire" is asked as whether it fired."""
    at = next((i for i, t in enumerate(clause) if t.tag_ in FINITE), len(clause))
    denied = at + 2 < len(clause) and clause[at + 1].lower_ in NEGATIONS
    partly = denied and clause[at + 2].lower_ in ("only", "just", "merely", "even", "yet", "simply")
    return [t for i, t in enumerate(clause) if i != at + 1 or not denied or partly]
