"""The briefing screen and the dialogs over it, each beside its style sheet."""
