"""Sameness: whether two rows tell of one movement, or of one force with two numbers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from standoff.briefing import Quantity
from standoff.extraction.deployments.forces import Force, names_beside
from standoff.extraction.deployments.likeness import alike, is_generic, same_number
from standoff.extraction.deployments.naming import DEFINITE
from standoff.extraction.deployments.sources import Source
from standoff.extraction.lexicon import lexicon

if TYPE_CHECKING:
    from standoff.extraction.deployments.rows import Row

# A force may go on to another place so many sentences on.
SENTENCES_ON = 2

_STANDING = ("in place", "under way")
AHEAD = ("announced", "expected", "conditional")


def is_same(row: Row, new: Row) -> bool:
    """Tell whether `new` tells more of the movement of `row`."""
    if (
        _is_added(new)
        or not alike(row.force, new.force)
        or (row.trigger == new.trigger and row.tells.sent == new.tells.sent)
    ):
        return False
    if new.definite and not same_number(row.force, new.force):
        return False
    if new.actor is None:
        return (new.definite and (_agree(row, new) or _goes_on(row, new))) or is_part(row, new)
    if row.actor != new.actor:
        return False
    if {token.text for token in names_beside(row.force)} & {token.text for token in names_beside(new.force)}:
        return True
    if row.tells.sent.start == new.tells.sent.start and not new.definite:
        goes_on = _is_where(row, new) or (new.force.is_elided and new.destination == row.destination)
        return row.quantity is None and new.quantity is not None and goes_on
    if is_disputed(row, new) or is_part(row, new):
        return True
    if not _agree(row, new):
        return _goes_on(row, new)
    if row.leaves != new.leaves:
        return _turns_back(row, new)
    return new.definite or overlap(row.destination, new.destination)


def _is_added(new: Row) -> bool:
    """Tell whether the words say that these forces are others than those told: "additional frigates"."""
    before = {token.lower_ for token in new.force.opening_words}
    return new.quantity is None and bool(before & {"more", *_data()["further"]})


def is_disputed(row: Row, new: Row) -> bool:
    """Tell whether both rows count one force at one place, with different numbers.

    Of what stands at a place every number tells how much that is. What is sent may be sent twice: it is one
    force only where another source gives the number.
    """
    if row.quantity is None or new.quantity is None or is_near(row, new.quantity):
        return False
    if not is_countable(row, new.force, new.quantity):
        return False
    if row.leaves or new.leaves or _apart(row, new):
        return False
    if new.force.is_elided:
        return not row.destination or not new.destination or overlap(row.destination, new.destination)
    now = row.now.status
    if now in _STANDING and new.status in _STANDING:
        return overlap(row.destination, new.destination)
    one_step = (now in AHEAD) == (new.status in AHEAD)
    return one_step and _words(row.source) != _words(new.source) and overlap(row.destination, new.destination)


def is_countable(row: Row, force: Force, quantity: Quantity) -> bool:
    """Tell whether `quantity` can be a number of the force of `row`: of the same things, and not of more of them."""
    if min(_largest(one) for one in (row.quantity or quantity, quantity)) < 2:
        return False
    words = {token.lower_ for token in force.head.doc[force.opening : force.end]}
    adds = bool(words & set(_data()["adding"])) or any(word in quantity.text.lower() for word in _data()["adding"])
    same = row.force.noun == force.noun or (
        row.force.kind == force.kind and is_generic(row.force) and is_generic(force)
    )
    return same and not adds


def is_near(row: Row, quantity: Quantity) -> bool:
    """Tell whether `quantity` is one that is told of `row` already, by the number it names."""
    return any(_numbers(figure.quantity) == _numbers(quantity) for figure in row.figures)


def is_part(row: Row, new: Row) -> bool:
    """Tell whether `new` tells of the part of a force that goes first: "the first 400 officers arrived"."""
    if row.quantity is None or new.quantity is None or row.leaves != new.leaves:
        return False
    words = {t.lower_ for t in new.force.head.doc[max(new.force.opening - 1, 0) : new.force.start + 2]}
    first = bool(words & set(_data()["partial"])) or is_of_them(new.force)
    follows = row.status in AHEAD and new.status not in AHEAD
    placed = follows or not new.destination or not row.destination or overlap(row.destination, new.destination)
    return first and placed and _largest(new.quantity) < _largest(row.quantity)


def is_of_them(force: Force) -> bool:
    """Tell whether a number is one of a force told before: "more than 400 of them"."""
    after = [token.lower_ for token in force.head.doc[force.end : force.end + 2]]
    return after in (["of", "them"], ["of", "these"], ["of", "those"])


def overlap(some: list[str], others: list[str]) -> bool:
    """Tell whether two lists of places name one place."""
    return any(one.lower() in other.lower() or other.lower() in one.lower() for one in some for other in others)


def _goes_on(row: Row, new: Row) -> bool:
    """Tell whether "the warships" go on to another place from where the sentence or two before left them."""
    between = row.tells.doc[row.tells.end : new.tells.start]
    near = sum(token.is_sent_start is True for token in between) <= SENTENCES_ON
    return near and _is_named_again(new) and new.quantity is None


def _is_named_again(new: Row) -> bool:
    """Tell whether the words mean a force told just before: "they", "the ships", but not "its troops"."""
    again = new.force.is_anaphor or any(t.lower_ in DEFINITE for t in new.force.opening_words)
    return again and new.definite


def _words(source: Source | None) -> str | None:
    return source and source.words


def _turns_back(row: Row, new: Row) -> bool:
    """Tell whether one row brings back what the other sent: from its place, all of it, or so told."""
    back, out = (new, row) if new.leaves else (row, new)
    left = [back.origin] if back.origin and not back.origin.islower() else []
    if left and out.destination:
        return _is_named_again(new) or overlap(left, out.destination)
    return new.definite


def _is_where(row: Row, new: Row) -> bool:
    """Tell whether `new` goes on from the place of `row`: "to Poland, where 400 soldiers will be based"."""
    between = row.tells.doc[row.tells.end : new.force.start]
    return any(token.lower_ == "where" for token in between)


def _agree(row: Row, new: Row) -> bool:
    """Tell whether numbers and places of two rows can be those of one movement."""
    moved = row.leaves == new.leaves
    places = not row.destination or not new.destination or overlap(row.destination, new.destination) or not moved
    return places and (row.quantity is None or new.quantity is None or _share(row, new.quantity))


def _share(row: Row, quantity: Quantity) -> bool:
    return any(_numbers(figure.quantity) & _numbers(quantity) for figure in row.figures)


def _apart(row: Row, new: Row) -> bool:
    """Tell whether two rows are told of different days; what stands somewhere may be counted day by day."""
    one, other = row.now.when, new.when
    if row.now.status in _STANDING and new.status in _STANDING:
        return False
    if one is None or other is None or one.end is None or other.end is None:
        return False
    return (one.start or one.end) > other.end or (other.start or other.end) > one.end


def _numbers(quantity: Quantity) -> set[int]:
    return {number for number in (quantity.min, quantity.max) if number is not None}


def _largest(quantity: Quantity) -> int:
    return quantity.max or quantity.min or 0


@cache
def _data() -> dict[str, Any]:
    return lexicon("figures")
