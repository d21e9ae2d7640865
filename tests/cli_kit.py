"""The command line as the tests call it: in this process, or as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from stripper.cli import app

PROGRAM: Final = (sys.executable, "-m", "stripper")

# Takes lines that begin with NOISE, suggests those that begin with MAYBE, fails on RAISE.
PLUGIN: Final = '''"""Noise of a test.

What it removes:
    Lines that begin with NOISE.
"""
from stripper import Finding, Kind, Level, Rule, hookimpl


@hookimpl
def stripper_rules():
    return [
        Rule("TST01", "noise-line", Kind.PROMO, Level.SAFE, "A line of noise.", heuristic=False),
        Rule("TST02", "maybe-line", Kind.PROMO, Level.SUGGEST, "A line that may be noise."),
    ]


@hookimpl
def stripper_find(document):
    codes = {"NOISE": "TST01", "MAYBE": "TST02"}
    for block in document.blocks:
        if block.text.startswith("RAISE"):
            raise RuntimeError("boom")
        if code := codes.get(block.text[:5]):
            yield Finding(block.start, block.end, code, f"begins with {block.text[:5]}")
'''
# Takes nothing, and its time.
SLOW: Final = """
import time
from stripper import Kind, Level, Rule, hookimpl

@hookimpl
def stripper_rules():
    return [Rule("SLO01", "slow-line", Kind.PROMO, Level.SAFE, "Takes its time.")]

@hookimpl
def stripper_find(document):
    time.sleep(0.4)
    return []
"""
ONLY: Final = ("--select", "TST", "--plugin", "noisy.py")


def run(*args: str | Path, code: int = 0) -> Result:
    """Call the command line in this process and hold it to an exit status."""
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    assert result.exit_code == code, (result.output, result.exception)
    return result


def clean(*args: str | Path, code: int = 0) -> Result:
    """Call `stripper clean` with the plugin of the tests and no other."""
    return run("clean", *args, *ONLY, code=code)


def execute(
    *args: str | Path, stdin: bytes = b"", **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a program."""
    command = [*PROGRAM, *map(str, args)]
    return subprocess.run(
        command, input=stdin, capture_output=True, timeout=60, check=False, **options
    )


def commands_of(group: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the commands with their names, those of groups too: `sites list`."""
    for word, command in group.commands.items():
        yield f"{name}{word}", command
        if hasattr(command, "commands"):
            yield from commands_of(command, f"{word} ")


COMMANDS: Final = dict(commands_of(get_command(app)))


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def files(folder: Path) -> list[str]:
    """Return the files under a folder, hidden ones too, as paths in it."""
    return sorted(
        str(Path(parent, name).relative_to(folder))
        for parent, _, names in os.walk(folder)
        for name in names
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, with the plugin of the tests in it, to work in."""
    monkeypatch.chdir(tmp_path)
    Path("noisy.py").write_text(PLUGIN, encoding="utf-8")
    return tmp_path
