"""Which block is what: the headline, a subhead, a paragraph of prose, or the site's own."""

from __future__ import annotations

import re
from typing import NamedTuple

from standoff.article.blocks import Block, finished
from standoff.article.boilerplate import ends_article, heads_links, is_boilerplate
from standoff.article.repeats import captions, repeated
from standoff.briefing import Span

_HEADLINE_WORDS = 30
_SUBHEAD_WORDS = 14
_QUESTION_WORDS = 9
_BYLINES = 4  # blocks: a headline, and what may stand between it and the text
_KICKER_WORDS = 2  # "Europe", "World news": the line above a headline
_LINKS_IN_A_ROW = 3
# A heading names its matter; a question in the run of the text points back to it.
_POINTS_BACK = re.compile(r"\b(?:this|that|these|those|it|its|he|she|they|them|we|us|you|i|so)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:who|what|when|where|why|how|which|is|are|was|were|will|can|could|should|does|do|did|has|have)\b",
    re.I,
)
_OPENS_QUOTE = "\"'“‘«`"


class Layout(NamedTuple):
    """Indices of the blocks that are prose and subheads, and the headline's span; the rest is boilerplate."""

    headline: Span | None
    subheads: tuple[int, ...]
    prose: tuple[int, ...]


def lay_out(blocks: list[Block]) -> Layout:
    """Tell the parts of an article apart.

    Where nothing looks like prose, what looks like a title is prose: a lone sentence without its full stop.
    """
    ours = _without_comments(blocks, [not is_boilerplate(block.text) for block in blocks])
    for i in captions(blocks):
        ours[i] = False
    titles = [mine and _is_title(block) for block, mine in zip(blocks, ours, strict=True)]
    twice = repeated(blocks)
    _find_long_headline(blocks, ours, titles, twice)
    _drop_repeated(blocks, ours, titles, twice)
    _drop_link_lists(blocks, ours, titles)
    prose = [i for i, mine in enumerate(ours) if mine and not titles[i]]
    if not prose:
        return Layout(None, (), tuple(i for i, title in enumerate(titles) if title and ours[i]))
    head = [i for i in range(prose[0]) if titles[i]]
    headline = _headline(blocks, head)
    deck = [i for i in head if headline is not None and i > headline]
    # A subhead heads something: what no prose follows is a link.
    inner = [i for i in range(prose[0], prose[-1]) if titles[i] and ours[i]]
    return Layout(blocks[headline].span if headline is not None else None, (*deck, *inner), tuple(prose))


def _is_title(block: Block) -> bool:
    words = len(block.text.split(maxsplit=_HEADLINE_WORDS + 1))
    if block.heading:
        return words <= _HEADLINE_WORDS
    if block.item or block.text.endswith((":", ",", ";")):
        return False
    if finished(block.text):
        return _is_question(block.text, words) or (words <= _KICKER_WORDS and block.text.isupper())
    return words <= _SUBHEAD_WORDS


def _is_question(text: str, words: int) -> bool:
    return text.endswith("?") and words <= _QUESTION_WORDS and bool(_ASKS.match(text)) and not _POINTS_BACK.search(text)


def _find_long_headline(blocks: list[Block], ours: list[bool], titles: list[bool], twice: dict[int, int]) -> None:
    """Mark the first block of ours as a title where it is a headline that does not look like one by itself."""
    prose = [i for i, mine in enumerate(ours) if mine and not titles[i]]
    first = next((i for i, mine in enumerate(ours) if mine), None)
    if first is None or titles[first] or len(prose) < 2:
        return
    again = first in twice and blocks[twice[first]].text == blocks[first].text
    # What a headline heads is longer, but there may be a byline and a date between that look like nothing else.
    longer = any(len(blocks[i].text) >= len(blocks[first].text) for i in prose[1:_BYLINES])
    titles[first] = (again or longer) and _opens_as_headline(blocks[first])


def _drop_repeated(blocks: list[Block], ours: list[bool], titles: list[bool], twice: dict[int, int]) -> None:
    """Mark as not ours what stands in full further down, and the headline where it comes again."""
    for i, later in twice.items():
        same = blocks[i].text == blocks[later].text
        if titles[i] and same:
            ours[later] = titles[later] = False
        elif not titles[i] and (later == i + 1 or not same):
            ours[i] = False


def _opens_as_headline(first: Block) -> bool:
    """Tell whether the text's first block is a headline although it is long, ends in a mark, or both."""
    words = first.text.split(maxsplit=_HEADLINE_WORDS + 1)
    if first.item or len(words) > _HEADLINE_WORDS:
        return False
    if not finished(first.text):
        return not first.text.endswith((":", ",", ";"))
    if first.text.endswith(("?", "!")):
        return len(words) <= _SUBHEAD_WORDS + 2 and first.text[0] not in _OPENS_QUOTE
    capitals = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(capitals) > 2 and all(word[0].isupper() for word in capitals)


def _headline(blocks: list[Block], head: list[int]) -> int | None:
    """Return which of the titles before the first paragraph is the headline: not the kicker above it."""
    marked = [i for i in head if blocks[i].heading]
    long_enough = [i for i in head if len(blocks[i].text.split()) > _KICKER_WORDS]
    return next(iter(marked or long_enough or head), None)


def _without_comments(blocks: list[Block], ours: list[bool]) -> list[bool]:
    """Cut what follows the heading of the comments, unless most of the text does."""
    lengths = [len(block.text) if mine else 0 for block, mine in zip(blocks, ours, strict=True)]
    before, total = 0, sum(lengths)
    for i, block in enumerate(blocks):
        if ends_article(block.text) and 2 * before > total:
            return [*ours[:i], *([False] * (len(ours) - i))]
        before += lengths[i]
    return ours


def _drop_link_lists(blocks: list[Block], ours: list[bool], titles: list[bool]) -> None:
    """Mark as not ours the titles under a heading such as "Related stories", and those in long rows.

    Above the first paragraph the last of them is the headline, where there is no other.
    """
    in_list, row, told = False, 0, False
    first = next((i for i, mine in enumerate(ours) if mine and not titles[i]), 0)
    head = [i for i in range(first) if titles[i]]
    for i, block in enumerate(blocks):
        link = titles[i] or (block.item and not finished(block.text))
        if heads_links(block.text):
            in_list = True
        elif in_list and (link or not ours[i] or _asks_like_a_link(block)):
            ours[i] = titles[i] = False
        elif ours[i]:
            in_list = False
        row = row + 1 if titles[i] and told else 0
        told = told or (ours[i] and not titles[i])
        if row == _LINKS_IN_A_ROW:
            for j in range(i - row + 1, i + 1):
                ours[j] = titles[j] = False
            in_list = True
    if head and not any(titles[i] for i in head):
        ours[head[-1]] = titles[head[-1]] = True


def _asks_like_a_link(block: Block) -> bool:
    words = block.text.split(maxsplit=_SUBHEAD_WORDS + 1)
    return block.text.endswith("?") and len(words) <= _SUBHEAD_WORDS and block.text[0] not in _OPENS_QUOTE
