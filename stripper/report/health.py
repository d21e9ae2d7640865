"""How often site rules fire, compared with how often they did: the day a redesign breaks one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from stripper.errors import InputError
from stripper.report.intervals import fisher
from stripper.report.runs import Line, read_run
from stripper.sites.hosts import domain_of, host_of, names_of

_FACTOR: Final = 2.0  # times as often, or as seldom: less is no news however sure
_CHANCE: Final = 0.01  # share of the rules named, at most, that chance alone would name
_USUAL: Final = 0.9  # share of the documents before that tells how much a rule takes
_MUCH: Final = 3.0  # times that


class Verdict(StrEnum):
    """What became of a rule."""

    SILENT = "silent"  # fires no more
    FELL = "fell"
    EXPLODED = "exploded"  # fires, or takes, far more
    STEADY = "steady"
    UNSURE = "unsure"  # a change that may be chance
    NEW = "new"  # did not fire before on any site
    UNSEEN = "unseen"  # one of the runs has no document of the site


ALARMS: Final = (Verdict.SILENT, Verdict.FELL, Verdict.EXPLODED)


class Cell(NamedTuple):
    """A site rule on one site: families have one rule for many."""

    origin: str
    site: str


@dataclass(slots=True)
class Hits:
    """What runs did.

    Args:
        total: How many documents there are.
        documents: How many of each site, under all its names; those whose address is not known
            are under the empty one.
        taken: How many characters a rule took, for each document in which it fired.
    """

    total: int = 0
    documents: Counter[str] = field(default_factory=Counter)
    taken: defaultdict[Cell, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, document: Sequence[Line]) -> None:
        """Count one document: its record, or its lines in a log."""
        host = _host(document[0])
        self.total += 1
        self.documents.update(names_of(host) if host else [""])
        sizes: Counter[Cell] = Counter()
        for line in document:
            for removal in line.removals:
                if removal.origin:
                    cell = Cell(removal.origin, _site(removal.origin, host))
                    sizes[cell] += removal.end - removal.start
        for cell, size in sizes.items():
            self.taken[cell].append(size)


def read_runs(paths: Sequence[Path]) -> tuple[Hits, Hits, bool]:
    """Count what the runs before the last did, and the last; tell too whether they are logs.

    Raises:
        InputError: A file cannot be read or is something else, or logs stand beside records.
    """
    before, now = Hits(), Hits()
    forms: dict[bool, Path] = {}
    for path in paths:
        for is_record, lines in groupby(read_run(path), key=attrgetter("is_record")):
            forms.setdefault(is_record, path)
            if len(forms) > 1:
                raise InputError(
                    f"{forms[False]} is a log and {forms[True]} holds records: a log lacks the "
                    "documents without removals, so compare runs of one form"
                )
            for document in _documents(lines, is_record=is_record):
                (now if path is paths[-1] else before).add(document)
    return before, now, False in forms


def _documents(lines: Iterable[Line], *, is_record: bool) -> Iterator[Sequence[Line]]:
    if is_record:
        yield from ([line] for line in lines)
    else:  # a log has the removals of a document together
        for _, group in groupby(lines, key=lambda line: (line.source, line.id)):
            yield list(group)


def _host(line: Line) -> str | None:
    found = line.fields.get("metadata")  # what a saved page says of itself
    told = found.get("url") if isinstance(found, dict) else None
    for name in (line.fields.get("url"), told, line.fields.get("id")):
        if isinstance(name, str) and "://" in name and (host := host_of(name)):
            return host
    return None


def _site(origin: str, host: str | None) -> str:
    """Return the site that a rule's documents are counted by."""
    if host is None:
        return ""
    named = origin.partition("#")[0]
    return named if named in names_of(host) else domain_of(host)


class Share(NamedTuple):
    """So many documents of so many."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part:,} of {self.whole:,}"

    def differs(self, other: Share) -> bool:
        """Tell whether one is at least twice the other."""
        ours, theirs = self.part * other.whole, other.part * self.whole
        return max(ours, theirs) >= _FACTOR * min(ours, theirs) and ours != theirs


@dataclass(frozen=True, slots=True)
class Change:
    """A site rule on one site, before and now.

    Args:
        cell: The rule and the site.
        before: In how many of the site's documents it fired.
        now: The same.
        much: How many characters of a document are far more than it took as a rule.
        much_before: In how many of those in which it fired it took more than that.
        much_now: The same.
        is_new: Whether it fired on no site before.
        verdict: What became of it.
    """

    cell: Cell
    before: Share
    now: Share
    much: int
    much_before: Share
    much_now: Share
    is_new: bool
    verdict: Verdict = Verdict.UNSURE

    @property
    def chances(self) -> tuple[float, float]:
        """How likely the change is without a cause: in how often it fires, in what it takes."""
        return fisher(*self.before, *self.now), fisher(*self.much_before, *self.much_now)

    def judge(self, limit: float) -> Change:
        """Return it with the verdict, where changes less likely than *limit* count."""
        return replace(self, verdict=self._verdict(*(chance <= limit for chance in self.chances)))

    def _verdict(self, often: bool, much: bool) -> Verdict:
        if self.is_new:
            return Verdict.NEW
        if not self.before.whole or not self.now.whole:
            return Verdict.UNSEEN
        more = self.now.part * self.before.whole > self.before.part * self.now.whole
        if often and self.now.differs(self.before) and not more:
            return Verdict.FELL if self.now.part else Verdict.SILENT
        if (often and self.now.differs(self.before)) or self._takes_more(much):
            return Verdict.EXPLODED
        return Verdict.UNSURE if self.now.differs(self.before) else Verdict.STEADY

    def _takes_more(self, much: bool) -> bool:
        ours, theirs = self.much_now, self.much_before
        return much and ours.part * theirs.whole > _FACTOR * theirs.part * ours.whole

    def to_row(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        row: dict[str, Any] = {**self.cell._asdict(), "verdict": str(self.verdict)}
        for name, fired, much in (
            ("before", self.before, self.much_before),
            ("now", self.now, self.much_now),
        ):
            row[name] = {"documents": fired.whole, "fired": fired.part, "took_much": much.part}
        return {**row, "much": self.much}

    def to_cells(self) -> list[str]:
        """Return it as a row of the table."""
        cells = [self.cell.origin, self.cell.site or "-", str(self.before), str(self.now)]
        if self.much_now.part > self.much_before.part and self.verdict is Verdict.EXPLODED:
            what = f"{self.much_before}, then {self.much_now} over {self.much:,} characters"
            return [*cells, f"{self.verdict} ({what})"]
        return [*cells, str(self.verdict)]


HEADER: Final = ("site rule", "site", "before", "now", "verdict")


def compare(before: Hits, now: Hits) -> list[Change]:
    """Return what became of each site rule on each site, by name.

    Of the rules that get a verdict of change at most 1 % do so by chance, however many there are.

    Source:
        Fisher's exact test; Benjamini and Hochberg 1995.
    """
    old = {cell.origin for cell in before.taken}
    changes = [
        _change(cell, before, now, is_new=cell.origin not in old)
        for cell in sorted({*before.taken, *now.taken})
    ]
    chances = sorted(chance for change in changes if not change.is_new for chance in change.chances)
    limit = -1.0
    for rank, chance in enumerate(chances, 1):
        if chance <= _CHANCE * rank / len(chances):
            limit = chance
    return [change.judge(limit) for change in changes]


def _change(cell: Cell, before: Hits, now: Hits, *, is_new: bool) -> Change:
    old, new = before.taken.get(cell, []), now.taken.get(cell, [])
    usual = sorted(old)[int(_USUAL * (len(old) - 1))] if old else 0
    much = int(_MUCH * usual)
    return Change(
        cell=cell,
        before=Share(len(old), before.documents[cell.site]),
        now=Share(len(new), now.documents[cell.site]),
        much=much,
        much_before=Share(sum(size > much for size in old), len(old)),
        much_now=Share(sum(size > much for size in new), len(new)),
        is_new=is_new,
    )
