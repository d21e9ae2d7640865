from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from kit import ROOT

from stripper import Config, Kind, Stripper, hookspecs
from stripper.presets import PRESETS

PAGES = [ROOT / "README.md", ROOT / "samples" / "README.md", *sorted(ROOT.glob("docs/*.md"))]
# Commands of `sh` blocks that are not run here, with what runs them.
ELSEWHERE = {
    "pip install article-stripper": "test_packaging.py, from the wheel",
    "make demo": "the workflow",
    "make test": "the workflow",
    "make lint": "the workflow",
    "make docs": "test_generated_pages_are_current",
    "python3 -m venv .venv": "the Makefile",
    ". .venv/bin/activate": "a shell",
}
_BLOCK = re.compile(r"(?ms)^(?:(?P<intro>[^\n]+)\n\n?)?^```(?P<lang>\w*)\n(?P<body>.*?)^```$")
_FILE = re.compile(r"`([\w.-]+)`:$")
_TIMES = re.compile(r"\b\d+\.\d+s\b")


class Block(NamedTuple):
    lang: str
    body: str
    file: str | None
    start: int


def blocks_of(text: str) -> Iterator[Block]:
    for match in _BLOCK.finditer(text):
        file = _FILE.search(match["intro"] or "")
        yield Block(match["lang"], match["body"], file and file[1], match.start("body"))


def load_generator() -> ModuleType:
    spec = spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = load_generator()
PLUGINS = GENERATE.built_in()
# Plugins whose example is too short for them, or says too much. One that holds must go from here.
KNOWN_EXAMPLES: frozenset[str] = frozenset({"navigation", "off-topic", "teaser"})


def run_console(body: str, folder: Path) -> str:
    """Return *body* with the output that its commands give now."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    env["PYTHONUNBUFFERED"] = "1"  # what goes to the two outputs stands in its order
    shown = ""
    for command in re.findall(r"(?m)^\$ (.*)$", body):
        done = subprocess.run(
            command,
            cwd=folder,
            env=env,
            shell=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output = done.stdout.decode().rstrip("\n")
        assert "Traceback" not in output, output
        shown += f"$ {command}\n" + (f"{output}\n" if output else "")
    return _TIMES.sub("0.05s", shown)


def run_blocks(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the blocks of a page in order; return the page with what they print now."""
    monkeypatch.chdir(folder)
    done = text
    names: dict[str, object] = {}
    for block in blocks_of(text):
        if block.file:
            (folder / block.file).write_text(block.body, encoding="utf-8")
        elif block.lang == "console":
            done = done.replace(block.body, run_console(block.body, folder), 1)
        elif block.lang == "pycon":
            parsed = doctest.DocTestParser().get_doctest(block.body, names, "page", None, 0)
            told: list[str] = []
            doctest.DocTestRunner(verbose=False).run(parsed, out=told.append, clear_globs=False)
            assert not told, "".join(told)
            names |= parsed.globs
        elif block.lang == "sh":
            commands = [line.partition("#")[0].strip() for line in block.body.splitlines()]
            assert set(commands) <= set(ELSEWHERE), commands
        elif block.lang == "toml":
            tomllib.loads(block.body)
        elif block.lang == "json":
            json.loads(block.body)
        else:
            assert block.lang == "text", f"a block of {block.lang!r} is run by nothing"
    return done


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    text = page.read_text(encoding="utf-8")
    came = run_blocks(text, tmp_path, monkeypatch)
    if request.config.getoption("--update-docs"):
        page.write_text(came, encoding="utf-8")
    assert came == text, "pytest --update-docs writes what the commands print now"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_make_targets_are_there() -> None:
    targets = re.findall(r"(?m)^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"))
    for command in ELSEWHERE:
        if command.startswith("make "):
            assert command.removeprefix("make ") in targets


def test_generated_pages_are_current() -> None:
    for path, text in GENERATE.files().items():
        assert path.read_text(encoding="utf-8") == text, "run `make docs`"


# What plugins say of themselves


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_a_plugin_has_all_headings_in_order(plugin: object) -> None:
    page = plugin.page  # type: ignore[attr-defined]
    assert tuple(re.findall(r"(?m)^(\S.*):$", page)) == GENERATE.HEADINGS
    assert all(GENERATE.sections(page).values())
    assert page.splitlines()[0].endswith(".")


def _examples() -> list[object]:
    mark = pytest.mark.xfail(raises=AssertionError, strict=True)
    return [
        pytest.param(plugin, id=plugin.name, marks=[mark] if plugin.name in KNOWN_EXAMPLES else [])
        for plugin in PLUGINS
    ]


@pytest.mark.parametrize("plugin", _examples())
def test_the_example_of_a_plugin_holds(plugin: object) -> None:
    before, after = GENERATE.example(plugin.page)  # type: ignore[attr-defined]
    name = plugin.name  # type: ignore[attr-defined]
    result = Stripper(Config(select=(name,), max_removed=1.0, suggest=True)).clean(before)
    assert result.text == after, result.removals


def test_there_is_a_plugin() -> None:
    assert len(PLUGINS) > 10


# What docs/ says of the code


@pytest.mark.parametrize("hook", [name for name in vars(hookspecs) if name.startswith("stripper_")])
def test_every_hook_is_documented(hook: str) -> None:
    spec = getattr(hookspecs, hook)
    arguments = ", ".join(spec.__code__.co_varnames[: spec.__code__.co_argcount])
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    assert f"### `{hook}({arguments})`" in page
    assert spec.__doc__


def test_every_key_of_the_configuration_is_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"(?m)^\| `(\w+)` \| [^|]+ \| `([^|]+)` \|", page))
    told = {key: tomllib.loads(f"x = {value}")["x"] for key, value in rows.items()}
    defaults = {field.name: getattr(Config(), field.name) for field in fields(Config)}
    assert told == {k: list(v) if isinstance(v, tuple) else v for k, v in defaults.items()}


def test_every_preset_and_noise_kind_is_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    presets = page.partition("\n## Presets\n")[2]
    assert re.findall(r"(?m)^\| `(\w+)` \|", presets) == list(PRESETS)
    told = re.search(r"The noise kinds are ([^.]+)\.", page)
    assert told is not None
    assert re.findall(r"`([\w-]+)`", told[1]) == [str(kind) for kind in Kind]
