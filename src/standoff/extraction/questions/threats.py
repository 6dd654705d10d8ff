"""Threats that hang on a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from standoff.briefing import Position
from standoff.extraction.phrasing import QUOTES, ask, readable, render
from standoff.extraction.questions.names import party
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, words

THREATENING = frozenset({"threaten"})


def conditional_threats(reading: Reading) -> Iterator[Matter]:
    """Yield what a party says it would do if something came true."""
    for index, _ in reading.prose():
        for position in reading.held[index]:
            if not THREATENING & set(position.stances):
                continue
            question = _threat(reading, reading.sentences[index], position)
            if question is not None:
                yield Matter(
                    "conditional threat",
                    question,
                    f"{party(position.party)} threatened it on a condition that has not come true in the article",
                    merge_parties([position.party], position.target),
                    (index,),
                    (position.id,),
                )
                break


def _threat(reading: Reading, sentence: Span, position: Position) -> str | None:
    say = reading.names.say(position.party)
    who = party(position.party)
    condition = _condition(sentence)
    if condition is not None:
        operator = "would" if _is_remote(condition) else "will"
        said = render(readable(condition, 22), say)
        if condition[0].lower_ == "unless":
            return ask(f"what {operator} happen {said}")
        return ask(f"what {operator} {who} do {said}")
    event = _event(sentence)
    if event is not None:
        return ask(f"what would {who} do in the event of {render(readable(event, 16), say)}")
    culprit = _whoever(sentence)
    return None if culprit is None else ask(f"what will {who} do to {render(readable(culprit, 16), say)}")


def _condition(sentence: Span) -> list[Token] | None:
    """Return the conditional clause of `sentence`, with the word that makes it one."""
    for token in sentence:
        if token.lower_ in words("threats", "markers") and _makes_condition(token):
            return _until_pause(token)
        if token.lower_ in ("should", "were", "had") and _is_inverted(token):
            return _until_pause(token)
    return None


def _makes_condition(marker: Token) -> bool:
    before = [t for t in marker.doc[max(marker.sent.start, marker.i - 3) : marker.i] if t.text not in QUOTES]
    if before and before[-1].lower_ in ("as", "even"):
        return before[-1].lower_ == "even"
    return not any(t.lemma_.lower() in words("threats", "asking") and t.i == marker.i - 1 for t in before)


def _is_inverted(operator: Token) -> bool:
    """Tell "should fighting spread" and "were it to fail" from the same words in their usual place."""
    if operator.i == operator.sent.start:
        return True
    before, after = operator.nbor(-1), operator.nbor() if operator.i + 1 < operator.sent.end else operator
    verb = operator.head
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj") and c.i > operator.i), None)
    if subject is None or subject.i > verb.i and operator.lower_ != "were":
        return False
    return (
        before.tag_ not in ("MD", "PRP", "WP", "WDT", "NNP")
        and after.tag_[:2] in ("NN", "DT", "PR", "JJ")
        or before.text == ","
    )


def _until_pause(marker: Token) -> list[Token]:
    """Return the words from `marker` to the comma, mark or verb of saying that ends its clause."""
    kept: list[Token] = []
    for token in marker.doc[marker.i : marker.sent.end]:
        if token.text in ",;:." and kept:
            break
        if token.text in QUOTES and len(kept) > 3 and token.i + 1 < marker.sent.end and token.nbor().text in ",.":
            break
        kept.append(token)
    return kept


def _is_remote(condition: Sequence[Token]) -> bool:
    first = next((t for t in condition if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    return first is not None and (first.tag_ == "VBD" or first.lower_ in ("should", "could", "were"))


def _event(sentence: Span) -> Sequence[Token] | None:
    """Return the event to which a threat answers: "any attack would be met with", "respond to any invasion"."""
    for token in sentence:
        if token.lemma_.lower() not in words("threats", "events") or token.pos_ != "NOUN":
            continue
        phrase = sentence.doc[token.left_edge.i : token.right_edge.i + 1]
        open_ended = any(t.lower_ in ("any", "an", "a", "another", "further", "every") for t in phrase[:2])
        modal = any(t.tag_ == "MD" and t.lower_ in ("would", "will", "could", "'ll", "’ll") for t in sentence)
        answered = any(t.lemma_.lower() in words("threats", "answers") and t.pos_ == "VERB" for t in sentence)
        if open_ended and modal and answered:
            return [
                t for t in sentence.doc[max(token.left_edge.i, sentence.start) : min(_noun_end(token), sentence.end)]
            ]
    return None


def _noun_end(noun: Token) -> int:
    ends = [
        c.right_edge.i + 1
        for c in noun.children
        if c.i > noun.i and c.dep_ in ("nmod", "nmod:of", "nmod:unmarked") and c.left_edge.i == noun.i + 1
    ]
    own = [e for e in ends if e - noun.i <= 8 and not any(t.lower_ in ("with", "by") for t in noun.doc[noun.i + 1 : e])]
    return max([noun.i + 1, *own])


def _whoever(sentence: Span) -> list[Token] | None:
    """Return who is threatened by what he may do: "whoever fires first", "anyone who crosses"."""
    for token in sentence:
        after = token.nbor() if token.i + 1 < sentence.end else token
        if token.lower_ == "whoever" or (
            token.lower_ in words("threats", "open-subjects") and after.lower_ in ("who", "that")
        ):
            modal = next((t for t in sentence.doc[token.i : sentence.end] if t.tag_ == "MD"), None)
            end = modal.i if modal is not None else sentence.end
            if modal is not None:
                return [t for t in sentence.doc[token.i : end]]
    return None
