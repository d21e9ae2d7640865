"""The JSON Schema of a site file, for editors, and its reference for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from stripper.rules import Kind
from stripper.sites.keys import LISTED, MEANS, TABLES, Holds, Key

_STRINGS: Final = {"type": "array", "items": {"type": "string"}}
_FORMS: Final[Mapping[Holds, dict[str, Any]]] = {
    Holds.STRING: {"type": "string"},
    Holds.STRINGS: _STRINGS,
    Holds.ONE_OR_MORE: {"anyOf": [{"type": "string"}, _STRINGS]},
    Holds.PATTERNS: {**_STRINGS, "minItems": 2, "maxItems": 2},
    Holds.PATTERN: {"type": "string", "format": "regex"},
    Holds.COUNT: {"type": "integer", "minimum": 1},
    Holds.KIND: {"enum": [str(kind) for kind in Kind]},
}


def site_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a site file."""
    top = _table("")
    for name in TABLES:
        if name:
            table = _table(name)
            top["properties"][name] = {"type": "array", "items": table} if name in LISTED else table
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A site file of stripper",
        **top,
    }


def _table(name: str) -> dict[str, Any]:
    keys = TABLES[name]
    table: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _property(entry) for key, entry in keys.items()},
    }
    if required := [key for key, entry in keys.items() if entry.required]:
        table["required"] = required
    if set(MEANS) <= keys.keys():
        table["oneOf"] = [{"required": [means]} for means in MEANS]
    return table


def _property(key: Key) -> dict[str, Any]:
    return {**_FORMS[key.holds], "description": key.says.replace("*", "")}


def reference() -> str:
    """Return the tables of keys, in Markdown."""
    parts = []
    for name, keys in TABLES.items():
        title = f"[[{name}]]" if name in LISTED else f"[{name}]"
        parts.append(f"### `{title}`\n" if name else "### At the top\n")
        parts.append("| key | holds | what it means |\n| --- | --- | --- |")
        parts += [
            f"| `{key}` | {entry.holds}{', required' if entry.required else ''} | {entry.says} |"
            for key, entry in keys.items()
        ]
        parts.append("")
    return "\n".join(parts)
