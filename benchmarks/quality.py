"""Measure what stripper, and others beside it, make of labelled files.

Usage: python benchmarks/quality.py FILE.jsonl... [--peers] [--worst N] [--every N] [--jobs N]

A file's fields say how it is labelled (see `labelled.py` and README.md). Prints one table a file, a
column a cleaner; the first column is the text as it was given. --peers adds jusText, the C4 line
rules and boilerpy3 (extra `bench`). --worst shows the documents that lost most of the article:
what was removed, by which rule and why. --docs writes the tables into docs/quality.md.
"""

from __future__ import annotations

import argparse
import heapq
import sys
from collections.abc import Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final, NamedTuple

from judge import Verdict, judge
from labelled import Record, add_arguments, each, name_of, read, recognise, told
from peers import NOTHING, PEERS, cuts_of, peer
from stripper import Result, Span, Stripper
from suites import SUITES, Figures, Outcome, Tally, add
from tables import PAGE, table, write_section

OURS: Final = "stripper"


class Measured(NamedTuple):
    """One document: a tally for each cleaner, and the removals that took from the article."""

    document: str
    tallies: dict[str, Tally]
    losses: list[Verdict]
    failures: int

    @property
    def lost(self) -> float:
        """The characters of the article that stripper took."""
        return sum(verdict.lost for verdict in self.losses)


@cache
def stripper() -> Stripper:
    """Return the stripper with the default configuration, made once a process."""
    return Stripper()


def clean(record: Record) -> Result:
    """Clean a record as `stripper clean` would, with the title, address and language it has."""
    return next(stripper().clean_many([record]))


def measure(record: Record, *, names: Sequence[str], losses: bool) -> Measured:
    """Measure one document.

    Args:
        record: A labelled record.
        names: The peers to run beside stripper. On HTML they get the text that it extracted.
        losses: Whether to judge what was removed.
    """
    tally = SUITES[recognise(record)].tally
    result = clean(record)
    given = result.restore()
    cuts = [Span(removal.start, removal.end) for removal in result.removals]
    tallies = {}
    for name in names:
        text = peer(name)(given)
        tallies[name] = tally(record, Outcome(given, text, cuts_of(given, text)))
    tallies[OURS] = tally(record, Outcome(given, result.text, cuts))
    bad = [verdict for verdict in judge(record, result) if verdict.lost] if losses else []
    return Measured(str(record["id"]), tallies, bad, len(result.failures))


def run(
    records: Iterable[Record], *, names: Sequence[str], worst: int = 0, jobs: int = 1
) -> tuple[dict[str, Tally], list[Measured]]:
    """Measure all documents; return a tally for each cleaner and the *worst* documents."""
    totals: dict[str, Tally] = {name: {} for name in (*names, OURS)}
    measured = each(partial(measure, names=names, losses=worst > 0), records, jobs)
    ranked: list[tuple[float, int, Measured]] = []
    failures = 0
    for number, document in enumerate(measured):
        for name, tally in document.tallies.items():
            add(totals[name], tally)
        failures += document.failures
        if document.lost:
            heapq.heappush(ranked, (document.lost, -number, document))
            ranked = heapq.nlargest(worst, ranked) if len(ranked) > 2 * worst else ranked
            heapq.heapify(ranked)
    if failures:
        print(f"{failures} failures of plugins", file=sys.stderr)
    return totals, [document for _, _, document in heapq.nlargest(worst, ranked)]


def figures_table(figures: dict[str, Figures]) -> str:
    """Return the figures of several cleaners side by side, in Markdown."""
    rows = [
        [group if first else "", name, *(f"{of[group][name]:.4f}" for of in figures.values())]
        for group, values in figures[OURS].items()
        for first, name in zip([True] + [False] * len(values), values, strict=False)
    ]
    return table(["documents", "figure", *figures], rows)


def report(path: Path, options: argparse.Namespace) -> str:
    """Measure a file, print its worst documents and return its table."""
    first = next(read(path))
    names = list(PEERS) if options.peers else [NOTHING]
    records = read(path, options.every)
    totals, worst = run(records, names=names, worst=options.worst, jobs=options.jobs)
    suite = SUITES[recognise(first)]
    shown = figures_table({name: suite.figures(total) for name, total in totals.items()})
    print(f"{name_of(path)}\n\n{shown}\n")
    for document in worst:
        print(f"{document.document}: {document.lost:.0f} characters of the article lost")
        for verdict in sorted(document.losses, key=lambda verdict: -verdict.lost):
            print(verdict.show())
        print()
    sample = f", every {options.every}th document" if options.every > 1 else ""
    return f"**{name_of(path)}**{sample}\n\n{shown}"


@told
def main() -> None:
    parser = argparse.ArgumentParser(description="Measure cleaners on labelled files.")
    add_arguments(parser)
    parser.add_argument("--peers", action="store_true", help="other cleaners too (extra bench)")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst")
    parser.add_argument("--docs", action="store_true", help="write the tables to docs/quality.md")
    options = parser.parse_args()
    for name in PEERS if options.peers else ():
        peer(name)
    tables = [report(path, options) for path in options.files]
    if options.docs:
        write_section(PAGE, "figures", "\n\n".join(tables))


if __name__ == "__main__":
    sys.exit(main())
