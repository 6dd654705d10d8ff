"""An article as one Doc: offsets, paragraphs and sentence boundaries."""

from __future__ import annotations

import pytest
from spacy.language import Language

from standoff.article import from_text
from standoff.language import document, parse
from standoff.language.document import HEADLINE, blocks, text_span

TEXT = """Ministers meet over the strait

The   ships left on Monday. Nobody
was hurt, Dr. Sato said.

“We are ready to talk,” he added.
"""


def test_every_token_is_tied_to_its_place_in_the_text(nlp: Language) -> None:
    article = from_text(TEXT)
    doc = parse(article, nlp)
    for token in doc:
        if not token.is_space:
            start, end = text_span(doc[token.i : token.i + 1])
            assert article.text[start:end] == token.text


def test_blocks_are_the_headline_and_the_paragraphs(nlp: Language) -> None:
    doc = parse(from_text(TEXT), nlp)
    assert [b.paragraph for b in blocks(doc)] == [HEADLINE, 0, 1]
    assert doc[blocks(doc)[2].start].text == "“"
    assert all(doc[b.start].is_sent_start for b in blocks(doc))


def test_titles_and_closing_marks_begin_no_sentence(nlp: Language) -> None:
    doc = parse(from_text(TEXT), nlp)
    starts = [s.text.split()[0] for s in doc.sents]
    assert starts == ["Ministers", "The", "Nobody", "“We"]


def test_an_overlong_paragraph_is_parsed_in_pieces_and_stays_one_block(nlp: Language) -> None:
    article = from_text("Ministers meet over the strait\n\n" + "The ships left on Monday. " * 900)
    doc = parse(article, nlp)
    assert [b.paragraph for b in blocks(doc)] == [HEADLINE, 0]
    assert len(list(doc.sents)) == 901


def test_of_a_giant_article_the_beginning_is_read(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_PROSE", 10_000)
    article = from_text("Ministers meet over the strait\n\n" + "The ships left on Monday. " * 500)
    doc = parse(article, nlp)
    assert doc._.unread == sum(end - start for start, end in article.paragraphs) - 10_000
    assert text_span(doc[len(doc) - 1 :]).end <= article.paragraphs[0].start + 10_000
