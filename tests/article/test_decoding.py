"""Bytes become text that no terminal obeys, to the character."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.article import ArticleError
from standoff.article.decoding import decode, harmless

STORY = "“Répondez,” said Zoë Müller – the café’s owner.\n"


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode("utf-8"),
        STORY.encode("utf-8-sig"),
        STORY.encode("utf-16"),
        b"\xfe\xff" + STORY.encode("utf-16-be"),
        STORY.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with bom", "utf-16 le", "utf-16 be", "windows-1252"],
)
def test_encodings_that_newsrooms_use_give_the_same_text(data: bytes) -> None:
    assert decode(data) == STORY


def test_a_text_cut_inside_a_character_is_still_utf8() -> None:
    data = (STORY * 3).encode("utf-8").rstrip()[:-3] + "“".encode()[:2]
    assert decode(data).startswith(STORY)


def test_line_ends_are_kept_to_the_character() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"
    assert harmless("one\r\ntwo\rthree\n") == "one \ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04rest", "archive"),
        ("\ufeffab\0".encode("utf-16-le"), "encoding"),
    ],
)
def test_what_is_no_text_is_told_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(ArticleError, match=told) as failure:
        decode(data)
    assert "\n" not in str(failure.value)


def test_escape_sequences_and_overrides_become_spaces() -> None:
    hostile = "\x1b[2Jred\x1b]52;c;eA==\x07 \u202eevil\u2066\u200b\x9b31m\x7f\xad"
    safe = harmless(hostile)
    assert safe == " [2Jred ]52;c;eA==   evil   31m -"


@given(st.text())
def test_no_control_or_format_character_survives_and_the_length_stays(text: str) -> None:
    safe = harmless(text)
    assert len(safe) == len(text)
    assert not {unicodedata.category(c) for c in safe if c != "\n"} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert harmless(safe) == safe


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except ArticleError as error:
        assert str(error)
    else:
        assert len(harmless(text)) == len(text)
