"""Check what plugins return against the contract in hookspecs."""

from __future__ import annotations

from collections.abc import Iterable

from stripper.plugins import Plugin
from stripper.rules import NO_FACTS, Finding, Kind, Span


def checked_findings(
    plugin: Plugin, findings: Iterable[Finding] | None, size: int
) -> list[Finding]:
    """Return what a plugin found; raise where it breaks the contract."""
    if findings is None:
        raise TypeError("stripper_find gave None, want findings; is there a `yield` in it?")
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
            _check_span(start, end, size)
            raise ValueError(f"findings not sorted: {start} after {last}")
        if rule not in codes:
            raise ValueError(f"unknown rule code {rule!r}")
        if not isinstance(reason, str) or not reason or not 0 <= score <= 1:
            raise ValueError(f"want a reason and a score in [0, 1], got {finding!r}")
        if (kind is not None and not isinstance(kind, Kind)) or not isinstance(origin, str):
            raise TypeError(f"want a stripper.Kind and a name, got {finding!r}")
        if facts is not NO_FACTS and not all(
            isinstance(part, str) for item in facts.items() for part in item
        ):
            raise TypeError(f"want facts that are strings, got {facts!r}")
        last = start
    return checked


def checked_keeps(spans: Iterable[Span] | None, size: int) -> list[Span]:
    """Return what a plugin keeps; raise where it breaks the contract."""
    if spans is None:
        raise TypeError("stripper_keep gave None, want spans; is there a `return` in it?")
    checked = list(spans)
    for span in checked:
        if not isinstance(span, Span):
            raise TypeError(f"stripper_keep gave {span!r}, want stripper.Span")
        _check_span(span.start, span.end, size)
    return checked


def _check_span(start: object, end: object, size: int) -> None:
    """Raise unless `[start, end)` is a span of a text of *size* code points."""
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"span {start!r}-{end!r}: want whole numbers")
    if not 0 <= start < end <= size:
        raise ValueError(f"span {start}-{end} is empty or outside the text of {size} characters")
