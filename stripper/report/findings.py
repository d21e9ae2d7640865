"""Where noise is, as linters tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from stripper import log
from stripper.report.diff import Line
from stripper.report.excerpt import printable, shorten
from stripper.report.position import Lines, first_shown
from stripper.rules import Removal

_EXCERPT: Final = 60  # characters


@dataclass(frozen=True, slots=True)
class Place:
    """A finding with its place in a file.

    Args:
        path: The file.
        line: From 1.
        column: From 1, in code points.
        removal: What was found.
        certain: False for a suggestion.
    """

    path: str
    line: int
    column: int
    removal: Removal
    certain: bool


def places(
    path: str, text: str, removals: tuple[Removal, ...], suggestions: tuple[Removal, ...]
) -> Iterator[Place]:
    """Yield the findings of one document with their line and column, in order."""
    lines = Lines(text)
    found = [*((r, True) for r in removals), *((r, False) for r in suggestions)]
    for removal, certain in sorted(found, key=lambda pair: pair[0].start):
        yield Place(path, *lines.locate(first_shown(removal)), removal, certain)


def to_line(place: Place, name: str) -> Line:
    """Return `path:line:column: CODE name: 'excerpt' reason`."""
    removal = place.removal
    return [
        (printable(place.path), "bold"),
        (f":{place.line}:{place.column}: ", "dim"),
        (removal.rule, "red" if place.certain else "yellow"),
        (f" {name}{'' if place.certain else ' (suggestion)'}: ", ""),
        (_excerpt(removal.text), "cyan"),
        (f" {printable(removal.reason)}", ""),
    ]


def _excerpt(text: str) -> str:
    if text.isspace():
        return ascii(text[:_EXCERPT])
    return f"'{shorten(text, _EXCERPT)}'"


def to_row(place: Place, identity: object) -> dict[str, Any]:
    """Return the finding as JSON holds it: a line of the log with its place and level."""
    return {
        "id": identity,
        "source": place.path,
        "line": place.line,
        "column": place.column,
        "suggestion": not place.certain,
        **log.to_dict(place.removal),
    }
