"""What is asked, what is not, and in whose words: sentences of other crises, written for the purpose."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from standoff.article import from_text
from standoff.extraction.positions import positions
from standoff.extraction.questions import questions
from standoff.language import parse

# A Wednesday.
PUBLISHED = date(2024, 5, 15)


def asked(nlp: Language, kind: str, text: str) -> list[str]:
    doc = parse(from_text(f"Tension grows along the border\n\n{text}", published=PUBLISHED), nlp)
    return [q.question for q in questions(doc, positions(doc), []) if q.kind == kind]


NO_DEMAND = [
    "Iran told its citizens to leave Iraq.",
    "Greece summoned the Turkish ambassador to lodge a protest over the flight.",
    "A Cambodian officer, who asked not to be named, said the guns were silent.",
    "Poland hinted that it may ask NATO for consultations.",
    "Peru spoke on the condition of anonymity.",
    '"The world should know who wants peace," North Korea said.',
    "India has not called for talks.",
    "Norway expressed deep concern over the exercises and called for restraint.",
]


@pytest.mark.parametrize("sentence", NO_DEMAND)
def test_what_asks_nothing_of_others_is_no_open_demand(nlp: Language, sentence: str) -> None:
    assert asked(nlp, "unmet demand", sentence) == []


DEMANDS = [
    ("Vietnam and China called on each other to pull back.", "Will both sides pull back?"),
    (
        "Syria demands that Israel withdraw its troops, release the prisoners and pay damages.",
        "Will Israel withdraw its troops, release the prisoners and pay damages?",
    ),
    ("Kenya demanded an apology from Somalia.", "Will Kenya get an apology from Somalia?"),
    ("The African Union gave Eritrea until the end of June to accept the plan.", "Will Eritrea accept the plan?"),
    ("Iran has until Friday to answer the proposal.", "Will Iran answer the proposal?"),
]


@pytest.mark.parametrize(("sentence", "question"), DEMANDS)
def test_who_is_to_do_what_is_asked(nlp: Language, sentence: str, question: str) -> None:
    assert asked(nlp, "unmet demand", sentence) == [question]


THREATS = [
    (
        "Any blockade of the port would be seen as a declaration of war, Iran said.",
        ["What would Iran do in the event of any blockade of the port?"],
    ),
    (
        "An Egyptian strike on the dam would mean war with Ethiopia, Addis Ababa said.",
        ["What would Ethiopia do in the event of an Egyptian strike on the dam?"],
    ),
    (
        "“If you cross the river, we will send our planes,” the Peruvian president told Ecuador.",
        ["Will Peru do as it says: “If you cross the river, we will send our planes”?"],
    ),
    ("Turkey said its jets would take off if necessary.", []),
    ("Hungary is ready to mediate if both sides want it to.", []),
    ("Chile said the plan would work only if Peru withdrew its ships.", []),
]


@pytest.mark.parametrize(("sentence", "found"), THREATS)
def test_a_threat_hangs_on_something_that_may_come_about(nlp: Language, sentence: str, found: list[str]) -> None:
    assert asked(nlp, "conditional threat", sentence) == found


DISPUTES = [
    (
        "India accused Pakistan of firing on a post and killing two guards. Pakistan denied the charge.",
        ["Did Pakistan fire on a post and kill two guards?"],
    ),
    ("Japan accused China of firing on a trawler in the disputed waters.", []),
    ("Egypt fears the dam will dry up its fields, while Sudan is concerned about its own dams.", []),
    ("Russia denied that it had fired the missile.", ["Had Russia fired the missile?"]),
    ("Russia dismissed suggestions that the sailors should be treated as prisoners.", []),
]


@pytest.mark.parametrize(("text", "found"), DISPUTES)
def test_a_dispute_is_of_one_act_that_the_denier_is_charged_with(nlp: Language, text: str, found: list[str]) -> None:
    assert asked(nlp, "disputed claim", text) == found


UNSPECIFIED = [
    (
        "The general left the room without saying for how long the port would be closed.",
        ["For how long will the port be closed?"],
    ),
    ("The type and owner of the drone remain unknown.", ["What is the type and owner of the drone?"]),
    ("The president cancelled the visit without explanation.", ["Why did the president cancel the visit?"]),
    ("The start of the talks was delayed, but no reason was given.", ["Why was the start of the talks delayed?"]),
    ("The minister has yet to decide whether to attend the summit.", ["Will the minister attend the summit?"]),
    ("The talks will resume in Geneva, but a date has yet to be set.", ["When will the talks resume in Geneva?"]),
    (
        "Chile sent more troops to the border. It did not give a number.",
        ["How many are meant by “Chile sent more troops to the border”?"],
    ),
    (
        "Japan warned that it would take countermeasures. What these would be it has not said.",
        ["What would those countermeasures be?"],
    ),
    ("In Ankara there was no hint of a retreat.", []),
    ("He accused unnamed people in Kabul of lying.", []),
]


@pytest.mark.parametrize(("text", "found"), UNSPECIFIED)
def test_what_is_left_unsaid_is_asked_in_its_own_words(nlp: Language, text: str, found: list[str]) -> None:
    assert asked(nlp, "unspecified", text) == found


EVENTS = [
    ("Talks were called off in January after a skirmish.", []),
    ("Whether the guns will fire again this year has not been decided.", []),
    (
        "Macron is to host visiting Chinese President Xi Jinping on Monday.",
        ["What will come of Macron’s talks with visiting Chinese President Xi Jinping on Monday?"],
    ),
    (
        "The team of U.S., Russian and other diplomats is to drive to Skopje on Friday.",
        ["Will the team of U.S., Russian and other diplomats drive to Skopje on Friday?"],
    ),
]


@pytest.mark.parametrize(("sentence", "found"), EVENTS)
def test_what_is_over_or_undecided_is_no_event_ahead(nlp: Language, sentence: str, found: list[str]) -> None:
    assert asked(nlp, "pending event", sentence) == found
