"""A Briefing out: as Markdown, as JSON, on a terminal."""

from standoff.export.data import jsonl, to_dict, to_json
from standoff.export.markdown import markdown

__all__ = ["jsonl", "markdown", "to_dict", "to_json"]
