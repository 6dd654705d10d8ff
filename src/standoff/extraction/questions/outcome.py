"""An event that the headline or the first sentence announces and of whose outcome the article tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.extraction.questions.happenings import came_of, is_event_noun, is_event_verb
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, table, words


def unreported_outcomes(reading: Reading) -> Iterator[Matter]:
    """Yield the announced event, if there is one and its outcome is not told."""
    for index in range(reading.body):
        head = _announced(reading.sentences[index])
        if head is None:
            continue
        mentions = [i for i, s in reading.prose() if _names_event(s, head)]
        if any(_tells(reading.sentences[i]) for i in mentions):
            continue
        question = came_of(head, reading.names, past=True)
        if question:
            codes = [c for t in reading.sentences[index] if (c := reading.names.code(t))]
            yield Matter(
                "unreported outcome",
                question,
                "the headline announces it and the article does not tell how it ended",
                merge_parties(codes),
                (index, *mentions[:1]),
            )
            return


def _announced(headline: Span) -> Token | None:
    """Return the verb of meeting, visiting or voting of `headline`, in the tense of news."""
    for token in headline:
        if (
            token.tag_ in ("VBZ", "VBP", "VB")
            and token.dep_ != "advcl"
            and is_event_verb(token)
            and token.i > headline.start
        ):
            if token.nbor(-1).lower_ in ("to", "will"):
                continue
            return token
    return None


def _names_event(sentence: Span, head: Token) -> bool:
    noun = table("event-verbs").get(head.lemma_.lower())
    return any(t.lemma_.lower() in (head.lemma_.lower(), noun) for t in sentence)


def _tells(sentence: Span) -> bool:
    return any(t.lemma_.lower() in words("outcomes", "told") for t in sentence)


__all__ = ["is_event_noun", "unreported_outcomes"]
