"""The words of a text in other typography: treebanks type plain ASCII where news sites set curly quotes and dashes."""

_QUOTES = {'"': "“”", "``": "“”", "''": "“”", "'": "‘’", "`": "‘‘"}
_DASHES = {"-": "–", "--": "—", "---": "—"}
# Penn tags under which a hyphen is a dash between clauses rather than part of a word.
_DASH_TAGS = {":", ",", "NFP", ""}


def typeset(words: list[str], tags: list[str]) -> list[str]:
    """Return the words as a news site would set them: curly quotation marks and apostrophes, real dashes.

    `tags` are Penn tags, by which an opening mark is told from a closing one; without tags, double marks alternate.
    """
    opened = False
    result = []
    for word, tag in zip(words, tags, strict=True):
        if word in _QUOTES:
            single = word in ("'", "`")
            opens = tag == "``" if tag in ("``", "''") or single else not opened
            opened = opened if single else opens
            result.append(_QUOTES[word][0 if opens else 1])
        elif word in _DASHES and tag in _DASH_TAGS:
            result.append(_DASHES[word])
        else:
            result.append(word.replace("'", "’"))
    return result


def headline(words: list[str]) -> list[str]:
    """Return the words in title case, as in a headline; words that hold capitals stay as they are."""
    return [word.capitalize() if word.islower() and len(word) > 3 else word for word in words]
