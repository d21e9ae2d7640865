"""What people say of removals, kept as JSON Lines to which each answer is added at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from stripper import log
from stripper.corpus.atomic import explained, is_stream
from stripper.corpus.readers import parse_object
from stripper.corpus.writers import to_line
from stripper.errors import InputError
from stripper.rules import Removal


class Label(StrEnum):
    """What somebody says of a removal."""

    RIGHT = "right"
    WRONG = "wrong"
    SKIP = "skip"


class Labels:
    """A file of labels; the last one that a removal was given counts.

    Args:
        path: The file; need not be there yet.

    Raises:
        InputError: It cannot be read, or is a file of something else.
    """

    def __init__(self, path: Path) -> None:
        self.path: Final = path
        self._labels: dict[bytes, Label] = {}
        self._torn = 0  # bytes of a last line that a lost machine left behind
        self._end = b""  # what a last line lacks
        try:
            # A device has no end.
            lines = path.read_bytes().splitlines(keepends=True) if not is_stream(path) else []
        except FileNotFoundError:
            lines = []
        except OSError as exc:
            raise InputError(f"{path}: cannot be read: {exc.strerror or exc}") from exc
        for number, line in enumerate(lines, 1):
            try:
                row = parse_object(line)
                label = Label(row["label"])
                removal = log.from_dict(row)
            except (InputError, KeyError, ValueError) as exc:
                if not line.endswith(b"\n") and lines[1:]:
                    self._torn = len(line)
                    break
                raise InputError(
                    f"{path}:{number}: not a label; labels are added to a file of their own, so "
                    "name another with -o"
                ) from exc
            self._labels[digest(row, removal)] = label
            self._end = b"" if line.endswith(b"\n") else b"\n"

    def get(self, key: bytes) -> Label | None:
        """Return the label of the removal with this digest, if it has one."""
        return self._labels.get(key)

    def add(self, known: Mapping[str, Any], removal: Removal, label: Label) -> None:
        """Label a removal and write that down, before anything else happens.

        Args:
            known: The `id` and `source` of its document.
            removal: The removal.
            label: What it is.

        Raises:
            OutputError: The file cannot be written; it is as it was.
        """
        row = {key: known[key] for key in ("id", "source")} | log.to_dict(removal)
        self._append(to_line({**row, "label": str(label)}))
        self._labels[digest(known, removal)] = label

    def _append(self, line: bytes) -> None:
        with explained(self.path), self.path.open("ab", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size - self._torn
            if self._torn:
                file.truncate(size)
            self._torn, line = 0, self._end + line
            try:
                if file.write(line) != len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            except BaseException:
                with suppress(OSError):  # a device
                    file.truncate(size)
                raise
        self._end = b""


def digest(known: Mapping[str, Any], removal: Removal) -> bytes:
    """Return what tells a removal from all others: its document, place, rule and text."""
    row = [known.get("id"), known.get("source") or "", removal.start, removal.end]
    row += [removal.rule, removal.origin, removal.text]
    return blake2b(log.dumps({"key": row}).encode(), digest_size=16).digest()
