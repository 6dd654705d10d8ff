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
        ("Peru accused Chile of reinforcing its troops in Arica.", "CHL", "troops", ("Arica",)),
        ("Six Turkish planes have been flying in relays to Aden.", "TUR", "planes", ("Aden",)),
        ("In Libya, government troops have advanced on Sirte.", "LBY", "troops", ("Sirte",)),
        ("On the Polish side, a regiment has been moved to Gdansk.", "POL", "regiment", ("Gdansk",)),
        (
            "Nine Turkish ships sailed into waters around a rocky archipelago.",
            "TUR",
            "ships",
            ("rocky archipelago",),
        ),
        ("Norway is sending its frigates Nansen and Sverdrup to Malta.", "NOR", "frigates", ("Malta",)),
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
            "The bill allows 800 American soldiers, 20 warplanes and 6 helicopters to be based in Oman.",
            [("USA", "soldiers", 800), ("USA", "warplanes", 20), ("USA", "helicopters", 6)],
        ),
        (
            "U.S. and South Korean soldiers drove into Mosul.",
            [("USA", "soldiers", None), ("KOR", "soldiers", None)],
        ),
        (
            "Britain has sent some 90 soldiers to Lagos, and the frigate HMS Dover to Dakar.",
            [("GBR", "soldiers", 90), ("GBR", "frigate", 1)],
        ),
        (
            "Ghana's adviser pointed out that Ghana is a mainstay. It keeps 2,100 troops in Lebanon.",
            [("GHA", "troops", 2100)],
        ),
        ("Britain sent 12 105mm guns to Narva.", [("GBR", "105mm guns", 12)]),
        ("About 150 British Gurkhas arrived in Narva.", [("GBR", "Gurkhas", 150)]),
        (
            "Residents of Basra reported the arrival of tanks and 300 Iranian soldiers.",
            [("IRN", "tanks", None), ("IRN", "soldiers", 300)],
        ),
        (
            "Oman is host to about 900 Americans and 300 Britons.",
            [("USA", "Americans", 900), ("GBR", "Britons", 300)],
        ),
        ("Chad ordered four battalions, or around 2,000 soldiers, to the border.", [("TCD", "soldiers", 2000)]),
        ("Britain moved two ships, the Kent and the destroyer Ajax, to Malta.", [("GBR", "ships", 2)]),
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
        "The king ordered the army and the forces of his allies to give the strikers a chance.",
        "Eritrean soldiers are not in Tigray.",
        "Ghana has no plans to send tanks to Togo.",
        "Spain wants all those who send tanks to Mali to think.",
        "Any Chilean soldier who enters the town is a criminal.",
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
