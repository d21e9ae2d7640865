"""`stripper learn`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stripper.cli import options
from stripper.cli.console import say
from stripper.errors import InputError
from stripper.report.statistics import counted

if TYPE_CHECKING:
    from stripper.learn.corpus import Tally


def learn(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    out: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="DIR", help="A new folder for the template files."),
    ],
    merge: Annotated[
        bool,
        typer.Option(
            "--merge",
            help="PATHs are folders learned from parts of a corpus; the result is that of the "
            "whole.",
        ),
    ] = False,
    articles: Annotated[
        int, typer.Option(min=5, metavar="N", help="How many articles of a domain are looked at.")
    ] = 200,
    plugin: options.PluginPaths = None,
    config: options.ConfigFile = None,
    input_format: options.InputForm = None,
    quiet: options.Quiet = False,
) -> None:
    """Learn the lines that recur on the pages of sites; remove nothing.

    Reads what clean reads; records need a `url`. Writes one file a domain, to be read, edited and
    given to `stripper clean --templates DIR`.
    """
    from stripper.learn import corpus  # noqa: PLC0415 - slow to import
    from stripper.learn.sketch import Sketch  # noqa: PLC0415

    corpus.refuse_full(out)
    # What was learned before must not speak for itself.
    settings = options.load_config(config, plugins=plugin).override(templates=())
    stripper = options.load_stripper(settings)
    tally = corpus.Tally()
    if merge:
        sketch = corpus.merge_sketches(map(Path, paths))
    else:
        inputs = options.find_inputs(paths, form=input_format, skip=str(out))
        sketch = Sketch(articles)
        tally.unreadable = inputs.faults
        corpus.sketch_jobs(inputs.jobs, sketch, stripper, tally, lambda text: say("error", text))
        _warn(tally)
    corpus.write_templates(sketch, out, stripper, tally)
    if not quiet:
        sys.stderr.write(
            f"{counted(tally.domains, 'domain')}, {counted(tally.templates, 'template')} in {out}\n"
        )
    if tally.unreadable:
        raise typer.Exit(2)
    raise typer.Exit(1 if tally.rejected or stripper.plugins.failures else 0)


def _warn(tally: Tally) -> None:
    """Tell of documents without an address, which is what their site is known by."""
    if not tally.documents:
        raise InputError("no document was read, so there is nothing to learn from")
    if not tally.no_address:
        return
    without = f"{counted(tally.no_address, 'document')} without a 'url' with a host in it"
    if tally.no_address == tally.documents:
        raise InputError(
            f"{without}, and no others; give JSON Lines whose records have 'text' and 'url'"
        )
    say("warning", f"{without}, left out")
