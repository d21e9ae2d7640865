"""What a terminal gets: colours, tables, a progress bar. The only importer of rich.

Importing rich costs as much as cleaning a hundred articles, so this module is imported when
something is to be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO, Final

from rich.console import Console
from rich.padding import Padding
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

_EXAMPLE: Final = "Example:"
_MARGIN: Final = " " * 4
_WIDEST: Final = 100  # columns; longer lines of text are hard to read
_NARROWEST: Final = 24  # columns; what fits in them is not folded
_STYLES: Final = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def open_console(stream: IO[str]) -> Console:
    """Return a console that takes text as it is and heeds NO_COLOR."""
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def write_message(console: Console, level: str, message: str) -> None:
    """Write a message with its level in colour."""
    console.print(Text.assemble((level, _STYLES[level]), ": ", message), soft_wrap=True)


def write_lines(stream: IO[str], lines: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Write lines that are made of pieces with styles."""
    console = open_console(stream)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)


def write_hanging(stream: IO[str], lines: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Write lines as `write_lines` does, long ones folded beside their first piece."""
    console = open_console(stream)
    for margin, *line in lines:
        grid = Table.grid()
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(Text(*margin), Text.assemble(*line))
        console.print(grid)


def write_table(stream: IO[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table whose first row is its header; long cells are folded."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, length in zip(rows[0], longest, strict=True):
        # A code or name that is folded can be neither read nor copied.
        table.add_column(name, overflow="fold", no_wrap=length < _NARROWEST)
    for row in rows[1:]:
        table.add_row(*row)
    console = open_console(stream)
    # In a window too narrow for that, columns would be cut off: it folds whole lines instead.
    console.width = max(console.width, sum(min(length, _NARROWEST) + 2 for length in longest))
    console.print(table)


def write_page(stream: IO[str], page: str) -> None:
    """Write a plugin's page with the text under its headings folded for this window.

    The lines of an example stay apart.
    """
    console = open_console(stream)
    console.width = min(console.width, _WIDEST)
    for number, part in enumerate(page.split("\n\n")):
        if number:
            console.print()
        heading, *body = part.split("\n")
        if heading != _EXAMPLE and body and all(line.startswith(" ") for line in body):
            body = [_MARGIN + " ".join(map(str.strip, body))]
        for line in (heading, *body):
            text = line.lstrip()
            console.print(Padding(Text(text), (0, 0, 0, len(line) - len(text)), expand=False))


class Bar:
    """A progress bar that goes away when it is done.

    Args:
        stream: The terminal.
        total: Bytes to read; 0 where that is not known.
    """

    def __init__(self, stream: IO[str], total: int) -> None:
        self._console: Final = open_console(stream)
        self._progress = Progress(
            TextColumn("{task.fields[documents]:,} documents"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task = self._progress.add_task("", total=total or None, documents=0)
        self._progress.start()

    def update(self, read: int, documents: int) -> None:
        """Show how far the run is."""
        self._progress.update(self._task, completed=read, documents=documents)

    def say(self, level: str, message: str) -> None:
        """Write a message above the bar."""
        write_message(self._console, level, message)

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()
