"""Open questions in sentences of many shapes: each class of words in which news leaves a matter open."""

from __future__ import annotations

from datetime import date

import pytest

import standoff

THURSDAY = date(2023, 6, 15)


def asked(kind: str, *paragraphs: str) -> list[str]:
    """Return the questions of `kind` that an article of `paragraphs`, published on a Thursday, leaves open."""
    article = "\n\n".join(["Tension grows along the border", *paragraphs])
    return [q.question for q in standoff.brief(article, published=THURSDAY).questions if q.kind == kind]


THREATS = [
    (
        "Lebanon warned that should the Israeli army, whose jets had crossed the border twice, attack again, "
        "it would respond.",
        "What would Lebanon do should the Israeli army attack again?",
    ),
    (
        "Ethiopia is ready to repel any encroachment on its waters, the prime minister said.",
        "What would Ethiopia do in the event of any encroachment on its waters?",
    ),
    (
        "Pakistan vowed a harsh response to any strike on its soil.",
        "What would Pakistan do in the event of any strike on its soil?",
    ),
    (
        "A further launch would bring new sanctions, Washington said.",
        "What would the US do in the event of a further launch?",
    ),
    (
        "Sudan said a repeat of the raid would be met with force.",
        "What would Sudan do in the event of a repeat of the raid?",
    ),
    (
        "NATO is preparing airstrikes against Serbia unless the talks produce a deal.",
        "What will happen unless the talks produce a deal?",
    ),
    ("Russia said it was ready to use force again if need be.", "Will Russia use force again?"),
    (
        "China will not hesitate to take the island by force if necessary, its defence ministry said.",
        "Will China take the island by force?",
    ),
    (
        "Were Armenia to close the road, Azerbaijan would reopen it by force, Aliyev said.",
        "What would Azerbaijan do were Armenia to close the road?",
    ),
    (
        "The EU issued an ultimatum to Serbia to remove the roadblocks or possibly face sanctions.",
        "What will the EU do if its demand is not met?",
    ),
    (
        "India warned of serious consequences for states that by silence or by deed shelter the militants.",
        "What would India do to states that shelter the militants?",
    ),
    (
        "Turkey threatened air strikes against the militia if it did not leave the town.",
        "Will Turkey act on its threat: “air strikes against the militia if it did not leave the town”?",
    ),
    (
        "Iran vowed to answer any act of piracy by the U.S.",
        "What would Iran do in the event of any act of piracy by the U.S.?",
    ),
]


@pytest.mark.parametrize(("sentence", "question"), THREATS)
def test_a_threat_may_hang_on_inversion_a_noun_or_an_ultimatum(sentence: str, question: str) -> None:
    assert asked("conditional threat", sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "Had the ship entered the strait, Iran would have seized it.",
        "The US said it would lift sanctions if Iran stopped enriching uranium.",
        "Turkey said its jets were ready to take off within minutes, if necessary.",
        "Japan should apologise, South Korea said.",
    ],
)
def test_what_would_have_been_or_opens_a_way_is_no_threat(sentence: str) -> None:
    assert asked("conditional threat", sentence) == []


DEMANDS = [
    (
        "The UN urged Israel to open the crossing, and Egypt to let the wounded pass.",
        ["Will Israel open the crossing?", "Will Egypt let the wounded pass?"],
    ),
    (
        "Ukraine asked for tanks and demanded that Germany close its ports to Russian ships.",
        ["Will Ukraine get tanks?", "Will Germany close its ports to Russian ships?"],
    ),
    (
        "Armenia expects Azerbaijan to pull back, and wants Russia to send observers.",
        ["Will Azerbaijan pull back?", "Will Russia send observers?"],
    ),
    (
        "Poland demanded that Belarus free the pilot, pay for the plane and apologise.",
        ["Will Belarus free the pilot, pay for the plane and apologise?"],
    ),
    (
        "The UN called upon both the governments of Sudan and South Sudan to adhere to the agreement.",
        ["Will both the governments of Sudan and South Sudan adhere to the agreement?"],
    ),
    ("NATO's calls for calm in the north went unheard.", ["Will NATO’s calls for calm in the north be heeded?"]),
    (
        "Egypt's demand for a binding agreement is the main obstacle.",
        ["Will Egypt’s demand for a binding agreement be met?"],
    ),
    ("A main sticking point is Israel's demand that Hamas lay down its arms.", ["Will Hamas lay down its arms?"]),
    (
        "Japan urged that China do its utmost – above all else – to protect the embassy.",
        ["Will China do its utmost to protect the embassy?"],
    ),
    (
        "Cambodia urged an immediate ceasefire.",
        ["Will the call of Cambodia for an immediate ceasefire be heeded?"],
    ),
    ("Russia is reluctant to withdraw its tanks from the valley.", ["Will Russia withdraw its tanks from the valley?"]),
    ("Iran remains unwilling to let the inspectors in.", ["Will Iran let the inspectors in?"]),
    ("An ultimatum issued by Greece for Turkey to remove its ships was ignored.", ["Will Turkey remove its ships?"]),
    (
        "ECOWAS issued an ultimatum to the Niger junta to free the president.",
        ["Will the Niger junta free the president?"],
    ),
    (
        "Japan urged “that China do its utmost to secure the safety of Japanese nationals”.",
        ["Will China do its utmost to secure the safety of Japanese nationals?"],
    ),
    ("Hungary's call for the EU to lift the sanctions found no echo.", ["Will the EU lift the sanctions?"]),
    (
        "The president rejected a Turkish proposal to replace the peacekeepers with police.",
        ["Will Turkey’s proposal to replace the peacekeepers with police be accepted?"],
    ),
    (
        "The US urged both sides on Monday to lower the temperature.",
        ["Will both sides lower the temperature?"],
    ),
    ("Serbia wants sanctions against Kosovo.", ["Will Serbia’s demand for sanctions against Kosovo be met?"]),
]


@pytest.mark.parametrize(("sentence", "questions"), DEMANDS)
def test_each_demand_of_a_sentence_is_asked(sentence: str, questions: list[str]) -> None:
    assert sorted(asked("unmet demand", sentence)) == sorted(questions)


def test_who_is_blamed_for_refusing_is_asked() -> None:
    question = "Will Ukraine deal directly with the separatists?"
    assert asked("unmet demand", "Moscow blamed Kyiv for refusing to deal directly with the separatists.") == [question]


def test_what_points_elsewhere_is_not_asked() -> None:
    assert asked("unmet demand", "Turkey will defend its gas field and will not give up an inch of it.") == []


EVENTS = [
    (
        "The two sides are due to meet in Geneva on June 20.",
        "What will come of the two sides’ meeting in Geneva on June 20?",
    ),
    (
        "Diplomats saw no deal before a European Union summit on June 29-30.",
        "What will come of the European Union summit on June 29-30?",
    ),
    ("The row overshadows next week's vote in the Knesset.", "What will come of next week’s vote?"),
    ("Consultations will be held soon, Lavrov said.", "What will come of the consultations?"),
    ("Blinken will fly to Cairo on June 18 and meet Sisi.", "What will come of Blinken’s trip to Cairo on June 18?"),
    (
        "NATO officials meeting in Brussels today are expected to issue an order.",
        "Will NATO officials issue an order?",
    ),
    (
        "NATO officials are expected to issue an order for air strikes on Friday unless the talks bring a deal.",
        "Will NATO officials issue an order for air strikes on Friday unless the talks bring a deal?",
    ),
]


@pytest.mark.parametrize(("sentence", "question"), EVENTS)
def test_what_lies_ahead_is_asked(sentence: str, question: str) -> None:
    assert [q.replace("'", "’") for q in asked("pending event", sentence)] == [question]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The foreign ministers were due to meet in Vienna on June 12."],
        ["The foreign ministers were due to meet in Vienna on Friday. The meeting ended without a deal."],
        ["Talks were due to resume in Oslo next week.", "The negotiations have since been called off."],
        ["The exercise was to start next Monday but was cancelled."],
        ["Leaders were to gather for a summit on June 20.", "The summit was postponed, Cairo said later."],
        ["Sudan cancelled the talks on June 30."],
    ],
)
def test_what_is_over_or_called_off_is_not_asked(paragraphs: list[str]) -> None:
    assert asked("pending event", *paragraphs) == []


REPEATS = [
    (
        "pending event",
        "Talks between Egypt and Ethiopia are set to resume in Cairo on June 25.",
        "The negotiations are due to resume in Cairo on June 25, Egypt said.",
    ),
    (
        "pending event",
        "Trump and Kim will meet in Singapore next week.",
        "A summit of Trump and Kim is due in Singapore next week.",
    ),
    (
        "unmet demand",
        "The EU urged Serbia to pull its troops back from the border.",
        "The EU called on Serbia to withdraw its forces from the border.",
    ),
    (
        "unmet demand",
        "India asked China to stop the exercises.",
        "India said that China must halt the drills.",
    ),
    ("unmet demand", "Japan urged Russia to free the vessel.", "Japan demands that Russia release the ship."),
]


@pytest.mark.parametrize(("kind", "one", "other"), REPEATS)
def test_nothing_is_asked_twice_in_other_words(kind: str, one: str, other: str) -> None:
    assert len(asked(kind, one, "It was a quiet day in the capital.", other)) == 1


GAPS = [
    (
        "It is not known who fired the rocket, and Russia gave no reason for the delay.",
        ["Who fired the rocket?", "What is the reason for the delay?"],
    ),
    (
        "The navy spoke of an attack, without going into detail about the damage.",
        ["What are the details about the damage?"],
    ),
    ("The future of the two provinces remained open.", ["What is the future of the two provinces?"]),
    ("The way to the sea remained open.", []),
    (
        "What they could offer that Ankara would accept, one diplomat admitted, was “anybody’s guess”.",
        ["What could they offer that Ankara would accept?"],
    ),
    ("Seoul left open whether it would take part.", ["Will Seoul take part?"]),
]


@pytest.mark.parametrize(("sentence", "questions"), GAPS)
def test_each_gap_of_a_sentence_is_asked(sentence: str, questions: list[str]) -> None:
    assert asked("unspecified", sentence) == questions


COUNTS = [
    (
        "Kyiv says six of its men were wounded. Moscow puts the number at three.",
        ["Whose figure is right, Ukraine’s or Russia’s: “Moscow puts the number at three”?"],
    ),
    (
        "Ethiopia says the dam cost $4bn, while Egypt puts the figure at $6bn.",
        ["Whose figure is right, Ethiopia’s or Egypt’s: “Egypt puts the figure at $6bn”?"],
    ),
    ("Egypt puts the figure at $6bn.", []),
]


@pytest.mark.parametrize(("paragraph", "questions"), COUNTS)
def test_figures_on_which_two_parties_differ_are_asked(paragraph: str, questions: list[str]) -> None:
    assert asked("disputed claim", paragraph) == questions


NO_DEMANDS = [
    "India has refrained from demanding the release of the crew.",
    "The prime minister left Ankara without calling for a ceasefire.",
    "The talks went on despite growing calls for an embargo, Kenya said.",
    "Kenya urged civilians to leave the border towns.",
    "Iran has urged all parties to be calm and vigilant.",
    "Saudi Arabia will not allow anyone to drag it into a war, its foreign minister said.",
    "The Kremlin said the expansion must be regarded as a threat.",
    "Washington ordered a destroyer to sail to the strait.",
    "One should not expect a breakthrough, Lavrov said.",
    "Sudan dismissed the mediator with whom it refuses to work.",
    "Chad said the raid required a stronger defence.",
]


@pytest.mark.parametrize("sentence", NO_DEMANDS)
def test_what_is_asked_of_nobody_or_of_all_is_no_demand(sentence: str) -> None:
    assert asked("unmet demand", sentence) == []


def test_another_navy_can_be_told_to_leave() -> None:
    told = asked("unmet demand", "China told the destroyer of the US Navy to leave its waters.")
    assert told == ["Will the destroyer of the US Navy leave its waters?"]


UNTOLD = [
    (
        ["Chad said its men had taken the town.", "The claim could not be independently verified."],
        "Can this be verified",
    ),
    (["Sudan said that 40 soldiers had died.", "These figures have not been confirmed."], "Can this be confirmed"),
    (["Eritrea has neither confirmed nor denied that its soldiers crossed the river."], "Did Eritrea’s soldiers cross"),
    (["A naval officer refused to confirm or deny the report of a collision."], "Can the report of a collision be"),
    (["Japan will send a ship, though how long it will stay was not clear."], "How long will it stay"),
    (["Turkey will open the crossing, but who is to guard it is unclear."], "Who is to guard it"),
    (["The accord leaves vague the status of the port."], "What is the status of the port"),
    (["Nigerian officials were unable to say how many hostages were still held."], "How many hostages were still held"),
    (["A spokesman for the army said he did not have any details of the raid."], "What are the details of the raid"),
    (["In which port the ship will dock was not disclosed."], "In which port will the ship dock"),
    (["Whether the envoy will come is far from certain."], "Will the envoy come"),
    (
        ["No minister was willing to explain why the flight had been turned back."],
        "Why had the flight been turned back",
    ),
    (
        ["Kenya will send engineers.", "Manila declined to give a figure."],
        "How many are meant by “Kenya",
    ),
]


@pytest.mark.parametrize(("paragraphs", "begins"), UNTOLD)
def test_what_is_neither_confirmed_nor_told_is_asked(paragraphs: list[str], begins: str) -> None:
    found = asked("unspecified", *paragraphs)
    assert len(found) == 1
    assert found[0].startswith(begins)


def test_two_accounts_that_nobody_can_confirm_are_no_gap() -> None:
    assert asked("unspecified", "Chad said ten had died; Niger said none. Neither account could be confirmed.") == []


REPRISALS = [
    ("Chad warned that any raid across the river would open a new front.", "in the event of any raid"),
    ("Iran said any attempt to seize its tankers would have dire consequences.", "any attempt to seize its tankers"),
    ("Any vessel found there will be treated as hostile, the Argentine navy said.", "to any vessel found there"),
    ("Men who enter without leave will be considered enemies, Eritrea said.", "to men who enter without leave"),
    ("Turkey gave Syria a week to pull back, failing which it would close the border.", "if its demand is not met"),
    ("Only a truce would keep Azerbaijan from resuming its attacks, its officials said.", "without a truce"),
    ("Russia said it would veto the resolution if necessary.", "Russia veto the resolution"),
    ("North Korea said it would halt the visits if the United States went to war.", "if the United States went to war"),
    ("Sudan has warned that shelling will go on for as long as the rebels hold out.", "as long as the rebels hold out"),
    ("Pakistan said it would strike back if it was attacked again.", "if Pakistan was attacked again"),
]


@pytest.mark.parametrize(("sentence", "told"), REPRISALS)
def test_what_would_be_done_to_whom_is_a_threat(sentence: str, told: str) -> None:
    found = asked("conditional threat", sentence)
    assert len(found) == 1
    assert told in found[0]


NO_THREATS = [
    "Norway is ready to send another frigate if the alliance asks for it.",
    "The Serbian president said he would be glad to meet her if the agenda was agreed.",
    "Prisoners should be treated as enemies of nobody, Chad said.",
]


@pytest.mark.parametrize("sentence", NO_THREATS)
def test_a_favour_on_request_is_no_threat(sentence: str) -> None:
    assert asked("conditional threat", sentence) == []


def test_a_span_given_to_do_something_is_a_demand_on_whom_it_was_given() -> None:
    assert asked("unmet demand", "Turkey gave the rebels 48 hours to lay down their arms.") == [
        "Will the rebels lay down their arms?"
    ]


ACCOUNTS = [
    ("Uganda maintains that its soldiers left the town in May.", "Did Uganda’s soldiers leave the town in May?"),
    ("Riyadh contends that the ship was carrying arms.", "Was the ship carrying arms?"),
    ("The Georgian government insists it did not fire first.", "Did Georgia fire first?"),
    ("Both sides accuse the other of breaking the truce.", "Who is to blame for breaking the truce?"),
    ("Each army blamed the other for the blast.", "Who is to blame for the blast?"),
]


@pytest.mark.parametrize(("sentence", "question"), ACCOUNTS)
def test_an_account_held_against_unnamed_others_is_disputed(sentence: str, question: str) -> None:
    assert asked("disputed claim", sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    ["Kinshasa insists that the sanctions must stay.", "Manila maintained it was ready to talk."],
)
def test_what_one_insists_should_be_is_no_account(sentence: str) -> None:
    assert asked("disputed claim", sentence) == []


def test_what_is_absurd_to_do_is_no_claim_and_what_is_absurd_to_suggest_is_one() -> None:
    assert asked("disputed claim", "Cairo said it was ridiculous to call for a new mission.") == []
    assert asked("disputed claim", "Cairo threw out the condition as absurd.") == []
    assert asked("disputed claim", "Iran called the report absurd.") == ["Is the report absurd, as Iran says?"]


NOT_PENDING = [
    "The purpose of the visit was to sign a contract, Kenya said.",
    "The drill was planned long ago, the Kenyan army said.",
]


@pytest.mark.parametrize("sentence", NOT_PENDING)
def test_purposes_and_plans_of_long_ago_are_not_pending(sentence: str) -> None:
    assert asked("pending event", sentence) == []


@pytest.mark.parametrize("headline", ["Kenya flies in police for Haiti", "Is Kenya ready for what comes next?"])
def test_moving_others_is_no_trip_and_a_question_announces_nothing(headline: str) -> None:
    found = standoff.brief(f"{headline}\n\nKenya has sent police to Haiti.", published=THURSDAY).questions
    assert [q for q in found if q.kind == "unreported outcome"] == []


WANTED = [
    ("Arab leaders rejected a call by Kuwait for the president to step down.", "Will the president step down?"),
    ("Kenya criticised Somalia and asked that it reopen the border.", "Will Somalia reopen the border?"),
    ("The United Nations urged the authorities to end the broadcasts.", "Will the authorities end the broadcasts?"),
    ("Uganda will not yield to the demands of Kenya, it said.", "Will Uganda yield to the demands of Kenya?"),
]


@pytest.mark.parametrize(("sentence", "question"), WANTED)
def test_who_is_asked_is_named_and_what_is_not_yielded_is_unmet(sentence: str, question: str) -> None:
    assert asked("unmet demand", sentence) == [question]


def test_what_is_promised_in_the_same_breath_is_met_and_an_inch_is_no_demand() -> None:
    promised = "Japan asked the Chinese authorities to protect the ships, which China said it would guard."
    assert asked("unmet demand", promised) == []
    assert asked("unmet demand", "Turkey will not yield an inch, its president said.") == []
