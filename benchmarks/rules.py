"""Measure every rule by itself: how often it fires and how much of what it takes is noise.

Usage: python benchmarks/rules.py FILE.jsonl... [--suggest] [--worst N] [--every N] [--jobs N]

Takes the labelled files of `quality.py`, in any mixture. Prints a table, then the worst removals
of each rule in their context. Rules of level suggest are measured with --suggest, each finding as
if it alone had been carried out too. `judge.py` says what counts as noise. --docs writes the table
into docs/quality.md. The level of a rule follows from here: under 0.9 it is not `safe`.
"""

from __future__ import annotations

import argparse
import heapq
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Final

from judge import Verdict, judge
from labelled import Record, add_arguments, each, name_of, read, told
from quality import clean, stripper
from stripper import Level, Rule
from stripper.report.intervals import wilson
from suites import share
from tables import PAGE, table, write_section

SAFE: Final = 0.9  # the least precision of a rule that is safe
COLLECTIONS: Final = ("spans", "whole pages", "extracted", "segments")


@dataclass(slots=True)
class Score:
    """The sums over all findings of one rule."""

    fired: int = 0
    characters: int = 0
    judged_characters: float = 0
    noise_characters: float = 0
    copies: dict[tuple[str, str], list[bool]] = field(default_factory=dict)  # by page and words
    judged: Counter[str] = field(default_factory=Counter)  # findings, by collection
    right: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[float, int, Verdict]] = field(default_factory=list)

    def add(self, verdict: Verdict, keep: int) -> None:
        """Count a verdict, and keep it if it is among the *keep* worst."""
        self.fired += 1
        self.characters += verdict.size
        if not verdict.grade.judged:
            return
        self.judged_characters += verdict.grade.judged
        self.noise_characters += verdict.grade.noise
        words = " ".join(re.findall(r"\w+", verdict.removal.text.lower()))
        self.copies.setdefault((verdict.page, words), []).append(verdict.is_right)
        self.judged[verdict.collection] += 1
        self.right[verdict.collection] += verdict.is_right
        if verdict.lost:
            heapq.heappush(self.worst, (verdict.lost, -self.fired, verdict))
            if len(self.worst) > keep:
                heapq.heappop(self.worst)

    @property
    def found(self) -> int:
        """The judged findings; what several extractors left of one page counts once."""
        return len(self.copies)

    @property
    def found_right(self) -> int:
        """Those of which most copies were right."""
        return sum(2 * sum(copies) > len(copies) for copies in self.copies.values())

    @property
    def precision(self) -> float:
        """The share of the judged findings that were right."""
        return share(self.found_right, self.found)


def verdicts(record: Record, *, suggested: frozenset[str]) -> list[Verdict]:
    return list(judge(record, clean(record), suggested=suggested))


def catalogue(*, suggest: bool) -> dict[str, Rule]:
    """Return the rules to measure by code, in order."""
    return {
        code: rule
        for code, rule in sorted(stripper().plugins.rules.items())
        if suggest or rule.level is Level.SAFE
    }


def run(
    records: Iterable[Record], rules: Mapping[str, Rule], *, worst: int = 0, jobs: int = 1
) -> dict[str, Score]:
    """Judge all removals of all documents; return a score for each rule."""
    scores = {code: Score() for code in rules}
    suggested = frozenset(code for code, rule in rules.items() if rule.level is Level.SUGGEST)
    for found in each(partial(verdicts, suggested=suggested), records, jobs):
        for verdict in found:
            scores[verdict.removal.rule].add(verdict, worst)
    return scores


def rules_table(rules: Mapping[str, Rule], scores: Mapping[str, Score]) -> str:
    """Return the scores in Markdown."""
    header = ["rule", "name", "level", "fired", "characters", "noise, by characters"]
    header += ["noise, by findings", "95 % interval", *COLLECTIONS]
    rows = []
    for code, score in scores.items():
        row = [f"`{code}`", rules[code].name, rules[code].level]
        row += [f"{score.fired}", f"{score.characters}"]
        row.append(_shown(score.noise_characters, score.judged_characters))
        row.append(_shown(score.found_right, score.found))
        low, high = wilson(score.found_right, score.found)
        row.append(f"{low:.3f}-{high:.3f}" if score.found else "")
        for name in COLLECTIONS:
            judged = score.judged[name]
            row.append(f"{_shown(score.right[name], judged)} of {judged}" if judged else "")
        rows.append(row)
    return table(header, rows)


def _shown(part: float, whole: float) -> str:
    return f"{part / whole:.3f}" if whole else ""


def unsafe(rules: Mapping[str, Rule], scores: Mapping[str, Score]) -> str:
    """Say which rules are called safe and measured under 0.9."""
    codes = [
        f"`{code}`"
        for code, score in scores.items()
        if rules[code].level is Level.SAFE and score.judged and score.precision < SAFE
    ]
    return f"Safe rules measured under {SAFE} by findings: {', '.join(codes) or 'none'}."


@told
def main() -> None:
    parser = argparse.ArgumentParser(description="Measure each rule on labelled files.")
    add_arguments(parser)
    parser.add_argument("--suggest", action="store_true", help="rules of level suggest too")
    parser.add_argument("--worst", type=int, default=3, metavar="N", help="shown of each rule (3)")
    parser.add_argument("--docs", action="store_true", help="write the table to docs/quality.md")
    options = parser.parse_args()
    rules = catalogue(suggest=options.suggest)
    records = chain.from_iterable(read(path, options.every) for path in options.files)
    scores = run(records, rules, worst=options.worst, jobs=options.jobs)
    text = f"{rules_table(rules, scores)}\n\n{unsafe(rules, scores)}"
    print(text)
    for score in scores.values():
        for _, _, verdict in sorted(score.worst, reverse=True):
            print(f"\n{verdict.show()}")
    if options.docs:
        files = ", ".join(name_of(path) for path in options.files)
        sample = f" (every {options.every}th document)" if options.every > 1 else ""
        write_section(PAGE, "precision", f"Measured on {files}{sample}.\n\n{text}")


if __name__ == "__main__":
    sys.exit(main())
