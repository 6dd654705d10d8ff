"""Heads of forces: the words that name military personnel or materiel, by themselves or by what stands about them."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from standoff.extraction.deployments.naming import (
    DESIGNATION,
    MARK,
    amount_of,
    exercises,
    is_known,
    kinds,
    name_of,
    noun_class,
    singular,
    types,
    words_of,
)
from standoff.extraction.lexicon import lexicon
from standoff.language.parties import party_of


def is_head(token: Token) -> bool:
    """Tell whether `token` is the head of a noun phrase that names a force."""
    if token.lower_ in words_of("institutions", "drilling") and (_stands_for_its_own(token) or _is_counted(token)):
        return True
    word = singular(token)
    if not is_known(word) and DESIGNATION.fullmatch(token.text) is None:
        return False
    if (
        _is_verb(token)
        or _continues(token)
        or not (token.tag_.startswith(("NN", "VB", "JJ")) or DESIGNATION.fullmatch(token.text) or _is_plural(token))
    ):
        return False
    name = name_of(token)
    words = {t.lower_ for t in name[:-1]}
    if _is_civil(token, words) or _is_talk(name) or _is_title(token) or _is_institution(token, name):
        return False
    marked = bool(words & words_of("kinds", "military")) or any(DESIGNATION.fullmatch(t.text) for t in name[:-1])
    if word in words_of("abstract") and word == token.lower_:
        amount = amount_of(token, name.start)
        return (amount is not None and amount.text not in ("a", "an")) or any(
            c.dep_ == "nmod:poss" for c in token.children
        )
    if word in words_of("counted") and (marked or _has_party(token)):
        return True
    if word in words_of("counted", "sent") and _is_sent(token):
        return True
    if word in words_of("counted") | words_of("counted", "ranks"):
        amount = amount_of(token, name.start)
        several = amount is not None and max(amount.min or 0, amount.max or 0) > 1
        return several or (amount is not None and word in words_of("counted", "ranks"))
    if word in words_of("bound"):
        counted = word in words_of("bound", "persons") or _is_with_force(token)
        amount = amount_of(token, name.start) if counted else None
        marked = marked or (word == "carrier" and (_tells_carrier(token.doc) or _is_named_carrier(token)))
        return marked or (amount is not None and max(amount.min or 0, amount.max or 0) > 1)
    if word in words_of("singular") and word == token.lower_ and not marked:
        return amount_of(token, name.start) is not None or any(c.dep_ == "nmod:poss" for c in token.children)
    if DESIGNATION.fullmatch(token.text) is not None:
        return token.text[-1] == "s" or amount_of(token, name.start) is not None
    if word in types() and word not in kinds():
        plural = word != token.lower_ or amount_of(token, name.start) is not None
        return plural and token.text[:1].isupper() and token.tag_ != "JJ"
    return word in kinds()


def _stands_for_its_own(service: Token) -> bool:
    """Tell whether a service is what drills or moves: "the army withdrew", "the deployment of the Indian Navy"."""
    verb = service.head
    if service.dep_ == "nsubj":
        moves = verb.lemma_.lower() in words_of("institutions", "moving") and not _moves_another(verb)
        stays = any(c.dep_ == "xcomp" and c.lemma_.lower() in words_of("institutions", "sent") for c in verb.children)
        return exercises(verb) or moves or stays
    if service.dep_ in ("nsubj:pass", "obj"):
        return verb.lemma_.lower() in words_of("institutions", "sent")
    return service.dep_ == "nmod" and noun_class(verb) is not None and verb.nbor().lower_ == "of"


def _is_counted(service: Token) -> bool:
    """Tell whether the men of a service are counted: "its 15,000-man army"."""
    before = service.doc[max(service.i - 2, service.sent.start) : service.i].text
    return before in ("-man", "-strong", "- strong", "- man", "-member")


def _moves_another(verb: Token) -> bool:
    """Tell whether `verb` moves a force that it has as its object: "the army deployed tanks"."""
    return any(c.dep_ in ("obj", "obl:agent") and is_known(singular(c)) for c in verb.children)


def _tells_carrier(doc: Doc) -> bool:
    """Tell whether the text tells of an aircraft carrier, which "the carrier" then means."""
    return any(t.lower_ == "carrier" and t.i > 0 and t.nbor(-1).lower_ == "aircraft" for t in doc)


def _is_named_carrier(token: Token) -> bool:
    after = token.doc[token.i + 1 : min(token.i + 6, token.sent.end)].text
    return any(
        after.removeprefix("USS ").startswith(name)
        for names in lexicon("forces")["carriers"].values()
        for name in names
    )


def _is_civil(token: Token, words: set[str]) -> bool:
    """Tell whether the name or the possessor of what could be a force is civil: "the migrants' boat"."""
    owners = {child.lemma_.lower() for child in token.children if child.dep_ == "nmod:poss"}
    return bool((words | owners) & words_of("kinds", "civil"))


def _has_party(token: Token) -> bool:
    """Tell whether a party possesses them: "Haftar's men"."""
    plural = token.tag_ in ("NNS", "NNPS")
    return plural and any(child.dep_ == "nmod:poss" and party_of(child) for child in token.children)


def _is_plural(token: Token) -> bool:
    """Tell whether `token` is the plural of a force that stands as a noun does, whatever it was tagged."""
    return token.lower_ == f"{singular(token)}s" and token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "conj")


def _is_sent(token: Token) -> bool:
    """Tell whether `token` is what a verb of sending or stationing moves: "sent police", "police were deployed"."""
    if token.dep_ not in ("obj", "iobj", "nsubj:pass"):
        return False
    classes = lexicon("movements")["classes"]
    return any(token.head.lemma_.lower() in classes[name]["object"] for name in ("move", "place", "withdraw"))


def _is_with_force(token: Token) -> bool:
    """Tell whether `token` goes with a force: "units with 200 vehicles", "40 soldiers and six trucks"."""
    held = token.dep_ == "nmod" and singular(token.head) in words_of("containers")
    return any(
        part.dep_ in ("nmod", "conj", "obl") and part.head.i < part.i and is_known(singular(part.head))
        for part in (token, *([token.head] if held else []))
    )


def _is_verb(token: Token) -> bool:
    """Tell whether what could be a force is a verb: "preparing to bomb it", "they man the line"."""
    if not token.tag_.startswith("VB"):
        return False
    infinitive = token.i > token.sent.start and (token.nbor(-1).lower_ == "to" or token.nbor(-1).tag_ == "MD")
    return infinitive or any(child.dep_ in ("obj", "nsubj", "aux") for child in token.children)


def _continues(token: Token) -> bool:
    """Tell whether `token` only stands before the head of its phrase: "tank" in "tank crews".

    What is shipped is told by the word before the shipment: "arms shipments".
    """
    if token.i + 1 >= len(token.doc) or noun_class(token.nbor()) is not None:
        return False
    after = token.nbor()
    if MARK.fullmatch(after.text):
        return False
    if after.lower_ in ("home", "north", "south", "east", "west"):
        return False
    if after.tag_ == "POS" or (after.lower_ in ("-", "–") and not token.whitespace_):
        return True
    return after.tag_ in ("NN", "NNS") and after.i < token.sent.end and _noun_follows(token, after)


def _noun_follows(token: Token, after: Token) -> bool:
    if token.head.i >= after.i and token.dep_ in ("compound", "amod", "nmod", "flat", "nmod:poss", "nummod"):
        return True
    return token.tag_ in ("NN", "NNP") and after.dep_ not in ("obl:unmarked", "obl:tmod")


def _is_talk(name: Span) -> bool:
    before = name.doc[max(name.start - 2, name.sent.start) : name.start]
    return len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in words_of("talk")


def _is_title(token: Token) -> bool:
    """Tell whether `token` is the title of a person: "General Smith", but not "Frigate HMS Kent"."""
    if token.i + 1 >= len(token.doc) or token.tag_ != "NNP" or token.nbor().tag_ != "NNP":
        return False
    if not token.nbor().text[0].isalpha():
        return False
    return not token.nbor().text.isupper() and token.nbor().text not in lexicon("movements")["prefixes"]


def _is_institution(token: Token, name: Span) -> bool:
    """Tell whether `token` ends the name of a service ("Royal Navy", "Air Force"): it moves, it is not moved."""
    named = token.tag_ in ("NNP", "NNPS") and token.lower_ in words_of("institutions")
    return named and amount_of(token, name.start) is None
