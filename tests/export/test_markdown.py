"""The saved page: complete, deterministic, and safe whatever the article says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from samples import briefing, with_history
from standoff.briefing import Briefing
from standoff.export import markdown
from standoff.export.escaping import escape, yaml_string

PAGE = """---
title: "Arland masses tanks on the Bordian frontier"
published: 2024-05-06
source: "frontier.txt"
sha256: {sha256}
parties: ["ARL", "BRD", "NATO"]
---

# Arland masses tanks on the Bordian frontier

6 May 2024 · 30 words · frontier.txt

**Bottom line.** Bordia threatens, says: “We will answer any incursion”; Arland denies: Arland has moved more than 400 \
tanks to the Bordian frontier. It denies planning an attack.[^1] Arland: more than 400 tanks, the Bordian frontier (in \
place).[^2] Open: Does Arland plan an attack?[^2]

## Positions

### Bordia

- **threatens, says:** “We will answer any incursion” — Ada Brook, Foreign Minister[^1]

What others ask or say of Bordia:

- Arland **denies:** Arland has moved more than 400 tanks to the Bordian frontier. It denies planning an attack.[^2]

### Arland

- **denies:** Arland has moved more than 400 tanks to the Bordian frontier. It denies planning an attack.[^2]

What others ask or say of Arland:

- Bordia **threatens, says:** “We will answer any incursion” — Ada Brook, Foreign Minister[^1]

### NATO

States no position of its own here.

## Deployments

| Who | What | How many | From | To | When | Status |
| --- | --- | --- | --- | --- | --- | --- |
| Arland | tanks | more than 400 | not told | the Bordian frontier | Monday (2024-05-06) | in place[^2] |
| Bordia | soldiers | not told | Bordia | not told | not told | conditional[^1] |

## Open questions

1. Does Arland plan an attack? **disputed claim**[^2][^1] *(inferred: Arland denies what its tanks suggest)*

## Evidence

[^1]: Paragraph 2: “"We will answer any incursion," said Foreign Minister Ada Brook of Bordia on Monday.”
[^2]: Paragraph 1: “Arland has moved more than 400 tanks to the Bordian frontier. It denies planning an attack.”
"""

HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "http://evil.example www.evil.example a@evil.example",
    "`code` **bold** _it_ ~~gone~~ $x$ {{ site }}",
    "a | b | c",
    "# Title",
    "- item",
    "1. item",
    "---",
    "[^1]: forged",
    "&lt;b&gt; &#60;",
    "\\",
    "=====",
    "> quoted",
    "[/b][@click=app.quit]",
]


def filled(words: str) -> Briefing:
    """Return a briefing every free text of which is `words`."""
    made = briefing(f"Title {words}\n\nHe said so: {words} and that was that.\n\nShe said: {words} again.\n")
    return replace(
        made,
        parties=tuple(replace(party, name=words) for party in made.parties),
        positions=tuple(replace(p, text=words, speaker=words, role=words) for p in made.positions),
        deployments=tuple(replace(d, force=words, origin=words, destination=(words,)) for d in made.deployments),
        questions=tuple(replace(q, question=words, because=words) for q in made.questions),
    )


def tokens(page: str) -> list[str]:
    """Return the kinds of all the elements of the page after its front matter, as a Markdown parser sees them."""
    body = page.split("---\n", 2)[2]
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    kinds = []
    for token in parser.parse(body):
        kinds.append(token.type)
        kinds += [child.type for child in token.children or [] if child.type not in {"text", "text_special"}]
    return kinds


def test_the_page_tells_everything_with_its_evidence() -> None:
    made = briefing()
    expected = PAGE.format(sha256=made.article.sha256)
    straight = str.maketrans({"“": '"', "”": '"'})
    assert markdown(made).translate(straight) == expected.translate(straight)


def test_stages_and_figures_stand_in_their_cells_with_their_sentences() -> None:
    (row,) = [line for line in markdown(with_history()).splitlines() if line.startswith("| Arland | tanks")]
    cells = row.split(" | ")
    assert cells[2] == "more than 400 (Bordia)[^2]; 90[^2]"
    assert cells[6] == "announced[^2] → arrived, Monday[^2] |"


def test_the_same_briefing_gives_the_same_page() -> None:
    assert markdown(briefing()) == markdown(briefing())


def test_an_empty_briefing_says_so() -> None:
    made = replace(briefing(), positions=(), deployments=(), questions=(), panes=(), attributions=())
    page = markdown(made)
    assert page.count("None found.") == 3
    assert "No position, deployment or open question was found" in page
    assert "## Evidence" not in page


@pytest.mark.parametrize("words", HOSTILE)
def test_article_text_is_never_markup(words: str) -> None:
    assert tokens(markdown(filled(words))) == tokens(markdown(filled("plain words")))


@given(st.text(st.sampled_from("\\`*_[]<>|~&#${}()!:/.@-+=1 \n\ta\"'“”"), max_size=30))
def test_escaped_text_is_read_back_as_it_was(words: str) -> None:
    line = " ".join(words.split())
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escape(words))
    inline = [token for token in rendered if token.type == "inline"]
    read_back = "".join(child.content for token in inline for child in token.children or [])
    assert read_back == line
    assert {token.type for token in rendered} <= {"paragraph_open", "inline", "paragraph_close"}


@given(st.text(max_size=40))
def test_front_matter_stays_four_strings_and_a_list(words: str) -> None:
    assert "\n" not in yaml_string(words)
    assert re.fullmatch(r'"(?:[^"\\\x00-\x1f]|\\.)*"', yaml_string(words))


def test_a_huge_sentence_is_cut() -> None:
    page = markdown(filled("word " * 50_000))
    assert len(page) < 80_000
    assert "\\[…\\]" in page


def test_footnotes_and_marks_agree() -> None:
    page = markdown(briefing())
    body, _, evidence = page.partition("## Evidence")
    marks = re.findall(r"\[\^(\d+)\]", body)
    assert list(dict.fromkeys(marks)) == re.findall(r"^\[\^(\d+)\]:", evidence, re.M)


def test_the_bottom_line_prefers_what_is_told_briefly_and_ends_once() -> None:
    found = briefing()
    first = found.positions[0]
    long = replace(first, text="We demand " + "and demand again " * 15, stances=("demand",), quoted=False)
    short = replace(first, text='Bordia rejects "any talks."', stances=("reject",), quoted=False)
    page = markdown(replace(found, positions=(long, short), deployments=(), questions=()))
    line = next(line for line in page.splitlines() if line.startswith("**Bottom line.**"))
    assert "rejects: Bordia rejects" in line
    assert 'talks."[^1]' in line
