"""Where plugins come from: installed distributions, files, and the program itself."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.machinery import SourceFileLoader
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from stripper.errors import ConfigError

GROUP: Final = "stripper"


class Candidate(NamedTuple):
    """A plugin that nobody has imported yet: its name, where it is from, and what imports it."""

    name: str
    source: str
    load: Callable[[], object]


def find_candidates(paths: Iterable[Path], given: Mapping[str, object]) -> Iterator[Candidate]:
    """Yield the installed plugins, then those in files, then those that the program brings.

    Args:
        paths: Python files, and folders of them.
        given: Plugin objects by name.

    Raises:
        ConfigError: A path holds no plugin.
    """
    points = {(point.name, point.value): point for point in entry_points(group=GROUP)}
    for _, point in sorted(points.items()):
        dist = point.dist
        source = f"{dist.name} {dist.version}" if dist else point.value
        yield Candidate(point.name, source, point.load)
    for path in paths:
        for file in _files(path):
            yield Candidate(file.stem, str(file), partial(_import_file, file))
    for name in given:
        yield Candidate(name, "given by the program", partial(given.__getitem__, name))


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise ConfigError(f"plugin {path}: no such file or folder")
    if path.is_file():
        return [path]
    files = sorted(file for file in path.glob("*.py") if not file.name.startswith("_"))
    if not files:
        raise ConfigError(f"plugin {path}: no Python files in this folder")
    return files


class _Loader(SourceFileLoader):
    """Reads a plugin's file and leaves no `__pycache__` beside it."""

    def set_data(self, path: str, data: object, *, _mode: int = 0) -> None:
        """Write nothing."""


def _import_file(file: Path) -> ModuleType:
    # A name of its own keeps a plugin called json.py from shadowing a library.
    name = f"stripper_plugin_{file.stem}"
    spec = importlib.util.spec_from_file_location(name, file, loader=_Loader(name, str(file)))
    if file.suffix != ".py" or spec is None or spec.loader is None:
        raise ImportError(f"{file} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses and pickling look a module up by name
    spec.loader.exec_module(module)
    return module
