"""Deployments told in the many ways of a foreign desk: hosts, lists, companions, verbs left out; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.briefing import Deployment

Find = Callable[[str], list[Deployment]]


def _told(entries: list[Deployment]) -> set[tuple[str, str, tuple[str, ...], str]]:
    return {(entry.actor, entry.force, entry.destination, entry.status) for entry in entries}


@pytest.mark.parametrize(
    ("text", "actor", "force", "destination"),
    [
        ("Djibouti is home to about 4,000 American troops.", "USA", "troops", "Djibouti"),
        ("Cyprus hosts some 900 British marines.", "GBR", "marines", "Cyprus"),
        ("There were roughly 30 Chinese vessels around the reef on Monday.", "CHN", "vessels", "reef"),
        ("At anchor off Souda Bay are two Greek frigates.", "GRC", "frigates", "Souda Bay"),
        ("Nairobi condemned the build-up of Somali troops at Kismayo.", "SOM", "troops", "Kismayo"),
        ("A Turkish drone was intercepted over Lesbos on Tuesday.", "TUR", "drone", "Lesbos"),
    ],
)
def test_presence_is_told_by_hosts_and_places(find: Find, text: str, actor: str, force: str, destination: str) -> None:
    assert _told(find(text)) == {(actor, force, (destination,), "in place")}


def test_a_pronoun_hosts_for_the_state_it_means(find: Find) -> None:
    found = find("Niger is a poor country. It hosts about 900 French soldiers and 700 Americans.")
    assert {(e.actor, e.quantity and e.quantity.min, e.destination) for e in found} == {
        ("FRA", 900, ("Niger",)),
        ("USA", 700, ("Niger",)),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana will provide 800 soldiers and Togo 300.", {("GHA", 800), ("TGO", 300)}),
        ("Uganda has sent 1,000 soldiers to Beni and Burundi another 500.", {("UGA", 1000), ("BDI", 500)}),
        ("Bulgaria offered 14 tanks, Romania 20 and Greece none.", {("BGR", 14), ("ROU", 20)}),
        (
            "The Philippine navy has three corvettes in Subic Bay and two more in Palawan.",
            {("PHL", 3), ("PHL", 2)},
        ),
    ],
)
def test_a_verb_left_out_moves_what_its_list_goes_on_with(
    find: Find, text: str, expected: set[tuple[str, int]]
) -> None:
    assert {(e.actor, e.quantity.min) for e in find(text) if e.quantity is not None} == expected


def test_the_party_of_a_verb_left_out_is_the_name_before_its_force(find: Find) -> None:
    found = find("Norway sent a frigate to the Gulf of Oman, Denmark a supply ship and Finland two minehunters.")
    assert {(e.actor, e.force) for e in found} == {
        ("NOR", "frigate"),
        ("DNK", "supply ship"),
        ("FIN", "minehunters"),
    }


def test_companions_go_where_a_force_goes(find: Find) -> None:
    found = find("Three Indian frigates with two helicopters sailed for Oman.")
    assert {(e.actor, e.force, e.destination) for e in found} == {
        ("IND", "frigates", ("Oman",)),
        ("IND", "helicopters", ("Oman",)),
    }


def test_a_crew_goes_with_its_ship(find: Find) -> None:
    found = find("The German frigate Bayern, with 230 sailors on board, will join the mission in the Red Sea.")
    assert {(e.actor, e.force, e.status) for e in found} == {
        ("DEU", "frigate", "announced"),
        ("DEU", "sailors", "announced"),
    }


def test_who_takes_part_may_stand_after_the_verb_and_the_place_in_the_sentence_before(find: Find) -> None:
    found = find(
        "On Monday Cairo opened an exercise near Port Said. Taking part are two corvettes, a squadron of F-16s and "
        "30 helicopters."
    )
    assert {(e.actor, e.force) for e in found} == {
        ("EGY", "corvettes"),
        ("EGY", "squadron of F-16s"),
        ("EGY", "helicopters"),
    }
    assert all(e.destination == ("Port Said",) for e in found)


def test_a_number_of_them_is_moved(find: Find) -> None:
    found = find("Italy, which has around 300 troops in Niger, sent 65 of them to Benin on Sunday.")
    assert {(e.quantity and e.quantity.min, e.destination) for e in found} == {(300, ("Niger",)), (65, ("Benin",))}


def test_two_types_are_one_force_with_one_number(find: Find) -> None:
    (found,) = find("Egypt has delivered at least 14 MiG-29 and Su-24 combat aircraft to Benghazi.")
    assert (found.force, found.quantity and found.quantity.min) == ("MiG-29 and Su-24 combat aircraft", 14)


def test_a_number_in_the_name_of_a_type_counts_nothing(find: Find) -> None:
    (found,) = find("Two Type 055 destroyers were sent by China into the Bashi Channel.")
    assert found.quantity is not None and found.quantity.min == 2


def test_what_a_force_is_armed_with_does_not_hide_its_place(find: Find) -> None:
    found = find("Israel has stationed two corvettes armed with Harpoon missiles in Haifa.")
    assert ("ISR", "corvettes", ("Haifa",), "in place") in _told(found)


def test_what_it_is_sent_for_is_no_step_further(find: Find) -> None:
    found = find("South Sudan is sending 750 soldiers to guard the airport in Goma.")
    assert ("SSD", "soldiers", ("Goma",), "under way") in _told(found)


def test_weighing_whether_is_conditional(find: Find) -> None:
    (found,) = find("Warsaw is weighing whether to send a brigade to Vilnius.")
    assert found.status == "conditional"


def test_no_fewer_than_is_no_denial(find: Find) -> None:
    (found,) = find("No fewer than 36 Chinese aircraft flew into Taiwanese airspace on Friday.")
    assert (found.actor, found.quantity and found.quantity.min) == ("CHN", 36)


def test_a_service_without_a_country_is_that_of_the_capital_reported_from(find: Find) -> None:
    found = find("WASHINGTON (Reuters) - The Navy has four destroyers in the Red Sea, an official said.")
    assert {(e.actor, e.force) for e in found} == {("USA", "destroyers")}


@pytest.mark.parametrize(
    "text",
    [
        "In 1979 the Soviet Union sent 100,000 soldiers into Afghanistan.",
        "\u201cSend us missiles, not blankets,\u201d said the Ukrainian foreign minister.",
        "The court in The Hague ordered Cambodia and Thailand to withdraw their soldiers from the temple.",
        "Somebody is preparing to bomb it, the minister in Ankara said.",
        "The Peruvian armed forces were closely following developments, the ministry said.",
        "Peru's rebels staged a massacre in the valley.",
        "The jets, said Chile, were its own, returned to service by local technicians.",
        "The frigates provide air defence for the government in Lima, said Peru.",
        "Iranian-backed militias have dug in around Mosul.",
        "Libyan coastguards seized an Italian fishing boat on Friday.",
        "President Sisi ordered the armed forces to be ready for missions abroad.",
    ],
)
def test_what_moves_no_party_s_force_tells_no_deployment(find: Find, text: str) -> None:
    assert find(text) == []


def test_a_ship_named_by_name_is_one_and_new(find: Find) -> None:
    (found,) = find("The German frigate Hamburg sailed for Souda Bay on Monday.")
    assert (found.actor, found.quantity and found.quantity.min, found.destination) == ("DEU", 1, ("Souda Bay",))


def test_a_carrier_is_known_by_its_name(find: Find) -> None:
    (found,) = find("The US carrier Abraham Lincoln is in the Gulf of Oman.")
    assert (found.actor, found.destination, found.status) == ("USA", ("Gulf of Oman",), "in place")
