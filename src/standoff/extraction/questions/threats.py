"""Threats that hang on a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.questions.happenings import noun_phrase
from standoff.extraction.questions.names import Names, party
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, words
from standoff.extraction.questions.stretches import closed, stretch
from standoff.extraction.wording import QUOTES, Say, ask, bare, is_plural, readable, render
from standoff.language.clauses import subject

CONDITIONAL = frozenset({"would", "could", "might", "'d", "’d"})
FUTURE = CONDITIONAL | {"will", "'ll", "’ll", "shall", "must", "may"}
READY = frozenset(
    {"ready", "prepared", "poised", "able", "free", "determined", "right", "forced", "obliged", "compelled"}
)
PHRASES = (
    ("in", "the", "event", "of"),
    ("in", "case", "of"),
    ("in", "retaliation", "for"),
    ("in", "response", "to", "any"),
)
INVERTED = frozenset({"should", "were", "had"})
ANY = frozenset({"any", "every"})
SOME = frozenset({"a", "an", "another", "further"})


def conditional_threats(reading: Reading) -> Iterator[Matter]:
    """Yield what a party says it would do if something came true."""
    for index, sentence in reading.prose():
        held = reading.held[index]
        voices = [_Voice(p.party, p.target, "threaten" in p.stances, (p.id,)) for p in held] or _doer(reading, sentence)
        for voice in voices:
            question = _threat(reading.names, sentence, voice)
            if question is not None:
                because = f"{party(voice.party)} made the threat and the article leaves the condition open"
                codes = merge_parties([voice.party], voice.target)
                yield Matter("conditional threat", question, because, codes, (index,), voice.about)
                break


class _Voice(NamedTuple):
    """A party that may threaten: `told` says that its stance there is a threat, `about` is its position."""

    party: str
    target: tuple[str, ...]
    told: bool
    about: tuple[str, ...]


def _doer(reading: Reading, sentence: Span) -> list[_Voice]:
    """Return the party that would act, in a sentence in which no position was found."""
    for deed in _deeds(sentence, _condition(sentence) or []):
        actor = subject(deed)
        code = reading.names.code(actor) if actor is not None else None
        if code is not None:
            return [_Voice(code, (), told=False, about=())]
    return []


def _threat(names: Names, sentence: Span, voice: _Voice) -> str | None:
    say, who, told = _its_own(names, voice.party), party(voice.party), voice.told
    plainly = told and any(bare(t) in words("threats", "threatening") for t in sentence if t.pos_ == "VERB")
    condition = _condition(sentence)
    if condition is not None and (
        plainly or _bodes_ill(sentence, condition) or (told and not _opens_way(sentence, condition))
    ):
        operator = "would" if _is_remote(sentence, condition) else "will"
        said = render(readable(condition, 22), say)
        # Nobody threatens what he would do if he himself did something: then whose threat it is, is not clear.
        open_actor = condition[0].lower_ == "unless" or any(
            names.code(t) == voice.party and t.tag_ != "PRP$" for t in condition
        )
        return ask(f"what {operator} happen {said}" if open_actor else f"what {operator} {who} do {said}")
    event = _event(sentence)
    if event is not None and (told or _bodes_ill(sentence, event)):
        return ask(f"what would {who} do in the event of {render(readable(event, 16), say)}")
    suffers = any(t.pos_ == "VERB" and bare(t) in words("threats", "suffered") for t in sentence)
    culprit = _whoever(sentence) if told or suffers else None
    culprit = culprit or (_culprits(sentence) if plainly else None)
    if culprit is not None:
        return ask(f"what would {who} do to {render(readable(culprit, 16), say)}")
    return ask(f"what will {who} do if its demand is not met") if _ultimatum(sentence) else None


def _ultimatum(sentence: Span) -> bool:
    """Tell "withdraw or face the consequences"."""
    alternatives = (t.nbor() for t in sentence if t.lower_ == "or" and t.i + 1 < sentence.end)
    return any(t.lower_ == "else" or (t.tag_ == "VB" and bare(t) in words("threats", "suffered")) for t in alternatives)


def _culprits(sentence: Span) -> list[Token] | None:
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


def _bodes_ill(sentence: Span, condition: Sequence[Token]) -> bool:
    """Tell from the words outside `condition` that something will be done, and nothing that opens a way."""
    return any(bare(deed) not in words("threats", "peaceful") for deed in _deeds(sentence, condition))


def _opens_way(sentence: Span, condition: Sequence[Token]) -> bool:
    deeds = _deeds(sentence, condition)
    return bool(deeds) and all(bare(deed) in words("threats", "peaceful") for deed in deeds)


def _deeds(sentence: Span, condition: Sequence[Token]) -> list[Token]:
    """Return the verbs outside `condition` that say what will be done, or what somebody is ready to do."""
    inside = {t.i for t in condition}
    found = []
    for token in sentence:
        after = sentence.doc[token.i + 1 : min(token.i + 6, sentence.end)]
        opens = token.tag_ == "MD" and token.lower_ in FUTURE
        ready = token.lower_ in READY and len(after) > 0 and after[0].lower_ == "to"
        if token.i in inside or not (opens or ready) or (len(after) > 0 and after[0].lower_ == "have"):
            continue
        deed = next(
            (
                t
                for t in after
                if t.tag_ in ("VB", "VBN") and (t.lower_ != "be" or t.i + 1 == sentence.end or t.nbor().tag_ != "VBN")
            ),
            None,
        )
        if deed is not None:
            found.append(deed)
    return found


def _its_own(names: Names, code: str) -> Say:
    """Return how to say tokens where the party stands for its speaker: "his country" is "its country"."""
    said = names.say(code)

    def say(token: Token) -> str | None:
        own = token.tag_ == "PRP$" and token.lower_ in ("his", "her") and names.code(token) in (None, code)
        return ("their" if is_plural(party(code)) else "its") if own else said(token)

    return say


def _condition(sentence: Span) -> list[Token] | None:
    """Return the conditional clause of `sentence`, with the word that makes it one."""
    for token in sentence:
        if token.lower_ in words("threats", "markers") and _makes_condition(token):
            return _until_pause(token)
        if token.lower_ in INVERTED and _is_inverted(token):
            return _until_pause(token)
    return None


def _makes_condition(marker: Token) -> bool:
    """Tell a condition from a question ("did not say if") and a comparison ("as if")."""
    before = marker.nbor(-1) if marker.i > marker.sent.start else None
    return before is None or (before.lower_ != "as" and before.lemma_.lower() not in words("threats", "asking"))


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
    return (
        not own_subject
        and {"should": "VB", "were": "TO", "had": "VBN"}[operator.lower_] in verbs
        and operator.dep_ != "ROOT"
    )


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
    return closed(kept)


def _is_remote(sentence: Span, condition: Sequence[Token]) -> bool:
    """Tell whether the condition is told as unlikely or reported from the past: what "would" happen."""
    inside = {t.i for t in condition}
    if any(t.tag_ == "VBD" for t in condition[:6]):
        return True
    return not any(t.tag_ == "VBZ" for t in condition) and any(
        t.lower_ in CONDITIONAL for t in sentence if t.i not in inside
    )


def _event(sentence: Span) -> Sequence[Token] | None:
    """Return the event to which a threat answers: "any attack would be met with", "respond to any invasion"."""
    for words_of in PHRASES:
        for token in sentence:
            if tuple(t.lower_ for t in sentence.doc[token.i : token.i + len(words_of)]) == words_of:
                return stretch(token)[len(words_of) - (words_of[-1] == "any") :]
    modal = any(t.tag_ == "MD" and t.lower_ in FUTURE for t in sentence)
    answers = any(bare(t) in words("threats", "answers") for t in sentence if t.pos_ == "VERB")
    if not modal or not answers:
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


def _whoever(sentence: Span) -> list[Token] | None:
    """Return who is threatened by what he may do: "whoever fires first", "anyone who crosses"."""
    for token in sentence:
        after = token.nbor() if token.i + 1 < sentence.end else token
        if token.lower_ == "whoever" or (
            token.lower_ in words("threats", "open-subjects") and after.lower_ in ("who", "that")
        ):
            modal = next((t for t in sentence.doc[token.i : sentence.end] if t.tag_ == "MD"), None)
            if modal is not None:
                return list(sentence.doc[token.i : modal.i])
    return None
