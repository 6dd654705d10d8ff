"""From a source to an `Article`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from standoff.article.blocks import Block, split
from standoff.article.dateline import dateline_length
from standoff.article.dates import find_date, is_date_line, publication_date
from standoff.article.decoding import decode, harmless
from standoff.article.errors import ArticleError
from standoff.article.frontmatter import FrontMatter, front_matter
from standoff.article.layout import Layout, lay_out
from standoff.article.page import is_page, read_page, stated_charset
from standoff.article.sources import is_address, read_source
from standoff.briefing import Article, Span

SAMPLE = "sample.txt"
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain", "text/markdown", "text/x-markdown")
_TITLE_WORDS = 8  # of a paragraph, where there is no headline
_TITLE_LENGTH = 200  # characters


def read(source: str, published: date | None = None) -> Article:
    """Read the article at `source`: a path, a web address, or `-` for standard input.

    A web page gives the article in it, and its title where the article has no headline. `published` wins
    over any date that page or text tells. Raises `ArticleError` where the source is missing, unreadable,
    too large, not text, or without prose.
    """
    name = "standard input" if source == "-" else harmless(source).replace("\n", " ")
    data = None if is_address(source) else read_source(source)
    try:
        if data is None:
            return _from_web(source, published)
        file = None if source == "-" else name
        text = decode(data, stated_charset(data))
        if is_page(text, name):
            return _from_page(text, file=file, url=None, published=published)
        return from_text(text, file=file, published=published)
    except ArticleError as error:
        raise ArticleError(f"{name}: {error}") from None


def sample(published: date | None = None) -> Article:
    """Return the article that comes with the package; `published` wins over its own date."""
    data = Path(__file__).with_name(SAMPLE).read_bytes()
    return from_text(decode(data), file=SAMPLE, published=published)


def from_text(text: str, *, file: str | None = None, url: str | None = None, published: date | None = None) -> Article:
    """Return `text` as an Article; `file` and `url` say where it came from and are not opened.

    Control and invisible characters are replaced one to one, so every offset into `text` stays true.
    Raises `ArticleError` where the text holds no prose.
    """
    text = harmless(text)
    if not text.strip():
        raise ArticleError("there is no text in it; give a file that holds an article")
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html", "<?xml")):
        raise ArticleError("this is the source of a web page; give the page's address, or its file")
    matter = front_matter(text)
    blocks = split(text, matter.end)
    layout = lay_out(blocks)
    if not layout.prose:
        raise ArticleError("there is no prose in it; give a file that holds an article's paragraphs")
    headline = matter.title if matter.title else layout.headline
    paragraphs = tuple(blocks[i].span for i in layout.prose)
    return Article(
        file=file,
        url=url or matter.url,
        title=_title(text, headline, paragraphs[0]),
        published=published or _published(matter, blocks, layout),
        text=text,
        headline=headline,
        subheads=tuple(blocks[i].span for i in layout.subheads),
        paragraphs=paragraphs,
        dateline=_dateline(text, paragraphs[0]),
        words=sum(len(blocks[i].text.split()) for i in layout.prose),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def _from_web(address: str, published: date | None) -> Article:
    # Its imports are for those alone who give an address.
    from standoff.article.web import fetch

    answer = fetch(address)
    if answer.media and answer.media not in (*_PAGES, *_TEXTS):
        raise ArticleError(f"it is {harmless(answer.media)}, neither a page nor a text; give an article's address")
    text = decode(answer.data, answer.charset or stated_charset(answer.data))
    if answer.media in _PAGES or is_page(text):
        return _from_page(text, file=None, url=answer.url, published=published)
    return from_text(text, url=answer.url, published=published)


def _from_page(html: str, *, file: str | None, url: str | None, published: date | None) -> Article:
    page = read_page(html)
    article = from_text(page.text, file=file, url=url, published=published or page.published)
    if article.headline or not page.title:
        return article
    return replace(article, title=_shortened(harmless(page.title)))


def _published(matter: FrontMatter, blocks: list[Block], layout: Layout) -> date | None:
    if matter.published:
        return matter.published
    prose = set(layout.prose)
    first, last = layout.prose[0], layout.prose[-1]
    head = [block.text for block in blocks[:first] if block.span != layout.headline]
    return publication_date(
        head=[*head, *_date_line_behind(blocks, layout)],
        opening=blocks[first].text,
        tail=[block.text for i, block in enumerate(blocks) if i > first and i not in prose and i > last - 3],
    )


def _date_line_behind(blocks: list[Block], layout: Layout) -> list[str]:
    """Return the line that holds a date alone right behind a standfirst or a caption, if it is the only one."""
    lines = [i for i, block in enumerate(blocks) if is_date_line(block.text) and find_date(block.text)]
    near = layout.prose[1] if len(layout.prose) > 1 else len(blocks)
    return [blocks[i].text for i in lines if len(lines) == 1 and layout.prose[0] < i < near]


def _dateline(text: str, opening: Span) -> Span | None:
    length = dateline_length(text[opening.start : opening.end])
    return Span(opening.start, opening.start + length) if length else None


def _title(text: str, headline: Span | None, opening: Span) -> str:
    if headline:
        return _shortened(text[headline.start : headline.end])
    words = text[opening.start : opening.end].split(maxsplit=_TITLE_WORDS)
    return _shortened(" ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else ""))


def _shortened(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…"
