"""The removals of runs, to be looked at one by one, and what that says of the rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from heapq import nsmallest
from pathlib import Path
from typing import Any, Final, NamedTuple

from stripper.report.intervals import wilson
from stripper.report.labels import Label, Labels, digest
from stripper.report.runs import Line, read_again, read_run
from stripper.rules import Removal
from stripper.selection import begins_code

HEADER: Final = (
    *("rule", "kind", "removals", "right", "wrong", "skipped"),
    *("precision", "95 % interval"),
)


class Group(NamedTuple):
    """What has a precision of its own: a rule, or what stands in a file of rules."""

    rule: str
    origin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One removal of a run, light enough to hold many; its text stays in the file."""

    path: Path
    number: int
    offset: int
    index: int
    group: Group
    kind: str
    plugin: str
    key: bytes

    def read(self) -> tuple[Line, Removal]:
        """Read the removal again, with the line it stands in.

        Raises:
            InputError: The file was changed since.
        """
        line = read_again(self.path, self.number, self.offset)
        return line, line.removals[self.index]

    def is_named(self, selector: str, names: Mapping[str, str]) -> bool:
        """Tell whether *selector* means the rule of this removal.

        Args:
            selector: Its code, a prefix of that, its name, its plugin, its site or site rule.
            names: Rule names by code.
        """
        rule, origin = self.group
        named = (self.plugin, names.get(rule), origin, origin.partition("#")[0])
        return selector in named or begins_code(selector, rule)


def read_entries(paths: Iterable[Path]) -> Iterator[Entry]:
    """Read the removals of runs, in order.

    Raises:
        InputError: A file cannot be read, or a line of it is neither removal nor record.
    """
    for path in paths:
        for line in read_run(path):
            for index, removal in enumerate(line.removals):
                yield Entry(
                    *(path, line.number, line.offset, index),
                    group=Group(removal.rule, removal.origin),
                    kind=str(removal.kind),
                    plugin=removal.plugin,
                    key=digest(line.document, removal),
                )


@dataclass(frozen=True, slots=True)
class Audit:
    """What there is to look at.

    Args:
        done: The removals that have a label.
        todo: Those that are to get one, in the order of the run.
        counts: How many there are in all, by rule and kind.
    """

    done: list[Entry] = field(default_factory=list)
    todo: list[Entry] = field(default_factory=list)
    counts: defaultdict[Group, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def prepare(entries: Iterable[Entry], labels: Labels, sample: int | None = None) -> Audit:
    """Sort removals into those that have a label and those that are to get one.

    Args:
        entries: The removals, in order.
        labels: The labels there are.
        sample: How many of each rule to look at, drawn by lot, the same ones each time; None for
            all.
    """
    audit = Audit()
    pools: defaultdict[Group, list[tuple[bytes, int, Entry]]] = defaultdict(list)
    for place, entry in enumerate(entries):
        audit.counts[entry.group][entry.kind] += 1
        pool = pools[entry.group]
        # The digest is the lot: it knows nothing of what was found.
        pool.append((entry.key, place, entry))
        if labels.get(entry.key):
            audit.done.append(entry)
        if sample is not None and len(pool) > 4 * sample:
            pool[:] = nsmallest(sample, pool)
    drawn = [item for pool in pools.values() for item in nsmallest(sample or len(pool), pool)]
    drawn.sort(key=lambda item: item[1])
    audit.todo.extend(entry for _, _, entry in drawn if not labels.get(entry.key))
    return audit


@dataclass(frozen=True)
class Precision:
    """How a rule did: how many of its removals were right, of those that somebody judged."""

    rule: str
    origin: str
    kind: str
    removals: int
    right: int
    wrong: int
    skipped: int

    def to_row(self) -> dict[str, Any]:
        """Return it as JSON holds it; without a label it has no precision."""
        judged = self.right + self.wrong
        low, high = wilson(self.right, judged)
        share = round(self.right / judged, 4) if judged else None
        return {**asdict(self), "precision": share, "low": round(low, 4), "high": round(high, 4)}

    def to_cells(self) -> list[str]:
        """Return it as a row of the table."""
        row = self.to_row()
        cells = [f"  {self.origin}" if self.origin else self.rule, self.kind]
        cells += [f"{row[name]:,}" for name in ("removals", "right", "wrong", "skipped")]
        if row["precision"] is None:
            return [*cells, "", ""]
        return [*cells, f"{row['precision']:.3f}", f"{row['low']:.3f}-{row['high']:.3f}"]


def precisions(audit: Audit, labels: Labels) -> list[Precision]:
    """Return how the rules did, by code, each followed by the site rules that it stands for."""
    found: defaultdict[Group, Counter[str]] = defaultdict(Counter)
    given: defaultdict[Group, Counter[Label | None]] = defaultdict(Counter)
    for group, counts in audit.counts.items():
        for part in {group, Group(group.rule, "")}:
            found[part] += counts
    for entry in (*audit.done, *audit.todo):
        for part in {entry.group, Group(entry.group.rule, "")}:
            given[part][labels.get(entry.key)] += 1
    return [
        Precision(
            *group,
            kind=" ".join(sorted(counts)),
            removals=counts.total(),
            right=given[group][Label.RIGHT],
            wrong=given[group][Label.WRONG],
            skipped=given[group][Label.SKIP],
        )
        for group, counts in sorted(found.items())
    ]
