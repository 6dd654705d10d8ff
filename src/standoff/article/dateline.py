"""The dateline: where the report was sent from, set before its first sentence and no part of it."""

from __future__ import annotations

import re

# "MANILA, Philippines - ", "KYIV, July 21 (Agency) – ", "NEW DELHI: ", "Paris (Agency) -- ", "(Agency) — ",
# "RIGA, May 3. /AGENCY/. ", "Bogota/Lima: ", "Daily Herald - "; what follows is a sentence. Most agencies and many
# papers set the place in capitals; those that do not name the agency, or name several places.
_DATELINE = re.compile(
    r"""
    (?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/\ -]{2,40} (?: [,(][^–—:\n]{0,60}? )?
        \s? (?: [–—] | -- | -\s | (?<=\))\s?[-_]\s? | (?<=[A-ZÀ-Þ]{5}): )
      | [A-ZÀ-Þ][A-ZÀ-Þ.'’/\ -]{2,40} , [^–—:\n/]{1,30} \ /[A-Za-z ]{2,20}/ [.\s–—-]+
      | [A-ZÀ-Þ][\w.'’\ -]{2,40} (?: ,\ [^–—:\n(]{1,30} )? \ ?\([^)\n]{2,30}\) \s* (?: \.?[–—:_] | \.?--? )
      | \([A-ZÀ-Þ][\w.&\ -]{1,30}\) \s? (?: [–—:_] | --? )
      | [A-ZÀ-Þ][\w.'’-]+ (?: /[A-ZÀ-Þ][\w.'’-]+ )+ :
      | (?:[A-ZÀ-Þ][\w'’-]+\ ){0,3} (?: Times|News|Post|Herald|Tribune|Gazette|Press|Radio|Agency|Monitor|Standard )
        (?: \s[–—-]\s | -- )
    )
    \s* (?= [A-ZÀ-Þ"'“‘«`] )
    """,
    re.VERBOSE,
)


def dateline_length(opening: str) -> int:
    """Return how many characters of `opening`, an article's first paragraph, are its dateline: 0 without one."""
    match = _DATELINE.match(opening[:200])
    return match.end() if match else 0
