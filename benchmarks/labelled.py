"""Labelled files: what is in one, and what every script of this folder does with it.

A file is JSON Lines, gzipped or not. Its fields say which format it has:

- spans: `{id, text, noise: [{start, end, kind, optional?}]}`, noise at known offsets;
- body: `{id, source, text or html, gold}`, what a text should look like once it is clean;
- segments: `{id, source, lang, text, with, without}`, snippets that must stay and that must go.
"""

from __future__ import annotations

import argparse
import gzip
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
Given = TypeVar("Given")
Made = TypeVar("Made")


class Format(StrEnum):
    """How a file is labelled."""

    SPANS = "spans"
    BODY = "body"
    SEGMENTS = "segments"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the scripts take: files, a sample of them, processes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled JSON Lines")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each Nth document")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (1)")


def recognise(record: Record) -> Format:
    """Return the format of a record.

    Raises:
        ValueError: The fields are those of no format.
    """
    fields = set(record)
    if "gold" in fields and fields & {"text", "html"}:
        return Format.BODY
    if {"text", "with", "without"} <= fields:
        return Format.SEGMENTS
    if {"text", "noise"} <= fields:
        return Format.SPANS
    raise ValueError(
        f"record {record.get('id')!r}: no known format has {', '.join(sorted(fields))}"
    )


def read(path: Path, every: int = 1) -> Iterator[Record]:
    """Yield each *every*th record of a file.

    Raises:
        ValueError: There is none.
        InputError: A line is none; the message names it.
    """
    records = 0
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            if records % every == 0:
                yield _parse(path, number, line)
            records += 1
    if not records:
        raise ValueError(f"{path}: no records")


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
