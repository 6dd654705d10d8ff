"""Finding the condition on which a threat hangs: "if ...", "any attack would be met", "whoever ..."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import FINITE, QUOTES, bare

CONDITIONAL = words("modals", "conditional")
FUTURE = CONDITIONAL | words("modals", "future") | words("modals", "certain")
# The first words of an event: "in the event of", "in response to any".
PHRASES = tuple(tuple(phrase.split()) for phrase in sorted(words("threats", "event-phrases")))
# The form of the verb that follows where one of these opens a condition ("should fighting spread", "were it to fail").
INVERTED = table("inverted")
MOMENTS = words("threats", "moments")
ANY = words("determiners", "any")
SOME = words("determiners", "some")


def is_ultimatum(sentence: Span) -> bool:
    """Tell "withdraw or face the consequences"."""
    alternatives = (t.nbor() for t in sentence if t.lower_ == "or" and t.i + 1 < sentence.end)
    return any(t.lower_ == "else" or (t.tag_ == "VB" and bare(t) in words("threats", "suffered")) for t in alternatives)


def culprits(sentence: Span) -> list[Token] | None:
    """Return who is threatened by a description of what he may do: "ships that enter its waters"."""
    for pronoun in sentence:
        if (
            pronoun.lower_ not in ("that", "who", "which")
            or pronoun.i + 1 >= sentence.end
            or pronoun.i == sentence.start
        ):
            continue
        noun, verb = pronoun.nbor(-1), pronoun.nbor()
        if verb.tag_ in ("VBZ", "VBP") and noun.tag_ in ("NN", "NNS") and (noun.tag_ == "NNS" or _is_any(noun)):
            return [*noun_phrase(noun), *stretch(pronoun)]
    return None


def _is_any(noun: Token) -> bool:
    return any(t.lower_ in ANY for t in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i])


def condition(sentence: Span) -> list[Token] | None:
    """Return the conditional clause of `sentence`, with the word that makes it one."""
    for token in sentence:
        if token.lower_ in words("threats", "markers") and _makes_condition(token):
            clause = _until_pause(token)
            if _says_something(clause):
                return clause
            continue
        if (token.lower_ in INVERTED and _is_inverted(token)) or _is_moment(token):
            return _until_pause(token)
    return None


def _is_moment(article: Token) -> bool:
    """Tell "the moment a shell lands" from "at the moment"."""
    if article.lower_ != "the" or article.i + 2 >= article.sent.end or article.nbor().lower_ not in MOMENTS:
        return False
    before = article.nbor(-1).lower_ if article.i > article.sent.start else ""
    return before not in ("at", "for", "in", "from", "of") and article.nbor(2).tag_ in ("DT", "PRP", "NNP", "NN", "NNS")


def _makes_condition(marker: Token) -> bool:
    """Tell a condition from a question ("did not say if") and a comparison ("as if")."""
    before = marker.nbor(-1) if marker.i > marker.sent.start else None
    if before is None:
        return True
    # "Would work only if": what is needed, not what would be done.
    return before.lower_ not in ("as", "only") and before.lemma_.lower() not in words("threats", "asking")


def _says_something(clause: Sequence[Token]) -> bool:
    """Tell a condition from "if necessary", "if need be" and "if so"."""
    if len(clause) <= 3 and len(clause) > 1 and clause[1].lower_ in words("threats", "empty"):
        return False
    return any(t.tag_ in FINITE for t in clause) or (
        len(clause) > 1 and clause[1].tag_ in ("VBN", "VBG") and clause[1].lower_ not in words("threats", "empty")
    )


def _is_inverted(operator: Token) -> bool:
    """Tell "should fighting spread" and "were it to fail" from the same words in their usual place."""
    if operator.i + 2 >= operator.sent.end:
        return False
    before = operator.nbor(-1) if operator.i > operator.sent.start else None
    after = operator.nbor()
    starts = (
        before is None
        or before.text in QUOTES
        or before.text == ","
        or before.tag_ in ("VB", "RP", "RB", "VBN", "NN", "NNS", "IN")
    )
    if not starts or after.tag_ not in ("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "JJ", "EX"):
        return False
    own_subject = before is not None and before.dep_.startswith("nsubj")
    verbs = [t.tag_ for t in operator.doc[operator.i + 1 : min(operator.i + 9, operator.sent.end)]]
    return not own_subject and INVERTED[operator.lower_] in verbs and operator.dep_ != "ROOT"


def _until_pause(marker: Token) -> list[Token]:
    """Return the words from `marker` to the mark that ends its clause."""
    kept: list[Token] = []
    for token in marker.doc[marker.i : marker.sent.end]:
        if token.text in ",;:.—–" and kept:
            break
        if (
            token.text in ("”", "’", '"')
            and token.tag_ != "POS"
            and not any(t.text in QUOTES for t in kept)
            and len(kept) > 2
            and not token.nbor(-1).whitespace_
        ):
            break
        kept.append(token)
    # "If both sides wish us to" leaves its verb to be understood: whoever asks must see that.
    return kept if kept[-1].tag_ == "TO" else closed(kept)


def is_remote(sentence: Span, hanging: Sequence[Token]) -> bool:
    """Tell whether the condition is told as unlikely or reported from the past: what "would" happen."""
    inside = {t.i for t in hanging}
    if any(t.tag_ == "VBD" for t in hanging[:6]):
        return True
    return not any(t.tag_ == "VBZ" for t in hanging) and any(
        t.lower_ in CONDITIONAL for t in sentence if t.i not in inside
    )


def event(sentence: Span) -> Sequence[Token] | None:
    """Return the event to which a threat answers: "any attack would be met with", "respond to any invasion"."""
    lowered = [t.lower_ for t in sentence]
    for phrase in PHRASES:
        at = next(
            (i for i, w in enumerate(lowered) if w == "in" and tuple(lowered[i : i + len(phrase)]) == phrase), None
        )
        if at is not None:
            return stretch(sentence[at])[len(phrase) - (phrase[-1] == "any") :]
    if not any(t.tag_ == "MD" and t.lower_ in FUTURE for t in sentence) or not _is_answered(sentence):
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


def _is_answered(sentence: Span) -> bool:
    """Tell whether `sentence` says what an event would be met with, or what it would amount to."""
    verbs = {bare(t) for t in sentence if t.pos_ in ("VERB", "AUX")}
    harm = any(t.lemma_.lower() in words("threats", "harm") for t in sentence)
    answers = words("threats", "answers") | words("threats", "striking")
    return bool(verbs & answers) or (harm and bool(verbs & words("threats", "amounting")))


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


def whoever(sentence: Span) -> list[Token] | None:
    """Return who is threatened by what he may do: "whoever fires first", "anyone who crosses"."""
    for token in sentence:
        after = {t.lower_ for t in sentence.doc[token.i + 1 : min(token.i + 4, sentence.end)]}
        open_ended = token.lower_ in words("threats", "open-subjects") | ANY
        if token.lower_ == "whoever" or (open_ended and after & {"who", "that"}):
            modal = next((t for t in sentence.doc[token.i : sentence.end] if t.tag_ == "MD"), None)
            if modal is not None:
                return list(sentence.doc[token.i : modal.i])
    return None


def treated(sentence: Span) -> list[Token] | None:
    """Return what would be "treated as an act of war" or "considered a target"."""
    for verb in sentence:
        if bare(verb) not in words("threats", "treating") or verb.i + 2 >= sentence.end:
            continue
        if verb.nbor().lower_ in ANY and any(t.lower_ == "as" for t in sentence.doc[verb.i : sentence.end]):
            thing = stretch(verb)[1:]
            return thing[: next((i for i, t in enumerate(thing) if t.lower_ == "as"), None)]
    return None
