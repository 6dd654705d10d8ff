"""The dateline: where the report was sent from, set before its first sentence and no part of it."""

from __future__ import annotations

import re

# "MANILA, Philippines - ", "KYIV, July 21 (Agency) – ", "NEW DELHI: ", "Paris (Agency) -- "; what follows is a
# sentence. Most agencies and many papers set the place in capitals; those that do not name the agency.
_DATELINE = re.compile(
    r"""
    (?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/\ -]{2,40} (?: [,(][^–—:\n]{0,60}? )?
        \s? (?: [–—] | -- | -\s | (?<=[A-ZÀ-Þ]{5}): )
      | [A-ZÀ-Þ][\w.'’\ -]{2,40} (?: ,\ [^–—:\n(]{1,30} )? \ ?\([^)\n]{2,30}\) \s* (?: [–—:] | -- | -\s )
    )
    \s* (?= [A-ZÀ-Þ"'“‘«] )
    """,
    re.VERBOSE,
)


def dateline_length(opening: str) -> int:
    """Return how many characters of `opening`, an article's first paragraph, are its dateline: 0 without one."""
    match = _DATELINE.match(opening[:200])
    return match.end() if match else 0
