"""`stripper restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stripper.cli import options
from stripper.corpus.atomic import STDOUT, AtomicFile
from stripper.corpus.jobs import Form, find_jobs
from stripper.corpus.plan import refuse_overwriting
from stripper.corpus.run import Batch
from stripper.corpus.undo import Log, restore_records, restore_text
from stripper.corpus.writers import to_bytes, to_line
from stripper.errors import ConfigError


def restore(  # noqa: PLR0913 - one parameter an option
    cleaned: Annotated[
        str, typer.Argument(metavar="CLEANED", help="A clean file, or - for standard input.")
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
        typer.Option("-o", "--output", metavar="OUT", help="Where the original goes."),
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
    if cleaned != str(STDOUT) and Path(cleaned).is_dir():
        raise ConfigError(f"{cleaned}: a folder; restore its files one by one")
    job = find_jobs([cleaned], form=input_format, report=lambda _: None)[0]
    target = Path(cleaned) if in_place and out == STDOUT else out
    refuse_overwriting([Batch([job], target, as_json=False)], in_place=in_place)
    removals = Log(log) if log else None
    with AtomicFile(target) as file:
        if job.form is Form.JSONL:
            for row in restore_records(job, removals):
                file.write(to_line(row))
        else:
            file.write(to_bytes(restore_text(job, removals, source)))
