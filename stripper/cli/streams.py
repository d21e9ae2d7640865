"""Standard output and error, so made that nothing written to them is lost without an error."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def prepare() -> None:
    """Replace what cannot be relied on; call it once, before anything is written."""
    # Closed by the caller, `>&-`: a message has nowhere to go, but clean text was wanted somewhere,
    # and a descriptor for reading refuses it.
    sys.stdout = _reliable(sys.stdout, os.O_RDONLY)
    sys.stderr = _reliable(sys.stderr, os.O_WRONLY)


class _Unbuffered(io.BufferedWriter):
    """Writes at once, and all of it.

    With PYTHONUNBUFFERED the interpreter writes to the file itself, which may take only a part, as
    on a disk that gets full, and takes the rest for written.
    """

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        written = super().write(data)
        self.flush()
        return written


def _reliable(stream: TextIO | None, closed: int) -> TextIO:
    if stream is None:
        stream = os.fdopen(os.open(os.devnull, closed), "w", encoding="utf-8")
    if isinstance(stream.buffer, io.RawIOBase):
        stream = io.TextIOWrapper(
            _Unbuffered(stream.buffer), encoding=stream.encoding, write_through=True
        )
    if isinstance(stream, io.TextIOWrapper):
        # A terminal that cannot show a letter is no reason to stop.
        stream.reconfigure(errors="backslashreplace")
    return stream
