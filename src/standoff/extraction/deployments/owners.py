"""Owners: the party that the words of a force name, by demonym, possessor or the prefix of a ship."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from standoff.extraction.deployments.forces import Force, forces
from standoff.extraction.deployments.likeness import alike, same_number
from standoff.extraction.deployments.movement import Movement
from standoff.extraction.deployments.naming import is_known, singular, words_of
from standoff.extraction.deployments.sharing import gap_party
from standoff.extraction.lexicon import lexicon
from standoff.language.document import offset
from standoff.language.parties import Mention, mentions_at, party_of

# How far back a definite noun ("the jets") may reach for the force that it names again.
SENTENCES_BACK = 4


def owners(movement: Movement) -> tuple[str, ...]:
    """Return the parties that the words of the force name: "three French frigates", "its troops", "HMS Kent"."""
    gapped = gap_party(movement.force) if movement.trigger.i < movement.force.start else None
    if gapped is not None and _is_second(movement):
        return codes(party(gapped))
    named = _named_owners(movement.force)
    return named or codes(
        _prefixed(movement) or _only_user(movement.force) or _from_after(movement) or _of_first(movement.force)
    )


def _is_second(movement: Movement) -> bool:
    """Tell whether the verb has moved another force before this one, so that it can be left out."""
    first = movement.force.head.doc[movement.trigger.i + 1 : max(movement.force.opening - 1, movement.trigger.i + 1)]
    return any(token.tag_.startswith("NN") and is_known(singular(token)) for token in first)


def owner_before(force: Force) -> str | None:
    """Return the party of the last such force that the text named with its party: "a Greek frigate ... the ship"."""
    sentence = force.head.sent
    for _ in range(SENTENCES_BACK):
        for other in reversed([f for f in forces(sentence) if f.end <= force.start and _may_mean(force, f)]):
            owners = _named_owners(other)
            if owners:
                return owners[-1]
        if sentence.start == 0:
            return None
        sentence = sentence.doc[sentence.start - 1].sent
    return None


def _may_mean(force: Force, before: Force) -> bool:
    return alike(before, force) and same_number(before, force)


def has_possessor(movement: Movement) -> bool:
    """Tell whether the force has a possessor that is no party: "their vessels", of a shipping line."""
    force = movement.force
    return any(t.tag_ == "PRP$" for t in force.head.doc[force.opening : force.start + 1])


def party(token: Token) -> str | None:
    """Return the code of the first party that `token` stands for, or None."""
    mentions = party_of(token)
    if mentions:
        return mentions[0].code
    return home(token.doc) if token.tag_ in ("NNP", "NNPS") and token.lower_ in words_of("services") else None


def home(doc: Doc) -> str | None:
    """Return the party from whose capital the article reports: its "Navy" needs no name of a country."""
    article = doc._.article
    if article is None or article.dateline is None:
        return None
    opening = (t for t in doc if article.dateline.start <= offset(t) < article.dateline.end)
    named = (m for t in opening for m in mentions_at(doc, t.i) if m.kind in ("name", "capital"))
    return next((m.code for m in named), None)


def codes(*found: str | None) -> tuple[str, ...]:
    """Return the codes in `found`, each once."""
    return tuple(dict.fromkeys(code for code in found if code is not None))


def _named_owners(force: Force) -> tuple[str, ...]:
    found: list[str] = []
    at = force.opening
    for token in reversed(force.head.doc[force.opening : force.end]):
        code = next((m.code for m in party_of(token) if m.kind != "nominal" and _tells(m, token)), None)
        if code is not None and code not in found and (not found or _is_joined(token, at)):
            found.insert(0, code)
            at = min([token.i, *(m.start for m in mentions_at(token.doc, token.i) if m.code == code)])
    return tuple(found)


def _tells(mention: Mention, token: Token) -> bool:
    return token.tag_ == "PRP$" or (mention.start <= token.i < mention.end and not _is_backer(token))


def _is_backer(token: Token) -> bool:
    """Tell whether the party is not whose force it is but what it has done to it: "Iranian-backed", "US-made"."""
    after = token.doc[token.i + 1 : token.i + 3]
    hyphenated = len(after) == 2 and after[0].text == "-" and not token.whitespace_
    return hyphenated and after[1].lower_ not in ("led", "flagged", "owned", "operated")


def _is_joined(token: Token, following: int) -> bool:
    """Tell whether only "and" or a comma stands between `token` and `following`: "French and German"."""
    return all(t.lower_ in ("and", ",") for t in token.doc[token.i + 1 : following])


def _prefixed(movement: Movement) -> str | None:
    """Return the party that the prefix of a ship's name tells, before the force or after it in apposition."""
    force, prefixes = movement.force, lexicon("movements")["prefixes"]
    last = max(force.end + 6, min(movement.trigger.i, force.end + 15))
    before = 15 if force.head.dep_ == "conj" else 5
    around = force.head.doc[max(force.head.sent.start, force.start - before) : min(last, force.head.sent.end)]
    return next((prefixes[t.text] for t in around if t.text in prefixes), None)


def _only_user(force: Force) -> str | None:
    """Return the party that alone has such a type, or a carrier of that name: "a B-52", "the carrier Nimitz"."""
    words = {token.text.removesuffix("s") for token in force.head.doc[force.opening : force.end]}
    typed = next((code for code, names in lexicon("forces")["owned"].items() if words & set(names)), None)
    if typed is not None or "carrier" not in words:
        return typed
    around = force.head.doc[
        max(force.opening - 6, force.head.sent.start) : min(force.end + 8, force.head.sent.end)
    ].text
    carriers = lexicon("forces")["carriers"].items()
    return next((code for code, names in carriers if any(name in around for name in names)), None)


def _from_after(movement: Movement) -> str | None:
    """Return the party right after the force: "ships of the Indian navy", "troops from Chad", "loyal to Riyadh"."""
    force = movement.force
    doc, i = force.head.doc, force.end
    if i + 2 < force.head.sent.end and doc[i].lower_ == "and" and is_known(singular(doc[i + 1])):
        i += 2
    if movement.rule.endswith("noun") and movement.trigger.i > force.end - 1:
        return None
    links = ("of", "from") if movement.role == "subject" or movement.name == "watch" else ("of",)
    serves = doc[i : i + 2].text.lower() in words_of("belonging")
    if i + 2 < force.head.sent.end and (doc[i].lower_ in links or serves):
        for token in doc[i + 1 + serves : min(i + 5 + serves, force.head.sent.end)]:
            code = party(token)
            if code is not None:
                return code
            if token.tag_ not in ("DT", "JJ", "NNP", "NN", "NNS"):
                break
    return None


def _of_first(force: Force) -> str | None:
    """Return the party of the phrase that the force is joined to: "five Chinese trawlers and two cutters"."""
    first = force.head.head
    along = force.head.dep_ in ("nmod", "obl") and any(c.lower_ == "with" for c in force.head.children)
    if not (force.head.dep_ in ("conj", "appos") or along) or first.i > force.head.i or not is_known(singular(first)):
        return None
    mentions = (m for c in first.children if c.i < first.i for m in party_of(c) if m.kind == "demonym")
    return next((m.code for m in mentions), None)
