"""Hostile and odd texts the whole way: file, article, briefing, exports, viewer, saved file."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from standoff.article import ArticleError, read
from standoff.briefing import Briefing, Span
from standoff.export import markdown, to_json, wording
from standoff.export.terminal import render
from standoff.extraction import extract
from standoff.viewer.app import StandoffApp
from standoff.viewer.screens.briefing import BriefingScreen

SENTENCE = (
    "Russia said on Monday that NATO should pull back its troops from Poland, and Ukraine denied planning an attack. "
)
TEMPLATE = """\
Russia {0} warns NATO over {0} Poland

Russia {0} has sent more than 3,000 troops {0} and 40 tanks to Belarus. Russian Foreign Minister Sergei Lavrov {0} \
said that NATO {0} must withdraw its {0} forces from Poland.

“We will answer {0} any attack,” NATO Secretary-General Jens {0} Stoltenberg said on Monday. Ukraine denied {0} that \
it was planning {0} an attack.

{0} Germany will send 350 {0} soldiers to Lithuania if Russia {0} attacks, Chancellor Olaf Scholz said {0}
"""
INSERTS = {
    "clear screen": "\x1b[2J\x1b[H",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "hyperlink": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "C1 controls": "\x9b31m\x90q\x9c",
    "backspaces": "\b\b\x7f",
    "closing markup": "[/b][/][bold]",
    "action markup": "[@click=app.quit]leave[/]",
    "bidi overrides": "\u202e\u2066evil\u2069\u202c",
    "zero width": "a\u200bb\u200c\u2060\ufeff",
    "lone quotation mark": "“",
    "lone straight mark": '"',
    "Markdown": "| a | <b>x</b> ![i](http://evil.example/i.png) **b** `c` [^1]",
    "addresses": "http://evil.example www.evil.example me@evil.example",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇺🇦",
    "combining": "Z̴͖̏a̷l̵g̶o̸",
    "Arabic": "محمد جواد ظريف",
    "Hebrew": "בנימין נתניהו",
    "wide": "中华人民共和国",
    "line separators": "\u2028\u2029\x0b\x0c\x85",
}
QUOTED = "Russia’s “red line” was crossed, Moscow said – NATO rejected that.\n\nUkraine denied planning an attack.\n"
FILES = {
    "quotation marks": ('"' * 30_000).encode(),
    "punctuation": ("?!.,;: " * 5_000).encode(),
    "mostly quotation marks": ("Russia said: " + "“" * 2_000).encode(),
    "one long word": ("Russia said that " + "a" * 100_000 + " was near.").encode(),
    "many paragraphs": b"It rained.\n\n" * 1_000,
    "brackets": ("Russia said " + "[" * 3_000 + " and left.").encode(),
    "one word": b"War",
    "half a surrogate": "Russia said \ud800 no. NATO left.".encode("utf-8", "surrogatepass"),
    "broken UTF-8": b"Russia said \xc3\x28 no. NATO denied \xf0\x9f that.",
}
ENCODINGS = {
    "UTF-8 with BOM": "utf-8-sig",
    "UTF-16": "utf-16",
    "Windows-1252": "cp1252",
}


def brief(folder: Path, data: bytes) -> Briefing:
    path = folder / "article.txt"
    path.write_bytes(data)
    return extract(read(str(path)))


def controls(text: str) -> set[str]:
    """Return the characters of `text` that a terminal could obey, or that hide or turn others."""
    return {c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}


def assert_json_is_sound(briefing: Briefing) -> None:
    exported = to_json(briefing)
    assert not controls(exported)
    data = json.loads(exported)
    length = len(data["article"]["text"])
    for item in (*data["positions"], *data["deployments"]):
        start, end = item["span"]
        assert 0 <= start < end <= length
    for span in (span for question in data["questions"] for span in question["evidence"]):
        assert briefing.article.slice(Span(*span))


def assert_page_is_sound(briefing: Briefing) -> None:
    """Check that the page has the parts it should have, and none that the article smuggled in."""
    page = markdown(briefing)
    assert not controls(page)
    _, matter, body = page.split("---\n", 2)
    keys = [line.partition(":")[0] for line in matter.splitlines()]
    assert keys == ["title", "published", "source", "sha256", "parties"]
    assert json.loads(matter.splitlines()[0].removeprefix("title: "))
    parsed = MarkdownIt("gfm-like", {"html": True}).parse(body)
    kinds = [token.type for token in parsed] + [child.type for token in parsed for child in token.children or []]
    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block"} & set(kinds)
    assert kinds.count("td_open") == 7 * len(briefing.deployments)
    assert kinds.count("ordered_list_open") == bool(briefing.questions) + bool(wording.more(briefing))
    heads = [parsed[i + 1].content for i, token in enumerate(parsed) if token.type == "heading_open"]
    assert [head for head in heads[1:] if head in ("Positions", "Deployments", "Open questions", "Evidence")] == (
        ["Positions", "Deployments", "Open questions", "Evidence"][: 4 if "[^1]:" in body else 3]
    )


def assert_drawing_is_sound(briefing: Briefing) -> None:
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system="truecolor")
    render(briefing, console)
    stream = console.file
    assert isinstance(stream, io.StringIO)
    assert not controls(re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()))


async def assert_viewer_is_sound(briefing: Briefing, folder: Path) -> None:
    """Open, read and save: nothing on the screen acts or links, and the saved page is the exported one."""
    app = StandoffApp(briefing.article, briefings=folder / "briefings", extract=lambda article: briefing)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in ("1", "j", "enter", "j", "k", "y", "escape", "z", "tab", "tab", "z", "0", "G", "g", "s"):
            await pilot.press(key)
            assert_screen_is_sound(app)
        await pilot.pause()
        assert isinstance(app.screen, BriefingScreen)
        assert app.screen.briefing is briefing
        await pilot.press("q")
    assert app.return_code == 0
    (saved,) = app.briefings.iterdir()
    assert saved.read_bytes() == markdown(briefing).encode("utf-8")
    assert re.fullmatch(r"[a-z0-9-]+\.md", saved.name)


def assert_screen_is_sound(app: StandoffApp) -> None:
    for strip in app.screen._compositor.render_strips():
        assert not controls(strip.text)
        for segment in strip:
            style = segment.style
            assert style is None or (style.link is None and "@click" not in style.meta)


async def assert_sound(briefing: Briefing, folder: Path) -> None:
    assert_json_is_sound(briefing)
    assert_page_is_sound(briefing)
    assert_drawing_is_sound(briefing)
    await assert_viewer_is_sound(briefing, folder)


@pytest.mark.parametrize("name", INSERTS)
async def test_what_stands_in_sentences_is_harmless_all_the_way(name: str, tmp_path: Path) -> None:
    briefing = brief(tmp_path, (TEMPLATE.format(INSERTS[name]) + SENTENCE * 30).encode("utf-8"))
    assert briefing.positions
    await assert_sound(briefing, tmp_path)


async def test_a_name_of_a_file_is_harmless_too(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J[@click=app.quit]\u202e|.txt"
    path.write_text(QUOTED, "utf-8")
    await assert_sound(extract(read(str(path))), tmp_path)


@pytest.mark.parametrize("name", FILES)
async def test_an_odd_file_is_briefed_or_refused_in_a_line(name: str, tmp_path: Path) -> None:
    try:
        briefing = brief(tmp_path, FILES[name])
    except ArticleError as error:
        assert str(error).isprintable()
        assert name in {"quotation marks", "punctuation"}
    else:
        await assert_sound(briefing, tmp_path)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\0\0\0", b"Russia said \0 no.", b"%PDF-1.7 x", b"\xff\xfeR"])
def test_what_is_no_text_is_refused_in_a_line(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as refusal:
        brief(tmp_path, data)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings_give_the_same_briefing(name: str, tmp_path: Path) -> None:
    plain = brief(tmp_path, QUOTED.encode("utf-8"))
    assert plain.positions
    assert brief(tmp_path, QUOTED.encode(ENCODINGS[name])) == plain


def test_line_ends_change_no_finding(tmp_path: Path) -> None:
    plain, other = (brief(tmp_path, QUOTED.replace("\n", end).encode()) for end in ("\n", "\r\n"))
    assert [(p.party, p.stances, p.text) for p in plain.positions] == [
        (p.party, p.stances, p.text) for p in other.positions
    ]
    assert brief(tmp_path, QUOTED.replace("\n", "\r").encode()) == plain


async def test_a_paragraph_of_a_megabyte_is_briefed(tmp_path: Path) -> None:
    stretch = "The rain had stopped by noon, and people walked along the river again. " * 100 + SENTENCE
    briefing = brief(tmp_path, (stretch * (1_000_000 // len(stretch))).encode())
    assert len(briefing.article.paragraphs) == 1
    assert briefing.positions
    await assert_sound(briefing, tmp_path)
