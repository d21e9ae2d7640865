"""From clean files back to what was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Final

from stripper import log
from stripper.corpus.jobs import Form, Job
from stripper.corpus.readers import parse_object, read_lines, read_text
from stripper.corpus.record import GIVEN, OURS
from stripper.corpus.writers import checksum
from stripper.errors import InputError
from stripper.rules import Removal


class Log:
    """A removal log in memory, by document.

    Args:
        path: The log file.

    Raises:
        InputError: It cannot be read, or a line of it is no removal; the message names the line.
    """

    def __init__(self, path: Path) -> None:
        self.path: Final = path
        self._removals: dict[tuple[str, str], list[Removal]] = {}
        self._checksums: dict[tuple[str, str], object] = {}
        job = Job(str(path), path, Form.JSONL, PurePath(path.name))
        for number, line in read_lines(job):
            try:
                row = parse_object(line)
                removal = log.from_dict(row)
            except InputError as exc:
                raise InputError(f"{path}:{number}: {exc}") from exc
            key = str(row.get("source", "")), log.dumps({"id": row.get("id")})
            self._removals.setdefault(key, []).append(removal)
            self._checksums[key] = row.get("checksum")

    def restore_file(self, text: str, path: Path | None, source: str | None) -> str:
        """Give back the text of a file that was one document.

        Args:
            text: The clean text.
            path: The clean file; its name finds the document in the log.
            source: The document's name in the log, where it is to be another.

        Raises:
            InputError: The log does not fit.
        """
        names = sorted({name for name, _ in self._removals})
        if source is None and len(names) > 1:
            source = self._closest(path, names)
        chosen = names if source is None else [name for name in names if name == source]
        keys = [key for key in self._removals if key[0] in chosen]
        if len(keys) > 1:
            raise InputError(f"{self.path}: {chosen[0]} is a file of several records, not one text")
        if source is not None and not keys:
            raise InputError(f"{self.path}: the log has no removals of {source}")
        return self._restore(text, keys[0]) if keys else text

    def restore_record(self, text: str, identity: object) -> str:
        """Give back the text of the record with this id.

        Raises:
            InputError: The log does not fit, or has this id from two files.
        """
        wanted = log.dumps({"id": identity})
        keys = [key for key in self._removals if key[1] == wanted]
        if len(keys) > 1:
            raise InputError(f"{self.path}: the log has removals of id {identity!r} from two files")
        return self._restore(text, keys[0]) if keys else text

    def _restore(self, text: str, key: tuple[str, str]) -> str:
        known = self._checksums[key]
        if known is not None and known != checksum(text):
            raise InputError(
                f"{self.path}: does not fit: this is not the text that was left of {key[0]}, "
                "or it was changed since"
            )
        return log.restore(text, self._removals[key])

    def _closest(self, path: Path | None, names: Sequence[str]) -> str:
        """Return the source whose path ends most like that of the clean file."""
        ranked = sorted(((_likeness(path, name), name) for name in names), reverse=True)
        best, name = ranked[0]
        if not best or best == ranked[1][0]:
            raise InputError(
                f"{self.path}: the log is of {len(names)} files, and none or several are called "
                f"like {path or 'standard input'}; name the one with --source "
                "(a file without removals is not in the log and is as it was given)"
            )
        return name


def _likeness(path: Path | None, source: str) -> int:
    """Count the path parts that two files share at the end, their suffixes aside."""
    if path is None:
        return 0
    ours, theirs = path.parts[::-1], PurePath(source).parts[::-1]
    # page.html goes to page.txt, or to page.html.txt beside a page.txt
    if (
        theirs[0] not in (ours[0], Path(ours[0]).stem)
        and Path(theirs[0]).stem != Path(ours[0]).stem
    ):
        return 0
    shared = 1
    for one, other in zip(ours[1:], theirs[1:], strict=False):
        if one != other:
            break
        shared += 1
    return 2 * shared + (theirs[0] == ours[0])


def restore_records(job: Job, removals: Log | None) -> Iterator[dict[str, Any]]:
    """Yield the records that were given, from those that were written.

    Raises:
        InputError: A record cannot be restored; the message names its line.
    """
    for number, line in read_lines(job):
        try:
            yield restore_row(parse_object(line), removals)
        except InputError as exc:
            raise InputError(f"{job.source}:{number}: {exc}") from exc


def restore_row(row: Mapping[str, Any], removals: Log | None) -> dict[str, Any]:
    """Return the record that was given.

    Raises:
        InputError: It cannot be restored.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError("the record has no 'text'")
    own = row.get("removals")
    if isinstance(own, list):
        text = log.restore(text, [log.from_dict(item) for item in own])
    elif removals is None or "id" not in row:
        raise InputError("the record holds no 'removals'; give its log with --log, and its 'id'")
    else:
        text = removals.restore_record(text, row["id"])
    given = row.get(GIVEN)
    fields = {key: value for key, value in row.items() if key not in OURS}
    return fields | {"text": text} | (given if isinstance(given, dict) else {})


def restore_text(job: Job, removals: Log | None, source: str | None) -> str:
    """Return the text that was given, from the file that was written.

    Raises:
        InputError: It cannot be restored.
    """
    if removals is None:
        raise InputError(
            f"{job.source}: a text does not hold its removals; give its log with --log"
        )
    return removals.restore_file(read_text(job)[0], job.path, source)
