"""Deployments: the many ways in which a report words them, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from standoff.article import from_text
from standoff.briefing import Deployment
from standoff.extraction.deployments import deployments
from standoff.language import parse

Find = Callable[[str], list[Deployment]]


@pytest.fixture(scope="module")
def find(nlp: Language) -> Find:
    """Return a function that finds the deployments of a paragraph under a headline."""

    def found(text: str) -> list[Deployment]:
        article = from_text(f"Ministers meet over the strait\n\n{text}\n", published=date(2023, 6, 15))
        return deployments(parse(article, nlp))

    return found


@pytest.mark.parametrize(
    ("text", "actor", "force", "destination", "status"),
    [
        ("A Norwegian frigate is due in Narvik on Friday.", "NOR", "frigate", ("Narvik",), "expected"),
        ("Six Libyan jets crossed the border into Chad.", "LBY", "jets", ("Chad",), "arrived"),
        ("Kenyan marines will resume drills near Lamu.", "KEN", "marines", ("Lamu",), "announced"),
        ("The Chilean navy will hold drills off Arica.", "CHL", "navy", ("Arica",), "announced"),
        ("Sweden has sent three Gripens to Kiruna.", "SWE", "Gripens", ("Kiruna",), "arrived"),
        ("Oslo received four Leopards from Germany.", "DEU", "Leopards", ("Oslo",), "arrived"),
        ("Egyptian tanks came to Rafah in May.", "EGY", "tanks", ("Rafah",), "arrived"),
        ("The USS Halsey is heading to Okinawa.", "USA", "USS Halsey", ("Okinawa",), "under way"),
        ("Some 300 Canadian instructors arrived in Yavoriv.", "CAN", "instructors", ("Yavoriv",), "arrived"),
        ("Two B-52s landed in Darwin.", "USA", "B-52s", ("Darwin",), "arrived"),
        ("There are 800 Italian soldiers in Niger.", "ITA", "soldiers", ("Niger",), "in place"),
        ("NATO put 4,000 troops on high alert.", "NATO", "troops", (), "announced"),
        (
            "Peru, which has stationed 900 soldiers in Tacna, insists on talks.",
            "PER",
            "soldiers",
            ("Tacna",),
            "in place",
        ),
        ("Five Danish ships will be in the Baltic Sea.", "DNK", "ships", ("Baltic Sea",), "expected"),
    ],
)
def test_wordings(find: Find, text: str, actor: str, force: str, destination: tuple[str, ...], status: str) -> None:
    (found,) = find(text)
    assert (found.actor, found.force, found.destination, found.status) == (actor, force, destination, status)


def test_a_withdrawal_that_is_yet_to_end_is_announced(find: Find) -> None:
    (found,) = find("The withdrawal of 2,000 Ugandan soldiers from Bunia is to be completed in June.")
    assert (found.actor, found.status, found.origin) == ("UGA", "announced", "Bunia")


def test_what_a_fleet_consists_of_is_where_the_fleet_is(find: Find) -> None:
    found = find("Brazil sent marines to Santos. The Brazilian force consists of two frigates and a submarine.")
    assert [(row.force, row.destination) for row in found[1:]] == [
        ("frigates", ("Santos",)),
        ("submarine", ("Santos",)),
    ]


def test_a_number_stands_for_the_force_before_it(find: Find) -> None:
    first, second = find("Kenya sent 200 soldiers to Goma. A further 300 will follow next week.")
    assert (second.actor, second.force, second.destination) == ("KEN", first.force, ("Goma",))
    assert second.quantity is not None and second.quantity.min == 300


def test_others_follow_to_the_same_place(find: Find) -> None:
    found = find("A Spanish frigate arrived in Haifa. Two other Spanish frigates will follow next week.")
    assert [row.destination for row in found] == [("Haifa",), ("Haifa",)]


def test_a_number_told_behind_the_force(find: Find) -> None:
    (found,) = find("Analysts put the number of Chadian soldiers in Bangui at 700.")
    assert found.actor == "TCD"
    assert found.quantity is not None and found.quantity.min == 700


def test_a_force_without_an_owner_is_of_whom_the_sentence_before_tells(find: Find) -> None:
    (found,) = find("Algeria closed the frontier on Monday. Some 500 soldiers were sent to Tindouf.")
    assert (found.actor, found.destination) == ("DZA", ("Tindouf",))


def test_a_plan_of_a_party_is_of_its_own_forces(find: Find) -> None:
    (found,) = find("Canada's decision to send 40 soldiers to Riga was welcomed.")
    assert (found.actor, found.force, found.status) == ("CAN", "soldiers", "announced")


@pytest.mark.parametrize(
    "text",
    [
        "The mistake put Swedish ships in danger.",
        "Chad ordered Libyan soldiers to surrender.",
        "Russia drove Ukrainian troops out of Kursk.",
        "Ukraine lost 900 soldiers in Donetsk.",
        "Estonia urged that Latvia pull out the soldiers.",
    ],
)
def test_no_deployment(find: Find, text: str) -> None:
    assert find(text) == []
