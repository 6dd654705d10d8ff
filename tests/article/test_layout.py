"""Headline, subheads, prose and the site's own are told apart by general rules."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.article import ArticleError, from_text
from standoff.briefing import Article

PROSE = "The two governments agreed to meet again, officials in both capitals said after the talks."
MORE = "No date was set. The ministers shook hands and left for the airport without a word."


def paragraphs(text: str) -> list[str]:
    article = from_text(text)
    return [article.slice(span) for span in article.paragraphs]


def page(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def headline(article: Article) -> str | None:
    return article.slice(article.headline) if article.headline else None


def subheads(article: Article) -> list[str]:
    return [article.slice(span) for span in article.subheads]


def test_spans_point_into_the_untouched_text() -> None:
    text = page("Talks end without a deal", PROSE, "What comes next?", MORE)
    article = from_text(text, file="talks.txt")
    assert article.text == text
    assert [text[slice(*span)] for span in article.paragraphs] == [PROSE, MORE]
    assert headline(article) == article.title == "Talks end without a deal"
    assert subheads(article) == ["What comes next?"]
    assert article.words == len(f"{PROSE} {MORE}".split())


def test_a_text_without_headline_takes_its_title_from_the_first_words() -> None:
    article = from_text(PROSE)
    assert article.headline is None
    assert article.title == "The two governments agreed to meet again, officials…"


def test_a_wrapped_paragraph_is_one_and_a_line_each_are_many() -> None:
    wrapped = (
        "The two governments agreed to meet again, officials in both\n"
        "capitals said after the talks, which had lasted until late on\n"
        "Friday night. Neither side would say what had been agreed, or\n"
        "when.\n"
    )
    assert len(paragraphs(wrapped)) == 1
    assert paragraphs(f"Talks end\n{PROSE}\n{MORE}\n{PROSE}\n") == [PROSE, MORE, PROSE]


def test_windows_line_ends_part_paragraphs() -> None:
    assert paragraphs(f"Talks end\r\n\r\n{PROSE}\r\n\r\n{MORE}\r\n") == [PROSE, MORE]


def test_markdown_marks_are_left_out_of_spans() -> None:
    text = page("# Talks *end* ##", PROSE, "## The road ahead", f"> {MORE}", "- one thing, he said", "**Bold**", PROSE)
    article = from_text(text)
    assert headline(article) == "Talks *end*"
    assert subheads(article) == ["The road ahead", "Bold"]
    assert paragraphs(text) == [PROSE, MORE, "one thing, he said", PROSE]
    assert headline(from_text(f"Talks end\n=========\n\n{PROSE}")) == "Talks end"


def test_front_matter_gives_title_and_date_and_is_no_prose() -> None:
    text = f'---\ntitle: "Talks end"\ndate: 2021-03-04\nurl: https://example.org/a\n---\n\n{PROSE}\n'
    article = from_text(text)
    assert (article.title, str(article.published), article.url) == (
        "Talks end",
        "2021-03-04",
        "https://example.org/a",
    )
    assert headline(article) == "Talks end"
    assert paragraphs(text) == [PROSE]


def test_the_line_above_a_headline_is_no_headline() -> None:
    assert headline(from_text(page("World news", "Talks end without a deal", PROSE, MORE))) == (
        "Talks end without a deal"
    )


BOILERPLATE = [
    "Advertisement",
    "Share this page",
    "Share on Facebook | Share on X",
    "Source link",
    "Read more: How the border was drawn",
    "READ: The long road to the summit",
    "ALSO READ | Who is who in the talks",
    "Watch: Ministers arrive at the palace",
    "Photograph: Jane Doe/Agency",
    "Ministers at the table. Photograph: Jane Doe",
    "FILE PHOTO: The palace in which the talks were held.",
    "Image caption, The palace by night",
    "The palace by night. (Reuters photo)",
    "A guard at the palace. REUTERS/Jane Doe",
    "(Reporting by Jane Doe in Paris; editing by John Roe)",
    "Reporting by Jane Doe; Editing by John Roe",
    "Jane Doe contributed reporting.",
    "Additional reporting by John Roe.",
    "By Jane Doe",
    "By JANE DOE and JOHN ROE",
    "By our diplomatic staff",
    "- AFP",
    "(With agency inputs)",
    "3 hours ago",
    "Published 7 February 2022",
    "Updated at 16:05 GMT",
    "5 min read",
    "Sign up for our weekly newsletter",
    "Get the day's headlines in your inbox. Sign up here.",
    "Subscribe today and save 40%.",
    "Follow our coverage on WhatsApp",
    "Follow Jane Doe on Twitter @janedoe.",
    "Click here to read the full report",
    "Do you have a tip for us? Write to the news desk.",
    "TAGS: talks, palace, ministers",
    "Topics: Europe",
    "© 2022 The Daily Example. All rights reserved.",
    "We use cookies to improve your visit.",
    "By signing up, you agree to our Terms of Use.",
    "This article was amended on 8 February 2022 to correct a name.",
    "Correction: An earlier version misspelled the minister's name.",
    "https://example.org/talks",
    "* * *",
    "![Soldiers on a bridge](https://example.org/a.jpg)",
    "**By [Jane Doe](https://example.org/jane)**",
    "((jane.doe@example.org; +41 22 000 00 00))",
    "This is a developing story. More follows…",
    "This page is part of the archive of The Daily Example, which closed in 2014. Some features are no longer enabled.",
    "Ministers Jane Doe and John Roe in the palace on Friday. (Mary Major/The Daily Example)",
    "The palace by night [Mary Major via AP Photo]",
    "We and our partners store cookies on your device.",
    "Your support makes all the difference.",
    "Get notifications from The Daily Example.",
    "KEY WORDS:",
]


@pytest.mark.parametrize("block", BOILERPLATE)
def test_what_sites_print_around_an_article_is_no_prose(block: str) -> None:
    for text in (page("Talks end", PROSE, block, MORE), page("Talks end", PROSE, MORE, block)):
        article = from_text(text)
        assert paragraphs(text) == [PROSE, MORE]
        assert subheads(article) == []


KEPT = [
    "Nobody spoke.",
    '"They talked for almost an hour."',
    "“Shall we turn off the gas?”",
    "Read more closely, the statement promises nothing.",
    "Watching from the gallery were two ambassadors.",
    "Sharing a border has not made the two countries friends.",
    "Follow the pipeline north and you reach the frontier.",
    "Reporting from the front has been banned, the ministry said.",
    "By Monday the troops had gone.",
    "By the river, two tanks were burning.",
    "Comments by the minister were dismissed as bluster.",
    "Photographs of the convoy were shown to reporters.",
    "Subscribers to the treaty number more than forty.",
    "Join us or stand aside, he told the smaller states.",
    "Updated tanks were seen near the river.",
    "The minister added:",
    "Is it war? Not yet.",
    "He declined to comment. (AFP)",
    "The [treaty](https://example.org/treaty) bars that.",
    "- a promise that the troops would leave",
    "The president wrote on Twitter that he would not bow to threats.",
    "The agency said it would publish its report on Monday.",
    "This report comes when the war is two years old.",
    "Some features of the plan are no longer secret.",
    "Your support is all that we ask, he told the smaller states.",
    "This is a developing crisis, the minister said.",
    "More troops are to follow.",
    "The army was told to hold its fire (and did so).",
]


@pytest.mark.parametrize("block", KEPT)
def test_prose_is_kept_however_short_it_is(block: str) -> None:
    assert paragraphs(page("Talks end", PROSE, block, MORE)) == [PROSE, block.removeprefix("- "), MORE]


@pytest.mark.parametrize("block", ["THE ROAD AHEAD", "Friends and foes", "'A last chance'", "Why did the talks fail?"])
def test_subheads_stand_between_paragraphs(block: str) -> None:
    assert subheads(from_text(page("Talks end", PROSE, block, MORE))) == [block]


def test_links_to_other_stories_go_with_their_heading() -> None:
    assert paragraphs(page("Talks end", PROSE, MORE, "RELATED STORIES", "Minister resigns", "Who will follow?")) == [
        PROSE,
        MORE,
    ]
    inside = page("Talks end", PROSE, "More on this story", "Minister resigns", "Border is shut", MORE, PROSE)
    assert paragraphs(inside) == [PROSE, MORE, PROSE]
    assert paragraphs(page("Talks end", PROSE, MORE, "RECENT STORIES", "Minister resigns")) == [PROSE, MORE]


def test_a_headline_below_a_heading_of_links_is_the_headline() -> None:
    assert headline(from_text(page("Related topics", "Talks end without a deal", PROSE, MORE))) == (
        "Talks end without a deal"
    )


LONG = "Ministers leave the palace by a back door after a week of talks that ended without so much as a handshake"


def test_a_long_headline_is_known_by_the_paragraph_or_the_copy_that_follows() -> None:
    article = from_text(page(LONG, "By Jane Doe", "Talks end", f"{PROSE} {MORE}", MORE))
    assert headline(article) == LONG
    again = page(LONG, LONG, PROSE, MORE)
    assert (headline(from_text(again)), paragraphs(again)) == (LONG, [PROSE, MORE])
    notice = page("This article is part of the archive of The Daily Example.", "Talks end without a deal", PROSE, MORE)
    assert headline(from_text(notice)) == "Talks end without a deal"


@pytest.mark.parametrize("dateline", ["", "GENEVA (Agency) – "])
def test_a_standfirst_cut_from_a_paragraph_below_is_left_out(dateline: str) -> None:
    for standfirst in (PROSE[:50], f"{PROSE[:46].strip()}...", PROSE):
        assert paragraphs(page("Talks end", standfirst, f"{dateline}{PROSE} {MORE}", MORE)) == [
            f"{dateline}{PROSE} {MORE}",
            MORE,
        ]


def test_a_paragraph_that_comes_again_far_below_stays() -> None:
    assert paragraphs(page("Talks end", PROSE, MORE, PROSE)) == [PROSE, MORE, PROSE]


CAPTION = "Ministers sit at a long table in the palace."
CREDIT = "The Daily Example via Getty Images"


def test_a_line_right_above_a_credit_is_a_caption() -> None:
    assert paragraphs(page("Talks end", f"{CAPTION}\n{CREDIT}\n{CAPTION}", PROSE, MORE)) == [PROSE, MORE]
    assert paragraphs(page("Talks end", CAPTION, PROSE, MORE)) == [CAPTION, PROSE, MORE]


def test_a_last_line_of_prose_above_a_credit_is_no_caption() -> None:
    lines = f"Talks end\n{PROSE}\n{MORE}\n{CREDIT}\n{PROSE}\n"
    assert paragraphs(lines) == [PROSE, MORE, PROSE]
    signed = page("Talks end", PROSE, f"{MORE}\n(Reporting by Jane Doe; Editing by John Roe)")
    assert paragraphs(signed) == [PROSE, MORE]


def test_the_readers_comments_are_not_the_article() -> None:
    text = page("Talks end", PROSE, MORE, PROSE, "Leave a comment", "Serves them right, I say. All of them.")
    assert paragraphs(text) == [PROSE, MORE, PROSE]


def test_a_comments_link_at_the_top_does_not_hide_the_article() -> None:
    assert paragraphs(page("Talks end", "Comments", PROSE, MORE)) == [PROSE, MORE]


def test_a_lone_sentence_without_full_stop_is_prose() -> None:
    assert paragraphs("Moscow denies planning an attack") == ["Moscow denies planning an attack"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "no text"), (" \n\x1b\n", "no text"), ("* * *\n\n12\n", "no prose"), ("<html><p>x", "web page")],
)
def test_a_text_without_prose_is_refused(text: str, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        from_text(text)


def test_a_megabyte_in_one_paragraph_takes_no_time_to_speak_of() -> None:
    for unit in ("word " * 10, "“a” (", "- ", "# ", ">", "**", "by A B, ", "1.1.", "a\n\n"):
        text = unit * (1_000_000 // len(unit))
        begin = time.process_time()
        try:
            from_text(text)
        except ArticleError:
            continue
        finally:
            assert time.process_time() - begin < 20, unit


BLOCKS = st.sampled_from([PROSE, MORE, *BOILERPLATE, *KEPT, "# Heading", "Subhead", "---", "===", "> ", "\x1b[0m", "#"])


@given(st.lists(BLOCKS | st.text(max_size=80), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\r"]))
def test_the_parts_lie_in_order_and_never_overlap(blocks: list[str], separator: str) -> None:
    text = separator.join(blocks)
    try:
        article = from_text(text)
    except ArticleError:
        return
    assert len(article.text) == len(text)
    assert list(article.paragraphs) == sorted(article.paragraphs)
    assert list(article.subheads) == sorted(article.subheads)
    parts = sorted([*article.paragraphs, *article.subheads, *([article.headline] if article.headline else [])])
    for span in parts:
        assert 0 <= span.start < span.end <= len(article.text)
        assert article.text[span.start : span.end].strip() == article.text[span.start : span.end]
    assert all(before.end <= after.start for before, after in pairwise(parts))
    assert article.title.strip()
    assert "\n" not in article.title


@given(st.text())
def test_any_text_is_an_article_or_refused(text: str) -> None:
    try:
        assert from_text(text).paragraphs
    except ArticleError as error:
        assert str(error)
