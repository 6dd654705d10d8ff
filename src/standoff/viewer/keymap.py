"""The user's keys: which names of bindings and keys there are, and what is wrong with those in the settings."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, key_to_character

import standoff.viewer

_MODIFIERS = {"ctrl", "shift", "alt", "meta", "super", "hyper"}


def faults(keys: Mapping[str, str]) -> list[str]:
    """Return what is wrong with `keys`, from binding ids to keys: one line each, that names them all."""
    known = binding_ids()
    ids = [name for name in keys if name not in known]
    strange = [key for name in keys for key in keys[name].split(",") if not _is_key(key.strip())]
    told = []
    if ids:
        told.append(f"No action is called {_listed(ids)}. The README lists the names.")
    if strange:
        told.append(f"No key is called {_listed(strange)}. Write it as ctrl+s, f5, space or question_mark.")
    return told


def binding_ids() -> frozenset[str]:
    """Return the id of every binding of the viewer. Imports all of it, also what is only used later."""
    for module in pkgutil.walk_packages(standoff.viewer.__path__, "standoff.viewer."):
        import_module(module.name)
    return frozenset(name for node in _nodes(DOMNode) for name in _ids(node))


def _nodes(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for each in node.__subclasses__():
        if each.__module__.startswith("standoff.") or each is App:
            yield each
        yield from _nodes(each)


def _ids(node: type[DOMNode]) -> Iterator[str]:
    for binding in node.__dict__.get("BINDINGS", ()):
        if isinstance(binding, Binding) and binding.id:
            yield binding.id


def _is_key(key: str) -> bool:
    if len(key) == 1:
        return True
    *modifiers, base = key.split("+")
    named = len(base) == 1 or base in {each.value for each in Keys} or key_to_character(base) is not None
    return named and set(modifiers) <= _MODIFIERS


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
