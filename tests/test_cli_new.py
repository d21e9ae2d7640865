from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from cli_kit import files, folder, run  # noqa: F401
from kit import make_plugin, make_rule

from stripper import Config, ConfigError, Kind
from stripper.errors import OutputError
from stripper.plugins import PluginSet, load_plugins
from stripper.scaffold.files import write
from stripper.scaffold.plugin import plugin_files
from stripper.testing import Harness, load_cases

NAMES = ["page-turn", "q", "x1", "class", "all-the-noise-that-the-printed-edition-has-left-behind"]
WRITTEN = [
    "README.md",
    "pyproject.toml",
    "stripper_page_turn.py",
    "stripper_page_turn.toml",
    "tests/page-turn.toml",
    "tests/test_page_turn.py",
]


def load(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def known(*codes: str) -> PluginSet:
    rules = [make_rule(code) for code in codes]
    return load_plugins(Config(), {"other": make_plugin(lambda document: [], rules=rules)})


@pytest.mark.parametrize("kind", Kind)
def test_a_new_plugin_passes_its_own_cases(kind: Kind) -> None:
    run("new", "plugin", "page-turn", "--kind", kind)
    home = Path("stripper-page-turn")
    assert files(home) == WRITTEN
    harness = Harness("page-turn", plugins={"page-turn": load(home / "stripper_page_turn.py")})
    cases = load_cases(home / "tests" / "page-turn.toml")
    harness.check_rules(cases)
    for case in cases:
        harness.check(case)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_its_name_it_is_whole_and_well_formed(name: str) -> None:
    run("new", "plugin", name, "-o", "new")
    project = tomllib.loads(Path("new/pyproject.toml").read_text())["project"]
    ((point, module),) = project["entry-points"]["stripper"].items()
    assert (point, project["name"]) == (name, f"stripper-{name}")
    assert load(Path("new", f"{module}.py")).stripper_rules()[0].name == f"{name}-line"
    assert "$" not in Path("new/README.md").read_text()


@pytest.mark.parametrize("command", ["ruff check .", "ruff format --check .", "mypy --strict ."])
def test_it_is_clean(command: str) -> None:
    run("new", "plugin", "page-turn")
    program = [sys.executable, "-m", *command.split()]
    done = subprocess.run(program, cwd="stripper-page-turn", check=False, capture_output=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("2x", "letters a to z"),
        ("fußnote", "letters a to z"),
        ("../x", "letters a to z"),
        ("-", "letters a to z"),
        ("teaser", "plugin 'teaser' has the name teaser already"),
        ("Off_Topic", "plugin 'off-topic' has the name off-topic already"),
        ("share-bar", "of 'metadata' has the name share-bar already"),
        ("tag", "rule TAG01 of 'tags' has the name tag-line already"),
        ("plugins", "a module stripper_plugins is installed already"),
    ],
)
def test_a_name_is_checked(name: str, told: str) -> None:
    assert told in " ".join(run("new", "plugin", "--", name, code=2).stderr.split())
    assert files(Path()) == ["noisy.py"]


def test_a_configured_plugin_takes_its_name_too() -> None:
    Path("stripper.toml").write_text('plugins = ["noisy.py"]\nignore = ["TST"]\n')
    assert "plugin 'noisy' has the name" in run("new", "plugin", "noisy", code=2).stderr


def test_names_are_normalised() -> None:
    run("new", "plugin", " Stripper_Page.Turn")
    assert files(Path("stripper-page-turn")) == WRITTEN


def test_a_code_is_not_taken() -> None:
    def prefix(*taken: str) -> str:
        text = plugin_files("abcd", Kind.PROMO, known(*taken))["tests/abcd.toml"]
        return text.partition('rule = "')[2][:5]

    assert prefix("TST01") == "ABC01"
    assert prefix("ABC07") == "ABD01"
    assert prefix("ABC01", "ABD01", "ACD01") == "AAA01"


def test_a_folder_with_something_in_it_is_refused() -> None:
    Path("full").mkdir()
    Path("full/notes.txt").write_text("mine")
    told = run("new", "plugin", "page-turn", "-o", "full", code=2).stderr
    assert "full: has notes.txt in it" in told
    assert "a file of this name" in run("new", "plugin", "x", "-o", "noisy.py", code=2).stderr
    assert files(Path()) == ["full/notes.txt", "noisy.py"]


@pytest.mark.parametrize("there", [(), (".git",)], ids=["empty", "git"])
def test_an_empty_folder_is_filled(there: tuple[str, ...]) -> None:
    Path("new").mkdir()
    for name in there:
        Path("new", name).mkdir()
    told = run("new", "plugin", "page-turn", "-o", "new")
    assert files(Path("new")) == WRITTEN
    assert told.stdout.splitlines()[0] == str(Path("new/pyproject.toml"))
    assert "pip install -e new pytest" in told.stderr


def test_all_files_or_none() -> None:
    texts = {"a.txt": "one", "deep/b.txt": "two", "a.txt/c.txt": "a file is no folder"}
    with pytest.raises(OutputError, match=r"c\.txt"):
        write(Path("new/one"), texts)
    assert not Path("new").exists()
    Path("there").mkdir()
    with pytest.raises(OutputError):
        write(Path("there"), texts)
    assert files(Path("there")) == []


def test_a_folder_that_cannot_be_read() -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        write(Path("x" * 300), {})
