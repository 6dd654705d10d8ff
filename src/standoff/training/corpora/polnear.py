"""PolNeAR: news articles whose attributions are marked as cue, source and content, in brat's standoff format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

TRIM = " \t\n,.;:!?\"'“”‘’()[]—–-"
_SPAN = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_RELATION = re.compile(r"E\d+\t(.*)")


def read_attributions(text: str, path: Path) -> list[dict[str, tuple[int, int]]]:
    """Read the attributions that have a cue and a content; spans cover all pieces, outer punctuation aside."""
    spans: dict[str, tuple[int, int]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := _SPAN.match(line):
            pieces = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
            spans[match[1]] = trimmed(text, pieces[0][0], pieces[-1][1])
        elif match := _RELATION.match(line):
            roles: dict[str, tuple[int, int]] = {}
            for pair in match[1].split():
                role, _, name = pair.partition(":")
                if name in spans:
                    roles.setdefault(role.rstrip("0123456789").lower(), spans[name])
            if "cue" in roles and "content" in roles:
                found.append(roles)
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the punctuation and quotation marks about it, of which annotators are unsure."""
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return start, end


def paragraph_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of `text` that hold anything begin and end."""
    for match in re.finditer(r"[^\r\n]*[^\s][^\r\n]*", text):
        yield match.span()
