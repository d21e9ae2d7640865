"""Where noise is, as linters tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from stripper import log
from stripper.report.excerpt import StyledLine, printable, shorten
from stripper.report.position import Lines, first_shown
from stripper.rules import Removal

_EXCERPT: Final = 60  # characters


@dataclass(frozen=True, slots=True)
class Located:
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


def locate(
    path: str, text: str, removals: tuple[Removal, ...], suggestions: tuple[Removal, ...]
) -> Iterator[Located]:
    """Yield the findings of one document with their line and column, in order."""
    lines = Lines(text)
    found = [*((r, True) for r in removals), *((r, False) for r in suggestions)]
    for removal, certain in sorted(found, key=lambda pair: pair[0].start):
        yield Located(path, *lines.locate(first_shown(removal)), removal, certain)


def to_line(finding: Located, name: str) -> StyledLine:
    """Return `path:line:column: CODE name: 'excerpt' reason`."""
    removal = finding.removal
    return [
        (printable(finding.path), "bold"),
        (f":{finding.line}:{finding.column}: ", "dim"),
        (removal.rule, "red" if finding.certain else "yellow"),
        (f" {name}{'' if finding.certain else ' (suggestion)'}: ", ""),
        (_excerpt(removal.text), "cyan"),
        (f" {printable(removal.reason)}", ""),
    ]


def _excerpt(text: str) -> str:
    if text.isspace():
        return ascii(text[:_EXCERPT])
    return f"'{shorten(text, _EXCERPT)}'"


def to_row(finding: Located, identity: object) -> dict[str, Any]:
    """Return the finding as JSON holds it: a line of the log with its place and level."""
    return {
        "id": identity,
        "source": finding.path,
        "line": finding.line,
        "column": finding.column,
        "suggestion": not finding.certain,
        **log.to_dict(finding.removal),
    }
