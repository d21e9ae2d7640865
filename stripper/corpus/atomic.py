"""Files that appear under their names only when they are whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, Self

from stripper.errors import ConfigError, OutputError

STDOUT: Final = Path("-")


class AtomicFile:
    """A file written beside its name and moved there by `commit`.

    A `with` block commits it at its end, and leaves nothing behind where an exception ends it,
    Ctrl-C too. Nothing is created before the first write. Standard output (`-`), pipes and devices
    are written to directly, since they cannot be replaced.

    Args:
        path: Where it will be.
    """

    def __init__(self, path: Path) -> None:
        self.path: Final = path
        self._real = Path(os.path.realpath(path))  # a link stays a link; its file is replaced
        self._part: Path | None = None
        self._handle: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.discard()

    def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            OutputError: The file cannot be written; the disk is full.
        """
        with explained(self.path):
            self._open().write(data)

    def flush(self) -> None:
        """Hand what was written to the operating system, so that a full disk shows now.

        Raises:
            OutputError: It cannot be written.
        """
        with explained(self.path):
            self._open().flush()

    def tell(self) -> int:
        """Return how many bytes there are."""
        return self._open().tell() if self._part else 0

    def truncate(self, size: int) -> None:
        """Take back what was written after the first *size* bytes, where that is possible.

        Raises:
            OutputError: It cannot be written.
        """
        if self._part:
            with explained(self.path):
                handle = self._open()
                handle.seek(size)
                handle.truncate()

    def commit(self) -> None:
        """Put the file in its place; an empty one where nothing was written.

        Raises:
            OutputError: It cannot be written.
        """
        with explained(self.path):
            handle = self._open()
            handle.flush()
            if self.path == STDOUT:
                return
            handle.close()
            if self._part:
                self._part.replace(self._real)
                self._part = None

    def discard(self) -> None:
        """Leave nothing behind."""
        self._close_quietly()
        if self._part:
            with contextlib.suppress(OSError):
                self._part.unlink()
            self._part = None

    def salvage(self, size: int) -> None:
        """Put the first *size* bytes in place, after a failure; nothing where that is 0."""
        self._close_quietly()
        if self._part and size:
            with explained(self.path):
                os.truncate(self._part, size)
                self._part.replace(self._real)
                self._part = None
        self.discard()

    def _close_quietly(self) -> None:
        if self._handle is not None and self.path != STDOUT:
            with contextlib.suppress(OSError):  # closing flushes, which fails on a full disk
                self._handle.close()

    def _open(self) -> BinaryIO:
        if self._handle is None:
            self._handle = self._create()
        return self._handle

    def _create(self) -> BinaryIO:
        if self.path == STDOUT:
            return sys.stdout.buffer
        if self._real.is_dir():
            raise IsADirectoryError(None, "there is a folder of this name")
        if is_stream(self.path):
            return self._real.open("wb")
        self._real.parent.mkdir(parents=True, exist_ok=True)
        # Noted before it is there: Ctrl-C may come in between.
        self._part = self._real.parent / f".stripper-{secrets.token_hex(6)}.part"
        handle = self._part.open("xb")
        if self._real.exists():
            shutil.copymode(self._real, self._part)
        return handle


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        ConfigError: It is.
        OutputError: It cannot be written.
    """
    if path.exists():
        raise ConfigError(f"{path} is there already; it was left as it is")
    with AtomicFile(path) as file:
        file.write(text.encode())


def is_stream(path: Path) -> bool:
    """Tell standard output, a pipe or a device from a file."""
    return path == STDOUT or (path.exists() and not path.is_file() and not path.is_dir())


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the operating system says into an error that names the file."""
    try:
        yield
    except BrokenPipeError:
        raise  # the reader has enough; that is no error
    except FileExistsError as exc:
        raise OutputError(f"{path}: cannot be written: {exc.filename} is not a folder") from exc
    except OSError as exc:
        name = "standard output" if path == STDOUT else str(path)
        raise OutputError(f"{name}: cannot be written: {exc.strerror or exc}") from exc
