"""Finding what a threat answers where no clause tells its condition: "any attack would be met", "whoever ..."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from standoff.extraction.questions.conditions import CONDITIONAL
from standoff.extraction.questions.lists import words
from standoff.extraction.questions.nouns import noun_phrase
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import bare
from standoff.language.clauses import child

FUTURE = CONDITIONAL | words("modals", "future") | words("modals", "certain")
# The first words of an event: "in the event of", "in response to any".
PHRASES = tuple(tuple(phrase.split()) for phrase in sorted(words("threats", "event-phrases")))
ANY = words("determiners", "any")
SOME = words("determiners", "some")
# A relative clause has its verb among so many words.
REACH = 10
# What one is taken for is told in so many words: "as a legitimate target".
FOE = 5


def event(sentence: Span) -> Sequence[Token] | None:
    """Return the event to which a threat answers: "any attack would be met with", "respond to any invasion"."""
    lowered = [t.lower_ for t in sentence]
    for phrase in PHRASES:
        at = next(
            (i for i, w in enumerate(lowered) if w == "in" and tuple(lowered[i : i + len(phrase)]) == phrase), None
        )
        if at is not None:
            return stretch(sentence[at])[len(phrase) - (phrase[-1] == "any") :]
    if not _looks_ahead(sentence) or not (_is_answered(sentence) or _is_warned(sentence)):
        return None
    for token in sentence:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words("threats", "events"):
            continue
        article = next(
            (t for t in sentence.doc[max(sentence.start, token.i - 4) : token.i] if t.lower_ in ANY | SOME), None
        )
        if article is None or (article.lower_ in SOME and not _leads(token)):
            continue
        return _noun(article, token)
    return None


def _looks_ahead(sentence: Span) -> bool:
    """Tell whether `sentence` says what will or would be done, what one is ready to do, or what one vows."""
    modal = any(t.tag_ == "MD" and t.lower_ in FUTURE for t in sentence)
    return modal or any(is_readiness(t) or bare(t) in words("threats", "vowing") for t in sentence)


def is_readiness(word: Token) -> bool:
    """Tell "ready to", "vowed to" and the like, which make a deed that is sure to come on a condition."""
    sure = word.lower_ in words("threats", "ready") or (word.pos_ == "VERB" and bare(word) in words("threats", "sworn"))
    return sure and word.i + 1 < word.sent.end and word.nbor().lower_ == "to"


def _is_answered(sentence: Span) -> bool:
    """Tell whether `sentence` says what an event would be met with, or what it would amount to."""
    verbs = {bare(t) for t in sentence if t.pos_ in ("VERB", "AUX")}
    nouns = {t.lemma_.lower() for t in sentence if t.pos_ == "NOUN"}
    answers = words("threats", "answers") | words("threats", "striking")
    met = verbs & answers or nouns & words("threats", "responses")
    outcome = nouns & words("threats", "harm") and verbs & words("threats", "amounting")
    return bool(met) or bool(outcome) or any(map(_is_harm, sentence))


def _is_harm(verb: Token) -> bool:
    """Tell "would be an act of war", "will have consequences"."""
    modal = next((t for t in verb.doc[max(verb.sent.start, verb.i - 2) : verb.i] if t.lower_ in FUTURE), None)
    ahead = bare(verb) in ("be", "have", "carry") and modal is not None
    return ahead and any(t.lemma_.lower() in words("threats", "harm") for t in stretch(verb)[1:])


def _is_warned(sentence: Span) -> bool:
    """Tell a warning of whatever an event would bring: "warned that any attack would open the gates of hell"."""
    warns = next((t for t in sentence if t.pos_ == "VERB" and bare(t) in words("threats", "threatening")), None)
    return warns is not None and any(t.tag_ == "MD" for t in sentence.doc[warns.i : sentence.end])


def _leads(noun: Token) -> bool:
    """Tell whether `noun` is the subject that the sentence begins with."""
    return noun.dep_.startswith("nsubj") or noun.i - noun.sent.start < 4


def _noun(article: Token, noun: Token) -> list[Token]:
    """Return the event with the "on" or "of" phrase that belongs to it."""
    phrase = list(noun.doc[article.i : noun.i + 1])
    after = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if after.lower_ in ("on", "of", "against", "by", "into", "in", "to"):
        for token in stretch(after):
            if token.tag_ in ("MD", "VBD", "VBZ", "VBP") or token.lower_ in ("with", "as"):
                break
            phrase.append(token)
    return closed(phrase)


def treated(sentence: Span) -> list[Token] | None:
    """Return what would be "treated as an act of war" or "considered a target"."""
    for verb in sentence:
        if bare(verb) not in words("threats", "treating") or verb.i + 2 >= sentence.end:
            continue
        if verb.nbor().lower_ in ANY and any(t.lower_ == "as" for t in sentence.doc[verb.i : sentence.end]):
            thing = stretch(verb)[1:]
            return thing[: next((i for i, t in enumerate(thing) if t.lower_ == "as"), None)]
    return None


def taken_for(sentence: Span) -> list[Token] | None:
    """Return who will be held for a foe: "any ship found there will be treated as hostile"."""
    for verb in sentence:
        if verb.tag_ != "VBN" or bare(verb) not in words("threats", "treating"):
            continue
        behind = stretch(verb)[1:]
        modal = next((t for t in sentence.doc[max(sentence.start, verb.i - 4) : verb.i] if t.lower_ in FUTURE), None)
        held = child(verb, "nsubj:pass")
        foe = any(t.lemma_.lower() in words("threats", "foes") for t in behind[:FOE])
        if modal is not None and foe and held is not None and (held.tag_ in ("NNS", "DT") or _is_any(held)):
            return list(sentence.doc[held.left_edge.i : modal.i])
    return None


def without(sentence: Span) -> list[Token] | None:
    """Return what alone would stop somebody: "only a truce would hold it back"."""
    for only in sentence:
        if only.lower_ != "only":
            continue
        modal = next((t for t in only.doc[only.i : sentence.end] if t.tag_ == "MD"), None)
        if modal is None or modal.i + 1 >= sentence.end or bare(modal.nbor()) not in words("threats", "restraining"):
            continue
        told = stretch(modal)
        cause = list(only.doc[only.i + 1 : modal.i])
        holds = bare(modal.nbor()) != "hold" or any(t.lower_ in ("back", "off") for t in told)
        if cause and cause[0].tag_ in ("DT", "NN", "NNS", "JJ", "NNP", "CD") and holds:
            return cause
    return None


def whoever(sentence: Span) -> list[Token] | None:
    """Return who is threatened by what he may do: "whoever fires first", "anyone who crosses"."""
    for token in sentence:
        after = {t.lower_ for t in sentence.doc[token.i + 1 : min(token.i + 4, sentence.end)]}
        open_ended = token.lower_ in words("threats", "open-subjects") | ANY
        if token.lower_ == "whoever" or (open_ended and after & {"who", "that"}):
            modal = next((t for t in sentence.doc[token.i : sentence.end] if t.tag_ in ("MD", "VBD")), None)
            if modal is not None and modal.tag_ == "MD":
                return list(sentence.doc[token.i : modal.i])
    return None


def culprits(sentence: Span) -> list[Token] | None:
    """Return who is threatened by a description of what he may do: "ships that enter its waters"."""
    for pronoun in sentence:
        if pronoun.lower_ not in ("that", "who", "which") or pronoun.i in (sentence.start, sentence.end - 1):
            continue
        noun, verb = pronoun.nbor(-1), _verb_behind(pronoun)
        several = noun.tag_ == "NNS" or (noun.tag_ == "NN" and _is_any(noun))
        if several and verb is not None and verb.tag_ in ("VBZ", "VBP", "VB"):
            return [*noun_phrase(noun), pronoun, *stretch(verb)]
    return None


def _verb_behind(pronoun: Token) -> Token | None:
    """Return the verb of a relative clause, also behind a phrase: "states who by their action hinder the talks"."""
    behind = pronoun.doc[pronoun.i + 1 : min(pronoun.i + REACH, pronoun.sent.end)]
    return next((t for t in behind if t.pos_ in ("VERB", "AUX")), None)


def _is_any(noun: Token) -> bool:
    return any(t.lower_ in ANY for t in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i])
