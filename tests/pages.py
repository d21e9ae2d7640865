"""Runs the blocks of a page of the docs, as a reader would who tries it out."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

_BLOCK: Final = re.compile(
    r"(?ms)^(?:(?P<intro>[^\n]+)\n\n?)?^```(?P<lang>\w*)\n(?P<body>.*?)^```$"
)
_FILE: Final = re.compile(r"`([\w./-]+)`:$")
_TIMES: Final = re.compile(r"\b\d+\.\d+s\b")
_SHOWN: Final = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}


class Block(NamedTuple):
    """A block of code, and the file that it is, if the line above says so."""

    lang: str
    body: str
    file: str | None
    start: int


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of a page."""
    for match in _BLOCK.finditer(text):
        file = _FILE.search(match["intro"] or "")
        yield Block(match["lang"], match["body"], file and file[1], match.start("body"))


class Reader:
    """Somebody who tries a page out in an empty folder.

    Args:
        folder: The folder, which must be the working directory.
        programs: Where `stripper` and `pytest` are.
        env: The environment of commands.
        shell: Takes the lines of `sh` blocks, whose output the page does not show.
    """

    def __init__(
        self,
        folder: Path,
        shell: Callable[[list[str]], None],
        *,
        programs: Path = Path(sys.executable).parent,
        env: Mapping[str, str] = os.environ,
    ) -> None:
        self._folder = folder
        self._shell = shell
        path = f"{programs}{os.pathsep}{env['PATH']}"
        # What goes to the two outputs stands in its order.
        self._env = {**env, **_SHOWN, "PATH": path, "PYTHONUNBUFFERED": "1"}
        self._names: dict[str, object] = {}

    def read(self, text: str) -> str:
        """Run the blocks of a page in order; return the page with what they print now."""
        for block in blocks_of(text):
            if block.file:
                (self._folder / block.file).write_text(block.body, encoding="utf-8")
            elif block.lang == "console":
                text = text.replace(block.body, self._console(block.body), 1)
            elif block.lang == "pycon":
                self._doctest(block.body)
            elif block.lang == "sh":
                self._shell([line.partition("#")[0].strip() for line in block.body.splitlines()])
            elif block.lang == "toml":
                tomllib.loads(block.body)
            elif block.lang == "json":
                json.loads(block.body)
            else:
                assert block.lang == "text", f"a block of {block.lang!r} is run by nothing"
        return text

    def run(self, command: str) -> subprocess.CompletedProcess[bytes]:
        """Run one command."""
        return subprocess.run(
            command,
            cwd=self._folder,
            env=self._env,
            shell=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def _console(self, body: str) -> str:
        shown = ""
        for command in re.findall(r"(?m)^\$ (.*)$", body):
            output = self.run(command).stdout.decode().rstrip("\n")
            assert "Traceback" not in output, output
            shown += f"$ {command}\n" + (f"{output}\n" if output else "")
        return _TIMES.sub("0.05s", shown)

    def _doctest(self, body: str) -> None:
        parsed = doctest.DocTestParser().get_doctest(body, self._names, "page", None, 0)
        told: list[str] = []
        doctest.DocTestRunner(verbose=False).run(parsed, out=told.append, clear_globs=False)
        assert not told, "".join(told)
        self._names |= parsed.globs


def check_page(page: Path, reader: Reader, request: pytest.FixtureRequest) -> None:
    """Hold a page to what its commands print; write that into it with --update-docs."""
    text = page.read_text(encoding="utf-8")
    came = reader.read(text)
    if request.config.getoption("--update-docs"):
        page.write_text(came, encoding="utf-8")
    assert came == text, "pytest --update-docs writes what the commands print now"
