"""Deployments of other crises by class: who is sent, who is carried, what is counted in lists; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.briefing import Deployment

Find = Callable[[str], list[Deployment]]


@pytest.mark.parametrize(
    ("text", "actor", "force", "destination", "status"),
    [
        ("Peru sent police to Iquitos.", "PER", "police", ("Iquitos",), "arrived"),
        ("About 3,000 Kenyans are deployed in Somalia.", "KEN", "Kenyans", ("Somalia",), "in place"),
        ("Armenia had 4,000 of its men in the enclave.", "ARM", "men", ("enclave",), "in place"),
        ("Chad poured an estimated 2,000 troops into Darfur.", "TCD", "troops", ("Darfur",), "arrived"),
        ("The convoy, carrying 600 Kenyan troops, is heading for Goma.", "KEN", "troops", ("Goma",), "under way"),
        ("Up to 400 Kosovan soldiers are on standby.", "XKX", "soldiers", (), "in place"),
        ("Residents saw Sudanese tanks roll into Abyei on Sunday.", "SDN", "tanks", ("Abyei",), "arrived"),
        ("Azerbaijan is said to have moved howitzers to Nakhchivan.", "AZE", "howitzers", ("Nakhchivan",), "arrived"),
        (
            "Along the Green Line, 900 British peacekeepers keep watch.",
            "GBR",
            "peacekeepers",
            ("Green Line",),
            "in place",
        ),
        ("Peruvian jets operate from Talara.", "PER", "jets", ("Talara",), "in place"),
        ("Drones from Turkey circled over Derna.", "TUR", "Drones", ("Derna",), "in place"),
        (
            "The talks opened hours after a Syrian battalion crossed the Euphrates.",
            "SYR",
            "battalion",
            ("Euphrates",),
            "arrived",
        ),
        ("Egypt was ready to withdraw its forces if Israel did the same.", "EGY", "forces", (), "conditional"),
    ],
)
def test_a_force_is_found_with_its_party_and_place(
    find: Find, text: str, actor: str, force: str, destination: tuple[str, ...], status: str
) -> None:
    (entry,) = find(text)
    assert (entry.actor, entry.force, entry.destination, entry.status) == (actor, force, destination, status)


def test_a_list_of_countries_gives_each_its_number(find: Find) -> None:
    found = find("Djibouti hosts 4,000 American, 1,500 French and 180 Japanese troops.")
    assert {(e.actor, e.quantity.min if e.quantity else None) for e in found} == {
        ("USA", 4000),
        ("FRA", 1500),
        ("JPN", 180),
    }


def test_two_battalions_are_no_two_paratroopers(find: Find) -> None:
    (entry,) = find("Peru moved two battalions of paratroopers to Tacna.")
    assert entry.quantity is not None
    assert (entry.force, entry.quantity.min) == ("battalions of paratroopers", 2)


@pytest.mark.parametrize(
    ("text", "destination", "origin"),
    [
        ("Ecuador has sent 2,000 soldiers to the state.", (), None),
        ("Lorries carrying about 300 Malian soldiers were seen on the road from Gao.", (), "Gao"),
        ("Algeria opened the drill near Tindouf, 60 km from the frontier, with 900 soldiers.", ("Tindouf",), None),
    ],
)
def test_what_any_force_has_is_no_place(
    find: Find, text: str, destination: tuple[str, ...], origin: str | None
) -> None:
    (entry,) = find(text)
    assert (entry.destination, entry.origin) == (destination, origin)


@pytest.mark.parametrize(
    "text",
    [
        "The immediate departure of Rwandan forces from Goma is a condition for talks, Congo said.",
        "Our goal is the complete withdrawal of foreign forces from Libya, the envoy said.",
        "Iraqi soldiers warned the Turkish convoy to turn back.",
        "The Somali forces appeared to be preparing for battle.",
        "Colombia wants 300 guerrillas to leave Apure.",
        "The envoys tried to persuade Serbia to withdraw its troops.",
        "Quito insisted that Peru withdraw its soldiers from Zumba.",
        "In 1979 the Soviet Union sent 80,000 troops to Afghanistan.",
        "The bill would allow the president to send troops abroad.",
    ],
)
def test_what_is_wished_judged_or_past_is_no_deployment(find: Find, text: str) -> None:
    assert find(text) == []


def test_the_accused_moves_the_force_and_not_its_accuser(find: Find) -> None:
    (entry,) = find("Kenya accused the government of neighbouring Somalia of redeploying troops into Gedo.")
    assert entry.actor == "SOM"
