"""Run the tests of site files and the cases of plugins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from stripper.config import Config
from stripper.errors import ConfigError, StripperError
from stripper.sites.keys import TABLES
from stripper.sites.store import Families
from stripper.testing.cases import CaseFailure, Outcome, load_cases
from stripper.testing.harness import Harness
from stripper.testing.sites import check_site
from stripper.toml import read_toml

_CASES: Final = {"removes", "keeps"}
_SITES: Final = {*TABLES, *TABLES[""]}
_SKIPPED: Final = {
    *(".venv", "venv", "node_modules", "build", "dist"),
    *("stripper.toml", "pyproject.toml"),  # configuration, some of it under the same keys
}


def find_tests(paths: Iterable[Path]) -> list[Path]:
    """Return the site files and case files that *paths* name, folders searched, in order.

    Raises:
        ConfigError: A path does not exist, or a file named is neither.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            files = [file for file in sorted(path.rglob("*.toml")) if _is_plain(file, path)]
            found.update(dict.fromkeys(file for file in files if _keys(file) & (_CASES | _SITES)))
        elif not path.is_file():
            raise ConfigError(f"{path}: no such file or folder")
        elif path.suffix != ".toml":
            raise ConfigError(f"{path}: tests are in .toml files: site files, and cases of plugins")
        else:
            found[path] = None
    return list(found)


def run_tests(files: Iterable[Path], config: Config) -> Iterator[Outcome]:
    """Run the tests in site files and case files.

    Args:
        files: Site files and case files.
        config: Where plugins and the site files that others extend are looked for.
    """
    families = Families(config.sites)
    for file in files:
        if _keys(file) & _CASES:
            yield from _run_cases(file, config)
        else:
            yield from check_site(file, families, config)


def _run_cases(file: Path, config: Config) -> Iterator[Outcome]:
    """Run the cases of the plugin that is called like the file; beside it, or installed."""
    beside = file.with_suffix(".py")
    plugins = (*config.plugins, beside) if beside.is_file() else config.plugins
    harness = Harness(file.stem, config.override(plugins=plugins))
    try:
        cases = load_cases(file)
        harness.check_rules(cases)
    except StripperError as exc:
        yield Outcome(file, "", str(exc))
        return
    for case in cases:
        try:
            harness.check(case)
            fault = "holds now: take its known_failure away" if case.known_failure else ""
        except CaseFailure as exc:
            fault = "" if case.known_failure else str(exc).removeprefix(f"{file}: {case.name}: ")
        except StripperError as exc:
            fault = str(exc)
        yield Outcome(file, case.name, fault)


def _keys(file: Path) -> set[str]:
    """Return the keys at the top of a TOML file; those of a site file where it is damaged."""
    try:
        return set(read_toml(file))
    except ConfigError:
        return {"test"}  # reading it says what is wrong


def _is_plain(file: Path, folder: Path) -> bool:
    parts: Sequence[str] = file.relative_to(folder).parts
    return file.is_file() and not any(p.startswith(".") or p in _SKIPPED for p in parts)
