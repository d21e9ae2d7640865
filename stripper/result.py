"""What came of one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stripper import log
from stripper.rules import Failure, Removal


class Status(StrEnum):
    """How a document came out."""

    OK = "ok"
    UNCHANGED = "unchanged"
    GUARDED = "guarded"  # heuristic rules wanted more than the guards allow
    FAILED = "failed"  # a plugin failed; the others' removals stand


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document.

    Args:
        text: The clean text.
        removals: What was cut, sorted by start, not overlapping.
        suggestions: What was found and left: by rules of level `suggest`, or held back by a guard.
        failures: Plugins that failed on this document.
        metadata: Facts that the noise carried: title, date, byline, url, tags.
        status: One word for the whole.
    """

    text: str
    removals: tuple[Removal, ...] = ()
    suggestions: tuple[Removal, ...] = ()
    failures: tuple[Failure, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    status: Status = Status.UNCHANGED

    def restore(self) -> str:
        """Return the text that was given."""
        return log.restore(self.text, self.removals)
