"""The Textual app: an article and its briefing side by side. `standoff.viewer.app.run` opens it."""
