"""The quality gate: a pinned set of articles with gold, what is measured on it, and the floors that hold."""
