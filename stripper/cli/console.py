"""What people see: messages on standard error, reports on standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import IO, Any, Literal, TypeAlias

from stripper.report.excerpt import StyledLine, printable

MessageLevel: TypeAlias = Literal["error", "warning", "note"]


def say(level: MessageLevel, message: str) -> None:
    """Write a message to standard error."""
    if is_terminal(sys.stderr):
        terminal = _terminal()
        terminal.write_message(terminal.open_console(sys.stderr), level, printable(message))
    else:
        sys.stderr.write(f"{level}: {printable(message)}\n")


def show_lines(
    lines: Iterable[StyledLine], *, stream: IO[str] | None = None, hanging: bool = False
) -> None:
    """Write lines, with their styles on a terminal.

    Args:
        lines: The lines.
        stream: Where they go; standard output unless told otherwise.
        hanging: Whether a terminal folds long lines, beside the first piece of each.
    """
    stream = stream or sys.stdout
    if is_terminal(stream):
        terminal = _terminal()
        (terminal.write_hanging if hanging else terminal.write_lines)(stream, lines)
        return
    for line in lines:
        stream.write("".join(part for part, _ in line) + "\n")


def show_table(rows: Sequence[Sequence[str]], *, stream: IO[str] | None = None) -> None:
    """Write a table whose first row is its header, to standard output unless told otherwise.

    In a pipe its columns are aligned and never folded, as grep likes them.
    """
    stream = stream or sys.stdout
    if is_terminal(stream):
        _terminal().write_table(stream, rows)
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        stream.write("  ".join(cells).rstrip() + "\n")


def show_json(rows: Sequence[Mapping[str, Any]]) -> None:
    """Write objects to standard output, as an array of JSON."""
    sys.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


def show_page(page: str) -> None:
    """Write a plugin's page to standard output, folded on a terminal."""
    if is_terminal(sys.stdout):
        _terminal().write_page(sys.stdout, page)
    else:
        sys.stdout.write(f"{page}\n")


def is_terminal(stream: IO[str]) -> bool:
    """Tell whether a stream is for eyes; FORCE_COLOR says that it is."""
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _terminal() -> ModuleType:
    from stripper.cli import terminal  # noqa: PLC0415 - rich is a third of the start-up time

    return terminal
