"""Files to records. JSON Lines are read a line at a time, other files are one document each."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import Any, BinaryIO, Final

from stripper.corpus.encoding import decode, marked_encoding, refuse_binary
from stripper.corpus.jobs import Form, Job
from stripper.corpus.record import Record, Rejected
from stripper.errors import InputError

_HEAD: Final = 4096  # bytes; enough to tell a binary file
_PAGE: Final = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_RECORD: Final = re.compile(r'\s*\{\s*"\w+"\s*:')
_KNOWN: Final = ("title", "url", "lang")


def read_records(job: Job) -> Iterator[Record | Rejected]:
    """Read the documents of one input.

    Yields:
        Records in order, and lines of JSON Lines that are none.

    Raises:
        InputError: The file cannot be read.
    """
    if job.form is Form.JSONL:
        return _read_lines(job)
    return iter([_read_file(job)])


def _read_file(job: Job) -> Record:
    if job.form is Form.HTML:
        page = _read_bytes(job)
        if marked_encoding(page) is None:
            refuse_binary(page, job.source)
        return Record(job.source, job.source, html=page, fields={"id": job.source}, size=len(page))
    text, encoding, size = read_text(job)
    fields = {"id": job.source}
    return Record(job.source, job.source, text=text, fields=fields, size=size, encoding=encoding)


def likely_form(text: str) -> Form | None:
    """Return what begins as *text* does and is no text: a page, or records."""
    if _PAGE.match(text):
        return Form.HTML
    return Form.JSONL if _RECORD.match(text) else None


def read_text(job: Job) -> tuple[str, str, int]:
    """Return the text of a file, its encoding and how many bytes it has.

    Raises:
        InputError: The file cannot be read, or is no text.
    """
    data = _read_bytes(job)
    return *decode(data, job.source), len(data)


def _read_bytes(job: Job) -> bytes:
    with _open(job) as handle:
        return handle.read()


def read_lines(job: Job) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file that are not blank, with their numbers, from 1.

    Raises:
        InputError: The file cannot be read, or holds no lines of JSON.
    """
    with _open(job) as handle:
        head = handle.peek(_HEAD)[:_HEAD] if isinstance(handle, BufferedReader) else b""
        if encoding := marked_encoding(head):
            raise InputError(f"{job.source}: JSON Lines in {encoding.upper()}; save it as UTF-8")
        refuse_binary(head, job.source)
        for number, line in enumerate(handle, 1):
            if line.strip():
                yield number, line


def _read_lines(job: Job) -> Iterator[Record | Rejected]:
    for number, line in read_lines(job):
        yield parse_record(line, job.source, number)


def parse_record(line: bytes, source: str, number: int) -> Record | Rejected:
    """Return the record that one line holds, or the line with what is wrong with it."""
    try:
        fields = parse_object(line)
        _check_fields(fields)
    except InputError as exc:
        return Rejected(source, number, line, str(exc))
    text = fields.get("text")
    return Record(
        source=source,
        id=fields.get("id", number),
        text=text,
        html=fields.get("html") if text is None else None,
        line=number,
        fields=fields,
        size=len(line),
    )


def parse_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object on one line.

    Raises:
        InputError: The line holds something else.
    """
    try:
        fields = json.loads(line.rstrip(b"\r\n"))  # an error at the end is not in the next line
    except UnicodeDecodeError as exc:
        raise InputError(f"not UTF-8 at byte {exc.start} of the line") from None
    except json.JSONDecodeError as exc:
        message = exc.msg.removesuffix(" at")  # "Unterminated string starting at"
        raise InputError(f"not JSON: {message} at column {exc.colno}") from None
    except ValueError:  # what else the parser refuses
        raise InputError("not JSON that can be read: a number of too many digits") from None
    except RecursionError:
        raise InputError("not JSON that can be read: nested too deeply") from None
    if not isinstance(fields, dict):
        raise InputError(f"want a JSON object, got {_type_name(fields)}")
    return fields


def _check_fields(fields: dict[str, Any]) -> None:
    body = [key for key in ("text", "html") if fields.get(key) is not None]
    if not body:
        raise InputError("the record has neither 'text' nor 'html'")
    for key in (*body, *_KNOWN):
        value = fields.get(key)
        if value is not None and not isinstance(value, str):
            raise InputError(f"'{key}': want a string, got {_type_name(value)}")


def _type_name(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")


@contextmanager
def _open(job: Job) -> Iterator[BinaryIO]:
    """Open an input for reading bytes, so that line ends stay what they are."""
    try:
        if job.path is None:
            if sys.stdin is None:
                raise InputError("standard input is closed")
            yield sys.stdin.buffer
        else:
            with job.path.open("rb") as handle:
                yield handle
    except OSError as exc:
        raise InputError(f"{job.source}: cannot be read: {exc.strerror or exc}") from exc
