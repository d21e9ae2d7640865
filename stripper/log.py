"""The removal log: one JSON object a removal, and the way back to the text given."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stripper.errors import InputError
from stripper.rules import Kind, Removal


def to_dict(removal: Removal) -> dict[str, Any]:
    """Return *removal* as a record holds it."""
    row = {
        "start": removal.start,
        "end": removal.end,
        "text": removal.text,
        "rule": removal.rule,
        "plugin": removal.plugin,
        "kind": str(removal.kind),
        "score": round(removal.score, 4),
        "reason": removal.reason,
    }
    return {**row, "origin": removal.origin} if removal.origin else row


def from_dict(row: Mapping[str, Any]) -> Removal:
    """Return the removal that `to_dict` wrote.

    Raises:
        InputError: A field is missing or has the wrong type.
    """
    try:
        return Removal(
            start=int(row["start"]),
            end=int(row["end"]),
            text=str(row["text"]),
            rule=str(row.get("rule", "")),
            plugin=str(row.get("plugin", "")),
            kind=Kind(row["kind"]),
            score=float(row.get("score", 1.0)),
            reason=str(row.get("reason", "")),
            origin=str(row.get("origin", "")),
        )
    except KeyError as exc:
        raise InputError(f"not a removal: {exc} is missing") from exc
    except (TypeError, ValueError) as exc:
        raise InputError(f"not a removal: {exc}") from exc


def apply(text: str, removals: Iterable[Removal]) -> str:
    """Cut *removals*, sorted by start and not overlapping, out of the text they were found in."""
    parts, at = [], 0
    for removal in removals:
        parts.append(text[at : removal.start])
        at = removal.end
    parts.append(text[at:])
    return "".join(parts)


def restore(cleaned: str, removals: Sequence[Removal]) -> str:
    """Put *removals* back and return the text given.

    Args:
        cleaned: What was left after the removals.
        removals: All of them, in any order.

    Raises:
        InputError: The removals do not fit the text: they overlap, or reach past its end.
    """
    parts: list[str] = []
    at = taken = 0  # offset in the text given; code points of `cleaned` used
    for removal in sorted(removals, key=lambda removal: removal.start):
        step = removal.start - at
        if (
            step < 0
            or taken + step > len(cleaned)
            or len(removal.text) != removal.end - removal.start
        ):
            raise InputError(
                f"removal {removal.rule} at {removal.start}-{removal.end} does not fit this text: "
                "the log is of another text, or the text was changed since"
            )
        parts += (cleaned[taken : taken + step], removal.text)
        taken += step
        at = removal.end
    parts.append(cleaned[taken:])
    return "".join(parts)


def dumps(row: Mapping[str, Any]) -> str:
    """Return one line of JSON; characters that UTF-8 cannot hold are escaped."""
    line = json.dumps(row, ensure_ascii=False)
    return line if line.isascii() or _fits_utf8(line) else json.dumps(row)


def _fits_utf8(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
