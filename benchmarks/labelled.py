"""Labelled files: what is in one, and what every script of this folder does with it.

A file is JSON Lines, gzipped or not. Its fields say which format it has:

- spans: `{id, text, noise: [{start, end, kind, optional?}]}`, noise at known offsets;
- body: `{id, source, text or html, gold}`, what a text should look like once it is clean;
- segments: `{id, source, lang, text, with, without}`, snippets that must stay and that must go.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from stripper import InputError, StripperError
from stripper.corpus.readers import parse_object

Record = Mapping[str, Any]
Lines = Iterable[tuple[str, Path]]  # files by the language of their lines
Given = TypeVar("Given")
Made = TypeVar("Made")


class Format(StrEnum):
    """How a file is labelled."""

    SPANS = "spans"
    BODY = "body"
    SEGMENTS = "segments"


_NEEDED: Mapping[Format, frozenset[str]] = {
    Format.SPANS: frozenset({"id", "text", "noise"}),
    Format.BODY: frozenset({"id", "gold"}),
    Format.SEGMENTS: frozenset({"id", "source", "lang", "text", "with", "without"}),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the scripts take: files, a sample of them, processes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled JSON Lines")
    parser.add_argument(
        "--every", type=whole_number, default=1, metavar="N", help="take each Nth document"
    )
    parser.add_argument("--jobs", type=whole_number, default=1, metavar="N", help="processes (1)")


def add_lines(parser: argparse.ArgumentParser, **kinds: str) -> None:
    """Add an option for files of each kind of lines, and for the weights learned from them."""
    for name, what in kinds.items():
        parser.add_argument(
            f"--{name}", type=in_language, nargs="+", required=True, metavar="LANG=FILE", help=what
        )
    parser.add_argument("--source", required=True, help="what the texts are, and their licence")
    parser.add_argument("-o", "--output", type=Path, required=True, help="weights to write")


def whole_number(text: str) -> int:
    """Return the number that an option was given, from 1."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"want a whole number from 1, got {text!r}")
    return int(text)


def in_language(text: str) -> tuple[str, Path]:
    """Return what an option names: a language's code, and a file."""
    language, equals, path = text.partition("=")
    if not (language and equals and path):
        raise argparse.ArgumentTypeError(f"want LANG=FILE, such as en=lines.txt, got {text!r}")
    return language, Path(path)


def recognise(record: Record) -> Format:
    """Return the format of a record.

    Raises:
        ValueError: The fields are those of no format, or one is missing.
    """
    fields = set(record)
    if "gold" in fields and fields & {"text", "html"}:
        format_ = Format.BODY
    elif {"text", "with", "without"} <= fields:
        format_ = Format.SEGMENTS
    elif {"text", "noise"} <= fields:
        format_ = Format.SPANS
    else:
        raise ValueError(f"{_named(record)}: no known format has {', '.join(sorted(fields))}")
    if missing := _NEEDED[format_] - fields:
        raise ValueError(f"{_named(record)}: {format_} without {', '.join(sorted(missing))}")
    return format_


def _named(record: Record) -> str:
    return f"record {record.get('id')!r}"


def read(path: Path, every: int = 1) -> Iterator[Record]:
    """Yield each *every*th record of a file.

    Raises:
        ValueError: There is none.
        InputError: A line is none; the message names it.
    """
    records = 0
    for number, line in _lines(path):
        if records % every == 0:
            yield _parse(path, number, line)
        records += 1
    if not records:
        raise ValueError(f"{path}: no records")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as lines:
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    except (EOFError, gzip.BadGzipFile) as exc:
        raise ValueError(f"{path}: no gzip file, or a damaged one: {exc}") from exc


def _parse(path: Path, number: int, line: bytes) -> Record:
    try:
        return parse_object(line)
    except InputError as exc:
        raise InputError(f"{path}:{number}: {exc}") from exc


def told(main: Callable[[], None]) -> Callable[[], int]:
    """Give a script its exit status: 2, with a message, where its files cannot be measured."""

    @wraps(main)
    def script() -> int:
        try:
            main()
        except BrokenPipeError:  # who reads has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 2
        except OSError as exc:
            print(f"{exc.filename}: {exc.strerror}", file=sys.stderr)
            return 2
        except (ImportError, StripperError, ValueError) as exc:
            print(exc, file=sys.stderr)
            return 2
        return 0

    return script


def name_of(path: Path) -> str:
    """Return a file's name without folder and endings."""
    return path.name.split(".")[0]


def each(work: Callable[[Given], Made], items: Iterable[Given], jobs: int) -> Iterator[Made]:
    """Yield what *work* makes of each item, in order, in *jobs* processes."""
    if jobs == 1:
        yield from map(work, items)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, items, chunksize=8)
