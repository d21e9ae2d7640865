"""`stripper clean`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from stripper.cli import options
from stripper.cli.console import show_lines
from stripper.cli.progress import Watch
from stripper.corpus.atomic import STDOUT, is_stream
from stripper.corpus.jobs import is_folder
from stripper.corpus.plan import plan_in_place, plan_outputs, refuse_overwriting
from stripper.corpus.record import given_text
from stripper.corpus.run import Batch, clean_batch
from stripper.corpus.writers import LogWriter, rejects_path
from stripper.report.diff import diff_lines
from stripper.runner import Stripper


def clean(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="A file, or a folder that gets the shape of the input. One OUT.jsonl takes the "
            "records of all inputs.",
            show_default="standard output",
        ),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write every removal here, as JSON Lines."),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Let an output replace its input.")
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show what would go, by which rule and why; write nothing."),
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count what each rule removed.")
    ] = False,
    preset: options.Preset = None,
    keep: options.Keep = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    plugin: options.PluginPaths = None,
    sites: options.SitePaths = None,
    url: options.Url = None,
    templates: options.TemplateFolders = None,
    config: options.ConfigFile = None,
    suggest: options.Suggest = None,
    strict: options.Strict = None,
    input_format: options.InputForm = None,
    output_format: Annotated[
        options.Format,
        typer.Option(
            "--output-format",
            help="Clean text, or a JSON record a document with its removals. JSON Lines always "
            "give JSON Lines.",
        ),
    ] = options.Format.TEXT,
    quiet: options.Quiet = False,
) -> None:
    """Take the noise out of articles.

    Without -o the clean text goes to standard output and nothing else does; several texts are set
    apart by a blank line.
    """
    settings = options.load_config(
        config,
        preset=preset,
        keep=keep,
        select=select,
        ignore=ignore,
        plugins=plugin,
        sites=sites,
        templates=templates,
        suggest=suggest,
        strict=strict,
    )
    inputs = options.find_inputs(paths, form=input_format, url=url, skip=out)
    if diff:
        _show_diff(options.load_stripper(settings), inputs, statistics=statistics, quiet=quiet)
    if in_place and out is None:
        batches = plan_in_place(inputs.jobs)
    else:
        folder = any(is_folder(Path(path)) for path in paths)
        batches = plan_outputs(
            inputs.jobs, out, folder=folder, as_json=output_format is options.Format.JSON
        )
    refuse_overwriting(batches, log, in_place=in_place)
    stripper = options.load_stripper(settings)
    with _watch(stripper, inputs, batches, by_address=bool(sites or templates)) as watch:
        _run(stripper, batches, log, watch)
        watch.finish(quiet=quiet, statistics=statistics)
    raise typer.Exit(watch.exit_code)


def _run(stripper: Stripper, batches: Sequence[Batch], log: Path | None, watch: Watch) -> None:
    removals = LogWriter(log)
    try:
        for batch in batches:
            clean_batch(stripper, batch, removals, watch)
    except BaseException:
        removals.close(failed=True)
        raise
    removals.close(failed=bool(watch.unreadable) and not watch.tally.documents)


def _watch(
    stripper: Stripper, inputs: options.Inputs, batches: Sequence[Batch], *, by_address: bool
) -> Watch:
    rejects = {
        job.source: rejects_path(batch.path)
        for batch in batches
        for job in batch.jobs
        if not is_stream(batch.path)
    }
    # A bar between the lines of a text that is being read would spoil both.
    in_the_way = sys.stdout.isatty() and any(batch.path == STDOUT for batch in batches)
    return Watch(stripper, inputs, bar=not in_the_way, rejects=rejects, by_address=by_address)


def _show_diff(
    stripper: Stripper, inputs: options.Inputs, *, statistics: bool, quiet: bool
) -> NoReturn:
    rules = stripper.plugins.rules
    with Watch(stripper, inputs, bar=False) as watch:
        for outcome in watch.cleaned():
            record, removals = outcome.record, outcome.result.removals
            if removals:
                text = given_text(record, outcome.result)
                show_lines(diff_lines(text, removals, record.place, rules))
        watch.finish(quiet=quiet, statistics=statistics, dry=True)
    raise typer.Exit(watch.exit_code)
