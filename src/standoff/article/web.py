"""The bytes at a web address, fetched because the user gave that address, and nothing else.

Everything here is bounded, for the far end may be slow, endless or hostile: the time, the size as
sent and the size unpacked. What is heavy to import is imported only when an address is given.
"""

from __future__ import annotations

import string
import time
import zlib
from concurrent.futures import Future
from http import HTTPStatus
from importlib.metadata import version
from threading import Thread
from typing import IO, TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit

from standoff.article.decoding import harmless
from standoff.article.errors import ArticleError
from standoff.article.sources import is_address

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse

TIMEOUT = 20.0
"""Seconds within which the whole page must have come: names looked up, redirects followed, all read."""

LIMIT = 5_000_000
"""The largest page, in bytes, as sent and unpacked: some ten times a news page with all its scripts."""

_CHUNK = 65_536
_PACKED = ("gzip", "x-gzip", "deflate")
_ZLIB_OR_GZIP, _RAW_DEFLATE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS
_CLOSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)


class Answer(NamedTuple):
    """What came: the address it came from after redirects, its bytes, media type and charset as the server told."""

    url: str
    data: bytes
    media: str | None
    charset: str | None


def fetch(address: str) -> Answer:
    """Return what the web server gives for `address`, an http or https URL; raises `ArticleError`.

    The thread that fetches is not waited for beyond `TIMEOUT`: a look-up of a name cannot be interrupted.
    """
    outcome: Future[Answer] = Future()

    def work() -> None:
        try:
            outcome.set_result(_fetched(address, time.monotonic() + TIMEOUT))
        except BaseException as error:
            outcome.set_exception(error)

    Thread(target=work, name="fetch", daemon=True).start()
    try:
        return outcome.result(TIMEOUT)
    except TimeoutError:
        raise ArticleError(f"no whole answer came within {TIMEOUT:.0f} seconds; try again later") from None


def _fetched(address: str, deadline: float) -> Answer:
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class Redirects(HTTPRedirectHandler):
        def redirect_request(
            self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
        ) -> Request | None:
            if not is_address(newurl):
                fp.close()
                raise ArticleError(f"it leads to {harmless(newurl)}, which is no web address; give another one")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    headers = {
        "User-Agent": f"standoff/{version('standoff')}",
        "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain",
        "Accept-Encoding": "gzip, deflate",
    }
    try:
        with build_opener(Redirects).open(Request(_ascii(address), headers=headers), timeout=TIMEOUT) as response:
            data = _unpacked(_read(response, deadline), response.headers.get("Content-Encoding", ""))
            stated = "Content-Type" in response.headers
            media, charset = response.headers.get_content_type(), response.headers.get_content_charset()
            return Answer(urldefrag(response.url).url, data, media if stated else None, charset)
    except HTTPError as error:
        with error:
            raise ArticleError(_refusal(error.code)) from None
    except URLError as error:
        raise ArticleError(_failure(error.reason)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise ArticleError(_failure(error)) from None


def _ascii(address: str) -> str:
    """Return `address` as it is sent: the host in IDNA, other characters that a request cannot hold quoted."""
    parts = urlsplit(address.strip())
    if not parts.hostname:
        raise ValueError("it names no host")
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return quote(urlunsplit(parts._replace(netloc=host)), safe=string.punctuation)


def _read(response: HTTPResponse, deadline: float) -> bytes:
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > LIMIT:
            raise ArticleError(_too_large())
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:
        raise ArticleError("the answer broke off before its end; try again")
    return bytes(data)


def _unpacked(data: bytes, coding: str) -> bytes:
    coding = coding.strip().lower()
    if coding in ("", "identity") or not data:
        return data
    if coding not in _PACKED:
        raise ArticleError(f"it came packed as {harmless(coding)}, which was not asked for; save the page, give that")
    # Some servers send "deflate" without zlib's header, whose first byte ends in an 8.
    bare = coding == "deflate" and data[0] & 0x0F != zlib.DEFLATED
    unpacker = zlib.decompressobj(_RAW_DEFLATE if bare else _ZLIB_OR_GZIP)
    try:
        unpacked = unpacker.decompress(data, LIMIT + 1)
    except zlib.error:
        raise ArticleError("it came packed, and cannot be unpacked; save the page and give that file") from None
    if len(unpacked) > LIMIT:
        raise ArticleError(_too_large())
    if not unpacker.eof:
        raise ArticleError("the answer broke off before its end; try again")
    return unpacked


def _too_large() -> str:
    return f"larger than {LIMIT // 1_000_000} MB; give the page of one article, not a collection or a download"


def _refusal(code: int) -> str:
    """Tell what a status other than success means for somebody who wants to read an article."""
    try:
        phrase = f"{code} ({HTTPStatus(code).phrase})"
    except ValueError:
        phrase = str(code)
    if code in _CLOSED:
        return f"the server answered {phrase}; open it in a browser, save the page and give that file"
    if 300 <= code < 400:
        return f"the server answered {phrase} and leads round in circles or nowhere; check the address"
    advice = "try again later" if code >= 500 else "check the address"
    return f"the server answered {phrase}; {advice}"


def _failure(reason: object) -> str:
    """Tell why no answer came."""
    import socket
    import ssl

    match reason:
        case socket.gaierror():
            return "no such host, or no connection to look it up; check the address and the connection"
        case ConnectionRefusedError():
            return "the server refused the connection; check the address, or try again later"
        case TimeoutError():
            return f"no whole answer came within {TIMEOUT:.0f} seconds; try again later"
        case ssl.SSLCertVerificationError():
            why = harmless(reason.verify_message)
            return f"the server's certificate cannot be trusted ({why}); check the address and this computer's clock"
        case _:
            told = getattr(reason, "strerror", None) or reason
            why = " ".join(harmless(str(told)).split()) or type(reason).__name__
            return f"it cannot be fetched ({why[:200]}); check the address and the connection"
