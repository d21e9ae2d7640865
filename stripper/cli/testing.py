"""`stripper test`."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from stripper.cli import options
from stripper.cli.console import say, show_lines
from stripper.config import Config
from stripper.errors import StripperError
from stripper.report.statistics import counted
from stripper.testing.run import find_tests, run_tests

_PAUSE: Final = 0.3  # seconds between two looks at the files


def run(  # noqa: PLR0913 - one parameter an option
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Site files, case files of plugins (PLUGIN.toml), and folders of them.",
        ),
    ],
    *,
    watch: Annotated[
        bool, typer.Option("--watch", help="Run again whenever a file changes, until Ctrl-C.")
    ] = False,
    plugin: options.PluginPaths = None,
    sites: options.SitePaths = None,
    config: options.ConfigFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Run the tests of site files and plugins.

    What fails is shown with what was expected and what came. The exit status is 1 then, and also
    where a site file has rules but no test that shows something removed and one that shows
    something kept.
    """
    settings = options.load_config(config, plugins=plugin, sites=sites)
    if watch:
        with suppress(KeyboardInterrupt):
            _watch(paths, settings, quiet=quiet)
        return
    raise typer.Exit(0 if _run(paths, settings, quiet=quiet) else 1)


def _watch(paths: Sequence[Path], config: Config, *, quiet: bool) -> NoReturn:
    while True:
        seen = _times(paths)  # before the run, so that what changes in its course is not missed
        try:
            _run(paths, config, quiet=quiet)
        except StripperError as exc:
            say("error", str(exc))
        _wait_for_change(paths, seen)


def _run(paths: Sequence[Path], config: Config, *, quiet: bool) -> bool:
    files = find_tests(paths)
    outcomes = list(run_tests(files, config))
    failed = [outcome for outcome in outcomes if outcome.fault]
    for outcome in failed:
        where = f"{outcome.path}: {outcome.name}" if outcome.name else str(outcome.path)
        fault = outcome.fault
        if fault.startswith(f"{where}:"):
            line, _, fault = fault.removeprefix(where).partition(": ")
            where += line
        show_lines([[(f"{where}: ", "bold"), ("failed", "red"), (f": {fault}", "")]])
    if not outcomes:
        say("warning", "no tests in " + ", ".join(map(str, paths)))
    elif failed or not quiet:
        total = f"{len(outcomes) - len(failed)} passed, {len(failed)} failed"
        sys.stderr.write(f"{counted(len(files), 'file')}: {total}\n")
    return bool(outcomes) and not failed


def _wait_for_change(paths: Sequence[Path], seen: dict[Path, int]) -> None:
    while _times(paths) == seen:
        time.sleep(_PAUSE)


def _times(paths: Sequence[Path]) -> dict[Path, int]:
    """Return when each file was last written; a plugin beside its cases counts too."""
    files = [f for path in paths for f in (path.rglob("*") if path.is_dir() else [path])]
    files += [file.with_suffix(".py") for file in files if file.suffix == ".toml"]
    times = {}
    for file in files:
        try:
            times[file] = file.stat().st_mtime_ns
        except OSError:
            continue  # it is being replaced, or was never there
    return times
