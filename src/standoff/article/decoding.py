"""Bytes to text, and text to text that no terminal will obey."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress

from standoff.article.errors import ArticleError

_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an office document or an archive",
    b"{\\rtf": "a rich-text document",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02  # ESC is not counted: a terminal's log is still text
# Latin-1 is left to Windows-1252, as browsers do; of Python's other codecs some are no character sets.
_ALPHABET = re.compile(r"(?:windows-|cp)125\d|iso-8859-(?:[2-9]|1\d)|mac(?:intosh|roman)", re.IGNORECASE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_NEWLINE = "\n"


def decode(data: bytes, charset: str | None = None) -> str:
    """Return `data` as text: UTF-8 with or without BOM, UTF-16 with BOM, `charset`, or Windows-1252.

    `charset` is what a web server or a page tells, which is wrong more often than bytes that are UTF-8
    throughout. Line ends stay as they are. Raises `ArticleError` where the bytes are no text.
    """
    if not data:
        raise ArticleError("the file is empty; give a file that holds an article")
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise ArticleError(f"this is {kind}, not text; save it as plain text and give that file")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
        if "\0" in text:
            raise ArticleError("this is no text in an encoding that is known here; save it as UTF-8")
        return text
    if b"\0" in data or len(_CONTROL.findall(data)) > _CONTROL_SHARE * len(data):
        raise ArticleError("this is a binary file, not text; give a text or Markdown file")
    return _eight_bit(data.removeprefix(codecs.BOM_UTF8), charset)


def _eight_bit(data: bytes, charset: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    if charset and _ALPHABET.fullmatch(charset):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(charset)
    # A text cut in the middle of a character is still UTF-8; one in Windows-1252 hardly has a valid pair.
    broken = text.count("�")
    if sum(character > "\x7f" for character in text) > 2 * broken:
        return text
    return data.decode("cp1252", errors="replace")


def harmless(text: str) -> str:
    """Return `text` with each control, invisible or direction-changing character replaced by one character.

    Lines keep their ends: a lone carriage return and Unicode's line and paragraph separators become
    newlines, the `\\r` of `\\r\\n` a space. A soft hyphen becomes a hyphen, half a surrogate pair U+FFFD,
    all others of the categories Cc (controls) and Cf (format) a space. The length stays the same.
    """
    text = _LONE_RETURN.sub(_NEWLINE, text)
    return text.translate({ord(c): _substitute(c) for c in set(text) if c != _NEWLINE and not c.isprintable()})


def _substitute(character: str) -> str:
    if character == "\xad":
        return "-"
    match unicodedata.category(character):
        case "Cs":
            return "�"
        case "Zl" | "Zp":
            return _NEWLINE
        case "Cc" if character in "\x0b\x0c\x85":
            return _NEWLINE
        case "Cc" | "Cf":
            return " "
        case _:
            return character
