"""Open questions of short articles written for the purpose."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from standoff.article import from_text
from standoff.briefing import Article, Question, QuestionKind
from standoff.extraction.positions import positions
from standoff.extraction.questions import questions
from standoff.language import parse

# A Wednesday.
PUBLISHED = date(2024, 5, 15)


def found(nlp: Language, *paragraphs: str, headline: str = "Tension grows along the border") -> list[Question]:
    """Return the open questions of an article of these paragraphs."""
    article = from_text("\n\n".join([headline, *paragraphs]), published=PUBLISHED)
    doc = parse(article, nlp)
    return questions(doc, positions(doc), [])


def asked(nlp: Language, kind: QuestionKind, *paragraphs: str) -> list[str]:
    return [q.question for q in found(nlp, *paragraphs) if q.kind == kind]


UNSPECIFIED = [
    ("It was not immediately clear who fired first.", "Who fired first?"),
    ("Officials declined to discuss when the troops would leave.", "When will the troops leave?"),
    ("Who would guard the depot was left unclear.", "Who will guard the depot?"),
    ("How long the blockade will last is anyone's guess.", "How long will the blockade last?"),
    ("It remains to be seen whether the truce will hold.", "Will the truce hold?"),
    ("The army did not disclose the names of the units.", "What are the names of the units?"),
    ("The general gave no details of the operation.", "What are the details of the operation?"),
    ("No explanation was given for the delay.", "What is the explanation for the delay?"),
    ("There was no immediate word on casualties.", "What is known about casualties?"),
    ("The number of dead could not be confirmed.", "Can the number of dead be confirmed?"),
    ("The Kremlin has not said where the missiles came from.", "Where did the missiles come from?"),
]


@pytest.mark.parametrize(("sentence", "question"), UNSPECIFIED)
def test_what_the_article_calls_unknown_is_asked(nlp: Language, sentence: str, question: str) -> None:
    assert asked(nlp, "unspecified", sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said where the missiles had come from.",
        "The general told reporters how long the drill would last.",
        "Turkey has not commented.",
        "“We do not know who did this,” said a shopkeeper.",
    ],
)
def test_what_is_told_or_quoted_leaves_no_gap(nlp: Language, sentence: str) -> None:
    assert asked(nlp, "unspecified", sentence) == []


EVENTS = [
    (
        "Japan and South Korea are to hold talks in Tokyo on Thursday.",
        "What will come of the talks of Japan and South Korea in Tokyo on Thursday?",
    ),
    ("A vote in parliament is expected on Friday.", "What will come of the vote in parliament on Friday?"),
    (
        "The French president will travel to Cairo next week.",
        "What will come of the French president’s trip to Cairo next week?",
    ),
    (
        "The foreign ministers plan to meet in Doha later this week.",
        "What will come of the foreign ministers’ meeting in Doha later this week?",
    ),
]


@pytest.mark.parametrize(("sentence", "question"), EVENTS)
def test_what_is_scheduled_is_asked(nlp: Language, sentence: str, question: str) -> None:
    assert asked(nlp, "pending event", sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan and South Korea held talks in Tokyo on Monday.",
        "The president travelled to Cairo last week.",
        "Both armies are to respect the line.",
        "The ministers would meet on Friday if the guns fell silent.",
    ],
)
def test_what_is_past_undated_or_conditional_is_not_pending(nlp: Language, sentence: str) -> None:
    assert asked(nlp, "pending event", sentence) == []


THREATS = [
    (
        "Egypt said it would be ready to use force if Ethiopia went on filling the dam.",
        "What would Egypt do if Ethiopia went on filling the dam?",
    ),
    (
        "Any further incursion would be treated as an act of war, the Indian army said in a statement.",
        "What would India do in the event of any further incursion?",
    ),
    (
        "Serbia vowed to retaliate against any country that recognises the breakaway province.",
        "What would Serbia do to any country that recognises the breakaway province?",
    ),
    (
        "Were Kosovo to send its police north, Serbia would answer in kind, Serbia's president said.",
        "What would Serbia do were Kosovo to send its police north?",
    ),
]


@pytest.mark.parametrize(("sentence", "question"), THREATS)
def test_a_threat_is_asked_with_its_condition(nlp: Language, sentence: str, question: str) -> None:
    assert asked(nlp, "conditional threat", sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "Egypt said it would return to the talks if Ethiopia stopped filling the dam.",
        "Egypt did not say if it would fire on the dam.",
        "Egypt said the dam was full.",
    ],
)
def test_an_offer_or_a_question_is_no_threat(nlp: Language, sentence: str) -> None:
    assert asked(nlp, "conditional threat", sentence) == []


DEMANDS = [
    ("The EU urged Serbia to recall its troops from the border.", "Will Serbia recall its troops from the border?"),
    ("Pakistan asked India not to close the river.", "Will India do as Pakistan asks and not close the river?"),
    (
        "China called on Japan to free the crew and to pay for the boat.",
        "Will Japan free the crew and pay for the boat?",
    ),
    ("Japan has demanded an apology.", "Will Japan get an apology?"),
    ("Kenya has ruled out sending troops to Somalia.", "Will Kenya send troops to Somalia?"),
    ("Norway refuses to recognise the new government.", "Will Norway recognise the new government?"),
    (
        "Qatar's offer to mediate was turned down by Saudi Arabia.",
        "Will Saudi Arabia accept Qatar's offer to mediate?",
    ),
    ("Somalia has yet to reply to the proposal.", "Will Somalia reply?"),
]


@pytest.mark.parametrize(("sentence", "question"), DEMANDS)
def test_a_demand_or_refusal_is_asked(nlp: Language, sentence: str, question: str) -> None:
    assert asked(nlp, "unmet demand", sentence) == [question]


def test_a_demand_is_shown_with_its_refusal(nlp: Language) -> None:
    (question,) = (
        q
        for q in found(nlp, "Japan demanded an apology from China.", "China refused to apologise to Japan.")
        if q.kind == "unmet demand"
    )
    assert len(question.evidence) == 2
    assert set(question.parties) == {"JPN", "CHN"}
    assert question.because == "Japan asked for it and China refused"


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey stopped short of calling for its expulsion from the alliance.",
        "Turkey insists that its frigate was in Greek waters.",
        "Turkey declined to comment.",
    ],
)
def test_what_asks_for_nothing_is_no_demand(nlp: Language, sentence: str) -> None:
    assert asked(nlp, "unmet demand", sentence) == []


DENIALS = [
    ("Azerbaijan denied shelling the village.", "Did Azerbaijan shell the village?"),
    ("Iran has denied planning an attack.", "Is Iran planning an attack?"),
    ("Russia denied that Russian jets had crossed the line.", "Had Russian jets crossed the line?"),
    ("China called the report “sheer fabrication”.", "Is the report sheer fabrication, as China says?"),
    ("Both sides blamed each other for the explosion.", "Who is to blame for the explosion?"),
]


@pytest.mark.parametrize(("sentence", "question"), DENIALS)
def test_a_denial_is_asked(nlp: Language, sentence: str, question: str) -> None:
    assert asked(nlp, "disputed claim", sentence) == [question]


def test_accounts_of_one_thing_that_differ_are_one_question(nlp: Language) -> None:
    text = "Armenia accused Azerbaijan of shelling the village. Azerbaijan denied shelling the village."
    (question,) = (q for q in found(nlp, text) if q.kind == "disputed claim")
    assert len(question.evidence) == 2
    assert set(question.parties) == {"ARM", "AZE"}


def outcomes(nlp: Language, headline: str, body: str) -> list[str]:
    return [q.question for q in found(nlp, body, headline=headline) if q.kind == "unreported outcome"]


def test_a_meeting_in_the_headline_without_outcome_is_asked(nlp: Language) -> None:
    headline = "Erdogan meets Sisi in Cairo as tension rises"
    assert outcomes(nlp, headline, "Egypt said the dam was full.") == [
        "What came of Erdogan’s meeting with Sisi in Cairo?"
    ]
    assert outcomes(nlp, headline, "The meeting ended in an agreement on the dam.") == []


def test_questions_are_numbered_in_their_order_and_stay_the_same(nlp: Language) -> None:
    text = (
        "The EU urged Serbia to recall its troops from the border.",
        "It was not clear who fired first.",
        "Any further incursion would be treated as an act of war, the Indian army said.",
    )
    first, again = found(nlp, *text), found(nlp, *text)
    assert [q.id for q in first] == [f"q{n}" for n in range(1, len(first) + 1)]
    assert first == again
    assert first[-1].kind == "unspecified"


def test_evidence_is_whole_sentences_of_the_article(nlp: Language) -> None:
    text = "The EU urged Serbia to recall its troops. Nobody knows who fired first."
    article: Article = from_text(f"Tension grows\n\n{text}", published=PUBLISHED)
    doc = parse(article, nlp)
    shown = {article.slice(span) for q in questions(doc, positions(doc), []) for span in q.evidence}
    assert shown == {"The EU urged Serbia to recall its troops.", "Nobody knows who fired first."}


@pytest.mark.parametrize(
    "text", ["", "?", "“", "If", "to", "who", "not", "will", "any attack would", "\x1b[31m if if if ”"]
)
def test_scraps_of_text_give_no_error(nlp: Language, text: str) -> None:
    article = from_text(f"Tension grows\n\n{text} .", published=None)
    doc = parse(article, nlp)
    questions(doc, positions(doc), [])
