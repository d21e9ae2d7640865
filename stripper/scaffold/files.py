"""Templates in, files out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from string import Template

from stripper.corpus.atomic import AtomicFile
from stripper.errors import ConfigError

_MAY_BE_THERE = {".git"}  # `git init` came first


def render(folder: str, names: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Fill in templates.

    Args:
        folder: Where they lie, beside this module; each ends in `.tmpl`.
        names: The path of each file to be, with placeholders, and its template's name.
        values: What stands for the placeholders, which are those of `string.Template`.

    Returns:
        Path -> text.
    """
    templates = files("stripper.scaffold") / folder
    return {
        Template(path).substitute(values): Template(
            (templates / f"{name}.tmpl").read_text(encoding="utf-8")
        ).substitute(values)
        for path, name in names.items()
    }


def write(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write files into a new or empty folder, all of them or none; return where they are.

    Raises:
        ConfigError: The folder has something in it, or is none.
        OutputError: A file cannot be written.
    """
    _check_empty(folder)
    paths = [folder / name for name in texts]
    missing = _missing({parent for path in paths for parent in path.parents})
    try:
        for path, text in zip(paths, texts.values(), strict=True):
            with AtomicFile(path) as file:
                file.write(text.encode())
    except BaseException:  # Ctrl-C and a full disk leave nothing half done
        for path in paths:
            path.unlink(missing_ok=True)
        for parent in missing:
            with suppress(OSError):
                parent.rmdir()
        raise
    return paths


def _check_empty(folder: Path) -> None:
    try:
        there = {path.name for path in folder.iterdir()} - _MAY_BE_THERE
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise ConfigError(f"{folder}: there is a file of this name; name another with -o") from None
    except OSError as exc:
        raise ConfigError(f"{folder}: cannot be read: {exc.strerror}") from exc
    if there:
        raise ConfigError(
            f"{folder}: has {min(there)} in it; nothing is overwritten, so name a new or empty "
            "folder with -o"
        )


def _missing(folders: set[Path]) -> list[Path]:
    """Return the folders that are not there yet, the innermost first."""
    return sorted((f for f in folders if not f.exists()), key=lambda f: -len(f.parts))
