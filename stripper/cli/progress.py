"""What a run says while it goes on and at its end, on standard error."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from stripper.cli.console import MessageLevel, say, show_table
from stripper.cli.options import Inputs
from stripper.corpus.readers import likely_form
from stripper.corpus.record import Record, Rejected
from stripper.corpus.run import Cleaned, Outcome, clean_jobs
from stripper.report.excerpt import printable
from stripper.report.statistics import Tally, counted
from stripper.result import Result
from stripper.runner import Stripper
from stripper.sites.hosts import host_of

if TYPE_CHECKING:
    from stripper.cli.terminal import Bar

_LONG: Final = 1.0  # seconds; what takes less needs no progress bar
_EXAMPLES: Final = 10  # faults of one sort that are told one by one


class Watch:
    """Counts the outcomes of a run, tells its faults, and shows a progress bar when it is long.

    Args:
        stripper: What cleans.
        inputs: What it reads.
        bar: Whether a progress bar may be shown.
        rejects: Where each source's rejected lines go; empty when they go nowhere.
        by_address: Whether files were named that go by a document's address, so that documents
            without one are worth a word.
    """

    def __init__(
        self,
        stripper: Stripper,
        inputs: Inputs,
        *,
        bar: bool = True,
        rejects: Mapping[str, Path] | None = None,
        by_address: bool = False,
    ) -> None:
        self.tally = Tally()
        self.rejected: Counter[str] = Counter()
        self.unreadable = inputs.faults
        self._faults: Counter[str] = Counter()
        self._stripper = stripper
        self._inputs = inputs
        self._rejects = rejects or {}
        self._by_address = by_address
        self._no_address = 0
        self._odd: Counter[tuple[MessageLevel, str]] = Counter()
        self._total = sum(job.size for job in inputs.jobs)
        self._bar: Bar | None = None
        self._may_show = bar and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, outcome: Outcome) -> None:
        """Take note of one outcome."""
        if isinstance(outcome, Cleaned):
            self.tally.add(outcome.result)
            if self._by_address and not self._has_address(outcome.record, outcome.result):
                self._no_address += 1
            self._tell(outcome.record, outcome.result)
            self._advance(outcome.record.size)
        elif isinstance(outcome, Rejected):
            self.rejected[outcome.source] += 1
            if self.rejected[outcome.source] <= _EXAMPLES:
                self._say("error", f"{outcome.place}: {outcome.message}")
            self._advance(len(outcome.raw))
        else:
            self.unreadable += 1
            self._say("error", outcome.message)

    def cleaned(self) -> Iterator[Cleaned]:
        """Clean the inputs without writing anything; yield the documents, take note of the rest."""
        for outcome in clean_jobs(self._stripper, self._inputs.jobs):
            self(outcome)
            if isinstance(outcome, Cleaned):
                yield outcome

    @property
    def exit_code(self) -> int:
        """0 when all went well, 1 with failures or rejected lines, 2 with unreadable inputs."""
        if self.unreadable:
            return 2
        return 1 if self.rejected or self._faults or self._stripper.plugins.failures else 0

    def finish(self, *, quiet: bool = False, statistics: bool = False, dry: bool = False) -> None:
        """Say what the run came to; *dry* where it changed nothing."""
        self.__exit__()
        for plugin, count in self._faults.items():
            if count > _EXAMPLES:
                say("error", f"plugin '{plugin}' failed on {counted(count, 'document')}")
        for source, count in self.rejected.items():
            where = self._rejects.get(source)
            kept = f"kept in {where}" if where else "left out"
            say("warning", f"{source}: {counted(count, 'line')} rejected, {kept}")
        for (level, what), count in self._odd.items():
            if count > _EXAMPLES:
                say(level, f"{counted(count, 'document')} in all {what}")
        if self._no_address:
            say(
                "warning",
                f"{counted(self._no_address, 'document')} without an address, which site files "
                "and templates go by; say it with --url, or in the field 'url' of records",
            )
        if statistics:
            show_table(self.tally.table(self._stripper.plugins.rules), stream=sys.stderr)
        if (statistics or not quiet) and (self.tally.documents or not self.unreadable):
            sys.stderr.write(f"{self.tally.summary(dry=dry)}\n")

    def _has_address(self, record: Record, result: Result) -> bool:
        told = record.fields.get("url") or next(job.url for job in self._inputs.jobs)
        if not told and record.text is None:
            told = result.metadata.get("url")
        return bool(told and host_of(str(told)))

    def _tell(self, record: Record, result: Result) -> None:
        if record.encoding != "utf-8":
            told = f"{record.place}: read as {record.encoding}"
            self._mention("note", told, "were read as another encoding than UTF-8")
        if record.line is None and (form := likely_form(record.text or "")):
            told = f"{record.place}: read as one text, and begins as {form} does"
            advice = f"if it is that, say --input-format {form}"
            self._mention("warning", f"{told}; {advice}", "begin as no text does")
        if record.text is None and not (result.text or result.removals):
            told = f"{record.place}: no text was found in the page"
            self._mention("warning", told, "are pages without text")
        for failure in result.failures:
            self._faults[failure.plugin] += 1
            if self._faults[failure.plugin] <= _EXAMPLES:
                self._say(
                    "error",
                    f"{record.place}: plugin '{failure.plugin}' failed: {failure.message} "
                    f"(leave it out with --ignore {failure.plugin})",
                )

    def _mention(self, level: MessageLevel, message: str, what: str) -> None:
        """Say *message* unless enough were said of documents that do the same, *what*."""
        self._odd[level, what] += 1
        if self._odd[level, what] <= _EXAMPLES:
            self._say(level, message)

    def _say(self, level: MessageLevel, message: str) -> None:
        if self._bar:
            self._bar.say(level, printable(message))
        else:
            say(level, message)

    def _advance(self, size: int) -> None:
        self._read += size
        if self._may_show and self._bar is None and time.monotonic() - self._begun > _LONG:
            from stripper.cli.terminal import Bar  # noqa: PLC0415 - rich is slow to import

            self._bar = Bar(sys.stderr, self._total)
        if self._bar:
            self._bar.update(self._read, self.tally.documents)
