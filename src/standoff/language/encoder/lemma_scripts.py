"""A lemma as an edit of the form: so many letters off the end and others on, or another word altogether."""

from __future__ import annotations


def script(form: str, lemma: str) -> str:
    """Return the edit that makes `lemma` of `form`.

    `K2:y` keeps the capitals, takes two letters off and puts "y" on; `L` lowers the form first; `=be` is the lemma.
    """
    if not form or not lemma:
        return f"={lemma}"
    keeps = any(c.isupper() for c in lemma)
    base = form if keeps else form.lower()
    shared = next((i for i, (a, b) in enumerate(zip(base, lemma, strict=False)) if a != b), min(len(base), len(lemma)))
    if shared == 0:
        return f"={lemma}"
    return f"{'K' if keeps else 'L'}{len(base) - shared}:{lemma[shared:]}"


def apply(edit: str, form: str) -> str:
    """Return the lemma that the edit makes of `form`: the form in lower case where it does not fit."""
    if edit.startswith("="):
        return edit[1:]
    count, _, tail = edit[1:].partition(":")
    base = form if edit[0] == "K" else form.lower()
    if int(count) >= len(base):
        return base
    return base[: len(base) - int(count)] + tail
