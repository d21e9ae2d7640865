"""Check what plugins return against the contract in hookspecs."""

from __future__ import annotations

from collections.abc import Iterable

from stripper.plugins import Plugin
from stripper.rules import NO_FACTS, Finding, Kind


def checked_findings(plugin: Plugin, findings: Iterable[Finding], size: int) -> list[Finding]:
    """Return what a plugin found; raise where it breaks the contract."""
    checked = list(findings)
    if not checked:
        return checked
    codes = {rule.code for rule in plugin.rules}
    last = 0
    for finding in checked:
        if not isinstance(finding, Finding):
            raise TypeError(f"stripper_find gave {finding!r}, want stripper.Finding")
        start, end, rule, reason, score, facts, kind, origin = finding
        if not (type(start) is type(end) is int and last <= start < end <= size):
            check_span(start, end, size)
            raise ValueError(f"findings not sorted: {start} after {last}")
        if rule not in codes:
            raise ValueError(f"unknown rule code {rule!r}")
        if not isinstance(reason, str) or not 0 <= score <= 1:
            raise ValueError(f"want a reason and a score in [0, 1], got {finding!r}")
        if (kind is not None and not isinstance(kind, Kind)) or not isinstance(origin, str):
            raise TypeError(f"want a stripper.Kind and a name, got {finding!r}")
        if facts is not NO_FACTS and not all(
            isinstance(part, str) for item in facts.items() for part in item
        ):
            raise TypeError(f"want facts that are strings, got {facts!r}")
        last = start
    return checked


def check_span(start: object, end: object, size: int) -> None:
    """Raise unless `[start, end)` is a span of a text of *size* code points."""
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"span {start!r}-{end!r}: want whole numbers")
    if not 0 <= start < end <= size:
        raise ValueError(f"span {start}-{end} is empty or outside the text of {size} characters")
