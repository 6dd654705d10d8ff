"""Finding the condition on which a threat hangs: "if ...", "should fighting spread", "or face the consequences"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from standoff.extraction.questions.lists import table, words
from standoff.extraction.questions.stretches import closed
from standoff.extraction.wording import FINITE, QUOTES, bare

CONDITIONAL = words("modals", "conditional")
# The form of the verb that follows where one of these opens a condition ("should fighting spread", "were it to fail").
INVERTED = table("inverted")
# What stands before an inverted condition that does not open its clause, and what it begins with.
BEFORE = frozenset({"VB", "RP", "RB", "VBN", "NN", "NNS", "NNP", "IN", "JJ", "CD"})
OPENERS = words("clauses", "subordinating") | {"that", "and"}
SUBJECTS = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "EX", "CD"})
MOMENTS = words("threats", "moments")


def is_ultimatum(sentence: Span) -> bool:
    """Tell "withdraw or face the consequences", "or possibly face sanctions" and "failing which it would act"."""
    if any(t.lower_ == "failing" and t.nbor().lower_ in ("which", "that") for t in sentence[:-1]):
        return True
    after = [sentence.doc[t.i + 1 : min(t.i + 3, sentence.end)] for t in sentence if t.lower_ == "or"]
    alternatives = (next((t for t in pair if t.tag_ != "RB" or t.lower_ == "else"), None) for pair in after)
    return any(t is not None and (t.lower_ == "else" or _is_suffered(t)) for t in alternatives)


def _is_suffered(verb: Token) -> bool:
    return verb.lower_ in words("threats", "suffered")


def condition(sentence: Span) -> list[Token] | None:
    """Return the conditional clause of `sentence`, with the word that makes it one."""
    for token in sentence:
        if token.lower_ in words("threats", "markers") and _makes_condition(token):
            clause = _until_pause(token)
            if _says_something(clause):
                return clause
            continue
        if (token.lower_ in INVERTED and _is_inverted(token)) or _is_moment(token) or _is_as_long(token):
            return _until_pause(token)
    return None


def _is_as_long(opener: Token) -> bool:
    """Tell "as long as the raids go on" in what is told as a threat."""
    behind = [t.lower_ for t in opener.doc[opener.i : min(opener.i + 3, opener.sent.end)]]
    warned = (bare(t) in words("threats", "threatening") for t in opener.doc[opener.sent.start : opener.i])
    return behind in (["as", "long", "as"], ["so", "long", "as"]) and any(warned)


def is_by_request(clause: Sequence[Token]) -> bool:
    """Tell "if the alliance asks for them": who acts on a wish threatens nobody."""
    verbs = (t for t in clause if t.tag_ in FINITE | {"VBN"})
    told = next((t for t in verbs if bare(t) != "be"), None)
    return told is not None and bare(told) in words("threats", "requesting")


def is_empty(sentence: Span) -> bool:
    """Tell whether the only condition in `sentence` says nothing of itself: "if need be", "if necessary"."""
    markers = [t for t in sentence if t.lower_ in words("threats", "markers") and _makes_condition(t)]
    return bool(markers) and all(_is_idle(_until_pause(t)) for t in markers)


def _is_moment(article: Token) -> bool:
    """Tell "the moment a shell lands" from "at the moment"."""
    if article.lower_ != "the" or article.i + 2 >= article.sent.end or article.nbor().lower_ not in MOMENTS:
        return False
    before = article.nbor(-1).lower_ if article.i > article.sent.start else ""
    return before not in ("at", "for", "in", "from", "of") and article.nbor(2).tag_ in ("DT", "PRP", "NNP", "NN", "NNS")


def _makes_condition(marker: Token) -> bool:
    """Tell a condition from a question ("did not say if") and a comparison ("as if")."""
    before = marker.nbor(-1) if marker.i > marker.sent.start else None
    if before is None:
        return True
    # "Would work only if": what is needed, not what would be done.
    return before.lower_ not in ("as", "only") and before.lemma_.lower() not in words("threats", "asking")


def _is_idle(clause: Sequence[Token]) -> bool:
    """Tell "if necessary", "if need be" and "if so"."""
    return 1 < len(clause) <= 3 and clause[1].lower_ in words("threats", "empty")


def _says_something(clause: Sequence[Token]) -> bool:
    """Tell a condition from "if necessary" and from words without a verb."""
    if len(clause) < 2 or _is_idle(clause):
        return False
    return clause[1].tag_ == "VBG" or any(t.tag_ in FINITE | {"VB", "VBN"} for t in clause[1:])


def is_asked(clause: Sequence[Token]) -> bool:
    """Tell "if a test would bring war": what somebody was asked, which says its own condition."""
    told = next((t for t in clause if t.tag_ in FINITE), None)
    return clause[0].lower_ == "if" and told is not None and told.lower_ == "would"


def _is_inverted(operator: Token) -> bool:
    """Tell "should fighting spread" and "were it to fail" from the same words in their usual place."""
    if operator.i + 2 >= operator.sent.end or operator.sent[-1].text == "?":
        return False
    before = operator.nbor(-1) if operator.i > operator.sent.start else None
    after = operator.nbor()
    opens = before is None or before.is_punct or before.text in QUOTES or before.lower_ in OPENERS
    follows = before is not None and before.tag_ in BEFORE and not before.dep_.startswith("nsubj")
    should = operator.lower_ == "should"
    if not (opens or (follows and should)) or after.tag_ not in SUBJECTS:
        return False
    if should and before is None:
        return True
    return INVERTED[operator.lower_] in (t.tag_ for t in _until_pause(operator)) and (opens or operator.dep_ != "ROOT")


def _until_pause(marker: Token) -> list[Token]:
    """Return the words from `marker` to the mark that ends its clause; an aside about its subject is left out."""
    kept: list[Token] = []
    skipped = marker.i
    for token in marker.doc[marker.i : marker.sent.end]:
        if token.i < skipped:
            continue
        close = _closes_aside(token)
        if close is not None and kept:
            skipped = close.i + 1
            continue
        if token.text in ",;:.—–" and kept:
            break
        if (
            token.text in ("”", "’", '"')
            and token.tag_ != "POS"
            and not any(t.text in QUOTES for t in kept)
            and len(kept) > 2
            and not token.nbor(-1).whitespace_
        ):
            break
        kept.append(token)
    # "If both sides wish us to" leaves its verb to be understood: whoever asks must see that.
    return kept if kept[-1].tag_ == "TO" else closed(kept)


def _closes_aside(comma: Token) -> Token | None:
    """Return the comma that closes the relative clause which `comma` opens: "should the army, which ..., attack"."""
    after = comma.nbor() if comma.i + 1 < comma.sent.end else comma
    if comma.text != "," or after.tag_ not in ("WP", "WP$", "WDT"):
        return None
    closes = next((t for t in comma.doc[after.i : comma.sent.end - 1] if t.text == ","), None)
    return closes if closes is not None and closes.nbor().tag_[:2] in ("VB", "MD", "RB") else None


def is_remote(sentence: Span, hanging: Sequence[Token]) -> bool:
    """Tell whether the condition is told as unlikely or reported from the past: what "would" happen."""
    inside = {t.i for t in hanging}
    told = next((t for t in hanging if t.tag_ in FINITE), None)
    if told is not None and told.tag_ == "VBD":
        return True
    return not any(t.tag_ == "VBZ" for t in hanging) and any(
        t.lower_ in CONDITIONAL for t in sentence if t.i not in inside
    )
