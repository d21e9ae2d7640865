from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path

import pytest
from kit import ROOT
from pages import Reader, check_page

import stripper

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
POINTS = PROJECT["entry-points"]["stripper"]
THIRD_PARTY = ROOT / "tests" / "third_party"
TEXT = "The bridge opens in May.\n\n\n\n###\nContact: the harbour office."
# Read by the packages that are installed; a test's own settings must not leak into them.
ENV = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_", "PYTEST"))}


def test_entry_points_are_those_of_the_installed_package() -> None:
    installed = {
        p.name: p.value
        for p in distribution("article-stripper").entry_points.select(group="stripper")
    }
    assert installed == POINTS, "entry points are metadata: run `pip install -e .` again"


def test_each_plugin_has_an_entry_point_and_a_module() -> None:
    folder = ROOT / "plugins" / "stripper_plugins"
    modules = {
        path.stem
        for path in folder.iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem[0] != "_"
    }
    assert {value.removeprefix("stripper_plugins.") for value in POINTS.values()} == modules
    assert all(
        value == f"stripper_plugins.{name.replace('-', '_')}" for name, value in POINTS.items()
    )


def test_the_change_log_knows_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"(?m)^## {re.escape(stripper.__version__)}\b", text)


class Venv:
    """A throw-away environment with nothing in it but what is installed here."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True)
        self.folder = folder
        self.bin = folder / ("Scripts" if sys.platform == "win32" else "bin")

    def run(self, *command: str, text: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(self.bin / command[0]), *command[1:]],
            input=text,
            capture_output=True,
            check=False,
            encoding="utf-8",
            cwd=self.folder,
            env=ENV | {"PYTHONUTF8": "1"},
        )
        assert done.returncode == code, f"{command}: {done.stdout}\n{done.stderr}"
        return done

    def plugin_file(self) -> Path:
        (path,) = self.folder.rglob("stripper_endmark.py")
        return path

    @contextmanager
    def broken(self, code: str) -> Iterator[None]:
        """Add *code* to the foreign plugin for a while."""
        path = self.plugin_file()
        good = path.read_text(encoding="utf-8")
        path.write_text(f"{good}\n{code}\n", encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(good, encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-Im", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    (path,) = folder.glob("article_stripper-*.whl")
    return path


@pytest.fixture(scope="module")
def env(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Venv:
    folder = tmp_path_factory.mktemp("env")
    shutil.copytree(THIRD_PARTY, folder / "endmark", ignore=shutil.ignore_patterns("__pycache__"))
    made = Venv(folder / "venv")
    install = ["python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    made.run(*install, str(wheel), str(folder / "endmark"), "pytest")
    return made


def test_the_wheel_holds_code_data_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for source, package in (("stripper", ""), ("plugins/stripper_plugins", "plugins/")):
        on_disk = {
            path.relative_to(ROOT).as_posix().removeprefix(package)
            for path in (ROOT / source).rglob("*")
            if path.suffix in (".py", ".toml", ".txt", ".typed")
        }
        assert on_disk <= names
        assert f"{Path(source).name}/py.typed" in names
    tops = {name.partition("/")[0] for name in names}
    version = stripper.__version__
    assert tops == {"stripper", "stripper_plugins", f"article_stripper-{version}.dist-info"}


def test_the_command_runs(env: Venv) -> None:
    assert env.run("stripper", "--version").stdout == f"stripper {stripper.__version__}\n"
    assert env.run("python", "-m", "stripper", "--version").stdout.startswith("stripper ")
    came = env.run("stripper", "clean", "-", text=TEXT).stdout
    assert came == "The bridge opens in May.\n\nContact: the harbour office."


def test_a_foreign_plugin_is_listed_and_explained(env: Venv) -> None:
    plugins = env.run("stripper", "plugins").stdout
    assert re.search(r"(?m)^endmark +stripper-endmark 1\.2 .*END01", plugins)
    assert all(re.search(rf"(?m)^{name} ", plugins) for name in POINTS)
    assert "END01" in env.run("stripper", "rules").stdout
    assert "End marks of press releases" in env.run("stripper", "explain", "end-mark").stdout


def test_a_foreign_plugin_runs_its_cases(env: Venv, tmp_path: Path) -> None:
    shutil.copytree(THIRD_PARTY, tmp_path / "cases")
    (tmp_path / "cases" / "stripper_endmark.py").unlink()
    done = env.run("python", "-Im", "pytest", "-q", str(tmp_path / "cases"))
    assert "4 passed" in done.stdout


@pytest.mark.parametrize("option", ["END", "END01", "end-mark", "endmark"])
def test_a_foreign_plugin_is_ignored(env: Venv, option: str) -> None:
    came = env.run("stripper", "clean", "-", "--ignore", option, text=TEXT)
    assert came.stdout == "The bridge opens in May.\n\n###\nContact: the harbour office."


BREAKAGES = {
    "import": "raise RuntimeError('boom at import')",
    "find": "END_MARK = None",
    "code": "Finding = lambda *values: __import__('stripper').Finding(0, 1, 'ADS01', 'x')",
}


@pytest.mark.parametrize("code", BREAKAGES.values(), ids=BREAKAGES)
def test_a_broken_foreign_plugin_is_named_and_costs_nothing_else(env: Venv, code: str) -> None:
    with env.broken(code):
        done = env.run("stripper", "clean", "-", text=TEXT, code=1)
        assert done.stdout == "The bridge opens in May.\n\n###\nContact: the harbour office."
        assert "plugin 'endmark'" in done.stderr
        assert "--ignore endmark" in done.stderr
        assert "Traceback" not in done.stderr
        strict = env.run("stripper", "clean", "-", "--strict", text=TEXT, code=2)
        assert "plugin 'endmark'" in strict.stderr
        quiet = env.run("stripper", "clean", "-", "--ignore", "endmark", text=TEXT)
        assert "endmark" not in quiet.stderr


def test_records_go_through_the_command(env: Venv) -> None:
    line = json.dumps({"text": TEXT, "id": 1})
    came = env.run("stripper", "clean", "-", "--input-format", "jsonl", text=line).stdout
    row = json.loads(came)
    assert [removal["rule"] for removal in row["removals"]] == ["BLK01", "END01"]


def test_a_new_plugin_as_the_tutorial_has_it(
    env: Venv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)

    def install(commands: list[str]) -> None:
        for command in commands:
            done = reader.run(f"{command} --quiet --disable-pip-version-check")
            assert done.returncode == 0, done.stdout

    reader = Reader(tmp_path, install, programs=env.bin, env=ENV)
    check_page(ROOT / "docs" / "tutorial-plugin.md", reader, request)
