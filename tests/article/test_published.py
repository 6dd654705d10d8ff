"""The date of publication is taken where the text tells it outright, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.article import from_text
from standoff.article.dates import find_date, is_date_line

DAY = date(2022, 2, 7)
PROSE = "The two governments agreed to meet again, officials in both capitals said on 3 March 2021."
REST = "No date was set. The treaty of 12 June 1999 allows for that, the ministers said in Geneva."


def published(*blocks: str) -> date | None:
    return from_text("\n\n".join(blocks)).published


@pytest.mark.parametrize(
    "line",
    [
        "7 February 2022",
        "Published 7 February 2022",
        "Published: 2022-02-07",
        "Feb. 7, 2022 4:12 PM EST",
        "February 7th, 2022",
        "Monday, 7 Feb 2022, 16.05 GMT",
        "07.02.2022 16:05",
        "By our staff in Paris | February 7, 2022",
        "PARIS, Feb 7, 2022",
        "Posted on Mon 7 Feb 2022 at 9am",
        "2022-02-07T16:05:00Z",
        "02/07/2022February 7, 2022",
        "February 7, 2022 / 7:51 AM EST / The Desk",
        "Source: The Agency| 2022-02-07 22:47:29|Editor: staff",
        "The Desk | Updated: 07-02-2022 20:36 IST | Created: 2022-02-07 20:36 IST",
    ],
)
def test_a_date_line_under_the_headline_is_the_date(line: str) -> None:
    assert published("Talks end", line, PROSE, REST) == DAY


def test_a_lone_date_line_behind_the_standfirst_is_the_date() -> None:
    standfirst = "The treaty is as good as dead, ministers say."
    assert published("Talks end", standfirst, "7 February 2022", PROSE, REST) == DAY
    assert published("Talks end", standfirst, "7 February 2022", PROSE, "8 February 2022", REST) is None


def test_a_date_before_the_place_of_the_dateline_is_the_date() -> None:
    assert published("Talks end", "February 7, 2022 (GENEVA) – " + PROSE, REST) == DAY


def test_a_dateline_is_the_date() -> None:
    assert published("Talks end", f"PARIS, February 7, 2022 (Agency) — {PROSE}", REST) == DAY
    assert published("Talks end", f"PARIS (Feb. 7, 2022) - {PROSE}", REST) == DAY


def test_a_dateline_without_year_takes_the_year_of_the_copyright_line() -> None:
    dateline = f"PARIS (Feb 7) – {PROSE}"
    assert published("Talks end", dateline, REST) is None
    assert published("Talks end", dateline, REST, "© 2022 The Daily Example") == DAY


def test_publication_wins_over_change() -> None:
    assert published("Talks end", "Updated 9 February 2022", "Published 7 February 2022", PROSE) == DAY
    assert published("Talks end", "Updated 7 February 2022", PROSE) == DAY


def test_a_line_at_the_end_counts_where_it_says_what_it_is() -> None:
    assert published("Talks end", PROSE, REST, "First published on 7 February 2022") == DAY
    assert published("Talks end", PROSE, REST, "This article was corrected on 7 February 2022.") is None


@pytest.mark.parametrize(
    "blocks",
    [
        ("Talks end", PROSE, REST),
        ("The treaty of 12 June 1999", PROSE),
        ("Image caption, The palace on 7 February 2022", PROSE, REST),
        ("Talks end", "03/02/2022", PROSE, REST),
        ("Talks end", "31 February 2022", PROSE, REST),
    ],
)
def test_dates_of_the_story_are_never_taken(blocks: tuple[str, ...]) -> None:
    assert published(*blocks) is None


def test_the_caller_knows_better() -> None:
    assert from_text(f"Talks end\n\n1 May 2020\n\n{PROSE}", published=DAY).published == DAY


def test_an_all_numeric_date_is_read_where_only_one_reading_is_possible() -> None:
    assert find_date("13/02/2022") == find_date("02/13/2022") == date(2022, 2, 13)
    assert find_date("02/02/2022") == date(2022, 2, 2)
    assert find_date("02/03/2022") is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_written_form_of_a_day_is_read_back(day: date) -> None:
    for form in (f"{day.day} {day:%B %Y}", f"{day:%b} {day.day}, {day.year}", day.isoformat(), f"{day:%d.%m.%Y}"):
        assert find_date(form) == day
        assert is_date_line(f"Published {form}")
