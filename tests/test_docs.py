from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from importlib.util import module_from_spec, spec_from_file_location
from inspect import isfunction
from pathlib import Path
from types import ModuleType

import pytest
from cli_kit import COMMANDS
from kit import ROOT
from pages import Reader, check_page

from stripper import Config, Document, Kind, Stripper, hookspecs, shape
from stripper.presets import PRESETS

PAGES = [ROOT / "README.md", ROOT / "samples" / "README.md", *sorted(ROOT.glob("docs/*.md"))]
INSTALLS = ROOT / "docs" / "tutorial-plugin.md"  # test_packaging.py runs it, where it can install
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


def load_generator() -> ModuleType:
    spec = spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = load_generator()
PLUGINS = GENERATE.built_in()
# Plugins whose example is too short for them, says too much, or needs a file. One that holds must
# go from here.
KNOWN_EXAMPLES: frozenset[str] = frozenset({"navigation", "off-topic", "site", "template"})


def path_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", [page for page in PAGES if page != INSTALLS], ids=path_of)
def test_every_block_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    check_page(page, Reader(tmp_path, are_run_elsewhere), request)


def are_run_elsewhere(commands: list[str]) -> None:
    assert set(commands) <= set(ELSEWHERE), commands


@pytest.mark.parametrize("page", PAGES, ids=path_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=path_of)
def test_every_option_that_a_page_names_is_there(page: Path) -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text(encoding="utf-8")))
    known = {option for command in COMMANDS.values() for p in command.params for option in p.opts}
    assert named - known <= {"--update-samples", "--update-docs"}  # of pytest, in conftest.py


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
    found = tuple(re.findall(r"(?m)^(\S.*):$", page))
    assert found == tuple(h for h in GENERATE.HEADINGS if h in found or h != "Options")
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


def test_what_plugins_may_ask_is_documented() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)", page.partition("\n## The document\n")[2]))
    document = Document("text")
    names = {name for name in (*vars(document), *vars(Document)) if not name.startswith("_")}
    names -= {"left", "with_lexicon", "without"}  # the runner's
    functions = filter(isfunction, vars(shape).values())
    names |= {each.__name__ for each in functions if each.__module__ == shape.__name__}
    assert names - told == set()


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
