"""Standoff's own themes. Textual's stay available in the command palette."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="standoff-dark",
    primary="#7aa7d9",
    secondary="#5f7f9f",
    accent="#c3a6e8",
    warning="#e6b45e",
    error="#ee7f74",
    success="#86c98b",
    foreground="#d9dde3",
    background="#14181d",
    surface="#1a1f26",
    panel="#252c35",
    dark=True,
    variables={
        "text-muted": "#a9b3bf",
        "text-disabled": "#a9b3bf",
        "lit": "#29415b",
        "cursor": "#243040",
        "match": "#6b5618",
        "frame": "#3b4654",
        "footer-key-foreground": "#e6b45e",
    },
)

LIGHT = Theme(
    name="standoff-light",
    primary="#1f5f9e",
    secondary="#4b6a88",
    accent="#6f42a8",
    warning="#8a5a00",
    error="#b3261e",
    success="#1c6e2a",
    foreground="#1d232b",
    background="#f6f4ef",
    surface="#fdfcf9",
    panel="#e9e6de",
    dark=False,
    variables={
        "text-muted": "#4d545d",
        "text-disabled": "#4d545d",
        "lit": "#bcd3ea",
        "cursor": "#e4ebf2",
        "match": "#ffe08a",
        "frame": "#b9b6ac",
        "footer-key-foreground": "#764d00",
    },
)


def defaults(theme: Theme) -> dict[str, str]:
    """Return Standoff's own colours for a theme that does not name them."""
    return {
        "lit": f"{theme.primary} 40%",
        "cursor": f"{theme.primary} 20%",
        "match": f"{theme.warning or theme.primary} 40%",
        "frame": f"{theme.primary} 50%",
    }
