"""An event that the headline announces and of whose outcome the article tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.extraction.questions.happenings import came_of, is_event_verb
from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.reading import Matter, Reading, merge_parties
from standoff.extraction.wording import bare
from standoff.language.lemmas import base_form


def unreported_outcomes(reading: Reading) -> Iterator[Matter]:
    """Yield the announced event, if there is one and its outcome is not told."""
    for index in range(reading.body):
        head = _announced(reading.sentences[index])
        if head is None or any(_ends(t) for t in reading.sentences[index]):
            continue
        mentions = [
            i for i, s in reading.prose() if _names_event(s, head) and _shares_name(s, reading.sentences[index])
        ]
        question = came_of(head, head, reading.names, past=True)
        if question and not any(_tells(s) for _, s in reading.prose()):
            codes = [c for t in reading.sentences[index] if (c := reading.names.code(t))]
            because = "the headline announces it and the article does not tell how it ended"
            yield Matter("unreported outcome", question, because, merge_parties(codes), (index, *mentions[:1]))
            return


def _announced(headline: Span) -> Token | None:
    """Return the verb of meeting, visiting or voting of `headline`, in the present tense in which headlines tell."""
    if headline[-1].text == "?":
        return None
    for token in headline:
        if (
            token.i == headline.start
            or token.tag_ not in ("VBZ", "VBP", "VB")
            or token.nbor(-1).lower_ in ("to", "will")
        ):
            continue
        if is_event_verb(token) and not _moves_things(token):
            return token
    return None


def _moves_things(verb: Token) -> bool:
    """Tell "flies in troops" and "comes under fire" from a trip, which goes to or for something."""
    after = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    return (
        bare(verb) in words("outcomes", "moving") and after.tag_ in ("RP", "IN") and after.lower_ not in ("to", "for")
    )


def _names_event(sentence: Span, head: Token) -> bool:
    names = {bare(head), table("event-verbs").get(bare(head))}
    return any(t.lemma_.lower() in names or (t.pos_ == "VERB" and bare(t) in names) for t in sentence)


def _shares_name(sentence: Span, headline: Span) -> bool:
    return bool({t.lower_ for t in headline if t.pos_ == "PROPN"} & {t.lower_ for t in sentence if t.pos_ == "PROPN"})


def _tells(sentence: Span) -> bool:
    """Tell whether `sentence` says how a meeting or vote ended: its noun with a word of outcome in a past tense."""
    talks = any(t.lemma_.lower() in words("outcomes", "occasions") and t.pos_ == "NOUN" for t in sentence)
    return talks and any(_ends(t) for t in sentence)


def _ends(token: Token) -> bool:
    """Tell a word of outcome, also where the capitals of a headline hide its kind."""
    told = words("outcomes", "told")
    return token.lemma_.lower() in told or token.lower_ in told or base_form(token.lower_) in told
