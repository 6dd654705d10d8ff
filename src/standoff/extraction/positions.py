"""Positions: one for each (party, sentence), made of the attributions that the sentence holds or continues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from standoff import briefing
from standoff.briefing import Article, Position, Stance
from standoff.extraction.addressees import Named, named_in, tells_of_blows
from standoff.extraction.extents import extent, whole, within
from standoff.extraction.stances import in_order, stances_of
from standoff.extraction.statements import Told, statements
from standoff.extraction.targets import Statement, replies, targets
from standoff.language.annotations import Attribution
from standoff.language.document import text_span
from standoff.language.parties import Mention
from standoff.language.quotations import Quotation, quotations


@dataclass(slots=True)
class _Draft:
    """What the attributions of one party in one sentence add up to, as far as they have been read."""

    party: str
    sentence: Span
    paragraph: int
    start: int
    end: int
    first: Attribution
    holder: Mention
    quoted: bool = False
    stances: set[Stance] = field(default_factory=set)
    addressed: list[str] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    answered: list[str] = field(default_factory=list)
    suffers: bool = False


def positions(doc: Doc) -> list[Position]:
    """Return the positions that `doc` reports, in the order of the text, with ids p1, p2, ..."""
    drafts: dict[tuple[str, int], _Draft] = {}
    for told in statements(doc):
        for code, holder in _holders(told.attribution).items():
            _add(drafts, told, code, holder)
    _widen(drafts.values())
    ordered = sorted(drafts.values(), key=lambda d: (d.sentence.start, d.start, d.party))
    aims = targets([_statement(draft) for draft in ordered])
    marks = quotations(doc)
    numbered = enumerate(zip(ordered, aims, strict=True), 1)
    return [_finished(doc, draft, aim, number, marks) for number, (draft, aim) in numbered]


def _widen(drafts: Iterable[_Draft]) -> None:
    """Let a position that has its sentence to itself be told by the whole of it, which no parse can cut short."""
    holding = Counter(draft.sentence.start for draft in drafts)
    for draft in drafts:
        if holding[draft.sentence.start] == 1:
            draft.start, draft.end = draft.sentence.start, draft.sentence.end


def _holders(attribution: Attribution) -> dict[str, Mention]:
    """Return whose position it is: each party once, by the mention that names a person if one does."""
    found: dict[str, Mention] = {}
    for mention in attribution.holders:
        if mention.code not in found or (mention.person and not found[mention.code].person):
            found[mention.code] = mention
    return found


def _add(drafts: dict[tuple[str, int], _Draft], statement: Told, code: str, holder: Mention) -> None:
    attribution, sentence = statement.attribution, statement.sentence
    told = within(attribution.content, sentence)
    start, end = extent(attribution, sentence)
    draft = drafts.setdefault(
        (code, sentence.start), _Draft(code, sentence, statement.paragraph, start, end, attribution, holder)
    )
    draft.start, draft.end = min(draft.start, start), max(draft.end, end)
    draft.quoted |= attribution.quoted
    if holder.person and not draft.holder.person:
        draft.holder = holder
    codes = frozenset(m.code for m in attribution.holders)
    draft.stances |= stances_of(sentence.doc, attribution, told, codes)
    named = named_in(attribution, sentence.doc[start:end], code)
    draft.addressed += named.addressed
    draft.mentioned += named.mentioned
    draft.heads.add(attribution.head)
    draft.answered += statement.answered
    draft.suffers |= told is not None and tells_of_blows(told)


def _statement(draft: _Draft) -> Statement:
    addressed = tuple(dict.fromkeys(draft.addressed))
    mentioned = tuple(code for code in dict.fromkeys(draft.mentioned) if code not in addressed)
    return Statement(
        draft.party,
        draft.paragraph,
        frozenset(draft.stances),
        Named(addressed, mentioned),
        draft.quoted,
        draft.sentence.start,
        frozenset(draft.heads),
        tuple(dict.fromkeys(draft.answered)),
        replies(draft.sentence.doc[draft.first.head]),
        draft.suffers,
    )


def _finished(doc: Doc, draft: _Draft, target: tuple[str, ...], number: int, marks: Sequence[Quotation]) -> Position:
    article: Article = doc._.article
    span = text_span(whole(doc[draft.start : draft.end], draft.sentence, marks))
    stances = draft.stances if draft.stances == {"assert"} else draft.stances - {"assert"}
    cue = doc[draft.first.cue[0] : draft.first.cue[1]]
    in_sentence = draft.sentence.start <= cue.start < draft.sentence.end
    return Position(
        id=f"p{number}",
        party=draft.party,
        stances=in_order(frozenset(stances)),
        speaker=draft.holder.person,
        role=draft.holder.role,
        target=target,
        text=article.slice(span),
        quoted=draft.quoted,
        cue=text_span(cue) if in_sentence else None,
        rule=draft.first.rule,
        span=span,
        sentence=briefing.Span(*text_span(draft.sentence)),
        paragraph=draft.paragraph,
    )
