from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from standoff.briefing import Article, Span
from standoff.viewer.sentences import sentences

from .crisis import ARTICLE, BRIEFING, make_article, span


def words(article: Article, known: Iterable[Span] = ()) -> list[str]:
    return [article.text[start:end] for start, end in sentences(article, known)]


def test_every_block_is_split_at_its_full_stops() -> None:
    article = make_article("A head\n\nMr. Ode left. “It is over.” He said: no. U.S. troops stay")
    assert words(article) == ["A head", "Mr. Ode left.", "“It is over.”", "He said: no.", "U.S. troops stay"]


def test_known_sentences_stand_and_the_rest_is_split_between_them() -> None:
    known = [span("send observers if the ships stayed, she warned. She called on Denmark")]
    found = words(ARTICLE, known)
    assert "send observers if the ships stayed, she warned. She called on Denmark" in found
    assert "to keep out of the matter." in found


def test_the_sentences_of_a_briefing_are_all_there() -> None:
    known = {position.sentence for position in BRIEFING.positions}
    assert known <= set(sentences(ARTICLE, known))


def test_overlapping_known_sentences_do_not_overlap_in_the_walk() -> None:
    a, b = span("Denmark supports Norway, its"), span("Norway, its foreign ministry said")
    walk = sentences(ARTICLE, [a, b])
    assert all(first.end <= second.start for first, second in pairwise(walk))
