"""The house: its floors, its two walls, and the checks that every line passes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BELOW_THE_VIEWER = ("briefing", "article", "language", "extraction", "export", "library", "recent", "settings")
IMPORT_ALL = f"""
import importlib, pkgutil, sys
for name in {BELOW_THE_VIEWER!r}:
    module = importlib.import_module(f"standoff.{{name}}")
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"standoff.{{name}}."):
        importlib.import_module(found.name)
"""


def run(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import standoff", {"spacy", "textual"}),
        (IMPORT_ALL, {"textual"}),
        ("import standoff.viewer.app", {"spacy", "thinc"}),
        ("import standoff.article, standoff.briefing", {"spacy", "textual", "rich"}),
        ("import standoff.article", {"trafilatura", "lxml", "urllib.request", "http.client", "ssl"}),
        ("import standoff.export, standoff.library", {"spacy", "textual", "rich"}),
        ("import standoff.language.profile", {"spacy", "thinc"}),
    ],
    ids=["standoff", "below the viewer", "viewer", "article", "web", "export", "parties file"],
)
def test_what_an_import_leaves_out(code: str, absent: set[str]) -> None:
    run("-c", f"{code}\nimport sys\nloaded = {absent!r} & set(sys.modules)\nassert not loaded, loaded")


def test_a_floor_imports_only_the_floors_below_it() -> None:
    run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache")


def test_the_lint_is_clean() -> None:
    run("-m", "ruff", "check", "src", "tests")


def test_the_format_is_kept() -> None:
    run("-m", "ruff", "format", "--check", "src", "tests")


def test_the_types_are_strict() -> None:
    run("-m", "mypy")
