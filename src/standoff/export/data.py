"""A briefing as JSON, schema `standoff.briefing/1`."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date

from standoff.briefing import SCHEMA, Briefing


def to_dict(briefing: Briefing) -> dict[str, object]:
    """Return `briefing` as plain data.

    Spans are [start, end], dates YYYY-MM-DD, parties [code, name, mentions].
    """
    data = {field.name: _plain(getattr(briefing, field.name)) for field in fields(briefing)}
    data["parties"] = [[party.code, party.name, party.mentions] for party in briefing.parties]
    return {"schema": SCHEMA, **data}


def to_json(briefing: Briefing) -> str:
    """Return `briefing` as indented JSON with a closing newline."""
    return json.dumps(to_dict(briefing), ensure_ascii=False, indent=2) + "\n"


def jsonl(briefing: Briefing) -> str:
    """Return `briefing` as JSON on one line, with its newline."""
    return json.dumps(to_dict(briefing), ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
