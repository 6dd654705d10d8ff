"""The readers: what the training sees of each corpus."""

from pathlib import Path

import pytest
import spacy

from standoff.training.corpora import HELD_OUT, CorpusError, require
from standoff.training.corpora.entities import Annotated, Mention, read_uner, read_wikigold, realigned, to_doc
from standoff.training.corpora.gum_entities import named_mentions
from standoff.training.corpora.re3d import read_re3d
from standoff.training.corpora.treebanks import read_sentences, treebank_docs


def _named(item: Annotated) -> list[tuple[str, str]]:
    return [(item.text[m.start : m.end], m.label) for m in item.mentions if m.label]


def test_a_treebank_becomes_paragraphs_of_raw_text(corpora: Path) -> None:
    docs = list(treebank_docs(spacy.blank("en").vocab, corpora / "ewt" / "train.conllu"))
    assert len(docs) == 24
    assert docs[0].text.strip() == 'The minister didn\'t visit Karlsberg. "Talks failed," said President Ada Brandt.'
    assert [sentence[0].text for sentence in docs[0].sents] == ["The", '"']
    assert docs[0].text == "".join(token.text_with_ws for token in spacy.blank("en")(docs[0].text))


def test_a_treebank_keeps_its_annotation(corpora: Path) -> None:
    doc = next(treebank_docs(spacy.blank("en").vocab, corpora / "ewt" / "train.conllu"))
    negation = doc[3]
    assert (negation.text, negation.lemma_, negation.tag_, negation.pos_) == ("n't", "not", "RB", "PART")
    assert (negation.dep_, negation.head.text, str(negation.morph)) == ("advmod", "visit", "Polarity=Neg")
    assert doc[4].dep_ == "ROOT"
    assert doc[12].head.text == "said"


def test_universal_ner_keeps_three_types_and_leaves_the_untyped_open(corpora: Path) -> None:
    sentence = next(read_uner(corpora / "uner-ewt" / "train.iob2"))[0]
    assert _named(sentence) == [("Ada Brandt", "PER"), ("Ferrum", "ORG"), ("Karlsberg", "LOC")]
    doc = to_doc(spacy.blank("en"), sentence)
    assert [doc[index].ent_iob_ for index in (4, 5, 6)] == ["O", "", "O"]


def test_wikigold_is_written_as_running_text(corpora: Path) -> None:
    sentence = next(read_wikigold(corpora / "wikigold" / "wikigold.conll"))[0]
    assert sentence.text == 'Ferrum said "no", and it didn\'t sell the Atlas (in Oslo).'
    assert _named(sentence) == [("Ferrum", "ORG"), ("Oslo", "LOC")]


def test_re3d_gives_names_without_determiners_offices_and_nested_places(corpora: Path) -> None:
    first, second = read_re3d(corpora / "re3d")
    assert _named(first) == [("Karlsberg Council", "ORG"), ("Ada Brandt", "PER")]
    assert sorted(_named(second)) == [("Norway", "LOC"), ("Oslo", "LOC")]


def test_re3d_leaves_descriptions_open(corpora: Path) -> None:
    second = list(read_re3d(corpora / "re3d"))[1]
    doc = to_doc(spacy.blank("en"), second)
    assert [token.text for token in doc if not token.ent_iob_] == ["soldiers", ","]


def test_gum_gives_the_names_of_its_mentions(corpora: Path) -> None:
    first, second, _ = list(read_sentences(corpora / "gum" / "train.conllu"))[:3]
    assert _named(named_mentions(first)) == [("Karlsberg", "LOC")]
    assert _named(named_mentions(second)) == [("Ada Brandt", "PER")]


def test_entities_are_carried_over_to_another_spacing() -> None:
    spaced = Annotated("Ada did n't call Ferrum 's board .", (Mention(0, 3, "PER"), Mention(17, 23, "ORG")))
    assert _named(realigned(spaced, "Ada didn't call  Ferrum's board.")) == [("Ada", "PER"), ("Ferrum", "ORG")]
    assert _named(realigned(spaced, "Another sentence.")) == []


def test_a_missing_corpus_is_named(corpora: Path) -> None:
    require(corpora, HELD_OUT)
    (corpora / "pud" / "test.conllu").unlink()
    with pytest.raises(CorpusError, match=r"lacks pud/test\.conllu"):
        require(corpora, HELD_OUT)
