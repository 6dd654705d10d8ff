"""One row for a movement: its stages in order, every figure given for its force, and every way to name it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from standoff.briefing import Deployment

Find = Callable[[str], list[Deployment]]


def stages(row: Deployment) -> list[str]:
    return [f"{'back: ' if stage.withdrawal else ''}{stage.status}" for stage in row.history]


def figures(row: Deployment) -> list[tuple[str, str | None]]:
    return [(figure.quantity.text, figure.source) for figure in row.figures]


@pytest.mark.parametrize(
    ("text", "history", "status"),
    [
        (
            "Britain ordered 600 paratroopers to Estonia on Monday. The paratroopers arrived in Estonia on Thursday.",
            ["announced", "arrived"],
            "arrived",
        ),
        (
            "A Kenyan contingent of 400 soldiers arrived in Haiti on Tuesday. The deployment was announced last month.",
            ["announced", "arrived"],
            "arrived",
        ),
        (
            "The Pentagon announced the deployment of a carrier strike group to the Mediterranean in October. "
            "The group arrived two weeks later. It was withdrawn in January.",
            ["announced", "arrived", "back: withdrawn"],
            "withdrawn",
        ),
        (
            "Moscow dispatched a naval flotilla to Havana last week. The flotilla docked in the harbour on Monday "
            "and left on Wednesday.",
            ["arrived", "back: withdrawn"],
            "withdrawn",
        ),
        (
            "Some 2,000 Burundian troops are in Somalia. The contingent is to be withdrawn by December, the African "
            "Union said.",
            ["in place", "back: announced"],
            "in place",
        ),
        (
            "France has withdrawn 1,500 soldiers from Niger, the army said. Paris had deployed the troops in Niger in "
            "2021.",
            ["in place", "back: withdrawn"],
            "withdrawn",
        ),
        (
            "Germany will send 14 Leopard tanks to Ukraine, the chancellor said. The tanks are expected to arrive by "
            "the end of March.",
            ["announced", "expected"],
            "announced",
        ),
        (
            "Two Chinese coastguard ships entered the waters off the Senkaku islands on Sunday, Tokyo said. "
            "The two ships left the waters on Monday.",
            ["arrived", "back: withdrawn"],
            "withdrawn",
        ),
        (
            "Egypt threatened to send 40 tanks to Rafah. The tanks rolled into the town on Wednesday.",
            ["conditional", "arrived"],
            "arrived",
        ),
        (
            "Kenya announced last month that it would send 1,000 police officers to Haiti. "
            "The first contingent of 400 officers arrived in Port-au-Prince on Tuesday.",
            ["announced", "arrived"],
            "announced",
        ),
    ],
)
def test_a_movement_is_one_row_with_its_stages(find: Find, text: str, history: list[str], status: str) -> None:
    (row,) = find(text)
    assert (stages(row), row.status) == (history, status)


def test_stages_stand_in_the_order_of_their_days(find: Find) -> None:
    (row,) = find("Iranian warships left the port of Sudan on Wednesday. The ships had arrived in Sudan on 4 June.")
    assert [(s.status, s.when.start if s.when else None) for s in row.history] == [
        ("arrived", date(2023, 6, 4)),
        ("withdrawn", date(2023, 6, 14)),
    ]


def test_each_stage_has_its_words_and_sentence(find: Find) -> None:
    text = "Poland ordered 500 soldiers to its border with Belarus. They arrived on Saturday."
    (row,) = find(text)
    offset = len("Ministers meet over the strait\n\n")
    words = [text[stage.span.start - offset : stage.span.end - offset] for stage in row.history]
    assert [w.split()[-1] for w in words] == ["Belarus.", "Saturday."]
    assert [stage.sentence for stage in row.history] == list(row.evidence)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (
            "Kyiv says Russia has 90,000 troops near its border; Washington says 130,000.",
            [("90,000", "Kyiv"), ("130,000", "Washington")],
        ),
        (
            "Ukraine puts the number of Russian troops near its borders at 90,000, the United States at 130,000.",
            [("90,000", "Ukraine"), ("130,000", "the United States")],
        ),
        (
            "India says China has deployed 50,000 troops in eastern Ladakh. Beijing puts the figure at 20,000.",
            [("50,000", "India"), ("20,000", "Beijing")],
        ),
        (
            "Rwanda has between 3,000 and 4,000 troops in eastern Congo, according to UN experts. Kinshasa says there "
            "are 10,000.",
            [("between 3,000 and 4,000", "UN experts"), ("10,000", "Kinshasa")],
        ),
        (
            "Ethiopia has massed 60,000 troops on the Eritrean border, according to Asmara. Addis Ababa says it has "
            "only 20,000 soldiers there.",
            [("60,000", "Asmara"), ("only 20,000", "Addis Ababa")],
        ),
        (
            "ISLAMABAD (Reuters) - Afghanistan has moved some 4,000 fighters to the Pakistani border, two security "
            "officials said, while a Taliban spokesman put the figure at 1,500.",
            [("some 4,000", "two security officials"), ("1,500", "a Taliban spokesman")],
        ),
        (
            "Russia has massed about 90,000 troops near Ukraine, the defence minister said in November. US officials "
            "now put the number at 150,000, up from 100,000 in January.",
            [("about 90,000", "the defence minister"), ("150,000", "US officials"), ("100,000", None)],
        ),
        (
            "About 40,000 Indian soldiers are deployed in eastern Ladakh. The figure was 30,000 last year, according "
            "to officials in Delhi.",
            [("About 40,000", None), ("30,000", "officials in Delhi")],
        ),
        (
            "South Korea said North Korea had sent 11,000 soldiers to Russia. Kyiv has put the figure at up to "
            "12,000, while the Pentagon estimates 10,000.",
            [("11,000", "South Korea"), ("up to 12,000", "Kyiv"), ("10,000", "the Pentagon")],
        ),
        (
            "Lithuania said that Belarus had 18,000 soldiers on its border, a number that Minsk put at 6,000.",
            [("18,000", "Lithuania"), ("6,000", "Minsk")],
        ),
        (
            "The Philippines said on Sunday that 48 Chinese vessels were swarming around the shoal. China's foreign "
            "ministry said only 12 boats were there.",
            [("48", "The Philippines"), ("only 12", "China's foreign ministry")],
        ),
        (
            "The Pentagon has put the number of Chinese warships near Taiwan at 46. Taipei's defence ministry counted "
            "39, compared with 21 a day earlier.",
            [("46", "The Pentagon"), ("39", "Taipei's defence ministry"), ("21", None)],
        ),
    ],
)
def test_every_figure_stands_beside_its_source(find: Find, text: str, given: list[tuple[str, str | None]]) -> None:
    (row,) = find(text)
    assert figures(row) == given
    assert row.quantity is not None and row.quantity.text == given[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "Venezuela has about 15,000 soldiers on the border. Some 300 kilometres away, Colombia lost 40 in an ambush.",
        "Sudan has sent 3,000 soldiers to El Fasher. Around 200,000 people fled and the UN puts the number at 350,000.",
        "The United States has 900 troops in Syria. Washington says 45 were wounded.",
        "Russia had 127,000 troops near Ukraine. The number killed in the shelling was put at 200 by Kyiv.",
        "Poland sent 500 soldiers to the Belarusian border. The minister, 52, said the cost was put at 900 zlotys.",
        "Chad keeps 1,200 soldiers in Niger. They have been there since 2015, and Niamey says until 2030.",
    ],
)
def test_what_counts_no_force_is_no_figure(find: Find, text: str) -> None:
    (row,) = find(text)
    assert len(row.figures) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Egypt sent 40 tanks to Rafah in March. It sent 30 tanks to Rafah in May.",
        "Turkey has 10,000 soldiers in Syria. It has sent another 2,000 soldiers to Syria.",
        "Spain sent 200 soldiers to Latvia. Italy sent 300 soldiers to Latvia.",
        "Russia has 3,000 troops in Armenia. It has 9,000 troops in Tajikistan, analysts say.",
        "The US has 2,500 troops in Iraq, the Pentagon says. It has two destroyers in the Gulf, Tehran says.",
        "A British frigate is in the Gulf. A British destroyer is expected in the Gulf within days.",
    ],
)
def test_different_forces_stay_apart(find: Find, text: str) -> None:
    assert [(len(row.history), len(row.figures) <= 1) for row in find(text)] == [(1, True)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Russian warships sailed into the Channel on Monday. The ships anchored off Dover overnight, the navy said.",
        "France sent 300 legionnaires to Chad. The soldiers are based in Chad, officials said.",
        "China has massed troops along the border with India. The buildup has alarmed Delhi.",
        "Turkey's deployment of 600 soldiers in Tripoli drew protests. The contingent is stationed at Tripoli airport.",
        "Japan sent three destroyers to Guam. The warships reached Guam on Friday.",
        "Niger received a consignment of drones from Turkey. The drones were delivered in May.",
    ],
)
def test_told_again_in_other_words_it_is_the_same_row(find: Find, text: str) -> None:
    row = find(text)[0]
    assert len(row.evidence) == 2


def test_a_part_told_with_its_day_takes_no_place_of_the_whole(find: Find) -> None:
    (row,) = find("Kenya has sent 1,000 soldiers to Goma. The first 400 soldiers arrived in Goma on Tuesday.")
    assert (row.status, row.quantity and row.quantity.text) == ("arrived", "1,000")


def test_a_ship_is_not_one_of_several(find: Find) -> None:
    rows = find("Sixteen Venezuelan vessels are in the Gulf of Paria. The ship would leave Guyana, Georgetown said.")
    assert [len(row.evidence) for row in rows if row.actor == "VEN"] == [1]
