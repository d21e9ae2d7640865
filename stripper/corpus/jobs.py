"""Which files a run reads."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final

from stripper.errors import ConfigError

STDIN: Final = "-"
REJECTS: Final = ".rejects.jsonl"


class Form(StrEnum):
    """How a file holds documents."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


FORMS: Final = {
    ".txt": Form.TEXT,
    ".md": Form.TEXT,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
}


@dataclass(frozen=True, slots=True)
class Job:
    """One input file and what becomes of it.

    Args:
        source: The file, as the user named it; `-` for standard input.
        path: Where it is; None for standard input.
        form: How it holds documents.
        name: Its path inside the folder that was given, or its name.
        url: The address of its documents that do not say theirs.
    """

    source: str
    path: Path | None
    form: Form
    name: PurePath
    url: str | None = None

    @property
    def size(self) -> int:
        """Bytes, 0 where that is not known."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0


def find_jobs(
    paths: Iterable[str],
    *,
    form: Form | None = None,
    url: str | None = None,
    skip: Path | None = None,
    report: Callable[[str], None],
) -> list[Job]:
    """Return the inputs that *paths* name, folders searched, each file once, in order.

    Args:
        paths: Files, folders and `-`.
        form: How the named files are read, whatever they are called.
        url: The address of documents that do not say theirs.
        skip: A folder that is left out: the output of this run or of one before.
        report: Called with a message for a folder that cannot be searched.

    Raises:
        ConfigError: A file is of a kind that is not read, or a path is empty.
    """
    jobs: dict[Path, Job] = {}
    for given in paths:
        path = Path(given)
        if not given:  # a shell's variable that is not set, and no name of this folder
            raise ConfigError("an empty path names no file")
        if given == STDIN:
            found = [Job(STDIN, None, form or Form.TEXT, PurePath("stdin.txt"), url)]
        elif is_folder(path):
            found = [
                Job(str(file), file, FORMS[file.suffix.lower()], file.relative_to(path), url)
                for file in _walk(path, skip, report)
            ]
        else:
            found = [Job(given, path, form or _form_of(path), PurePath(path.name), url)]
        for job in found:
            # A link to a file is another name of it, which a folder's output has, too.
            key = job.path.parent.resolve() / job.path.name if job.path else Path(STDIN)
            jobs.setdefault(key, job)
    return list(jobs.values())


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there; what may not be looked at is told when it is read."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises


def _form_of(path: Path) -> Form:
    if path.suffix.lower() == ".json":
        raise ConfigError(
            f"{path}: JSON is read as JSON Lines, one record a line; "
            "if it is that, say --input-format jsonl; of an array, jq -c '.[]' makes it"
        )
    return FORMS.get(path.suffix.lower(), Form.TEXT)


def _walk(folder: Path, skip: Path | None, report: Callable[[str], None]) -> Iterator[Path]:
    """Yield the readable kinds of file under *folder*, sorted, but for hidden ones.

    Links to folders are not followed, so that none can lead round in a circle.
    """

    def fail(exc: OSError) -> None:
        report(f"{exc.filename}: cannot be searched: {exc.strerror}")

    for parent, folders, files in os.walk(folder, onerror=fail):
        here = Path(parent)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (skip is None or not _same(here / name, skip))
        )
        for name in sorted(files):
            path = here / name
            if name.startswith(".") or name.endswith(REJECTS):
                continue
            if path.suffix.lower() in FORMS and _is_plain(path):
                yield path


def _same(path: Path, other: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)


def _is_plain(path: Path) -> bool:
    """Tell a file from a pipe or device, which would be waited for, and from a link to itself.

    A broken link counts as a file, to be reported when it is read.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as exc:
        return exc.errno != errno.ELOOP
