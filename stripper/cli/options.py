"""The options that commands share, and the configuration they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from stripper.cli.console import say
from stripper.config import Config
from stripper.corpus.jobs import FORMS, Form, Job, find_jobs
from stripper.presets import PRESETS
from stripper.rules import Kind
from stripper.runner import Stripper


class Format(StrEnum):
    """How a command writes what it has to say."""

    TEXT = "text"
    JSON = "json"


def complete_rule(incomplete: str) -> list[tuple[str, str]]:
    """Return what a selector may be, with its help, for the shell."""
    found = Stripper().plugins
    names = [
        *((rule.code, rule.summary) for plugin in found.plugins for rule in plugin.rules),
        *((rule.name, rule.summary) for plugin in found.plugins for rule in plugin.rules),
        *((plugin.name, "plugin") for plugin in found.plugins),
    ]
    return [(name, text) for name, text in names if name.startswith(incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Return the noise kinds that begin so, for the shell."""
    return [str(kind) for kind in Kind if kind.startswith(incomplete)]


def complete_preset(incomplete: str) -> list[str]:
    """Return the presets that begin so, for the shell."""
    return [name for name in PRESETS if name.startswith(incomplete)]


Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders (searched for .txt, .md, .html, .htm and .jsonl, hidden files left "
        "out, links to folders not followed), or - for standard input.",
    ),
]
Preset: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="What to start from: news (the default), llm (training text: lists of links and "
        "contact lines go too) or archive (only what is surely furniture goes).",
        autocompletion=complete_preset,
        show_default=False,
    ),
]
Keep: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KINDS",
        help="Keep noise of these kinds in the text: title, caption and so on, with commas "
        "between them or the option repeated.",
        autocompletion=complete_kind,
    ),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES",
        help="Run only these rules: codes, code prefixes, rule or plugin names, with commas "
        "between them or the option repeated.",
        autocompletion=complete_rule,
    ),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES",
        help="Leave these rules out, in the same terms. A plugin ignored by its name is not "
        "loaded.",
        autocompletion=complete_rule,
    ),
]
PluginPaths: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--plugin",
        metavar="PATH",
        help="A plugin of your own: a Python file, or a folder of them. Can be repeated.",
    ),
]
ConfigFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration; else the nearest stripper.toml, or pyproject.toml with a "
        "tool.stripper table, in this folder or above it.",
    ),
]
Suggest: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--suggest/--no-suggest",
        help="Carry out what rules of level suggest find, too.",
        show_default=False,
    ),
]
Strict: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--strict/--no-strict",
        help="Stop when a plugin fails, instead of going on without it.",
        show_default=False,
    ),
]
InputForm: TypeAlias = Annotated[
    Form | None,
    typer.Option(
        "--input-format",
        help="How to read standard input and the files named, whatever they are called.",
        show_default="by the file's ending, else text",
    ),
]
OutputFormat: TypeAlias = Annotated[
    Format, typer.Option("--output-format", help="For people (text) or programs (json).")
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Leave out the summary.")]


def load_config(
    config: Path | None = None,
    *,
    keep: Sequence[str] | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    plugins: Sequence[Path] | None = None,
    **others: bool | str | None,
) -> Config:
    """Return the configuration file's settings with those of the options over them.

    `--plugin` adds to the file's plugins; every other option replaces what the file says.

    Raises:
        ConfigError: The file cannot be read or used.
    """
    found = Config.load(config) if config else Config.find(Path.cwd())
    return found.override(
        keep=_split(keep),
        select=_split(select),
        ignore=_split(ignore),
        plugins=(*found.plugins, *plugins) if plugins else None,
        **others,
    )


def load_stripper(config: Config, *, quiet: bool = False) -> Stripper:
    """Return the cleaner; say which plugins it has to do without, unless *quiet*.

    Raises:
        ConfigError: The configuration names a rule or plugin that does not exist.
        PluginError: A plugin cannot be loaded and the configuration is strict.
    """
    stripper = Stripper(config)
    for failure in () if quiet else stripper.plugins.failures:
        say(
            "error",
            f"plugin '{failure.plugin}' is left out: {failure.message} "
            f"(to go without it, --ignore {failure.plugin})",
        )
    return stripper


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a run, and how many folders could not be searched for more."""

    jobs: Sequence[Job]
    faults: int


def find_inputs(
    paths: Sequence[str], *, form: Form | None = None, skip: str | None = None
) -> Inputs:
    """Return the files that *paths* name; say where there are none.

    Args:
        paths: Files, folders and `-`.
        form: How the files named are read, whatever they are called.
        skip: The output, left out where it is a folder inside one of *paths*.

    Raises:
        ConfigError: A file is of a kind that is not read.
    """
    faults: list[str] = []
    jobs = find_jobs(paths, form=form, skip=Path(skip) if skip else None, report=faults.append)
    for fault in faults:
        say("error", fault)
    if not jobs:
        say("warning", f"no {', '.join(FORMS)} files in {', '.join(paths)}")
    return Inputs(jobs, len(faults))


def _split(values: Sequence[str] | None) -> tuple[str, ...] | None:
    if not values:
        return None
    return tuple(name for value in values for part in value.split(",") if (name := part.strip()))
