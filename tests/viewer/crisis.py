"""An invented crisis between real states, as an article and as the briefing one would wish of it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from standoff.briefing import (
    Article,
    Attribution,
    Briefing,
    Deployment,
    Party,
    Position,
    Quantity,
    Question,
    Span,
    Stance,
    Status,
    When,
)

HEADLINE = "Norway and Iceland trade warnings as patrol ships crowd the Jan Mayen ridge"

PARAGRAPHS = (
    "Norway has sent two patrol ships to the waters around Jan Mayen after Iceland demanded that all surveys of "
    "the sea bed stop. It denies breaking the 1981 agreement on the shelf.",
    "“We will not be told where to sail,” Norwegian Foreign Minister Ingrid Halvorsen said in Oslo on Tuesday. "
    "She rejected the Icelandic demand and offered talks in Tromsø next week.",
    "Iceland's prime minister, Katla Jónsdóttir, accused Oslo of drilling by night. Reykjavik would ask NATO to "
    "send observers if the ships stayed, she warned. She called on Denmark to keep out of the matter.",
    "Denmark supports Norway, its foreign ministry said, but wants both sides to talk. About 120 Danish marines "
    "are already in Greenland for an exercise.",
    "The United Kingdom urged restraint. London is expected to send a survey vessel to the region in March, "
    "according to a spokesman, who gave no date.",
    "Russia, which keeps a weather station nearby, said that it was watching the dispute closely. Moscow sees "
    "the row as proof that the alliance is divided.",
    "The two foreign ministers are to meet in Tromsø on 14 March. It is unclear who will chair the meeting, and "
    "whether the ships will be gone by then.",
)
SUBHEAD = "Talks in the north"

TEXT = "\n\n".join([HEADLINE, *PARAGRAPHS[:4], SUBHEAD, *PARAGRAPHS[4:]]) + "\n"


def span(words: str) -> Span:
    """Return where `words` stand in the text; they must stand there once."""
    assert TEXT.count(words) == 1, words
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sentence(inner: Span) -> Span:
    """Return the sentence around a span, for a text whose full stops all end sentences."""
    start = max(TEXT.rfind(". ", 0, inner.start) + 2, TEXT.rfind("\n", 0, inner.start) + 1)
    return Span(start, TEXT.index(".", inner.end - 1) + 1)


def make_article(text: str = TEXT) -> Article:
    """Return a text whose blocks are parted by blank lines as an article: the first one is its headline."""
    blocks: list[Span] = []
    at = 0
    for block in text.rstrip("\n").split("\n\n"):
        blocks.append(Span(at, at + len(block)))
        at += len(block) + 2
    subheads = tuple(block for block in blocks if text[block.start : block.end] == SUBHEAD)
    paragraphs = tuple(block for block in blocks[1:] if block not in subheads)
    return Article(
        file="jan-mayen.txt",
        url=None,
        title=text[: blocks[0].end],
        published=date(2031, 3, 4),
        text=text,
        headline=blocks[0],
        subheads=subheads,
        paragraphs=paragraphs,
        words=sum(len(text[start:end].split()) for start, end in paragraphs),
        sha256=sha256(text.encode()).hexdigest(),
    )


ARTICLE = make_article()


def paragraph(offset: int) -> int:
    """Return the index of the paragraph that holds an offset."""
    return next(at for at, block in enumerate(ARTICLE.paragraphs) if block.start <= offset < block.end)


def position(
    number: int,
    party: str,
    stances: tuple[Stance, ...],
    words: str,
    cue: str,
    *,
    target: tuple[str, ...] = (),
    by: tuple[str | None, str | None] = (None, None),
) -> Position:
    """Return a position told by `words`, shown by `cue` within their sentence."""
    told = span(words)
    around = sentence(told)
    start = TEXT.index(cue, around.start)
    return Position(
        id=f"p{number}",
        party=party,
        stances=stances,
        speaker=by[0],
        role=by[1],
        target=target,
        text=words,
        quoted="“" in words,
        cue=Span(start, start + len(cue)),
        rule="verb of stance",
        span=told,
        sentence=around,
        paragraph=paragraph(told.start),
    )


MINISTER = ("Ingrid Halvorsen", "Norwegian Foreign Minister")
PREMIER = ("Katla Jónsdóttir", "prime minister")

POSITIONS = (
    position(1, "ISL", ("demand",), "Iceland demanded that all surveys of the sea bed stop", "demanded",
             target=("NOR",)),
    position(2, "NOR", ("deny",), "It denies breaking the 1981 agreement on the shelf", "denies"),
    position(3, "NOR", ("reject",), "We will not be told where to sail", "said", by=MINISTER),
    position(4, "NOR", ("reject", "offer"), "She rejected the Icelandic demand and offered talks in Tromsø next week",
             "rejected", target=("ISL",), by=MINISTER),
    position(5, "ISL", ("accuse",), "accused Oslo of drilling by night", "accused", target=("NOR",), by=PREMIER),
    position(6, "ISL", ("threaten",), "Reykjavik would ask NATO to send observers if the ships stayed", "warned",
             target=("NATO",), by=PREMIER),
    position(7, "ISL", ("demand",), "She called on Denmark to keep out of the matter", "called on",
             target=("DNK",), by=PREMIER),
    position(8, "DNK", ("support", "demand"),
             "Denmark supports Norway, its foreign ministry said, but wants both sides to talk",
             "supports", target=("NOR",)),
    position(9, "GBR", ("demand",), "The United Kingdom urged restraint", "urged"),
    position(10, "RUS", ("assert",), "said that it was watching the dispute closely", "said"),
    position(11, "RUS", ("assert",), "Moscow sees the row as proof that the alliance is divided", "sees",
             target=("NATO",)),
)  # fmt: skip


def _deployment(
    number: int,
    actor: str,
    force: str,
    quantity: Quantity,
    to: str,
    status: Status,
    words: str,
    when: When | None = None,
    origin: str | None = None,
) -> Deployment:
    told = span(words)
    return Deployment(
        id=f"d{number}",
        actor=actor,
        force=force,
        quantity=quantity,
        origin=origin,
        destination=(to,),
        when=when,
        status=status,
        rule="movement verb",
        span=told,
        evidence=(sentence(told),),
    )


DEPLOYMENTS = (
    _deployment(1, "NOR", "patrol ships", Quantity("two", 2, 2), "Jan Mayen", "in place",
                "sent two patrol ships to the waters around Jan Mayen"),
    _deployment(2, "DNK", "marines", Quantity("About 120", 120, 120), "Greenland", "in place",
                "About 120 Danish marines are already in Greenland"),
    _deployment(3, "GBR", "survey vessel", Quantity("a", 1, 1), "the region", "expected",
                "send a survey vessel to the region in March", When("in March", date(2031, 3, 1), date(2031, 3, 31))),
)  # fmt: skip

QUESTIONS = (
    Question("q1", "unmet demand", "Will Norway stop all surveys of the sea bed, as Iceland demands?",
             "Norway rejected the demand.", ("ISL", "NOR"),
             (sentence(span("She rejected the Icelandic demand")), sentence(span("Iceland demanded"))), ("p1", "p4")),
    Question("q2", "conditional threat", "Will Iceland ask NATO for observers if the ships stay?",
             "The condition has not come true.", ("ISL",), (sentence(span("would ask NATO")),), ("p6",)),
    Question("q3", "pending event", "What will come of the meeting in Tromsø on 14 March?",
             "The meeting lies ahead.", ("NOR", "ISL"), (sentence(span("are to meet in Tromsø")),), ()),
    Question("q4", "unspecified", "Who will chair the meeting, and will the ships be gone by then?",
             "The article calls it unclear.", (), (sentence(span("It is unclear")),), ()),
)  # fmt: skip

BRIEFING = Briefing(
    article=ARTICLE,
    parties=(
        Party("NOR", "Norway", 9),
        Party("ISL", "Iceland", 6),
        Party("DNK", "Denmark", 4),
        Party("GBR", "UK", 2),
        Party("RUS", "Russia", 2),
        Party("NATO", "NATO", 1),
    ),
    panes=("RUS", "NATO", "GBR", "NOR", "ISL", "DNK"),
    positions=POSITIONS,
    deployments=DEPLOYMENTS,
    questions=QUESTIONS,
    attributions=(Attribution(None, span("denies"), span("breaking the 1981 agreement"), None, "NOR"),),
)
