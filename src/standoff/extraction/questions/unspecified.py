"""What the article itself calls unknown, vague or unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from standoff.extraction.phrasing import FINITE, NEGATIONS, QUOTES, WH, ask, direct, finite, readable, render, whether
from standoff.extraction.questions.names import Names, possessive
from standoff.extraction.questions.reading import Matter, Reading, merge_parties, table, words

QUESTIONING = WH | {"if", "whether"}
NOBODY = frozenset({"nobody", "none", "neither", "nothing", "no"})
SILENCE = frozenset({"nothing"})
LIGHT = frozenset({"make", "give", "go", "set", "take"})


class _Gap(NamedTuple):
    """Where something is left unsaid: the word that shows it, the question it leaves, and what kind of word it is."""

    cue: Token
    asked: Sequence[Token]
    why: str


def unspecified(reading: Reading) -> Iterator[Matter]:
    """Yield a matter for each sentence that says of something that it is not known or not told."""
    for index, sentence in reading.prose():
        gap = _gap(sentence)
        if gap is None:
            continue
        before = (
            reading.sentences[index - 1] if index > reading.body and reading.same_paragraph(index - 1, index) else None
        )
        question = _question(reading, sentence, gap, before)
        if question:
            held = reading.held[index]
            codes = [c for t in sentence if (c := reading.names.code(t))]
            yield Matter("unspecified", question, gap.why, merge_parties(codes), (index,), tuple(p.id for p in held))


def _gap(sentence: Span) -> _Gap | None:
    for token in sentence:
        for finder in (_unsaid, _unclear, _not_given, _undecided):
            gap = finder(token)
            if gap is not None:
                return gap
    return None


def _unsaid(verb: Token) -> _Gap | None:
    """ "did not say how", "declined to specify", "has yet to explain", "nobody knows", "would say nothing"."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    lemma = verb.lemma_.lower()
    if lemma not in words("unspecified", "speech") | words("unspecified", "knowledge"):
        return None
    if not (_is_negative(verb) or _is_withheld(verb)):
        return None
    asked = _indirect(verb)
    open_ended = lemma in ("elaborate", "comment", "specify", "say", "clarify", "explain")
    bare = asked == [] and open_ended and _ends_clause(verb)
    about = _about(verb)
    if asked or bare or about:
        return _Gap(verb, asked or about, "the article says that this was not told")
    return None


def _unclear(word: Token) -> _Gap | None:
    """ "it is unclear whether", "who pays was left vague", "not known", "unspecified measures"."""
    lower = word.lower_
    negative = lower in words("unspecified", "unclear")
    if not negative and not (lower in words("unspecified", "clear") and _is_negative(word)):
        return None
    asked = _indirect(word)
    if asked:
        return _Gap(word, asked, "the article calls it unclear")
    head = word.head
    if negative and word.dep_ == "amod" and head.pos_ == "NOUN":
        return _Gap(word, [t for t in word.doc[head.left_edge.i : head.i + 1]], f"the article calls it {lower}")
    return None


def _not_given(noun: Token) -> _Gap | None:
    """ "no date was set", "gave no details", "without giving a figure", "there has been no word on"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("unspecified", "things"):
        return None
    near = noun.doc[max(noun.sent.start, noun.i - 4) : noun.i]
    denied = any(t.lower_ == "no" and t.i >= noun.i - 2 for t in near)
    without = any(t.lower_ == "without" for t in near)
    verb = noun.head
    given = any(
        t.lemma_.lower() in words("unspecified", "giving")
        for t in (verb, *near, *noun.doc[noun.i : min(noun.i + 6, noun.sent.end)])
    )
    if denied and noun.lemma_.lower() == "word":
        asked = _indirect(noun)
        return _Gap(noun, asked, "the article has no word on it") if asked or given else None
    if (denied or without) and given:
        return _Gap(noun, _indirect(noun) or [noun], "the article says that this was not given")
    return None


def _undecided(noun: Token) -> _Gap | None:
    """ "has not made up his mind"."""
    if noun.lower_ != "mind" or noun.i < 4:
        return None
    near = [t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - 7) : noun.i]]
    if ("made" in near or "make" in near) and "up" in near and ({"not", "n't", "n’t", "yet"} & set(near)):
        return _Gap(noun, [], "the article says that this is undecided")
    return None


def _is_negative(word: Token) -> bool:
    """Tell whether `word` stands under a negation, along the words before it in its clause."""
    before = word.doc[max(word.sent.start, word.i - 5) : word.i]
    for token in reversed(before):
        if token.lower_ in NEGATIONS or token.lower_ in NOBODY:
            return True
        if token.lower_ == "yet" and token.nbor().lower_ == "to":
            return True
        if token.text in ",;:" or token.lower_ in ("but", "and", "that", "who", "which", "because"):
            break
    subject = next((c for c in word.children if c.dep_.startswith("nsubj")), None)
    if subject is not None and subject.i < word.i and any(t.lower_ in NOBODY for t in subject.subtree):
        return True
    after = word.nbor() if word.i + 1 < word.sent.end else word
    return after.lower_ in SILENCE


def _is_withheld(verb: Token) -> bool:
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return any(t.lemma_.lower() in words("unspecified", "withhold") for t in before) and verb.tag_ == "VB"


def _indirect(cue: Token) -> list[Token]:
    """Return the indirect question beside `cue`: after it, or before it at the head of the sentence."""
    sentence = cue.sent
    for token in cue.doc[cue.i + 1 : min(cue.i + 9, sentence.end)]:
        if token.lower_ in QUESTIONING:
            start = (
                token.i - 1
                if token.nbor(-1).tag_ == "IN" and token.nbor(-1).lower_ in ("in", "at", "from", "by")
                else token.i
            )
            return _clause(cue.doc[start : sentence.end])
        if token.tag_ in FINITE or token.text in ";:.!?":
            break
    first = next((t for t in sentence if t.is_alpha), None)
    if first is None or first.lower_ not in QUESTIONING - {"if"} or first.i >= cue.i:
        return []
    return _before(cue, first)


def _before(cue: Token, first: Token) -> list[Token]:
    """Return the question that was put first: "Which ones, she did not say", "Who pays was left unclear"."""
    asked = list(cue.doc[first.i : cue.i])
    comma = next((i for i, t in reversed(list(enumerate(asked))) if t.text == ","), None)
    if comma is not None:
        return asked[:comma]
    # The last finite verb belongs to the cue, with its own subject if that is a pronoun: "... he would not say".
    at = next((i for i, t in reversed(list(enumerate(asked))) if t.tag_ in FINITE), len(asked))
    if at and asked[at - 1].tag_ == "PRP" and finite(asked[: at - 1]) is not None:
        at -= 1
    return asked[:at]


def _clause(tokens: Span) -> list[Token]:
    """Return the words of a question up to where the sentence leaves it."""
    kept: list[Token] = []
    for token in tokens:
        following = token.nbor() if token.i + 1 < tokens.end else None
        if token.text in ";:" or (token.text in ".!?" and token.i >= tokens.end - 2):
            break
        if token.text in QUOTES and kept and following is not None and following.text in ",.":
            break
        if (
            token.text == ","
            and following is not None
            and following.lower_
            in (
                "but",
                "and",
                "though",
                "although",
                "while",
                "as",
                "which",
                "who",
                "he",
                "she",
                "it",
                "said",
                "saying",
                "adding",
                "or",
            )
        ):
            break
        kept.append(token)
    return kept


def _ends_clause(verb: Token) -> bool:
    after = verb.nbor() if verb.i + 1 < verb.sent.end else None
    return after is None or after.text in ".,;" or after.lower_ in ("further", "on", "more")


def _about(verb: Token) -> list[Token]:
    """Return what is not spoken of: "declined to name the units", "about which it will say nothing"."""
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.pos_ == "NOUN"), None)
    if thing is None or verb.lemma_.lower() not in (
        "specify",
        "disclose",
        "reveal",
        "name",
        "identify",
        "divulge",
        "detail",
        "clarify",
    ):
        return []
    return [t for t in verb.doc[thing.left_edge.i : thing.right_edge.i + 1]]


def _question(reading: Reading, sentence: Span, gap: _Gap, before: Span | None) -> str:
    names = reading.names
    say = _resolving(names, before)
    past = any(t.tag_ == "VBD" or t.lower_ == "would" for t in sentence if t not in gap.asked)
    asked = list(gap.asked)
    if asked and asked[0].lower_ in QUESTIONING:
        found = direct(asked, say, past=past)
        if found:
            return ask(found)
        return _elliptic(reading, asked, before, gap)
    if asked and gap.cue.dep_ == "amod":
        return _thing(names, sentence, asked, gap)
    if asked and gap.cue.pos_ == "NOUN":
        return _missing(reading, sentence, gap, before)
    if asked:
        return ask(f"what {'are' if asked[-1].tag_ == 'NNS' else 'is'} {render(readable(asked), say)}")
    return _meaning(before)


def _resolving(names: Names, before: Span | None):  # type: ignore[no-untyped-def]
    """Return how to say tokens: pronouns by name, "those" and "these" by the plural noun that they take up."""
    said = names.say(None)
    plural = _plural(before) if before is not None else None

    def say(token: Token) -> str | None:
        if (
            plural is not None
            and token.lower_ in ("those", "these")
            and token.tag_ == "DT"
            and token.dep_ not in ("det",)
        ):
            return f"those {plural}"
        return said(token)

    return say


def _plural(before: Span) -> str | None:
    found = [t for t in before if t.tag_ == "NNS"]
    return found[-1].lower_ if found else None


def _thing(names: Names, sentence: Span, asked: Sequence[Token], gap: _Gap) -> str:
    rest = [t for t in asked if t.i != gap.cue.i and t.tag_ != "DT"]
    verb = "are" if asked[-1].tag_ == "NNS" else "is"
    holder = next((c for t in sentence if (c := names.code(t))), None)
    return (
        ask(f"what {verb} the {render(rest)} left {gap.cue.lower_}")
        if holder is None
        else ask(f"what {verb} the {render(rest)} that the article leaves {gap.cue.lower_}")
    )


def _elliptic(reading: Reading, asked: Sequence[Token], before: Span | None, gap: _Gap) -> str:
    """Return a question from a bare question word ("How, he declined to say") and the sentence before it."""
    lead = render(asked)
    if before is None:
        return ""
    if len(asked) == 1 and asked[0].lower_ in ("how", "when", "where", "why"):
        clause = _last_clause(before)
        if clause:
            asked_of = whether(clause, reading.names.say(None), past=True)
            if asked_of:
                return ask(f"{lead} {asked_of}")
    return ask(f"{lead}, after “{_excerpt(before)}”")


def _last_clause(before: Span) -> list[Token]:
    """Return the clause that the sentence ends with: its last "that" clause, else the whole."""
    joint = [t.i for t in before if t.lower_ == "that" and t.tag_ == "IN"]
    return [
        t
        for t in before.doc[(joint[-1] + 1 if joint else before.start) : before.end]
        if not (t.is_punct and t.i >= before.end - 2)
    ]


def _excerpt(before: Span) -> str:
    tokens = readable([t for t in before if t.text not in QUOTES], 18)
    return render(tokens).strip(" .!?,")


def _missing(reading: Reading, sentence: Span, gap: _Gap, before: Span | None) -> str:
    """Return the question that a missing date, reason or detail leaves."""
    noun = gap.cue.lemma_.lower()
    lead = table("asks").get(noun)
    main = _main_clause(sentence, gap.cue) or (list(before) if before is not None else [])
    excerpt = render(readable([t for t in main if t.text not in QUOTES], 20)).strip(" .!?,")
    if not excerpt:
        return ""
    if lead is not None:
        return ask(f"{lead}: “{excerpt}”")
    return ask(f"what {'are' if gap.cue.tag_ == 'NNS' else 'is'} the {gap.cue.lower_} of “{excerpt}”")


def _main_clause(sentence: Span, cue: Token) -> list[Token]:
    """Return what stands before the clause of `cue` in its sentence."""
    joint = next(
        (
            t
            for t in reversed(sentence.doc[sentence.start : cue.i])
            if t.text == "," or t.lower_ in ("though", "although", "but")
        ),
        None,
    )
    return [] if joint is None else list(sentence.doc[sentence.start : joint.i])


def _meaning(before: Span | None) -> str:
    return "" if before is None else ask(f"what is meant by “{_excerpt(before)}”")


__all__ = ["possessive", "unspecified"]
