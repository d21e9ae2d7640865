"""What came of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any, Final

from stripper import log
from stripper.resolve import Claim
from stripper.rules import Failure, Removal

# What Removal(...) does, in a third of the time.
_removal: Final[Callable[[tuple[Any, ...]], Removal]] = partial(tuple.__new__, Removal)


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


def removals_of(text: str, claims: Iterable[Claim]) -> tuple[Removal, ...]:
    """Return the claims as removals of *text*."""
    removals = []
    for claim in claims:
        start, end, finding, more = claim.start, claim.end, claim.finding, claim.merged - 1
        code, kind = claim.rule.code, finding.kind or claim.rule.kind
        reason = f"{finding.reason} (+{more} more)" if more else finding.reason
        score, origin = finding.score, finding.origin
        taken = (start, end, text[start:end], code, claim.plugin, kind, score, reason, origin)
        removals.append(_removal(taken))
    return tuple(removals)


def facts_of(claims: Iterable[Claim], metadata: Mapping[str, str]) -> dict[str, str]:
    """Join what the noise tells; what the caller or an earlier line says wins."""
    facts = dict(metadata)
    telling = [claim for claim in claims if claim.finding.facts]
    for claim in sorted(telling, key=lambda claim: claim.start):
        for key, value in claim.finding.facts.items():
            facts.setdefault(key, value)
    return facts


def status_of(
    removals: Sequence[Removal], held: Sequence[Claim], failures: Sequence[Failure]
) -> Status:
    """Return the one word for a result."""
    if failures:
        return Status.FAILED
    if held:
        return Status.GUARDED
    return Status.OK if removals else Status.UNCHANGED
