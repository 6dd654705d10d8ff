"""The gazetteer's data: complete, consistent, and quick to load."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from time import process_time

import pytest

from standoff.language import gazetteer
from standoff.language.gazetteer import display_name, family_name, load

MEMBER_STATES = """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN
    BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP
    EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ
    ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO
    MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK
    PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK
    SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM
    YEM ZAF ZMB ZWE
"""


def test_every_member_state_of_the_united_nations_is_there() -> None:
    members = MEMBER_STATES.split()
    assert len(members) == 193
    assert set(members) <= {p.code for p in load().parties.values() if p.sort == "state"}


@pytest.mark.parametrize("code", ["TWN", "XKX", "PSE", "VAT", "ESH"])
def test_states_outside_the_united_nations_are_there(code: str) -> None:
    assert load().parties[code].sort == "state"


def test_no_name_belongs_to_two_parties() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for party in load().parties.values():
        for name in (
            party.name,
            *party.names,
            *party.adjectives,
            *party.peoples,
            *party.places,
            *party.metonyms,
            *party.bodies,
        ):
            owners[name].add(party.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_people_serve_known_parties_in_years_that_follow_each_other() -> None:
    for person in load().people:
        assert person.code in load().parties, person
        assert 1900 < person.first <= person.last, person
        assert len(person.names) == len(person.families), person


def test_an_office_counts_in_its_years_only() -> None:
    obama = next(p for p in load().people if p.names[0] == "Barack Obama")
    assert obama.serves(date(2012, 4, 21))
    assert not obama.serves(date(2022, 2, 7))
    assert obama.serves(None)


def test_a_code_without_an_entry_is_its_own_name() -> None:
    assert display_name("GBR") == "UK"
    assert display_name("NOSUCH") == "NOSUCH"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Emmanuel Macron", "Macron"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Omar al-Bashir", "al-Bashir"),
        ("Mohammed bin Salman", "bin Salman"),
        ("Ferdinand Marcos Jr.", "Marcos"),
        ("Suharto", "Suharto"),
    ],
)
def test_family_names_keep_their_particles(name: str, family: str) -> None:
    assert family_name(name) == family


def test_the_files_load_quickly() -> None:
    """Half a second is twenty times what it takes on a slow core, and far from what a mistake would cost."""
    start = process_time()
    gazetteer.load.__wrapped__()
    assert process_time() - start < 0.5
