"""Positions of short articles written for the purpose: who holds one, which stance it shows, at whom it is aimed."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from standoff.article import from_text
from standoff.briefing import Position
from standoff.extraction.positions import positions
from standoff.language import parse


def held(nlp: Language, *paragraphs: str) -> list[Position]:
    """Return the positions in an article of these paragraphs."""
    article = from_text("\n\n".join(["Ministers meet over the strait", *paragraphs]), published=date(2024, 5, 6))
    return positions(parse(article, nlp))


def parties(nlp: Language, *paragraphs: str) -> set[str]:
    return {position.party for position in held(nlp, *paragraphs)}


HOLDERS = [
    ("The army brushed the reports aside, and Chile's minister brushed the criticism aside.", {"CHL"}),
    ("Kenya favours talks, while Uganda and Rwanda are urging the bloc to wait.", {"KEN", "UGA", "RWA"}),
    ("Peru says the dam is safe, a claim Bolivia has rejected.", {"PER", "BOL"}),
    ("Norway believes that ships were sent for drills that Moscow says are purely defensive.", {"NOR", "RUS"}),
    ("Turkey, which has good relations with Georgia, and Pakistan both welcomed the ruling.", {"TUR", "PAK"}),
    ("Any new border, retorted Ahmet Kaya, Turkey's foreign minister, would be illegal.", {"TUR"}),
    ("Ghana has let it be known that no request will be granted.", {"GHA"}),
    ("Iran has cancelled the visit.", {"IRN"}),
    ("Canada's offer to host talks was declined by Cuba.", {"CAN", "CUB"}),
    ("Li Na, a researcher on shipping in Beijing, said the route was safe.", set()),
    ("Two Danish officials, who insisted on anonymity, came to the port.", set()),
    ("Both sides in Sudan continued to dig trenches.", set()),
    ("The agency quoted Ivan Petrov, Bulgaria's defence minister, as saying that the base would stay.", {"BGR"}),
    ("Kenya's demand is that the post be closed.", {"KEN"}),
    ("Tokyo has come out in support of the drill.", {"JPN"}),
    ("Berlin has come out against the plan, and Brazil spoke out against the raid.", {"DEU", "BRA"}),
    ("Diplomats say that China would not have Vietnam blamed by name.", set()),
    ("Chile has sent four frigates. The order was routine, it said.", {"CHL"}),
    ("Peru's objections are old. It has rejected the plan.", {"PER"}),
    ("A Chadian officer's assertion that soldiers had died was dismissed in Tripoli as a fantasy.", {"TCD", "LBY"}),
    ("Chad and Mali added their voices to the calls for restraint.", {"TCD", "MLI"}),
    ("Moscow puts the number of dead at three.", {"RUS"}),
    ("In Brussels, Iran's envoy laid most of the blame at the door of a minister.", {"IRN"}),
    ("Chad said that Niger saw no need for talks, after Mali suggested that it could help.", {"TCD", "MLI"}),
    ('"India plays a great game," the Pentagon\'s Adam Quill said.', {"USA"}),
    ("The ministry in Ankara issued a statement on Monday. The water is ours, the statement added.", {"TUR"}),
    ("Bolivia's army fired on the post. The same army told Chile to leave the island.", {"BOL"}),
    ('China would not have Vietnam shelled. "No one may," deputy foreign minister Lu Ban said in Beijing.', {"CHN"}),
    ("Robert Fell came. In Ankara his opposite number, Kemal Ozan, replied that it was too late.", {"TUR"}),
    ("It's over, according to the joint chiefs of staff in Tokyo. The ministry of defence says so.", {"JPN"}),
    ("Peru has the rights. A company owns the rig. It said that drilling would go on.", set()),
    ('Turkish officials say it was theirs, but the Greek minister denied it: "It was ours," he said.', {"TUR", "GRC"}),
    ("Latin American presidents and Gulf states condemned Colombia. Western powers warned Iran.", set()),
    ("The deal will hold if Peru agrees to talks, Chile said.", {"CHL"}),
    ("US, Kenyan and Qatari mediators want a truce.", {"USA", "KEN", "QAT"}),
    ("In Russia, Polish and Czech diplomats warned of a war.", {"POL", "CZE"}),
    ("Peru and Chile met in May. Each side accuses the other of shooting first.", {"PER", "CHL"}),
    ("Britain has ships near Chile. Chile fired at one. Defence Secretary Adam Quill told MPs it was hit.", {"GBR"}),
    ("Peru has confirmed the loss of two ships, and Iran acknowledged the strike.", {"PER", "IRN"}),
    ("Brazil's minister justified the raid as an answer to smuggling.", {"BRA"}),
    ("A Pentagon report released in May states that the reefs are bare.", {"USA"}),
    ("The ministry in Ankara issued a report. The report says that the jets crossed the border.", {"TUR"}),
    ("A letter from the Chilean foreign minister warned that the road would be closed.", {"CHL"}),
    ("Oman has sent a ship. Reports say that the rig is on fire. A confidential report blames the crew.", set()),
    ("Chile said the two countries had agreed a truce with Peru.", {"CHL"}),
    ("Key allies Chile and Peru have refused to join.", {"CHL", "PER"}),
    (
        "Chad and Mali sent jets to Niger. Niger thanked them. The two countries said it was time.",
        {"NER", "TCD", "MLI"},
    ),
    ("Peru urged Chile to issue a warning and to condemn the raid.", {"PER"}),
    ("Serbia is in talks. Serb officials refused to leave.", {"SRB"}),
    ("Chile and Peru met. The militia shot soldiers they claimed had crossed the line.", set()),
    ("Peru blasted a boat with water cannon.", set()),
    ("Peru blasted the plan.", {"PER"}),
    ("Chile moved a ship to block the passage.", set()),
    ("Peru appealed for UN peacekeepers and Chile insisted that nobody was needed.", {"PER", "CHL"}),
    ("One of Peru's ministers, Ana Paz, rejected the plan.", {"PER"}),
    ("The talks come just before NATO announces whether it will send ships.", set()),
    ("Chile said there was no doubt that Peru had vowed to resist.", {"CHL"}),
    ("Peru and Chile were aligned on a plan to share the water.", {"PER", "CHL"}),
    ("Peru is buying jets, a deal that Chile has said would hurt the peace.", {"CHL"}),
    ("They met. Peru, the United Kingdom, Chile and Brazil rejected the plan.", {"PER", "GBR", "CHL", "BRA"}),
    ("ECOWAS met on Monday. West African leaders gave the junta a warning.", {"ECOWAS"}),
]


@pytest.mark.parametrize(("sentence", "expected"), HOLDERS)
def test_who_holds_a_position(nlp: Language, sentence: str, expected: set[str]) -> None:
    assert parties(nlp, sentence) == expected


def test_a_movement_is_a_party_once_the_article_has_spelt_out_its_acronym(nlp: Language) -> None:
    found = held(
        nlp,
        "The Azure Valley Front (AVF) said that it had taken three towns in Ethiopia.",
        "The AVF accused Ethiopia of shelling villages. The group's spokesman called for talks.",
    )
    assert [p.party for p in found] == ["AVF", "AVF", "AVF"]


def test_a_body_with_an_acronym_is_that_of_its_state(nlp: Language) -> None:
    found = parties(
        nlp, "Peru's Bureau of Coastal Affairs (BCA) named the ship.", "A BCA official said the crew was safe."
    )
    assert found == {"PER"}


def test_the_official_is_the_one_spoken_of(nlp: Language) -> None:
    found = held(nlp, "A senior Egyptian official said the dam was illegal. The official added that talks had failed.")
    assert [p.party for p in found] == ["EGY", "EGY"]


STANCES = [
    ("Norway said that it wants better relations with Peru.", "offer"),
    ("Norway said that it wants the ships out of the bay.", "demand"),
    ("Norway said Sweden must bear the consequences.", "threaten"),
    ("Norway said that any attack on the convoy would be met with force.", "threaten"),
    ("Norway said that a change of the border was out of the question.", "reject"),
    ("Norway called the Swedish statement a farce.", "accuse"),
    ("Norway said the plan would work only if Sweden withdrew its ships.", "demand"),
    ("Norway is not prepared to negotiate.", "reject"),
    ("Norway said it does not arm the rebels.", "deny"),
    ("Norway said that Sweden had sent drones over the port.", "accuse"),
    ("“We want them out,” the Norwegian minister said.", "demand"),
    ("Norway said its air force would bomb the source of any attack.", "threaten"),
    ("“You will take your share of this burden,” the Norwegian minister told Sweden.", "demand"),
    ("Two patrol boats will be sent to the island, the Norwegian ministry said.", "commit"),
    ("Police are being moved to the fence, the Norwegian ministry said.", "commit"),
    ("Norway said there was no legal basis for the ban.", "accuse"),
    ("Norway said no shot had been fired.", "deny"),
    ("Norway said that no such promise was ever made.", "deny"),
    ("Norway said several of the ships had nothing to do with Sweden.", "assert"),
    ("Norway's envoy said she had held difficult talks with the junta.", "assert"),
    ("Norway said talks had ended with no progress.", "assert"),
    ("Norway said it would be ready to repeat its intervention.", "commit"),
    ("Norway said the positions did not coincide.", "assert"),
    ("Norway said Sweden had not done enough.", "accuse"),
    ("“We were hoping for a deal,” the Norwegian minister said.", "assert"),
    ("Norway said a war could destabilise the region.", "assert"),
    ("“We do not want a war,” the Norwegian minister said.", "offer"),
    ("Norway said Sweden's boat forcibly intruded.", "accuse"),
    ("Norway warned the frigate to turn back.", "demand"),
    ("“Sweden talks a great game,” the Norwegian minister said.", "assert"),
    ("Norway is concerned about the safety of the dam.", "assert"),
    ("Norway is worried about Swedish drones.", "accuse"),
    ("Norway said that Denmark had every right to train its forces.", "support"),
    ("Norway said its ships had been at work in port.", "assert"),
    ("“The door is open,” the Norwegian minister said.", "offer"),
    ("“We want to negotiate,” the Norwegian minister said.", "offer"),
    ("“We want to remain here,” the Norwegian minister said.", "assert"),
    ("“We do not accept this aggression,” the Norwegian minister said.", "accuse"),
    ("Norway said no mediator was needed.", "reject"),
    ("Norway would not attack first, its minister said.", "commit"),
    ("Four frigates would sail on Monday, the Norwegian minister said.", "commit"),
    ("The Swedish frigates would sail on Monday, the Norwegian minister said.", "assert"),
    ("Norway said it would respond to any raid.", "threaten"),
    ("Norway said it would respond to the letter.", "commit"),
    ("Norway is acting in self-defence, its minister said.", "assert"),
    ("Norway has not ruled out the use of force.", "threaten"),
    ("Norway has not ruled out talks.", "assert"),
    ("Unless the siege ended, sanctions would follow, the Norwegian minister said.", "threaten"),
    ("Should Sweden insist, it must bear the consequences, the Norwegian minister said.", "threaten"),
    ("Norway called them lies.", "accuse"),
    ("Norway expressed regret for the deaths.", "assert"),
    ("Norway expressed regret over the Swedish decision.", "accuse"),
    ("Norway said it was not satisfied with the plan.", "reject"),
    ("Norway gave Sweden until Monday to reply.", "demand"),
    ("Norway gave Sweden two weeks to reply.", "demand"),
    ("“We will leave no attack unanswered,” the Norwegian minister said.", "threaten"),
    ("Norway announced the death of two soldiers.", "assert"),
    ("Norway insists that the road will open in May.", "assert"),
    ("Norway insists that the ships will sail in May.", "commit"),
    ("Norway insists that the ships should sail in May.", "demand"),
    ("Norway announced that it would send a frigate.", "commit"),
    ("Norway and Denmark agree that the war cannot be won.", "assert"),
    ("Norway took issue with the plan.", "accuse"),
    ("The Norwegian ministry told reporters that the ships had left and demanded an apology.", "demand"),
    ("Norway announced the capture of the pilot.", "assert"),
    ("Norway announced the withdrawal of its troops.", "commit"),
]


@pytest.mark.parametrize(("sentence", "stance"), STANCES)
def test_which_stance_it_shows(nlp: Language, sentence: str, stance: str) -> None:
    assert [stance in p.stances for p in held(nlp, sentence) if p.party == "NOR"] == [True]


def test_what_somebody_has_not_decided_is_no_denial(nlp: Language) -> None:
    assert [p.stances for p in held(nlp, "No decision has been taken, said a Turkish official.")] == [("assert",)]


def test_a_quotation_that_names_nobody_goes_on_about_the_one_named_before(nlp: Language) -> None:
    found = held(nlp, "“Sweden rammed our boat,” the Norwegian minister said. “The crew were on deck.”")
    assert [p.target for p in found] == [("SWE",), ("SWE",)]


def test_blame_that_names_nobody_answers_whoever_spoke_before(nlp: Language) -> None:
    found = held(nlp, "Peru said it would close the bridge. Chile called the statement an outrage.")
    assert [(p.party, p.target) for p in found] == [("PER", ()), ("CHL", ("PER",))]


AIMS = [
    (
        "Chile accused Bolivia of arson. Peru, Bolivia's ally, demanded calm. Bolivia denied it.",
        [("BOL",), ("BOL",), ("PER",)],
    ),
    ("Chile said that Peru's raid was a violation of the UN charter.", [("PER",)]),
    ("Kenya says half of the money has been paid; Uganda insists that none has.", [("UGA",), ("KEN",)]),
    ("The army of Chad said that a soldier had been shot dead by Libyan troops.", [("LBY",)]),
    ("Laos says that a part of the temple collapsed under Thai shelling.", [("THA",)]),
    ("Serbia said that troops stationed along its border with Kosovo would stay.", [()]),
    ("Chile urged Peru to talk to a mission to which the EU lends experts.", [("PER",)]),
    ("China renewed a proposal for talks, which Japan has declined.", [("JPN",), ("CHN",)]),
    ("In a call with Chile's president, the Peruvian minister demanded an end to the drills.", [("CHL",)]),
    ("Speaking by phone to Juan Paz, Chile's president, the Peruvian leader urged him to wait.", [("CHL",)]),
    ("Peru's president, Ana Paz, met Chile's minister, Tom Brun, and urged him to wait.", [("CHL",)]),
    ("In talks with Peru, Chile demanded that Bolivia open the road.", [("BOL",)]),
    ("Peru proposed a truce. Chile rejected that proposal, calling the drills of Bolivia a threat.", [(), ("PER",)]),
    ("Peru blamed Chile. “They came at dawn,” its minister said. “They burned the huts.”", [("CHL",)] * 3),
    ("Chile accused Peru of arson. Chile said that shots had killed two men.", [("PER",), ("PER",)]),
    ("Chile has shut the road. The Peruvian minister wants it to pay.", [("CHL",)]),
]


@pytest.mark.parametrize(("sentence", "expected"), AIMS)
def test_at_whom_a_position_is_aimed(nlp: Language, sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert [position.target for position in held(nlp, sentence)] == expected


def test_a_quotation_that_ends_with_an_exclamation_is_of_whoever_is_named_behind_it(nlp: Language) -> None:
    found = held(nlp, '"Peru has lied. Who would want this? Nobody!" Chile\'s envoy, Ana Paz, told reporters.')
    assert {position.party for position in found} == {"CHL"}


def test_a_question_is_not_of_whoever_denies_something_behind_it(nlp: Language) -> None:
    found = held(nlp, 'Peru rejected the plan. "Who would want this?" Chile denied the charge.')
    assert [(p.party, p.stances) for p in found] == [("PER", ("reject",)), ("CHL", ("deny",))]


def test_what_one_will_do_if_another_acts_is_a_threat_and_no_promise(nlp: Language) -> None:
    found = held(nlp, "“If you do this, we will send a few jets,” the Norwegian minister told Sweden.")
    assert [p.stances for p in found] == [("threaten",)]


def test_a_view_that_another_disputes_is_told_from_where_it_begins(nlp: Language) -> None:
    found = held(nlp, "Greece insists islands are entitled to a continental shelf, a view Turkey disputes.")
    assert [p.text for p in found if p.party == "TUR"] == ["a view Turkey disputes"]


TRANSCRIPT = (
    "President Paul Rey of France: We will send two ships. Moscow is wrong.",
    "ECHO: And the talks?",
    "Rey: They must begin in May.",
    "We want no war.",
    "ECHO: Thank you.",
)


def test_the_turns_of_a_transcript_are_of_whoever_its_labels_name(nlp: Language) -> None:
    found = held(nlp, *TRANSCRIPT)
    assert [p.paragraph for p in found] == [0, 0, 2, 3]
    assert {(p.party, p.speaker, p.quoted) for p in found} == {("FRA", "Paul Rey", True)}


def test_a_heading_before_a_colon_makes_no_transcript(nlp: Language) -> None:
    first = "France: the fleet is small."
    assert parties(nlp, first, "Peru: nothing is known.", "Chile: two ships are in port.") == set()
    assert parties(nlp, first, "The sea is calm.", "France: the ships left.") == set()
