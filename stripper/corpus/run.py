"""The loop: every document of every input is read, cleaned and handed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from stripper.corpus.jobs import Job
from stripper.corpus.readers import read_records
from stripper.corpus.record import Record, Rejected, clean_record
from stripper.corpus.writers import LogWriter, Output
from stripper.errors import InputError
from stripper.result import Result
from stripper.runner import Stripper


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document with what came of it."""

    record: Record
    result: Result


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that cannot be read, and why; the others are cleaned nevertheless."""

    job: Job
    message: str


Outcome: TypeAlias = Cleaned | Rejected | Unreadable


@dataclass(frozen=True, slots=True)
class Batch:
    """The inputs that share one output.

    Args:
        jobs: The inputs, in order.
        path: The output; `-` for standard output.
        as_json: Whether the output holds records instead of text.
    """

    jobs: Sequence[Job]
    path: Path
    as_json: bool


def clean_jobs(stripper: Stripper, jobs: Iterable[Job]) -> Iterator[Outcome]:
    """Clean every document of *jobs*, one at a time, in order."""
    for job in jobs:
        try:
            for record in read_records(job):
                if isinstance(record, Rejected):
                    yield record
                else:
                    yield Cleaned(record, clean_record(stripper, record, job.url))
        except InputError as exc:
            yield Unreadable(job, str(exc))


def clean_batch(
    stripper: Stripper, batch: Batch, log: LogWriter, see: Callable[[Outcome], None]
) -> None:
    """Clean the inputs of one output and write it, all of it or nothing.

    Args:
        stripper: What cleans.
        batch: The inputs and their output.
        log: Takes the removals.
        see: Called with each outcome, after it was written.

    Raises:
        OutputError: The output or the log cannot be written.
        PluginError: A plugin fails and the configuration is strict.
    """
    output = Output(batch.path, as_json=batch.as_json)
    unreadable = 0
    try:
        for outcome in clean_jobs(stripper, batch.jobs):
            if isinstance(outcome, Cleaned):
                output.write(outcome.record, outcome.result)
                log.write(outcome.record, outcome.result)
            elif isinstance(outcome, Rejected):
                output.reject(outcome)
            else:
                unreadable += 1
            see(outcome)
        if unreadable < len(batch.jobs):
            with log.settling():
                output.commit()
            return
    except BaseException:  # Ctrl-C too leaves nothing half done
        output.discard()
        raise
    output.discard()
    log.rewind()
