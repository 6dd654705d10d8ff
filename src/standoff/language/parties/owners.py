"""Whose an office or a body is, by the words in and behind its noun phrase."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from standoff.language.gazetteer import sort_of
from standoff.language.parties.offices import Office, complement
from standoff.language.parties.survey import Naming

_LOCAL = frozenset({"mayor", "governor"})
_LISTING = frozenset({"and", "the", ",", "'s", "’s"})
_PRO_OR_ANTI = frozenset({"pro", "anti", "ex", "non"})


def possessors(doc: Doc, office: Office, naming: Sequence[Naming | None]) -> list[str]:
    """Return the parties named before the noun of `office` ("the Russian foreign minister", "Iran's army").

    An armed group goes before the state it is in, a possessive before an adjective. `naming` gives for
    each token what it is part of.
    """
    named = _named(doc, office.first, office.start, naming)
    found = [n for n in named if _owns(doc, n) and _may_own(n.code, office) and not _is_scene(doc, n, office)]
    if not found:
        return []
    groups = [n for n in found if _is_group(n)]
    possessive = [n for n in found if _possesses(doc, n) is (not office.is_a("reciprocal"))]
    chosen = (groups or possessive or found)[0]
    return _joined(doc, chosen, office, naming)


def beneficiaries(doc: Doc, office: Office, naming: Sequence[Naming | None]) -> list[str]:
    """Return the parties named in the complement of `office` ("a spokesman for the Kremlin", "officials in Paris")."""
    if office.beyond is None:
        return []
    stretch = list(complement(doc, office.beyond))
    if not stretch:
        return []
    found = [n for n in _named(doc, stretch[0], stretch[-1] + 1, naming) if _may_own(n.code, office)]
    if doc[office.beyond - 1].lower_ == "in":
        found = [n for n in found if _is_seat(doc, n, office)]
    if not found:
        return []
    groups = [n for n in found if _is_group(n)]
    return _joined(doc, (groups or found)[0], office, naming)


def _is_seat(doc: Doc, n: Naming, office: Office) -> bool:
    """Tell whether "in" before the party `n` tells whose `office` is: by its capital, or as a body with a name.

    "Officials in Kyiv" and "the ministry in Kenya" are of those states, "officials in Kenya" may be of any.
    """
    if n.start == office.beyond and sort_of(n.code) != "organisation":
        return n.place or office.is_a("body")
    return not n.place and n.end - n.start > 1 and doc[n.start - 1].lower_ != "in"


def _named(doc: Doc, start: int, end: int, naming: Sequence[Naming | None]) -> list[Naming]:
    return list(dict.fromkeys(n for n in naming[start:end] if n is not None and start <= n.start and n.end <= end))


def _is_group(n: Naming) -> bool:
    return sort_of(n.code) in ("group", None)


def _is_organisation(n: Naming) -> bool:
    return sort_of(n.code) == "organisation"


def _possesses(doc: Doc, n: Naming) -> bool:
    return n.end < len(doc) and doc[n.end].tag_ == "POS"


def _is_scene(doc: Doc, n: Naming, office: Office) -> bool:
    """Tell whether a place only happens to stand before a title: "in Moscow President Macron", unlike "Kyiv mayor"."""
    return n.place and not _possesses(doc, n) and doc[office.start].is_title and office.noun not in _LOCAL


def _owns(doc: Doc, n: Naming) -> bool:
    """Tell a name that owns what follows from one inside a compound adjective ("Russian-backed", "anti-US")."""
    if n.start > 1 and doc[n.start - 1].text == "-" and doc[n.start - 2].lower_ in _PRO_OR_ANTI:
        return False
    return not (n.end + 1 < len(doc) and doc[n.end].text == "-" and doc[n.end + 1].text[0].islower())


def _may_own(code: str, office: Office) -> bool:
    sort = sort_of(code) or "group"
    if office.is_a("irregular") and not office.is_a("owned", "body"):
        return sort == "group" or (sort == "organisation" and not office.plural)
    if office.is_a("members") and not office.is_a("officials", "owned", "person"):
        return sort == "organisation"
    return not (office.is_a("posted") and sort == "organisation")


def _joined(doc: Doc, chosen: Naming, office: Office, naming: Sequence[Naming | None]) -> list[str]:
    """Return `chosen` with the others listed behind it ("the foreign ministers of Greece, Cyprus and Egypt")."""
    codes, i = [chosen.code], chosen.end
    while office.plural and i < len(doc):
        n = naming[i]
        if n is not None:
            codes.append(n.code)
            i = n.end
        elif doc[i].lower_ in _LISTING:
            i += 1
        else:
            break
    return list(dict.fromkeys(codes))
