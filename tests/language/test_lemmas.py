"""Base forms of verbs."""

from __future__ import annotations

import pytest

from standoff.language.lemmas import base_form


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("denies", "deny"), ("ruled", "rule"), ("begged", "beg"), ("said", "say"), ("sought", "seek"),
        ("massing", "mass"), ("ships", "ship"), ("withdrew", "withdraw"), ("urge", "urge"), ("vowing", "vow"),
    ],
)  # fmt: skip
def test_base_forms(form: str, base: str) -> None:
    assert base_form(form) == base


def test_what_is_no_verb_has_none() -> None:
    assert base_form("qwertyed") is None
    assert base_form("") is None
