"""Articles at web addresses, and pages saved as files."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from datetime import date
from pathlib import Path

import pytest

from standoff.article import ArticleError, from_text, read
from standoff.article import web as fetching
from standoff.briefing import Article
from website import PAGE, PROSE, Reply, website


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def fetched(reply: Reply, published: date | None = None) -> Article:
    with website({"/talks": reply}) as address:
        return read(f"{address}/talks", published)


def refused(reply: Reply) -> str:
    with pytest.raises(ArticleError) as failure:
        fetched(reply)
    message = str(failure.value)
    assert message.isprintable()
    assert message.startswith("http://127.0.0.1:")
    return message


def test_a_page_gives_its_article_without_the_site() -> None:
    with website({"/talks": Reply(PAGE)}) as address:
        article = read(f"{address}/talks#comments")
    assert [article.slice(span) for span in article.paragraphs] == list(PROSE)
    assert (article.file, article.url) == (None, f"{address}/talks")
    assert article.title == "Arland masses troops on the border"
    assert article.published == date(2024, 5, 6)
    assert "newsletter" not in article.text
    assert "Peru" not in article.text


def test_the_users_date_wins() -> None:
    assert fetched(Reply(PAGE), date(2020, 1, 2)).published == date(2020, 1, 2)


@pytest.mark.parametrize(
    "stated",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-06T08:00Z"}</script>',
        '<meta itemprop="datePublished" content="2024-05-06">',
        '<meta name="DC.date.issued" content="2024-05-06">',
    ],
)
def test_the_date_is_what_the_page_states(stated: str) -> None:
    begin = PAGE.index('<meta property="article:published')
    page = PAGE[:begin] + stated + PAGE[PAGE.index("</head>") :]
    assert fetched(Reply(page)).published == date(2024, 5, 6)


def test_no_date_is_guessed() -> None:
    begin = PAGE.index('<meta property="article:published')
    page = PAGE[:begin] + PAGE[PAGE.index("</head>") :]
    assert fetched(Reply(page)).published is None


def test_a_headline_in_the_article_is_the_title() -> None:
    article = fetched(Reply(PAGE.replace("<article>", "<article><h1>Arland moves troops</h1>")))
    assert article.title == "Arland moves troops"
    assert article.headline is not None


@pytest.mark.parametrize("media", ["text/plain", "text/markdown; charset=utf-8"])
def test_a_text_is_read_as_it_is(media: str) -> None:
    text = "# Arland moves troops\n\n" + "\n\n".join(PROSE) + "\n"
    article = fetched(Reply(text, media))
    assert article.text == text
    assert article.title == "Arland moves troops"


def test_redirects_are_followed_to_web_addresses_alone() -> None:
    def leads(to: str) -> Reply:
        return Reply(status=302, headers={"Location": to})

    pages = {
        "/short": leads("/talks"),
        "/talks": Reply(PAGE),
        "/file": leads("file:///etc/passwd"),
        "/ftp": leads("ftp://127.0.0.1/talks"),
        "/round": leads("/round"),
    }
    with website(pages) as address:
        assert read(f"{address}/short").url == f"{address}/talks"
        for path, told in (("/file", "302"), ("/ftp", "no web address"), ("/round", "circles")):
            with pytest.raises(ArticleError, match=told):
                read(address + path)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(status=404), "404 (Not Found); check the address"),
        (Reply(status=403), "open it in a browser"),
        (Reply(status=503), "try again later"),
        (Reply(status=799), "799; try again later"),
        (Reply(b"x" * 65536, endless=True), "larger than 5 MB"),
        (Reply(b"\x89PNG\0\0", "image/png"), "image/png, neither a page nor a text"),
        (Reply(b"\x89PNG\0\0", "text/plain"), "binary"),
        (Reply(b"%PDF-1.7", None), "a PDF"),
        (Reply(""), "empty"),
        (Reply("<html><body><nav><a href='/'>Home</a></nav></body></html>"), "no prose"),
        (Reply("<html></html>"), "no prose"),
        (Reply(PAGE, headers={"Content-Length": "999999"}), "broke off"),
        (Reply(b"\x1f\x8bnonsense", headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
        (Reply(gzip.compress(PAGE.encode())[:-40], headers={"Content-Encoding": "gzip"}), "broke off"),
        (Reply(PAGE, headers={"Content-Encoding": "\x1b[2Jbr"}), "packed as"),
        (Reply("<html>" + "<div>" * 100_000), "web page"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_gives_no_article_is_told_in_one_line(reply: Reply, told: str) -> None:
    assert told in refused(reply)


def test_a_packed_page_is_unpacked() -> None:
    bare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    for coding, body in (
        ("gzip", gzip.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode())),
        ("deflate", bare.compress(PAGE.encode()) + bare.flush()),
    ):
        assert fetched(Reply(body, headers={"Content-Encoding": coding})).words > 40


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=1)
    assert "larger than 5 MB" in refused(Reply(bomb, headers={"Content-Encoding": "gzip"}))


@pytest.mark.parametrize(
    ("encoding", "media"),
    [
        ("cp1252", "text/html; charset=utf-8"),
        ("cp1252", "text/html; charset=no-such-charset"),
        ("cp1252", "text/html; charset=punycode"),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("cp1251", "text/html; charset=windows-1251"),
        ("utf-16", "text/html"),
    ],
)
def test_a_wrong_charset_does_no_harm(encoding: str, media: str) -> None:
    assert "“We will not withdraw,”" in fetched(Reply(PAGE.encode(encoding), media)).text


def test_the_charset_may_stand_in_the_page() -> None:
    page = PAGE.replace("<head>", "<head><meta charset='windows-1251'>").replace("Norland", "Норланд")
    assert "Норланд offered" in fetched(Reply(page.encode("cp1251"), "text/html")).text


def test_hostile_markup_is_harmless() -> None:
    evil = "Norland\x1b[2J &#27;]8;;x&#7; \u202e&#x202e;&lt;script&gt; [red][/b] <script>alert(1)</script>offered"
    page = PAGE.replace("Norland offered", evil).replace("<title>", "<title>\x1b[31m\u202e")
    article = fetched(Reply(page))
    assert all(character.isprintable() or character == "\n" for character in article.text + article.title)
    assert "\n" not in article.title
    assert "alert" not in article.text
    assert "[red][/b]" in article.text
    assert from_text(article.text).text == article.text


def test_a_slow_server_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "TIMEOUT", 0.3)
    begin = time.monotonic()
    assert "try again later" in refused(Reply(PAGE, pause=2))
    assert time.monotonic() - begin < 1.5


def test_an_address_that_leads_nowhere_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(ArticleError, match="refused the connection"):
            read(f"http://127.0.0.1:{port}/")
    for address in (
        "http://",
        "http://[::1",
        "https:///talks",
        "http://a b/",
        "http://127.0.0.1:port/",
        "http://\x1b[2J",
    ):
        with pytest.raises(ArticleError) as failure:
            read(address)
        assert str(failure.value).isprintable()


def test_a_host_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ArticleError, match="no such host"):
        read("http://nowhere.invalid/talks")


def test_nothing_is_logged_to_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    refused(Reply("<html><body></body></html>"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["talks.html", "talks.txt"])
def test_a_saved_page_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(PAGE, "utf-8")
    article = read(str(path))
    assert [article.slice(span) for span in article.paragraphs] == list(PROSE)
    assert (article.file, article.url, article.published) == (str(path), None, date(2024, 5, 6))
