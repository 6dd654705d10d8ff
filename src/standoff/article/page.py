"""The article in a web page: its prose without the site around it, its title, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from standoff.article.dates import find_date
from standoff.article.errors import ArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SUFFIXES = (".html", ".htm", ".xhtml")
_BEGINNING = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
_XHTML = re.compile(r"\s*<\?xml[^>]{0,200}>\s*<(?:!doctype\s+html|html)\b", re.I)
# What schema.org, the Open Graph protocol, Dublin Core and Parse.ly call the day of first publication.
_STATED = (
    *("datepublished", "article:published_time", "og:published_time", "og:article:published_time"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "publication_date", "pubdate"),
)
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?(?P<name>[\w-]+)", re.I)
# References to control characters; one of them is enough for lxml to refuse the whole text.
_CONTROL = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|x0*(?:[0-8bcef]|1[0-9a-f]|7f))(?:;|(?![0-9a-f]))", re.I)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"(?P<day>[^"]{8,40})"')


class Page(NamedTuple):
    """What a web page holds of an article; blank lines part the paragraphs of `text`."""

    text: str
    title: str | None
    published: date | None


def is_page(text: str, name: str = "") -> bool:
    """Tell whether `text`, from the file called `name`, is the source of a web page."""
    beginning = text[:2000]
    return name.lower().endswith(_SUFFIXES) or bool(_BEGINNING.match(beginning) or _XHTML.match(beginning))


def stated_charset(data: bytes) -> str | None:
    """Return the charset that a page states in its head, where the HTML standard has it: the first 1024 bytes."""
    match = _CHARSET.search(data[:1024])
    return match["name"].decode("ascii", errors="replace") if match else None


def read_page(html: str) -> Page:
    """Return the article in a page's source; raises `ArticleError` where it holds none.

    The date is the one that the page states in its metadata, never one that was guessed from its text.
    """
    # Slow to import, and needed for pages alone.
    import logging

    import trafilatura

    for name in ("trafilatura", "htmldate"):
        # They log what they cannot read; it is told here, and the screen is the viewer's.
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        tree = trafilatura.load_html(_CONTROL.sub(" ", html))
        if tree is None:
            raise ArticleError("the web page is empty or broken; save its text and give that file")
        text = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=False)
        title = trafilatura.extract_metadata(tree, extensive=False).title
        published = next(filter(None, map(find_date, _stated_days(tree))), None)
    except ArticleError:
        raise
    except Exception as error:
        # Markup that was made to break parsers must cost this page alone, and show no traceback.
        kind = type(error).__name__
        raise ArticleError(f"the web page cannot be read ({kind}); save its text and give that file") from error
    if not text:
        raise ArticleError("there is no prose in the web page; save the article's text and give that file")
    return Page("\n\n".join(text.splitlines()) + "\n", title or None, published)


def _stated_days(tree: HtmlElement) -> Iterator[str]:
    """Yield what the page states as its day of publication, in its tags first."""
    found = {
        name.lower(): element.get("content") or element.get("datetime") or ""
        for element in reversed(tree.xpath("//meta[@content]|//*[@itemprop][@datetime or @content]"))
        for name in (element.get("property"), element.get("name"), element.get("itemprop"))
        if name
    }
    yield from (found[name] for name in _STATED if name in found)
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _LINKED_DATA.findall(script.text or "")
