"""What a page prints twice: a standfirst cut from the lead, a headline, a caption above and below its picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from standoff.article.blocks import Block
from standoff.article.boilerplate import is_credit
from standoff.article.dateline import dateline_length

_FEWEST = 5  # words; fewer than these come again by chance
_REACH = 6  # blocks in which the repetition comes
_CAPTION_WORDS = 40
_SPEECH = frozenset('"“”«»')


def repeated(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the blocks, by index, all whose words begin a later block, each with the index of that one.

    The later one may begin with a dateline; the earlier one may break off in a word.
    """
    bare = [block.text[dateline_length(block.text) :].lower() for block in blocks]
    found: dict[int, int] = {}
    for i, block in enumerate(blocks):
        words = block.text.lower().rstrip(".… ")
        if len(words.split(maxsplit=_FEWEST)) < _FEWEST:
            continue
        for j in range(i + 1, min(i + 1 + _REACH, len(blocks))):
            if blocks[j].text.lower().startswith(words) or bare[j].startswith(words):
                found[i] = j
                break
    return found


def captions(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks, by index, that stand right above a credit line, and their repetitions.

    That tells nothing in a text that has no blank lines between its paragraphs.
    """
    if 2 * sum(block.tight for block in blocks) > len(blocks):
        return frozenset()
    words = {
        above.text
        for above, below in pairwise(blocks)
        if below.tight and is_credit(below.text) and _may_be_caption(above)
    }
    return frozenset(i for i, block in enumerate(blocks) if block.text in words)


def _may_be_caption(block: Block) -> bool:
    short = len(block.text.split(maxsplit=_CAPTION_WORDS)) <= _CAPTION_WORDS
    return short and not block.heading and _SPEECH.isdisjoint(block.text)
