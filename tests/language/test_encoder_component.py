"""The component `encoder` with the model that is shipped."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from standoff.language import boundaries  # noqa: F401  registers the component
from standoff.language.encoder import attributions_of
from standoff.language.encoder.component import SHIPPED

pytestmark = pytest.mark.skipif(not SHIPPED.exists(), reason="the model has not been made yet")

TEXT = (
    "President Ada Brandt said on Monday that her country would close its border with Norway. "
    '"We have no choice," she told reporters in Karlsberg.'
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("boundaries")
    made.add_pipe("encoder")
    return made


def test_a_sentence_is_parsed(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert len(list(doc.sents)) == 2
    said = next(token for token in doc if token.text == "said")
    assert (said.tag_, said.pos_, said.lemma_, said.dep_) == ("VBD", "VERB", "say", "ROOT")
    assert "Tense=Past" in str(said.morph)
    assert any(child.dep_ == "nsubj" for child in said.children)
    assert any(child.text == "close" and child.dep_ == "ccomp" for child in said.children)


def test_names_are_found(nlp: Language) -> None:
    found = {(entity.text, entity.label_) for entity in nlp(TEXT).ents}
    assert {("Ada Brandt", "PER"), ("Norway", "LOC")} <= found


def test_attributions_are_linked_and_outlast_the_joining_of_paragraphs(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "Nothing is said here.", TEXT]))
    joined = Doc.from_docs(docs, ensure_whitespace=True)
    apart = [tuple(map(str, item)) for doc in docs for item in attributions_of(doc)]
    assert [tuple(map(str, item)) for item in attributions_of(joined)] == apart
    first = attributions_of(joined)[0]
    assert first.source is not None
    assert first.source.text.endswith("Ada Brandt")
    assert first.cue[0].text == "said"
    assert first.content.text == "that her country would close its border with Norway"


def test_a_text_read_alone_and_among_others_and_again_is_read_alike(nlp: Language) -> None:
    alone, again = nlp(TEXT), nlp(TEXT)
    assert alone.to_bytes() == again.to_bytes()
    among = list(nlp.pipe(["Short.", TEXT, "x " * 500]))[1]
    assert [t.head.i for t in among] == [t.head.i for t in alone]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "Hi",
        "\u202e\x00\U0001f600" * 9,
        "a" * 9000,
        ". " * 900,
        "\t\u3000“”‘’",
        "The minister said. " * 400,
    ],
)
def test_any_text_is_read(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(sentence.start < sentence.end for sentence in doc.sents)


LONG = (
    "The prime minister of Norway said that her government would not send troops to the border this winter.",
    "According to Chile's envoy, the talks in Geneva had ended without any agreement on fishing rights.",
    "A spokesman for the ministry said two cargo ships had been stopped near the northern port of Antofagasta.",
    "Diplomats in Vienna believe that the sanctions will be lifted before the summit opens in June.",
    "General Amaru Quispe told reporters that his soldiers had withdrawn from both villages on Tuesday night.",
    "The opposition claims that the president knew about the pipeline deal for more than a year.",
    "Ghana's foreign minister warned that prices of grain could double if the canal stayed closed.",
    "Officials in Lima say the aircraft never entered the airspace of their neighbour.",
    "The head of the United Nations mission said that observers had been refused entry to the camp.",
    "Two members of parliament argued that a vote should be held before the end of the month.",
    "A Maltese shipping company announced that it would avoid the strait until further notice.",
    "The defence secretary denied that any missiles had been moved to the island.",
    "Villagers said they had heard explosions from the far side of the river since early morning.",
    "The central bank's governor predicted that the currency would recover within weeks.",
    "Japan's ambassador insisted that the prisoners must be released without conditions.",
)


def test_nothing_is_lost_at_the_seams_of_windows(nlp: Language) -> None:
    doc = nlp(" ".join(LONG))
    assert [sentence.text for sentence in doc.sents] == list(LONG)
    found = attributions_of(doc)
    assert len(found) == len(LONG)
    assert all(item.source is not None and item.source.sent == item.content.sent == item.cue.sent for item in found)
