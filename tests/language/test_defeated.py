"""A paragraph on which the pipeline fails costs that paragraph, and nothing else of the briefing."""

from __future__ import annotations

import random

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import standoff
from standoff.article import from_text
from standoff.extraction import deployments, positions, questions
from standoff.language import load, parse

HEADLINE = "Tension grows along the border"
BEFORE = "Japan has demanded an apology from China."
AFTER = "Kenya has sent 300 soldiers to Somalia. Any attack would be met with force, Kenya warned."
DEFEATS = "This one makes the pipeline stumble."


@Language.component("stumbles")
def stumbles(doc: Doc) -> Doc:
    if "stumble" in doc.text:
        raise ValueError("stumbled")
    return doc


@pytest.fixture(scope="module", params=[True, False], ids=["at its beginning", "at its end"])
def nlp(request: pytest.FixtureRequest) -> Language:
    """A pipeline that fails on one text, before anything is read of it or after its parse."""
    pipeline = load()
    if request.param:
        pipeline.add_pipe("stumbles", first=True)
    else:
        pipeline.add_pipe("stumbles", after="base_forms")
    return pipeline


def test_the_other_paragraphs_are_briefed_all_the_same(nlp: Language) -> None:
    whole, without = (
        parse(from_text("\n\n".join([HEADLINE, BEFORE, *middle, AFTER])), nlp) for middle in ([DEFEATS], [])
    )
    held = positions(whole)
    assert [(p.party, p.stances, p.text) for p in held] == [(p.party, p.stances, p.text) for p in positions(without)]
    moved = deployments(whole)
    assert [(d.actor, d.force) for d in moved] == [(d.actor, d.force) for d in deployments(without)]
    asked = [q.question for q in questions(whole, held, moved)]
    assert asked == [q.question for q in questions(without, positions(without), deployments(without))]
    assert {"KEN", "JPN"} == {p.party for p in held}


def test_how_many_paragraphs_were_left_out_is_kept(nlp: Language) -> None:
    told = parse(from_text("\n\n".join([HEADLINE, BEFORE, DEFEATS, AFTER, DEFEATS])), nlp)
    assert told._.defeated == 2
    assert parse(from_text("\n\n".join([HEADLINE, BEFORE])), nlp)._.defeated == 0


def test_an_article_of_nothing_else_is_empty(nlp: Language) -> None:
    doc = parse(from_text(f"{HEADLINE}\n\n{DEFEATS}"), nlp)
    assert positions(doc) == []
    assert questions(doc, [], deployments(doc)) == []


GARBAGE = {
    "a run without a space": "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=50_000)),
    "marks without a space": "".join(random.Random(2).choices("abc.,;:!?()[]{}“”‘’\"'-—/\\", k=50_000)),
    "brackets in brackets": "(" * 500 + "he said" + ")" * 500 + ".",
    "quotations in quotations": "“he said ‘" * 200 + "no" + "’”" * 200 + ".",
    "clauses in clauses": "Iran said that " * 200 + "it rained.",
    "a list without an end": "troops, " * 1_000 + "and tanks.",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_costs_its_own_paragraph(name: str) -> None:
    briefing = standoff.brief("\n\n".join([HEADLINE, BEFORE, GARBAGE[name], AFTER]))
    asked = {q.question for q in briefing.questions}
    assert "Will Japan get an apology from China?" in asked
    assert "What would Kenya do in the event of any attack?" in asked
    assert ("KEN", "soldiers") in {(d.actor, d.force) for d in briefing.deployments}
