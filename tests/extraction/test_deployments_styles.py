"""Deployments in many house styles: armies that move themselves, exercises, numbers without their noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.briefing import Deployment

Find = Callable[[str], list[Deployment]]


@pytest.mark.parametrize(
    ("text", "actor", "force", "destination"),
    [
        ("The Lebanese army has deployed to Tyre.", "LBN", "army", ("Tyre",)),
        ("The Indian Navy has deployed to the Gulf of Aden.", "IND", "Navy", ("Gulf of Aden",)),
        ("The PLA has encircled Kinmen.", "CHN", "PLA", ("Kinmen",)),
        ("The army of Chad was sent to Faya.", "TCD", "army", ("Faya",)),
        ("Troops loyal to Khalifa Haftar advanced on Sirte.", "LNA", "Troops", ("Sirte",)),
        (
            "Japan tracked a Chinese drone that flew between Yonaguni and Taiwan.",
            "CHN",
            "drone",
            ("Yonaguni", "Taiwan"),
        ),
        ("Six Swedish Gripens will patrol Libyan skies.", "SWE", "Gripens", ("Libyan skies",)),
        ("Norway will send 14 Leopard 2s to Ukraine.", "NOR", "Leopard", ("Ukraine",)),
        (
            "China moved its oil rig, escorted by 80 ships, into Vietnamese waters.",
            "CHN",
            "ships",
            ("Vietnamese waters",),
        ),
        ("The US plans the sale of 66 F-16s to Taiwan.", "USA", "F-16s", ("Taiwan",)),
        ("Cuban military personnel are believed to be in Venezuela.", "CUB", "military personnel", ("Venezuela",)),
        ("Burundi will contribute 1,700 soldiers to the AU mission in Somalia.", "BDI", "soldiers", ("Somalia",)),
        ("Djibouti accused Eritrea of reinforcing its troops in Doumeira.", "ERI", "troops", ("Doumeira",)),
        ("Six Egyptian planes have been flying in relays to Port Sudan.", "EGY", "planes", ("Port Sudan",)),
        ("In Libya, government troops have advanced on Sirte.", "LBY", "troops", ("Sirte",)),
        ("On the Turkish side, a battalion has been brought to Bodrum.", "TUR", "battalion", ("Bodrum",)),
        (
            "Six Chinese ships sailed into waters around a disputed archipelago.",
            "CHN",
            "ships",
            ("archipelago",),
        ),
        ("New Zealand is sending its frigates Te Kaha and Otago to Dili.", "NZL", "frigates", ("Dili",)),
        ("Kenyan soldiers, drawn mainly from one brigade, have been in Lamu since May.", "KEN", "soldiers", ("Lamu",)),
        ("Riyadh moved tanks to the Yemeni frontier.", "SAU", "tanks", ("Yemeni frontier",)),
        ("A Russian fighter jet flew within 20 metres of a US drone over Syria.", "RUS", "fighter jet", ("Syria",)),
    ],
)
def test_whose_force_goes_where(find: Find, text: str, actor: str, force: str, destination: tuple[str, ...]) -> None:
    (found,) = find(text)
    assert (found.actor, found.force, found.destination) == (actor, force, destination)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Turkey held military exercises near Kars involving 3,000 servicemen and 130 tanks.",
            [("TUR", "servicemen", 3000), ("TUR", "tanks", 130)],
        ),
        (
            "Rwanda has 1,000 soldiers in Mozambique. It said it would send 2,000 more.",
            [("RWA", "soldiers", 1000), ("RWA", "soldiers", 2000)],
        ),
        ("South Africa keeps 1 300 soldiers in Goma.", [("ZAF", "soldiers", 1300)]),
        ("The first 120 of 500 promised Danish troops reached Erbil.", [("DNK", "troops", 120)]),
        ("Britain's 16 Air Assault Brigade has arrived in Cyprus.", [("GBR", "16 Air Assault Brigade", None)]),
        (
            "The bill allows 62,000 American soldiers, 255 warplanes and 65 helicopters to be based in Turkey.",
            [("USA", "soldiers", 62000), ("USA", "warplanes", 255), ("USA", "helicopters", 65)],
        ),
        (
            "U.S. and South Korean soldiers drove into Panmunjom.",
            [("USA", "soldiers", None), ("KOR", "soldiers", None)],
        ),
        (
            "Britain has sent some 120 soldiers to Wadi Seidna, and the frigate HMS Lancaster to Port Sudan.",
            [("GBR", "soldiers", 120), ("GBR", "frigate", 1)],
        ),
        (
            "Burundi's adviser pointed out that Burundi is a mainstay. It keeps 5,432 troops in Somalia.",
            [("BDI", "troops", 5432)],
        ),
        ("Britain sent 12 105mm guns to Vitez.", [("GBR", "105mm guns", 12)]),
        ("About 270 British Gurkhas arrived in Darwin.", [("GBR", "Gurkhas", 270)]),
        (
            "Residents of Saravan reported the arrival of tanks and 300 Iranian soldiers.",
            [("IRN", "tanks", None), ("IRN", "soldiers", 300)],
        ),
        (
            "Kuwait is host to about 110,000 Americans and 28,000 Britons.",
            [("USA", "Americans", 110000), ("GBR", "Britons", 28000)],
        ),
        ("Chad ordered 10 battalions, or around 6,000 soldiers, to the border.", [("TCD", "soldiers", 6000)]),
        ("Britain moved two ships, the Lyme Bay and the destroyer Duncan, to Cyprus.", [("GBR", "ships", 2)]),
        ("Spain will send more than 4,000 sailors and marines to Mali.", [("ESP", "sailors", 4000)]),
        ("Georgia withdrew its 2,000-strong contingent from Iraq.", [("GEO", "contingent", 2000)]),
        ("Poland will send 4,000 rocket-propelled grenades to Kyiv.", [("POL", "grenades", 4000)]),
    ],
)
def test_how_many_there_are(find: Find, text: str, rows: list[tuple[str, str, int | None]]) -> None:
    assert [(d.actor, d.force, d.quantity and (d.quantity.min or d.quantity.max)) for d in find(text)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "The Indian army has not crossed into Bhutan.",
        "The president ordered a snap inspection of the armed forces that runs until June 22.",
        "The king ordered the army and the forces of his friends to bring the island back under the law.",
        "Eritrean soldiers are not in Tigray.",
        "Peru has no plans to send reinforcements to the border.",
        "It asks all those who send weapons to Sudan to stop.",
        "Any Turkish soldier who crosses the line is an invader.",
        "The raid killed a commander and set off the worst crisis in years.",
        "Rwanda gave the government soldiers two days to think.",
        "China's navy warned the vessel to leave.",
        "The army of Chad said that it had lost two men.",
    ],
)
def test_what_moves_nothing(find: Find, text: str) -> None:
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "destination", "status"),
    [
        ("Four Russian destroyers left their base at Kaliningrad, bound for the Baltic.", ("Baltic",), "under way"),
        ("The US has sent a submarine towards Korea.", ("Korea",), "under way"),
        ("Georgian troops were flown home from Iraq.", (), "withdrawn"),
        ("Niger is tense, and France will send 300 soldiers to the country.", ("Niger",), "announced"),
        ("NATO has put 5,000 troops of its rapid response force on standby.", (), "announced"),
    ],
)
def test_how_far_it_has_come(find: Find, text: str, destination: tuple[str, ...], status: str) -> None:
    (found,) = find(text)
    assert (found.destination, found.status) == (destination, status)
