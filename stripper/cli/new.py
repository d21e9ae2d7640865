"""`stripper new`: files to start from."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from stripper.cli import options
from stripper.corpus.atomic import write_new
from stripper.corpus.readers import read_records
from stripper.corpus.record import Rejected, extracted_text
from stripper.errors import InputError
from stripper.rules import Kind
from stripper.scaffold.files import write
from stripper.scaffold.plugin import plugin_files, plugin_name
from stripper.scaffold.site import empty_site, proposed_site, site_name

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
    """Write a plugin of your own, ready to install.

    It has module, phrases, cases, test and README, and works as written, on an example; change it
    from there. The names and rule codes of the plugins that are installed or configured are not
    used again.
    """
    settings = options.load_config(config, strict=False).override(select=(), ignore=())
    known = options.load_stripper(settings, quiet=True).plugins
    files = plugin_files(name, kind, known)
    folder = out or Path(f"stripper-{plugin_name(name)}")
    sys.stdout.write("".join(f"{path}\n" for path in write(folder, files)))
    place = shlex.quote(str(folder))
    sys.stderr.write(f"next: pip install -e {place} pytest && pytest {place}\n")


@app.command()
def site(
    domain: Annotated[
        str, typer.Argument(metavar="DOMAIN", help="The site: example.org; subdomains count too.")
    ],
    *,
    pages: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="PAGE",
            help="Saved pages of the site (.html, or .txt as an extractor left them), or a folder "
            "of them: propose rules for what stands on most of them. Can be repeated.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The site file.",
            show_default="stripper-sites/DOMAIN.toml",
        ),
    ] = None,
) -> None:
    """Write a site file: with examples, or with rules for some pages.

    Rules come with their test. Read what is proposed, and take out what belongs to articles: nobody
    else does.
    """
    name = site_name(domain)
    path = out or Path(options.PROJECT_FOLDER) / f"{name}.toml"
    text = proposed_site(name, _texts(pages)) if pages else empty_site(name)
    write_new(path, text)
    sys.stdout.write(f"{path}\n")
    sys.stderr.write(f"next: edit it, then stripper test {shlex.quote(str(path))}\n")


def _texts(pages: Sequence[str]) -> list[str]:
    """Return the texts of saved pages, extracted where they are HTML."""
    texts = []
    for job in options.find_inputs(pages).jobs:
        for record in read_records(job):
            if isinstance(record, Rejected):
                raise InputError(f"{record.place}: {record.message}")
            texts.append(extracted_text(record))
    return texts
