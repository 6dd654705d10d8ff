"""A text cut into blocks: a headline, a paragraph, a link, each as a span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.briefing import Span

_HEADING = re.compile(r"#{1,6}[ \t]+")
_CLOSING_HASHES = re.compile(r"[ \t]+#+$")
_BULLET = re.compile(r"(?:[-*+•▪●‣◦·][ \t]+|>[ \t]?)+")
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,}")
_UNDERLINE = re.compile(r"-{3,}|={3,}")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_]+)\1")
_WIDEST_WRAP = 120  # columns: editors and mail programs break lines at 65 to 100
_NARROWEST_WRAP = 40
_RAGGED = 8  # columns by which a full line may fall short, beside the word that did not fit
_FINISHED = re.compile(r"[.!?…][\"'”’″»)\]*_]*(?: ?[(\[][^()\[\]]{1,30}[)\]])?$")  # a source or note may follow
_LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its span in the text, its words on one line without links, and what its Markdown says it is.

    `tight` tells that no blank line parts it from the block before.
    """

    span: Span
    text: str
    heading: bool
    item: bool
    tight: bool = False


def finished(text: str) -> bool:
    """Tell whether `text` ends as a sentence does."""
    return _FINISHED.search(text[-48:]) is not None


def split(text: str, start: int = 0) -> list[Block]:
    """Return the blocks of `text` from `start` on, in order.

    Blank lines part blocks. So do line ends, unless the line was wrapped: a break is a wrap where the
    next line's first word would not have fitted in, or where that line goes on in lower case.
    """
    lines = list(_lines(text, start))
    width = _wrap_width(text, lines)
    groups: list[list[tuple[int, int]]] = []
    underlined: set[int] = set()
    tight: set[int] = set()
    for begin, end, after_blank in lines:
        line = text[begin:end]
        if _RULE.fullmatch(line):
            if groups and not after_blank and _UNDERLINE.fullmatch(line) and len(groups[-1]) == 1:
                underlined.add(len(groups) - 1)
            groups.append([])
            continue
        previous = groups[-1][-1] if groups and groups[-1] else None
        if previous and not after_blank and _wrapped(text[slice(*previous)], line, width):
            groups[-1].append((begin, end))
        else:
            if previous and not after_blank:
                tight.add(len(groups))
            groups.append([(begin, end)])
    return [
        _block(text, group[0][0], group[-1][1], number in underlined, number in tight)
        for number, group in enumerate(groups)
        if group
    ]


def _lines(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield begin and end of each line that is not blank, trimmed, and whether a blank one came before it."""
    after_blank = True
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        words = line.strip()
        if words:
            begin = start + len(line) - len(line.lstrip())
            yield begin, begin + len(words), after_blank
        after_blank = not words
        start = end + 1


def _wrap_width(text: str, lines: list[tuple[int, int, bool]]) -> int | None:
    """Return the width at which the text's lines were wrapped; None where each line is whole.

    Lines are whole where one is longer than any editor wraps, or where all long ones end as sentences do.
    """
    longest = max((end - begin for begin, end, _ in lines), default=0)
    if longest > _WIDEST_WRAP:
        return None
    long_lines = [text[begin:end] for begin, end, _ in lines if 2 * (end - begin) > longest]
    return None if all(map(finished, long_lines)) else max(longest, _NARROWEST_WRAP)


def _wrapped(line: str, following: str, width: int | None) -> bool:
    if _HEADING.match(line) or _HEADING.match(following) or _BULLET.match(following):
        return following.startswith(">") and line.startswith(">")
    if following[0].islower():
        return True
    first_word = following.split(maxsplit=1)[0]
    return width is not None and len(line) + 1 + len(first_word) > width - _RAGGED


def _block(text: str, start: int, end: int, underlined: bool, tight: bool) -> Block:
    heading = _HEADING.match(text, start, end)
    bullet = None if heading else _BULLET.match(text, start, end)
    mark = heading or bullet
    if mark and mark.end() < end:
        start = mark.end()
    bold = _BOLD_LINE.fullmatch(text, start, end)
    if bold:
        start, end = bold.span("words")
    elif heading:
        hashes = _CLOSING_HASHES.search(text, max(start, end - 20), end)
        end = hashes.start() if hashes and hashes.start() > start else end
    words = _LINK.sub(lambda link: "" if link["image"] else link["words"], text[start:end]).split()
    return Block(Span(start, end), " ".join(words), bool(heading or bold or underlined), bullet is not None, tight)
