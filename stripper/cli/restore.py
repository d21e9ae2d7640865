"""`stripper restore`."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import Annotated

import typer

from stripper.cli import options
from stripper.cli.console import say
from stripper.corpus.atomic import STDOUT, AtomicFile
from stripper.corpus.jobs import Form, Job, is_folder
from stripper.corpus.plan import plan_in_place, plan_outputs, refuse_overwriting
from stripper.corpus.run import Batch
from stripper.corpus.undo import Log, restore_records, restore_text
from stripper.corpus.writers import to_bytes, to_line
from stripper.errors import ConfigError, InputError


def restore(  # noqa: PLR0913 - one parameter an option
    cleaned: Annotated[
        str,
        typer.Argument(
            metavar="CLEANED", help="A clean file, a folder of them, or - for standard input."
        ),
    ],
    *,
    log: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The log of the run that cleaned it. Records that hold their removals need none.",
        ),
    ] = None,
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="OUT", help="Where the original goes; of a folder, a folder."
        ),
    ] = STDOUT,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Which source of the log the file was cleaned from.",
            show_default="the one with the most similar path",
        ),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Let the output replace the clean file.")
    ] = False,
    input_format: options.InputForm = None,
) -> None:
    """Give the original back, from a clean file and its removals.

    Pages come back as the text that was extracted from them.
    """
    folder = cleaned != str(STDOUT) and is_folder(Path(cleaned))
    target = Path(cleaned) if in_place and out == STDOUT else out
    if folder and (target == STDOUT or source):
        raise ConfigError(
            f"{cleaned}: a folder; it wants one with -o, or --in-place, and no --source"
        )
    inputs = options.find_inputs([cleaned], form=input_format, skip=str(out))
    if folder and target is not out:
        batches = plan_in_place(inputs.jobs)
    elif folder:
        batches = plan_outputs(inputs.jobs, f"{target}{os.sep}", folder=True, as_json=False)
    else:
        batches = [Batch(inputs.jobs, target, as_json=False)]
    refuse_overwriting(batches, in_place=in_place)
    removals = Log(log) if log else None
    faults = inputs.faults
    for batch in batches:
        job = batch.jobs[0]
        try:
            _restore(job, batch.path, removals, source=source, name=job.name if folder else None)
        except InputError as exc:  # which costs no other file
            say("error", str(exc))
            faults += 1
    raise typer.Exit(2 if faults else 0)


def _restore(
    job: Job, target: Path, removals: Log | None, *, source: str | None, name: PurePath | None
) -> None:
    with AtomicFile(target) as file:
        if job.form is Form.JSONL:
            for row in restore_records(job, removals):
                file.write(to_line(row))
        else:
            file.write(to_bytes(restore_text(job, removals, source=source, name=name)))
