"""`stripper sites health`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from stripper.cli import options
from stripper.cli.console import say, show_table
from stripper.errors import ConfigError
from stripper.report.health import ALARMS, HEADER, Verdict, compare, read_runs
from stripper.report.statistics import counted


def health(
    runs: Annotated[
        list[Path],
        typer.Argument(
            metavar="RUN",
            help="JSON Lines that clean wrote, the oldest first, each record with its url. Logs "
            "of clean --log do too, but name no document without removals.",
        ),
    ],
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Show the rules that are steady, too.")
    ] = False,
    output_format: options.OutputFormat = options.Format.TEXT,
    quiet: options.Quiet = False,
) -> None:
    """Tell which site rules fell silent or exploded.

    The last run is compared with all before it. A rule fell, or fell silent, where it fires in at
    most half as large a share of its site's documents; it exploded where it fires in twice the
    share, or takes far more of a document than it did. What chance may have done is left out, so
    a few documents prove nothing. The exit status is 1 when there is such a rule.
    """
    if len(runs) < 2:
        raise ConfigError("name two runs or more, the oldest first")
    before, now, are_logs = read_runs(runs)
    changes = compare(before, now)
    shown = [change for change in changes if everything or change.verdict in ALARMS]
    if output_format is options.Format.JSON:
        rows = [change.to_row() for change in shown]
        sys.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
    elif shown:
        show_table([HEADER, *(change.to_cells() for change in shown)])
    if are_logs:
        say("note", "logs name no document without removals; JSON Lines of clean give true shares")
    if not changes:
        say("warning", "no removal in these runs is a site rule's")
    elif unseen := {
        c.cell.site for c in changes if c.verdict is Verdict.UNSEEN and not c.now.whole
    }:
        say("warning", f"no documents of {', '.join(sorted(unseen))} in {runs[-1]}")
    verdicts = Counter(change.verdict for change in changes)
    if not quiet:
        told = ", ".join(f"{verdicts[v]:,} {v}" for v in Verdict if verdicts[v]) or "none"
        sys.stderr.write(
            f"{counted(before.total, 'document')} before, {now.total:,} now; site rules: {told}\n"
        )
    raise typer.Exit(int(any(verdicts[verdict] for verdict in ALARMS)))
