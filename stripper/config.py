"""stripper.toml or [tool.stripper] to one frozen Config."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, Self

from stripper.errors import ConfigError, meant
from stripper.presets import PRESETS
from stripper.rules import Kind
from stripper.toml import parse_toml, read_text, read_toml

FILE_NAME: Final = "stripper.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a run does. Every field is a key of the configuration file.

    Args:
        preset: What to start from: `news`, `llm` or `archive`. The other fields stand over it.
        keep: Noise kinds that stay in the text, besides those that the preset keeps.
        promote: Rules to carry out whatever their level and the preset; terms as for *select*.
        demote: Rules that only report, in the same terms; promote stands over it.
        select: Rules to run, by code, code prefix, rule name or plugin name; empty for all.
        ignore: Rules to leave out, in the same terms; a plugin ignored by name is not imported.
        plugins: Files and folders with plugins of your own; relative ones start at the
            configuration file.
        sites: Files and folders with site files, the nearest first; likewise.
        templates: Folders with learned templates; likewise.
        suggest: Carry out the findings of rules of level `suggest` too.
        max_removed: The largest share of a text that heuristic rules may take, in [0, 1].
        strict: Raise when a plugin fails instead of going on without it.
    """

    preset: str = "news"
    keep: tuple[str, ...] = ()
    promote: tuple[str, ...] = ()
    demote: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    plugins: tuple[Path, ...] = ()
    sites: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    suggest: bool = False
    max_removed: float = 0.9
    strict: bool = False

    def __post_init__(self) -> None:
        for name, declared in _declared().items():
            object.__setattr__(self, name, _checked(name, getattr(self, name), declared))
        _check_name("preset", self.preset, PRESETS)
        for kind in self.keep:
            _check_name("keep", kind, Kind)
        if not 0 <= self.max_removed <= 1:
            raise ConfigError(f"max_removed: want a share from 0 to 1, got {self.max_removed}")

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a `stripper.toml`, or the `[tool.stripper]` table of a `pyproject.toml`.

        Raises:
            ConfigError: The file cannot be read, a key is unknown or a value has the wrong type;
                the message names file and key.
        """
        path = Path(path)
        data = read_toml(path)
        if path.name == "pyproject.toml":
            data = _table_of(data) or {}
        try:
            return cls._from_table(data, path.parent)
        except ConfigError as exc:
            raise ConfigError(f"{path}: {exc}") from None

    @classmethod
    def find(cls, folder: str | Path) -> Self:
        """Load the nearest configuration in *folder* or above it, or else the defaults."""
        path = cls.locate(folder)
        return cls.load(path) if path else cls()

    @staticmethod
    def locate(folder: str | Path) -> Path | None:
        """Return the nearest configuration file in *folder* or above it."""
        folder = Path(folder).resolve()
        for parent in (folder, *folder.parents):
            if _is_file(path := parent / FILE_NAME):
                return path
            if _is_file(path := parent / "pyproject.toml") and _has_table(path):
                return path
        return None

    @classmethod
    def _from_table(cls, table: Mapping[str, Any], base: Path) -> Self:
        if not isinstance(table, Mapping):
            raise ConfigError(f"[tool.stripper]: want a table, got {table!r}")
        known = _declared()
        for key in table:
            if key not in known:
                raise ConfigError(f"unknown key '{key}'; known are {', '.join(known)}")
        config = cls(**table)
        paths = {key: getattr(config, key) for key in table if "Path" in known[key]}
        return config.override(**{k: tuple(base / path for path in v) for k, v in paths.items()})

    def extended(self, **options: Any) -> Self:
        """Return this configuration with *options*; lists are added to those that it has."""
        return self.override(
            **{
                key: (*getattr(self, key), *value) if isinstance(value, tuple) else value
                for key, value in options.items()
            }
        )

    def override(self, **options: Any) -> Self:
        """Return this configuration with those *options* that are not None."""
        return replace(self, **{k: v for k, v in options.items() if v is not None})


def _check_name(key: str, name: str, known: Iterable[str]) -> None:
    names = [str(each) for each in known]
    if name not in names:
        hint = meant(name, names, f"known are {', '.join(names)}")
        what = "noise kind" if key == "keep" else key
        raise ConfigError(f"{key}: no {what} is called '{name}'; {hint}")


def _table_of(project: Mapping[str, Any]) -> Any:
    tool = project.get("tool")
    return tool.get("stripper") if isinstance(tool, Mapping) else None


def _has_table(path: Path) -> bool:
    try:
        text = read_text(path)
    except ConfigError:
        return False
    try:
        return _table_of(parse_toml(path, text)) is not None
    except ConfigError:  # somebody else's broken file is not ours to report
        return "[tool.stripper]" in text


def _is_file(path: Path) -> bool:
    """Tell whether a file is there; in a folder that may not be searched there is none."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises there


def _declared() -> dict[str, str]:
    """Return the fields with their types, as they are written above."""
    return {field.name: str(field.type) for field in fields(Config)}


def _checked(key: str, value: object, declared: str) -> object:
    """Return a value in the form that its field has, a tuple for a list."""
    if declared.startswith("tuple"):
        kinds = (str, Path) if "Path" in declared else str
        if not isinstance(value, list | tuple) or not all(isinstance(v, kinds) for v in value):
            raise ConfigError(f"{key}: want a list of strings, got {value!r}")
        return tuple(map(Path, value)) if "Path" in declared else tuple(map(str, value))
    if declared == "str" and not isinstance(value, str):
        raise ConfigError(f"{key}: want a string, got {value!r}")
    if declared == "bool" and not isinstance(value, bool):
        raise ConfigError(f"{key}: want true or false, got {value!r}")
    if declared == "float" and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise ConfigError(f"{key}: want a number, got {value!r}")
    return value
