from __future__ import annotations

from dataclasses import replace

from standoff.briefing import Figure, Quantity, Stage
from standoff.viewer.facts import facts
from standoff.viewer.find import Search, find
from standoff.viewer.model import Line, Remark
from standoff.viewer.phrasing import panes

from .crisis import ARTICLE, BRIEFING

PANES = panes(BRIEFING)
BY_NAME = {pane.name: pane for pane in PANES}


def texts(name: str) -> list[str]:
    return [row.text for row in BY_NAME[name].rows]


def test_the_panes_follow_the_briefing_and_end_with_deployments_and_questions() -> None:
    assert list(BY_NAME) == ["Russia", "NATO", "UK", "Norway", "Iceland", "Denmark", "Deployments", "Open questions"]


def test_a_party_without_positions_says_so_and_tells_what_others_say_of_it() -> None:
    assert texts("NATO")[0] == "No position of its own here"
    assert texts("NATO")[1].startswith("threatened by Iceland: Reykjavik would ask NATO")
    assert BY_NAME["NATO"].count == "named 2"


def test_a_party_that_is_only_asked_counts_what_is_asked() -> None:
    assert texts("Norway")[4].startswith("asked by Iceland: that all surveys")
    pane = panes(replace(BRIEFING, positions=tuple(p for p in BRIEFING.positions if p.party == "ISL")))[3]
    assert (pane.name, pane.count) == ("Norway", "asked 1")


def test_own_positions_come_before_what_others_say() -> None:
    rows = BY_NAME["Norway"].rows
    parting = rows.index(Remark("Others on Norway"))
    assert all(isinstance(row, Line) and row.own for row in rows[:parting])
    assert all(isinstance(row, Line) and not row.own for row in rows[parting + 1 :])
    assert BY_NAME["Norway"].count == "3"


def test_the_stance_stands_for_the_words_it_repeats_and_for_no_others() -> None:
    assert "denies breaking the 1981 agreement on the shelf" in texts("Norway")
    assert "rejects: We will not be told where to sail" in texts("Norway")
    assert "demands: The United Kingdom urged restraint" in texts("UK")


def test_a_negation_before_the_cue_is_never_dropped() -> None:
    denied = BRIEFING.positions[1]
    cue = denied.cue
    assert cue is not None
    text = ARTICLE.text.replace("It denies", "No denies")
    article = replace(ARTICLE, text=text)
    shown = panes(replace(BRIEFING, article=article, positions=(replace(denied, text="No denies it"),)))
    assert shown[3].rows[0].text == "denies: No denies it"


def test_a_quotation_without_marks_gets_them() -> None:
    quote = replace(BRIEFING.positions[2], quoted=True)
    assert (
        panes(replace(BRIEFING, positions=(quote,)))[3].rows[0].text == "rejects: “We will not be told where to sail”"
    )


def test_a_deployment_reads_in_one_line() -> None:
    assert texts("Deployments")[0].replace("\u00a0", " ") == "Norway two patrol ships → Jan Mayen · in place"


def test_a_deployment_shows_its_stages_and_other_figures() -> None:
    first = BRIEFING.deployments[0]
    (sentence,) = first.evidence
    assert first.quantity is not None
    told = replace(
        first,
        status="arrived",
        history=(Stage("announced", None, first.span, sentence), Stage("in place", None, first.span, sentence)),
        figures=(Figure(first.quantity, None, sentence), Figure(Quantity("three", 3, 3), "Iceland", sentence)),
    )
    briefing = replace(BRIEFING, deployments=(told,))
    (line,) = panes(briefing)[-2].lines
    assert line.text.replace("\u00a0", " ") == (
        "Norway two patrol ships → Jan Mayen · also three (Iceland) · announced → in place"
    )
    known = [(fact.name, fact.words.text) for fact in facts(briefing, first.id)]
    assert ("Figure", "three (Iceland), ¶1") in known
    assert [words.partition(":")[0] for name, words in known if name == "Stage"] == ["announced, ¶1", "in place, ¶1"]


def test_empty_kinds_say_so() -> None:
    shown = panes(replace(BRIEFING, deployments=(), questions=()))
    assert [row.text for pane in shown[-2:] for row in pane.rows] == ["No deployments here", "No open questions here"]


def test_a_citation_gives_party_speaker_title_date_and_paragraph() -> None:
    line = BY_NAME["Norway"].lines[1]
    assert line.citation == (
        "“We will not be told where to sail” (Norway rejects, Ingrid Halvorsen (Norwegian Foreign Minister); "
        "Norway and Iceland trade warnings as patrol ships crowd the Jan Mayen ridge, 4 Mar 2031, ¶2)"
    )


def test_words_are_found_in_panes_and_article_whatever_their_case() -> None:
    hits = find("TROMSØ", PANES, ARTICLE)
    assert {hit.pane for hit in hits if hit.span is None} == {3, 4, 7}
    assert [ARTICLE.text[hit.span.start : hit.span.end] for hit in hits if hit.span] == ["Tromsø", "Tromsø"]
    assert not find("  ", PANES, ARTICLE)
    assert find("in place", PANES, ARTICLE)


def test_a_search_steps_round_in_both_directions() -> None:
    hits = find("tromsø", PANES, ARTICLE)
    search = Search("tromsø", hits)
    assert search.count == f"{len(hits)} found"
    assert search.step(1) == hits[0]
    assert search.step(-1) == hits[-1]
    assert search.count == f"{len(hits)}/{len(hits)}"
    assert Search("x").step(1) is None
    assert Search("x").count == "not found"
