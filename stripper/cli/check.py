"""`stripper check`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated

import typer

from stripper import log
from stripper.cli import options
from stripper.cli.console import show_lines
from stripper.cli.progress import Watch
from stripper.corpus.record import given_text
from stripper.corpus.run import Cleaned
from stripper.report import findings
from stripper.report.excerpt import StyledLine
from stripper.report.position import first_shown
from stripper.rules import Rule


def check(  # noqa: PLR0913 - one parameter an option
    paths: options.Paths,
    *,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count what each rule found.")
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
    output_format: options.OutputFormat = options.Format.TEXT,
    quiet: options.Quiet = False,
) -> None:
    """Tell where noise is; change nothing.

    One line a finding: file, line, column, rule, excerpt, reason. In JSON Lines the line is the
    record's and the column counts in its text; in HTML both count in the extracted text.
    Suggestions are shown, but only what clean would remove makes the exit status 1.
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
    inputs = options.find_inputs(paths, form=input_format, url=url)
    stripper = options.load_stripper(settings)
    rules = stripper.plugins.rules
    with Watch(stripper, inputs, bar=False, by_address=bool(sites or templates)) as watch:
        for outcome in watch.cleaned():
            show_lines(_report(outcome, rules, output_format))
        watch.finish(quiet=quiet, statistics=statistics, dry=True)
    raise typer.Exit(2 if watch.exit_code else int(watch.tally.changed > 0))


def _report(
    outcome: Cleaned, rules: Mapping[str, Rule], output_format: options.Format
) -> Iterator[StyledLine]:
    record, result = outcome.record, outcome.result
    text = given_text(record, result)
    for found in findings.locate(record.source, text, result.removals, result.suggestions):
        if record.line is not None:
            column = first_shown(found.removal) + 1
            found = replace(found, line=record.line, column=column)  # noqa: PLW2901
        if output_format is options.Format.JSON:
            yield [(log.dumps(findings.to_row(found, record.id)), "")]
        else:
            yield findings.to_line(found, rules[found.removal.rule].name)
