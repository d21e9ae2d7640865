from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from kit import ROOT

import stripper
from stripper import hookspecs

CORE = sorted((ROOT / "stripper").rglob("*.py"))
PLUGINS = sorted((ROOT / "plugins" / "stripper_plugins").rglob("*.py"))
# A module imports from its own layer and from those below it.
PUBLIC = {"stripper", "stripper.sites"}
LAYERS = (
    {"cli", "__main__"},
    {"scaffold"},
    {"corpus", "report", "testing", "learn"},
    {"runner"},
    {"sites"},
    {"plugins", "hookspecs", "log", "extract", "resolve", "result", "guards", "contract", "steps"},
    {"selection", "config", "sentences", "faults", "discovery"},
    {"document", "page", "rules", "presets"},
    {
        "lexicon",
        "cues",
        "language",
        "meanings",
        "header",
        "segment",
        "shape",
        "words",
        "lazy",
        "errors",
        "toml",
    },
)


def layer_of(module: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if module in layer)


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of each import of a file; the name is empty for `import module`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (("." * node.level + (node.module or ""), a.name) for a in node.names)


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CORE, ids=short)
def test_the_core_imports_no_plugin_and_nothing_from_above(path: Path) -> None:
    parts = path.relative_to(ROOT / "stripper").with_suffix("").parts
    if parts == ("__init__",):
        return
    for module, name in imports_of(path):
        top, _, rest = module.partition(".")
        assert top not in ("stripper_plugins", "plugins", "tests"), f"imports {module}"
        assert top, f"relative import of {name}"
        if top == "stripper":
            below = rest.partition(".")[0] or name
            if below != "__version__":
                assert layer_of(parts[0]) <= layer_of(below), f"imports {below}"


@pytest.mark.parametrize("path", PLUGINS, ids=short)
def test_a_plugin_imports_the_public_names_alone(path: Path) -> None:
    package = path.relative_to(ROOT / "plugins").with_suffix("").parts[:2]
    allowed = {*sys.stdlib_module_names, "regex"}
    for module, name in imports_of(path):
        if module in PUBLIC:
            assert name in import_module(module).__all__, f"{module}.{name} is not public"
        elif module.startswith("stripper_plugins."):
            assert module.split(".")[:2] == list(package), f"imports another plugin, {module}"
        else:
            assert module.partition(".")[0] in allowed, f"imports {module}"


@pytest.mark.parametrize("path", [*CORE, *PLUGINS], ids=short)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    length = len(source.splitlines())
    assert length <= (300 if path in CORE else 200)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= 40, f"{node.name} has {lines} lines"


def test_every_public_name_is_there_and_in_order() -> None:
    assert stripper.__all__ == sorted(stripper.__all__)
    assert all(hasattr(stripper, name) for name in stripper.__all__)


def test_there_are_few_hooks() -> None:
    hooks = [name for name in vars(hookspecs) if name.startswith("stripper_")]
    assert len(hooks) <= 6


@pytest.mark.parametrize("module", ["trafilatura", "lxml", "typer", "rich", "pytest", "pyarrow"])
def test_importing_stripper_is_cheap(module: str) -> None:
    code = f"import sys, stripper; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-Ic", code], check=False).returncode == 0


def test_one_module_alone_imports_trafilatura() -> None:
    importers = [
        short(path)
        for path in [*CORE, *PLUGINS]
        if any(module.partition(".")[0] == "trafilatura" for module, _ in imports_of(path))
    ]
    assert all(name.startswith("stripper/extract") for name in importers), importers
