"""Counts of what a run removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from stripper.result import Result, Status
from stripper.rules import Rule


class Tally:
    """What a run has done so far."""

    def __init__(self) -> None:
        self.documents = 0
        self.changed = 0
        self.guarded = 0
        self.suggestions = 0
        self.given = 0  # code points
        self.removed = 0
        self.counts: Counter[str] = Counter()
        self.characters: Counter[str] = Counter()

    def add(self, result: Result) -> None:
        """Count one document."""
        removed = sum(removal.end - removal.start for removal in result.removals)
        self.documents += 1
        self.changed += bool(result.removals)
        self.guarded += result.status is Status.GUARDED
        self.suggestions += len(result.suggestions)
        self.given += len(result.text) + removed
        self.removed += removed
        for removal in result.removals:
            self.counts[removal.rule] += 1
            self.characters[removal.rule] += removal.end - removal.start

    @property
    def share(self) -> float:
        """The share of all characters given that was removed, in [0, 1]."""
        return self.removed / self.given if self.given else 0.0

    def summary(self, *, dry: bool = False) -> str:
        """Return the run in one line.

        Args:
            dry: Whether what was found is still there.
        """
        changed, removal = ("with noise", "finding") if dry else ("changed", "removal")
        parts = [
            f"{counted(self.documents, 'document')}, {self.changed:,} {changed}",
            f"{counted(self.counts.total(), removal)} ({self.share:.1%} of the text)",
        ]
        if self.suggestions:
            parts.append(counted(self.suggestions, "suggestion"))
        if self.guarded:
            parts.append(f"{self.guarded:,} held back by the guard")
        return ", ".join(parts)

    def table(self, rules: Mapping[str, Rule]) -> list[list[str]]:
        """Return the counts of each rule, most frequent first, with a header and the totals.

        Args:
            rules: The rules there are, by code.
        """
        rows = [["rule", "name", "kind", "count", "characters", "share"]]
        for code, count in sorted(self.counts.items(), key=lambda item: (-item[1], item[0])):
            rule, size = rules[code], self.characters[code]
            share = f"{size / self.given:.1%}"
            rows.append([code, rule.name, str(rule.kind), f"{count:,}", f"{size:,}", share])
        total = [f"{self.counts.total():,}", f"{self.removed:,}", f"{self.share:.1%}"]
        rows.append(["total", "", "", *total])
        return rows


def counted(number: int, what: str) -> str:
    """Return "1 document", "2 documents"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
