"""`stripper sites`: list site files, read foreign ones, and tell whether their rules still fire."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from stripper.cli import options
from stripper.cli.console import say, show_json, show_table
from stripper.corpus.atomic import write_new
from stripper.errors import ConfigError
from stripper.report.health import ALARMS, HEADER, Verdict, compare, read_runs
from stripper.report.statistics import counted
from stripper.sites import SiteFile, SiteRule, SiteStore, all_places
from stripper.sites.hosts import host_of
from stripper.sites.importer import SUFFIX, import_file


class _AddressOrCommand(TyperGroup):
    """`stripper sites example.org` is short for `stripper sites list example.org`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # A word without a dot or colon is a command, perhaps one with a typo in it.
        named = bool(args) and not args[0].startswith("-") and not {".", ":"} & {*args[0]}
        if not named and not {"-h", "--help", *self.commands} & {*args}:
            args = ["list", *args]
        return super().parse_args(ctx, args)


app: Final = typer.Typer(
    name="sites",
    cls=_AddressOrCommand,
    help="List, import and watch site files.\n\n"
    "`stripper sites ADDRESS` is short for `stripper sites list ADDRESS`.",
)


@app.command("list")
def list_sites(
    address: Annotated[
        str | None,
        typer.Argument(metavar="[ADDRESS]", help="Show what applies to this address or domain."),
    ] = None,
    *,
    sites: options.SitePaths = None,
    config: options.ConfigFile = None,
    output_format: options.OutputFormat = options.Format.TEXT,
) -> None:
    """List the site files, or the rules that apply to ADDRESS.

    Nearer files come first: those of --sites, of the configuration, of the project's
    stripper-sites folder, of the user's, and those that come with stripper. The exit status is 1
    when no file is for ADDRESS.
    """
    store = SiteStore(all_places(options.load_config(config, sites=sites).sites))
    if address is None:
        rows = list(_files(store))
    else:
        site = _site_for(store, address)
        rows = list(_rules(site)) if site else []
    if output_format is options.Format.JSON:
        show_json(rows)
    elif rows:
        show_table([list(rows[0]), *(list(row.values()) for row in rows)])
    if address is not None and not rows:
        say("warning", f"no site file is for {address}; `stripper new site` writes one")
        raise typer.Exit(1)


@app.command("import")
def import_sites(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files in the format of FiveFilters, or folders."),
    ],
    *,
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the site files go.")
    ],
    quiet: options.Quiet = False,
) -> None:
    """Read FiveFilters site patterns as rules for HTML.

    What could not be carried over is told.
    """
    files = list(_foreign_files(paths))
    carried = dropped = written = 0
    for file in files:
        try:
            found = import_file(file)
            write_new(out / found.name, found.text)
        except ConfigError as exc:
            say("warning", f"{file}: {exc}")
            continue
        written += 1
        carried += found.carried
        dropped += found.left.total()
        if found.left and not quiet:
            left = (f"{what} ({n})" if n > 1 else what for what, n in sorted(found.left.items()))
            say("note", f"{file}: left out {', '.join(left)}")
    if not quiet:
        sys.stderr.write(
            f"{counted(len(files), 'file')} read, {counted(written, 'site file')} written to "
            f"{out}, {counted(carried, 'line')} carried over, {dropped:,} left out\n"
        )
    raise typer.Exit(0 if written == len(files) else 1)


@app.command()
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
        show_json([change.to_row() for change in shown])
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


def _foreign_files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise ConfigError(f"{path}: no such file or folder")
        yield from sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]


def _files(store: SiteStore) -> Iterator[dict[str, Any]]:
    for place in store.places:
        for name, file in sorted(place.names.items()):
            hosts = sorted(host for host, path in place.hosts.items() if path == file)
            yield {"site": name, "domains": " ".join(hosts) or "(family)", "file": str(file)}


def _site_for(store: SiteStore, address: str) -> SiteFile | None:
    if host_of(address) is None:
        raise ConfigError(f"'{address}' is no address; write it as example.org")
    return store.site_for(address)


def _rules(site: SiteFile) -> Iterator[dict[str, Any]]:
    files = f"{site.name} ({site.path})"
    for key, value in site.config:
        shown = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        yield {"rule": "(configuration)", "does": f"{key} {shown}", "kind": "", "file": files}
    for does, selectors in (("prune", site.prune), ("body", site.body)):
        for selector in selectors:
            yield {"rule": "(page)", "does": f"{does} {selector.source}", "kind": "", "file": files}
    for does, rules in (("keep", site.keeps), ("remove", site.removes)):
        for rule in rules:
            yield {
                "rule": rule.origin,
                "does": f"{does} {rule.means} {_what(rule)}",
                "kind": str(rule.kind) if does == "remove" else "",
                "file": f"{rule.site} ({site.path})" if rule.site == site.name else rule.site,
            }


def _what(rule: SiteRule) -> str:
    patterns = " to ".join(f"'{pattern.source}'" for pattern in rule.patterns)
    if rule.count:
        return f"{rule.count} if {patterns}"
    below = f" with {rule.below} below it" if rule.below else ""
    return f"{patterns}{below}" if patterns else f"'{rule.phrase}'"
