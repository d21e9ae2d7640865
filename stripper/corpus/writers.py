"""Results to files: clean text or records, the removal log, and the lines that are no records."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from stripper import log
from stripper.corpus.atomic import STDOUT, AtomicFile, is_stream
from stripper.corpus.jobs import REJECTS
from stripper.corpus.record import Record, Rejected, to_row
from stripper.errors import OutputError
from stripper.result import Result


class LogWriter:
    """The removal log of a run.

    Its lines are written before the output they belong to is put in place, and taken back when
    that fails. So there is never a clean file without its log, nor a log of a file that is not.

    Args:
        path: The log file; None to keep no log.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = AtomicFile(path) if path else None
        self._settled = 0

    def write(self, record: Record, result: Result) -> None:
        """Add the removals of one document."""
        if self._file is None or not result.removals:
            return
        known = {"id": record.id, "source": record.source, "checksum": checksum(result.text)}
        for removal in result.removals:
            self._file.write(to_line(known | log.to_dict(removal)))

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Keep what was written so far, if its output is put in place inside.

        The log comes first: Ctrl-C in between leaves lines too many, which do no harm, and not a
        clean file whose noise is lost.
        """
        if self._file is None:
            yield
            return
        before = self._settled
        self._file.flush()
        self._settled = self._file.tell()
        try:
            yield
        except OutputError:
            self._settled = before
            raise

    def rewind(self) -> None:
        """Take back what was written since outputs were last put in place: its own failed."""
        if self._file:
            self._file.truncate(self._settled)

    def close(self, *, failed: bool) -> None:
        """Put the log in place; after a failure, that of the outputs which are in place."""
        if self._file is None:
            return
        if failed:
            self._file.salvage(self._settled)
        else:
            self._file.commit()


def checksum(text: str) -> str:
    """Return what tells a clean text from any other that a log might be held against."""
    return f"{zlib.crc32(to_bytes(text)):08x}"


class Output:
    """Where clean documents go, and beside it the rejected lines.

    Args:
        path: The file, or `-`.
        as_json: Whether it holds records, one a line, instead of text.
    """

    def __init__(self, path: Path, *, as_json: bool) -> None:
        self._file = AtomicFile(path)
        self._rejects = None if is_stream(path) else AtomicFile(rejects_path(path))
        self._as_json = as_json
        self._last = ""
        self._count = 0
        self.rejected = 0

    def write(self, record: Record, result: Result) -> None:
        """Add one document. Texts that share an output are set apart by a blank line."""
        if self._as_json:
            self._file.write(to_line(to_row(record, result)))
            return
        if self._count:
            self._file.write(b"\n" if self._last == "\n" else b"\n\n")
        self._file.write(to_bytes(result.text))
        self._last = result.text[-1:]
        self._count += 1

    def reject(self, rejected: Rejected) -> None:
        """Keep a line that is no record."""
        self.rejected += 1
        if self._rejects:
            line = rejected.raw if rejected.raw.endswith(b"\n") else rejected.raw + b"\n"
            self._rejects.write(line)

    def commit(self) -> None:
        """Put the output in place."""
        if self._last not in ("", "\n") and self._file.path == STDOUT and sys.stdout.isatty():
            self._file.write(b"\n")  # what a terminal shows next begins a line of its own
        self._file.commit()
        if self._rejects and self.rejected:
            self._rejects.commit()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._file.discard()
        if self._rejects:
            self._rejects.discard()


def rejects_path(output: Path) -> Path:
    """Return where the lines that are no records go: `out.rejects.jsonl` beside `out.jsonl`."""
    return output.with_name(output.stem + REJECTS)


def to_bytes(text: str) -> bytes:
    """Return a text as files hold it; lone surrogates, which JSON may carry, pass through."""
    return text.encode("utf-8", "surrogatepass")


def to_line(row: dict[str, Any]) -> bytes:
    """Return a record or removal as a line of JSON Lines."""
    return f"{log.dumps(row)}\n".encode()
