"""`stripper new`: files to start from."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from stripper.cli import options
from stripper.rules import Kind
from stripper.scaffold.files import write
from stripper.scaffold.plugin import plugin_files, plugin_name

app: Final = typer.Typer(help="Write files to start from.", no_args_is_help=True)


@app.command()
def plugin(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="The plugin's name: page-turn, cookie-note."),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FOLDER",
            help="Where the files go; a new or empty folder.",
            show_default="stripper-NAME",
        ),
    ] = None,
    kind: Annotated[
        Kind,
        typer.Option(
            metavar="KIND",
            help="The noise kind of its rule, which decides when it runs: promo, caption and so "
            "on.",
            autocompletion=options.complete_kind,
        ),
    ] = Kind.NAVIGATION,
    config: options.ConfigFile = None,
) -> None:
    """Write a plugin of your own: module, phrases, cases, test, README, ready to install.

    It works as written, on an example; change it from there. The names and rule codes of the
    plugins that are installed or configured are not used again.
    """
    settings = options.load_config(config, strict=False).override(select=(), ignore=())
    known = options.load_stripper(settings, quiet=True).plugins
    files = plugin_files(name, kind, known)
    folder = out or Path(f"stripper-{plugin_name(name)}")
    sys.stdout.write("".join(f"{path}\n" for path in write(folder, files)))
    place = shlex.quote(str(folder))
    sys.stderr.write(f"next: pip install -e {place} pytest && pytest {place}\n")
