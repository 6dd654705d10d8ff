"""The widgets of the briefing screen, each beside its style sheet."""
