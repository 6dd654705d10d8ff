"""Deployments: what moves, whose, how many, where, and how far it has come, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from standoff.article import from_text
from standoff.briefing import Deployment
from standoff.extraction.deployments import deployments
from standoff.language import parse

Find = Callable[[str], list[Deployment]]


@pytest.mark.parametrize(
    ("text", "actor", "force", "destination", "status"),
    [
        ("Turkey keeps about 30,000 soldiers in Cyprus.", "TUR", "soldiers", ("Cyprus",), "in place"),
        ("Pakistan has sent two armoured brigades to Sialkot.", "PAK", "armoured brigades", ("Sialkot",), "arrived"),
        ("Denmark is sending four frigates to Iceland.", "DNK", "frigates", ("Iceland",), "under way"),
        ("Sweden will send eight howitzers to Ukraine.", "SWE", "howitzers", ("Ukraine",), "announced"),
        ("Japan ordered two destroyers to Djibouti.", "JPN", "destroyers", ("Djibouti",), "announced"),
        ("Two Italian frigates are expected to arrive in Haifa.", "ITA", "frigates", ("Haifa",), "expected"),
        ("The United States could send bombers to Qatar.", "USA", "bombers", ("Qatar",), "conditional"),
        ("A French submarine arrived in Toulon.", "FRA", "submarine", ("Toulon",), "arrived"),
        ("Some 400 Kenyan soldiers patrol Mogadishu.", "KEN", "soldiers", ("Mogadishu",), "in place"),
        ("HMS Lancaster, a frigate, is on its way to Bahrain.", "GBR", "frigate", ("Bahrain",), "under way"),
        ("China's deployment of missiles in Tibet worried Delhi.", "CHN", "missiles", ("Tibet",), "in place"),
        ("Three Russian warships are in the Baltic Sea.", "RUS", "warships", ("Baltic Sea",), "in place"),
        ("Russian arms shipments to Mali have alarmed Paris.", "RUS", "arms", ("Mali",), "arrived"),
        ("Norway has promised eight tanks to Ukraine.", "NOR", "tanks", ("Ukraine",), "announced"),
    ],
)
def test_who_moves_what_where(
    find: Find, text: str, actor: str, force: str, destination: tuple[str, ...], status: str
) -> None:
    (found,) = find(text)
    assert (found.actor, found.force, found.destination, found.status) == (actor, force, destination, status)


def test_a_withdrawal_has_an_origin(find: Find) -> None:
    (found,) = find("France withdrew its soldiers from Niger.")
    assert (found.actor, found.status, found.origin, found.destination) == ("FRA", "withdrawn", "Niger", ())


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Russia has massed more than 90,000 troops near Ukraine.", 90000, None),
        ("Russia has massed nearly 90,000 troops near Ukraine.", None, 90000),
        ("Poland has sent between 200 and 300 soldiers to Latvia.", 200, 300),
        ("Poland has sent a squadron of about 120 soldiers to Latvia.", 120, 120),
        ("Germany has sent 14 Leopard 2 tanks to Ukraine.", 14, 14),
        ("Egypt has doubled its garrison in Rafah to 900 men.", 900, 900),
        ("Spain has sent a frigate to Cyprus.", 1, 1),
    ],
)
def test_how_many(find: Find, text: str, low: int | None, high: int | None) -> None:
    (found,) = find(text)
    assert found.quantity is not None
    assert (found.quantity.min, found.quantity.max) == (low, high)


def test_formations_keep_what_they_are_of_and_a_number_counts_that(find: Find) -> None:
    (found,) = find("India has sent a regiment of tanks to Ladakh.")
    assert (found.force, found.quantity) == ("regiment of tanks", None)
    (found,) = find("Chile will send an armoured brigade of 4,200 soldiers to Arica.")
    assert found.force == "armoured brigade of soldiers"
    assert found.quantity is not None and found.quantity.min == 4200


def test_forces_of_one_verb_are_rows_and_share_its_place(find: Find) -> None:
    battalions, jets = find("Russia is moving two missile battalions and a dozen fighter jets to Belarus.")
    assert battalions.destination == jets.destination == ("Belarus",)
    assert (battalions.force, jets.force) == ("missile battalions", "fighter jets")
    assert jets.quantity is not None and jets.quantity.min == 12


def test_parties_of_one_force_are_rows(find: Find) -> None:
    found = find("Australian and Japanese warships will hold exercises in the Sulu Sea.")
    assert [row.actor for row in found] == ["AUS", "JPN"]


def test_when_is_resolved(find: Find) -> None:
    (found,) = find("Canada sent 300 soldiers to Latvia on Monday.")
    assert found.when is not None
    assert (found.when.text, found.when.start, found.when.end) == ("on Monday", date(2023, 6, 12), date(2023, 6, 12))


def test_places_named_together_are_one_group(find: Find) -> None:
    (found,) = find("The United States sent 2,000 troops to Poland and Romania.")
    assert found.destination == ("Poland", "Romania")


@pytest.mark.parametrize(
    "text",
    [
        "Washington urged Ankara to withdraw its tanks from Syria.",
        "Canada refused to send troops to Haiti.",
        "Kyiv demanded that Russia pull back its troops.",
        "Tehran has no soldiers in Syria.",
        "Germany has ruled out sending weapons to Sudan.",
        "Peru asked how many soldiers Chile had sent to Arica.",
        "A merchant ship sailed from Lagos to Accra.",
        "The ministers spoke about peace in Geneva.",
        "An air force general, the army said, had spoken.",
    ],
)
def test_no_deployment(find: Find, text: str) -> None:
    assert find(text) == []


def test_a_movement_told_twice_is_one_row_with_both_sentences(find: Find) -> None:
    (found,) = find("Poland has sent 700 soldiers to Latvia. The soldiers arrived in Latvia on Monday, it said.")
    assert len(found.evidence) == 2
    assert found.quantity is not None and found.quantity.min == 700


def test_ids_count_in_order_and_spans_lie_in_their_evidence(find: Find) -> None:
    found = find(
        "Chile sent a frigate to Arica. Peru moved 200 soldiers to Tacna. Bolivia has deployed 40 tanks in Oruro."
    )
    assert [row.id for row in found] == ["d1", "d2", "d3"]
    assert all(row.evidence[0].start <= row.span.start < row.span.end <= row.evidence[0].end for row in found)


def test_a_headline_tells_none(nlp: Language) -> None:
    article = from_text("Chile sends frigate to Arica\n\nThe ministers spoke about peace in Geneva.\n")
    assert deployments(parse(article, nlp)) == []


WORDS = """Russia France troops two frigates the a of and , . to in from sent will has not if more than 3,000 there
Poland ships which it its army deployment withdraw - ( ) “ ” General HMS Kent on Monday"""


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=40).map(" ".join))
def test_any_words_give_rows_inside_the_text(nlp: Language, text: str) -> None:
    article = from_text(f"Headline\n\n{text}\n")
    for row in deployments(parse(article, nlp)):
        assert 0 <= row.span.start < row.span.end <= len(article.text)
        assert row.evidence and row.actor and row.force
    bare = nlp(text)
    assert all(row.span.end <= len(bare.text) for row in deployments(bare))
