"""What a news site prints around an article, told from prose by general rules; the phrases are data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from standoff.article.blocks import finished
from standoff.article.dates import is_date_line, is_stamp

_LONGEST = 60  # words; longer blocks are never boilerplate, whatever they say
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|al|bin|el|da|la|le)){1,3}"
_BYLINE = re.compile(rf"[Bb][Yy]:? (?:{_NAME}|our |an? |the |staff\b|[A-Z][A-Z .'-]+$)")
_BYLINE_WORDS = 20
_PLACE = r"[A-ZÀ-Þ][\w.'’ -]*"
# "(Jane Doe/Agency)": a photographer and whom he or she works for, in brackets behind a caption.
_PHOTOGRAPHER = re.compile(r"\((?:[A-ZÀ-Þ][\w.'’-]*[ ,]*){1,5}/ ?[A-ZÀ-Þ][\w .,'’-]*\)$")
_SIGNED = re.compile(rf"{_NAME}(?:(?:,| and|,? &) {_NAME})* (?:in|for) {_PLACE}")


class _Rules(NamedTuple):
    whole: re.Pattern[str]
    starts: re.Pattern[str]
    credits: re.Pattern[str]
    ends: re.Pattern[str]
    list_heads: re.Pattern[str]
    article_ends: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads(Path(__file__).with_name("boilerplate.toml").read_text("utf-8"))
    links = rf"(?:(?:{data['link_words']})\b[\s|/·•,:+-]*)+"
    request = rf"(?:{data['request_verbs']})\b.*\b(?:{data['site_things']})(?!\w)"
    labels = rf"(?:{_any(data['labels'])}) ?[:|]"
    return _Rules(
        whole=re.compile(rf"\(?(?:{_any(data['whole'])}|{links}|{data['agencies']})[).]*"),
        starts=re.compile(rf"(?:{labels}|{request}|{_any(data['openings'])})"),
        credits=re.compile(rf"(?:{_any(data['credits'])})$"),
        ends=re.compile(rf"(?:{_any(data['endings'])})$"),
        list_heads=re.compile(rf"(?:{_any(data['list_heads'])}):?"),
        article_ends=re.compile(rf"(?:{_any(data['endings_of_article'])}):?"),
    )


def _any(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def is_boilerplate(text: str) -> bool:
    """Tell whether the block `text` (on one line) is a site's own and no part of the article."""
    if not any(character.isalpha() for character in text[:1000]):
        return True
    if len(text) > 12 * _LONGEST or len(text.split()) > _LONGEST:
        return False
    return is_date_line(text) or is_stamp(text) or is_byline(text) or is_credit(text) or _is_notice(text)


def is_byline(text: str) -> bool:
    """Tell whether `text` names who wrote the article."""
    if finished(text) or len(text.split()) > _BYLINE_WORDS:
        return False
    return _BYLINE.match(text) is not None or _SIGNED.fullmatch(text) is not None


def is_credit(text: str) -> bool:
    """Tell whether `text` says whose a picture is: a credit line, or a caption that ends in one."""
    if len(text.split()) > _LONGEST:
        return False
    return _PHOTOGRAPHER.search(text) is not None or _rules().credits.search(_plain(text)) is not None


def heads_links(text: str) -> bool:
    """Tell whether `text` is the heading of a list of links to other stories."""
    return _rules().list_heads.fullmatch(_plain(text)) is not None


def ends_article(text: str) -> bool:
    """Tell whether `text` is the heading of the readers' comments."""
    return _rules().article_ends.fullmatch(_plain(text)) is not None


def _is_notice(text: str) -> bool:
    plain = _plain(text)
    rules = _rules()
    return bool(
        not plain
        or rules.whole.fullmatch(plain)
        or rules.starts.match(plain)
        or rules.ends.search(plain)
        or rules.list_heads.fullmatch(plain)
        or rules.article_ends.fullmatch(plain)
    )


def _plain(text: str) -> str:
    """Fold `text`, or its beginning, for the rules, which are written in lower case."""
    return text[: 12 * _LONGEST].translate(_STRAIGHT).lower().strip(" -–—*_•|[]\t").rstrip("»›>→…▸ ")
