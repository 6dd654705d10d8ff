"""Mentions of parties: names, people, offices, and what a noun phrase denotes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from standoff.article import from_text
from standoff.language import load, parse
from standoff.language.clauses import SUBJECTS
from standoff.language.parties import Mention, party_of
from standoff.language.profile import Profile

Reader = Callable[[str], Doc]


def codes(doc: Doc, text: str) -> list[str]:
    """Return the parties that the first mention whose words are `text` stands for."""
    found: list[Mention] = doc._.parties
    first = next((m.start for m in found if doc[m.start : m.end].text == text), None)
    return [m.code for m in found if m.start == first]


def subject(doc: Doc, verb: str) -> list[tuple[str, str | None]]:
    """Return whom the subject of `verb` denotes: party and person."""
    head = next(t for t in doc if t.text == verb)
    noun = next(c for c in head.children if c.dep_ in SUBJECTS)
    return [(m.code, m.person) for m in party_of(noun)]


@pytest.mark.parametrize(
    ("text", "words", "code", "kind"),
    [
        ("The U.S. sent a ship.", "U.S.", "USA", "name"),
        ("Côte d’Ivoire closed the border.", "Côte d’Ivoire", "CIV", "name"),
        ("The Britons left.", "Britons", "GBR", "demonym"),
        ("Ndjamena recalled its envoy.", "Ndjamena", "TCD", "capital"),
        ("The Élysée denied it.", "Élysée", "FRA", "metonym"),
        ("The Knesset voted.", "Knesset", "ISR", "metonym"),
        ("Ecowas imposed sanctions.", "Ecowas", "ECOWAS", "name"),
        ("Al Shabaab attacked the base.", "Al Shabaab", "AL-SHABAAB", "name"),
        ("South Sudanese soldiers left.", "South Sudanese", "SSD", "demonym"),
    ],
)
def test_names_are_known_in_all_their_forms(read: Reader, text: str, words: str, code: str, kind: str) -> None:
    doc = read(text)
    assert [(m.code, m.kind) for m in doc._.parties if doc[m.start : m.end].text == words] == [(code, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The ship crossed the South China Sea.",
        "She wrote for the Washington Post.",
        "The turkey was cold and the china broke.",
        "The USS Vietnam sailed.",
        "Voters in Atlanta say that Georgia will count again.",
    ],
)
def test_words_that_only_look_like_a_party_are_none(read: Reader, text: str) -> None:
    assert read(text)._.parties == []


def test_short_names_need_the_full_name_in_the_same_article(read: Reader) -> None:
    assert codes(read("South Korea protested. It said the South would answer."), "South") == ["KOR"]
    assert codes(read("It said the South would answer."), "South") == []


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Russian Foreign Minister Sergei Lavrov rejected it.", "rejected", [("RUS", "Sergei Lavrov")]),
        ("A spokesman for Bolivian President Luis Arce declined.", "declined", [("BOL", None)]),
        ("Nairobi's mayor laughed.", "laughed", [("KEN", None)]),
        ("The Norwegian foreign ministry objected.", "objected", [("NOR", None)]),
        ("US officials declined to comment.", "declined", [("USA", None)]),
        ("NATO allies agreed.", "agreed", [("NATO", None)]),
        ("The United States and its allies objected.", "objected", [("USA", None)]),
        ("Both Athens and Nicosia protested.", "protested", [("GRC", None), ("CYP", None)]),
        ("Malian troops advanced.", "advanced", [("MLI", None)]),
        ("Yemen's Houthi movement refused.", "refused", [("HOUTHIS", None)]),
    ],
)
def test_a_noun_phrase_denotes_the_party_its_head_speaks_for(
    read: Reader, text: str, verb: str, expected: list[tuple[str, str | None]]
) -> None:
    assert subject(read(text), verb) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The Iranian nuclear deal collapsed.", "collapsed"),
        ("Critics of Russia objected.", "objected"),
        ("Diplomats objected.", "objected"),
        ("Analysts in London disagreed.", "disagreed"),
        ("Russian state media rejoiced.", "rejoiced"),
        ("Residents of Kyiv fled.", "fled"),
        ("Western officials objected.", "objected"),
        ("Russian-backed separatists advanced.", "advanced"),
        ("Colombian rebels attacked.", "attacked"),
    ],
)
def test_what_speaks_for_no_party_denotes_none(read: Reader, text: str, verb: str) -> None:
    assert subject(read(text), verb) == []


def test_an_ambassador_to_an_organisation_speaks_for_no_organisation(read: Reader) -> None:
    doc = read("India protested. The U.N. ambassador, Kwame Petrenko, spoke.")
    assert "UN" not in {m.code for m in doc._.parties if m.kind in ("office", "person")}


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan Defence Minister Amina Petrov spoke.",
        "Amina Petrov, the defence minister of Kenya, spoke.",
        "Kenya's defence minister, Amina Petrov, spoke.",
        "Amina Petrov, a spokeswoman for the Kenyan army, spoke.",
    ],
)
def test_the_article_introduces_people_who_are_known_again_by_surname(read: Reader, text: str) -> None:
    doc = read(f"{text}\n\nUganda listened.\n\n“It is over,” Petrov said.")
    last = [m for m in doc._.parties if doc[m.start : m.end].text == "Petrov"][-1]
    assert (last.code, last.kind, last.person) == ("KEN", "person", "Amina Petrov")
    assert last.role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada's envoy, Michael Jordan, came. Jordan vetoed it.", ("CAN", "Michael Jordan")),
        ("Colonel Martin Chad, a British spokesman, came. Chad vetoed it.", ("GBR", "Martin Chad")),
        ("Norway's minister, Anna Wagner, came to Wagner fighters. Wagner vetoed it.", ("NOR", "Anna Wagner")),
        ("Senator Ana Holland of Brazil came to Spain. Holland vetoed it.", ("BRA", "Ana Holland")),
        ("Jordan met Canada's envoy, Michael Jordan. Jordan vetoed it.", ("JOR", None)),
        ("Michael Jordan, an economist, came. Jordan vetoed it.", None),
        ("Kenya sent Mr Jordan. Niger vetoed it.", ("NER", None)),
    ],
)
def test_a_surname_that_is_a_party_too_means_the_person_who_was_named_in_full(
    read: Reader, text: str, expected: tuple[str, str | None] | None
) -> None:
    assert subject(read(text), "vetoed") == ([] if expected is None else [expected])


def test_an_analyst_is_a_person_of_no_party(read: Reader) -> None:
    doc = read("Jane Doe, an analyst at a think tank in Berlin, spoke. “It is over,” Doe said. She left.")
    assert [m for m in doc._.parties if m.kind in ("person", "pronoun")] == []


@pytest.mark.parametrize(("year", "expected"), [(2012, ["USA"]), (2024, [])])
def test_office_holders_count_in_their_years(nlp: Language, year: int, expected: list[str]) -> None:
    text = "Ministers meet over the strait\n\nBarack Obama called for talks.\n"
    doc = parse(from_text(text, published=date(year, 5, 1)), nlp)
    assert codes(doc, "Barack Obama") == expected


@pytest.mark.parametrize(
    ("year", "text", "name", "code"),
    [
        (1996, "Tansu Ciller spoke. Ciller left.", "Ciller", "TUR"),
        (1998, "Jamie Shea spoke. Shea left.", "Shea", "NATO"),
        (2008, "Eka Tkeshelashvili spoke. Tkeshelashvili left.", "Tkeshelashvili", "GEO"),
        (2011, "Kasit Piromya spoke. Kasit left.", "Kasit", "THA"),
        (2013, "Mr Bashir spoke. President Omar al-Bashir left.", "Bashir", "SDN"),
    ],
)
def test_leaders_are_known_in_their_years(nlp: Language, year: int, text: str, name: str, code: str) -> None:
    doc = parse(from_text(f"Ministers meet over the strait\n\n{text}\n", published=date(year, 5, 1)), nlp)
    assert codes(doc, name) == [code]


def test_a_title_with_no_owner_belongs_to_the_party_spoken_of(read: Reader) -> None:
    doc = read("Norway refused the request. “We have no ships,” said Defence Minister Kari Testmann.")
    assert codes(doc, "Kari Testmann") == ["NOR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya’s Foreign Office called in the envoy.\n\nUganda protested. The Foreign Office said no more.", "KEN"),
        ("NAIROBI — Kenya called in Uganda’s envoy.\n\n“It was a warning,” the Foreign Office said.", "KEN"),
        ("Britain sent two ships.\n\nKenya protested. The Foreign Office said it was surprised.", "GBR"),
        ("The Foreign Office said it was surprised.", "GBR"),
    ],
)
def test_an_institution_that_several_states_have_is_of_the_one_spoken_of(
    read: Reader, text: str, expected: str
) -> None:
    doc = read(text)
    offices = [m.code for m in doc._.parties if doc[m.start : m.end].text == "Foreign Office"]
    assert set(offices) == {expected}
    assert subject(doc, "said") == [(expected, None)]


def test_a_ministry_behind_a_quotation_is_of_the_state_that_was_speaking(read: Reader) -> None:
    doc = read(
        "Kenya said it would stay.\n\n``The withdrawal of Ugandan troops must come first,'' the foreign ministry said."
    )
    assert codes(doc, "foreign ministry") == ["KEN"]


def test_a_bare_ministry_is_of_the_state_that_spoke_last_and_not_of_the_one_spoken_about(read: Reader) -> None:
    doc = read("Kenya said it was not clear whether Uganda would withdraw.\n\nThe foreign ministry said it was late.")
    assert codes(doc, "foreign ministry") == ["KEN"]


def test_the_dateline_may_follow_a_standfirst(read: Reader) -> None:
    text = (
        "The envoy was told to leave.\n\nNAIROBI — Uganda’s envoy left on Monday.\n\nThe Foreign Office said no more."
    )
    assert codes(read(text), "Foreign Office") == ["KEN"]


def test_a_profile_adds_names() -> None:
    nlp = load(Profile(order=(), names={"RUS": ("the Bear",)}))
    doc = parse(from_text("Ministers meet over the strait\n\nOn Monday the Bear refused.\n"), nlp)
    assert codes(doc, "the Bear") == ["RUS"]


def test_mentions_are_ordered_and_shown_as_spans(read: Reader) -> None:
    doc = read("Russia and China refused. The Chinese president said he would not go.")
    assert [m.start for m in doc._.parties] == sorted(m.start for m in doc._.parties)
    assert [(s.start, s.end, s.label_) for s in doc.spans["parties"]] == [
        (m.start, m.end, m.code) for m in doc._.parties
    ]


def test_without_a_parse_names_are_found() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("parties")
    doc = nlp("Moscow told the Foreign Ministry that Ukraine would not yield.")
    assert [m.code for m in doc._.parties] == ["RUS", "UKR"]


WORDS = """
    Russia 's Russian minister , and the of President Putin he it its their U.S. ' “ ” - Mr. Lt Gen both sides Kim said
    alliance group Jr \u202e ( ) . spokesman for who leads DELHI NEW 2022
"""
WORD = st.sampled_from([*WORDS.split(), "\n\n"])


@given(st.lists(WORD, max_size=40).map(" ".join) | st.text(max_size=120))
def test_no_text_makes_it_fail(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert all(0 <= m.start < m.end <= len(doc) and m.code for m in doc._.parties)
    for token in doc:
        party_of(token)


def test_offices_within_offices_end(nlp: Language) -> None:
    doc = nlp("He is " + "an aide to the deputy of " * 300 + "the Kremlin.")
    assert doc._.parties


def test_who_is_said_to_be_of_a_body_serves_its_party(read: Reader) -> None:
    assert codes(read("Maj Gen Ravi Mehra of the Indian army told reporters that he knew."), "Ravi Mehra") == ["IND"]
    assert codes(read("Anna Berg of the foreign ministry in Oslo said no."), "Anna Berg") == ["NOR"]
    assert codes(read("Peter Kent of London said so."), "Peter Kent") == []
