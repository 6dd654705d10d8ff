"""Article text inside Markdown: shown as it stands, never as markup."""

from __future__ import annotations

import json
import re

from standoff.export.wording import clipped

# Whatever opens emphasis, code, links, HTML, entities, tables, strike-through, formulas or templates.
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&#${}]")
# GitHub links bare addresses; a backslash in them stops that and is not shown.
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|@(?=\w)", re.IGNORECASE)
# What opens a heading, a list, a rule or a quotation, at the start of a line only.
_LINE_START = re.compile(r"(?:[-+=]|\d{1,9}(?=[.)]))")


def escape(text: str) -> str:
    """Return `text` on one line, cut where it is absurdly long, for use anywhere in Markdown."""
    line = _ACTIVE.sub(lambda match: "\\" + match.group(), clipped(text))
    line = _ADDRESS.sub(lambda match: "\\" + match.group(), line)
    start = _LINE_START.match(line)
    if start is None:
        return line
    # A backslash before a digit would be shown; before the mark that follows the number it is not.
    at = start.end() if start.group().isdigit() else 0
    return line[:at] + "\\" + line[at:]


def yaml_string(text: str) -> str:
    """Return `text` as a double-quoted YAML scalar; JSON's strings are a subset of YAML's."""
    return json.dumps(clipped(text), ensure_ascii=False)
