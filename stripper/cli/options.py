"""The options that commands share, and the configuration they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

import typer

from stripper.cli.console import say
from stripper.config import Config
from stripper.corpus.jobs import FORMS, Form, Job, find_jobs, is_folder
from stripper.presets import PRESETS
from stripper.rules import Kind
from stripper.runner import Stripper

PROJECT_FOLDER: Final = "stripper-sites"
_SELECTORS: Final = {"keep", "select", "ignore"}
_FILES: Final = {"plugins", "templates"}


class Format(StrEnum):
    """How a command writes what it has to say."""

    TEXT = "text"
    JSON = "json"


def complete_rule(incomplete: str) -> list[tuple[str, str]]:
    """Return what a selector may be, with its help, for the shell."""
    found = Stripper().plugins
    rules = found.rules.values()
    names = [
        *((rule.code, rule.summary) for rule in rules),
        *((rule.name, rule.summary) for rule in rules),
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
        help="Keep noise of these kinds in the text: title, caption and so on, see `stripper "
        "rules`; with commas between them or the option repeated.",
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
SitePaths: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--sites",
        metavar="PATH",
        help="A site file, or a folder of them; it stands over those of the configuration, the "
        "project (stripper-sites) and the user. Can be repeated.",
    ),
]
Url: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="The address, or site, of documents that do not say theirs; site files go by it.",
    ),
]
TemplateFolders: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help="A folder with templates that learn wrote. Can be repeated.",
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


def load_config(config: Path | None = None, **options: Any) -> Config:
    """Return the configuration file's settings with those of the options over them.

    Files and folders add to what the file names; every other option replaces what it says.

    Args:
        config: The file; else the nearest one.
        options: Values by field, as the command was given them; None where it was not.

    Raises:
        ConfigError: The file cannot be read or used.
    """
    file = config or Config.locate(Path.cwd())
    found = Config.load(file) if file else Config()
    for name in _SELECTORS & options.keys():
        options[name] = _split(options[name])
    for name in _FILES & options.keys():
        options[name] = (*getattr(found, name), *(options[name] or ()))
    # Beside the configuration or in this folder, and where the platform keeps a user's settings,
    # which may be the home of somebody else, where nothing can be looked at.
    project = (file.parent if file else Path.cwd()) / PROJECT_FOLDER
    usual = [project, Path(typer.get_app_dir("stripper"), "sites")]
    options["sites"] = (*(options.get("sites") or ()), *found.sites, *filter(is_folder, usual))
    return found.override(**options)


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
    paths: Sequence[str],
    *,
    form: Form | None = None,
    url: str | None = None,
    skip: str | None = None,
) -> Inputs:
    """Return the files that *paths* name; say where there are none.

    Args:
        paths: Files, folders and `-`.
        form: How the files named are read, whatever they are called.
        url: The address of documents that do not say theirs.
        skip: The output, left out where it is a folder inside one of *paths*.

    Raises:
        ConfigError: A file is of a kind that is not read.
    """
    faults: list[str] = []
    jobs = find_jobs(
        paths, form=form, url=url, skip=Path(skip) if skip else None, report=faults.append
    )
    for fault in faults:
        say("error", fault)
    if not jobs:
        say("warning", f"no {', '.join(FORMS)} files in {', '.join(paths)}")
    return Inputs(jobs, len(faults))


def _split(values: Sequence[str] | None) -> tuple[str, ...] | None:
    if not values:
        return None
    return tuple(name for value in values for part in value.split(",") if (name := part.strip()))
