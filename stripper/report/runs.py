"""What runs wrote: removal logs, and records that hold their removals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from stripper import log
from stripper.corpus.encoding import refuse_binary
from stripper.corpus.readers import parse_object
from stripper.errors import InputError
from stripper.rules import Removal


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file that a run wrote: a removal of a log, or a record.

    Args:
        path: The file.
        number: The line's number, from 1.
        offset: The byte it begins at.
        fields: The object on it.
        removals: What it tells of.
        is_record: Whether it is a whole document, clean ones included.
    """

    path: Path
    number: int
    offset: int
    fields: Mapping[str, Any]
    removals: tuple[Removal, ...]
    is_record: bool

    @property
    def id(self) -> Any:
        """The document's `id`, else its address, else the number of its line."""
        names = (self.fields.get(key) for key in ("id", "url"))
        return next((name for name in names if name is not None), self.number)

    @property
    def source(self) -> str:
        """The document's file, where the log names it; that of a record without name is this."""
        if not self.is_record:
            return str(self.fields.get("source") or "")
        return self.path.name if self.id == self.number else ""

    @property
    def document(self) -> dict[str, Any]:
        """What tells the document from others."""
        return {"id": self.id, "source": self.source}


def read_run(path: Path) -> Iterator[Line]:
    """Read a log, or JSON Lines that `clean` wrote.

    Raises:
        InputError: The file cannot be read, or a line is neither; the message names it.
    """
    with _opened(path) as handle:
        refuse_binary(handle.read(4096), str(path))
        handle.seek(0)
        offset = 0
        for number, raw in enumerate(handle, 1):
            if raw.strip():
                yield _parse(path, number, offset, raw)
            offset += len(raw)


def read_again(path: Path, number: int, offset: int) -> Line:
    """Read one line once more.

    Raises:
        InputError: The file cannot be read, or was changed since.
    """
    with _opened(path) as handle:
        handle.seek(offset)
        return _parse(path, number, offset, handle.readline())


def _parse(path: Path, number: int, offset: int, raw: bytes) -> Line:
    try:
        fields = parse_object(raw)
        rows = fields.get("removals")
        if isinstance(rows, list):
            removals = tuple(log.from_dict(row) for row in rows)
            return Line(path, number, offset, fields, removals, is_record=True)
        if "start" not in fields and "rule" not in fields:
            raise InputError("neither a removal nor a record with 'removals'")
        return Line(path, number, offset, fields, (log.from_dict(fields),), is_record=False)
    except InputError as exc:
        raise InputError(
            f"{path}:{number}: {exc}; want the log of a run, or JSON Lines that clean wrote"
        ) from exc


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if not path.is_file() and path.exists():
            raise InputError(f"{path}: cannot be read: not a file")
        with path.open("rb") as handle:
            yield handle
    except OSError as exc:
        raise InputError(f"{path}: cannot be read: {exc.strerror or exc}") from exc
