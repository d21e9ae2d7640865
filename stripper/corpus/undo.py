"""From clean files back to what was given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path, PurePath
from typing import Any, Final, NamedTuple

from stripper import log
from stripper.corpus.jobs import Form, Job
from stripper.corpus.readers import parse_object, read_lines, read_text
from stripper.corpus.record import GIVEN, OURS
from stripper.corpus.writers import checksum
from stripper.errors import InputError
from stripper.rules import Removal

_UNLIKE: Final = (0, False)


class _Document(NamedTuple):
    """A document as the log has it: its file, its `id` as JSON, and the checksum of its text."""

    source: str
    id: str
    checksum: object


class Log:
    """A removal log in memory, by document.

    Args:
        path: The log file.

    Raises:
        InputError: It cannot be read, or a line of it is no removal; the message names the line.
    """

    def __init__(self, path: Path) -> None:
        self.path: Final = path
        self._removals: dict[_Document, list[Removal]] = {}
        self._called: defaultdict[str, list[_Document]] = defaultdict(list)  # by the file's name
        self._known: defaultdict[str, list[_Document]] = defaultdict(list)  # by id
        job = Job(str(path), path, Form.JSONL, PurePath(path.name))
        for number, line in read_lines(job):
            try:
                row = parse_object(line)
                removal = log.from_dict(row)
            except InputError as exc:
                raise InputError(f"{path}:{number}: {exc}") from exc
            identity = log.dumps({"id": row.get("id")})
            document = _Document(str(row.get("source", "")), identity, row.get("checksum"))
            if document not in self._removals:
                self._called[_bare(document.source)].append(document)
                self._known[document.id].append(document)
            self._removals.setdefault(document, []).append(removal)

    def restore_file(
        self, text: str, path: Path | None, *, source: str | None, name: PurePath | None = None
    ) -> str:
        """Give back the text of a file that was one document.

        Args:
            text: The clean text.
            path: The clean file; its name finds the document in a log of several files.
            source: The document's name in the log, where it is to be another.
            name: The file's path in the folder that is restored, which the document has in its own.
                What the log has no document of had no removals.

        Raises:
            InputError: The log does not fit.
        """
        named = [each for each in self._removals if source in (None, each.source)]
        if source is not None and not named:
            raise InputError(f"{self.path}: the log has no removals of {source}")
        if name is not None:
            alike = self._called[_bare(name.name)]
            named = [each for each in alike if _shared(name, each.source) == len(name.parts)]
        if not named:
            return text
        found = _fitting(named, text)
        if not found:
            told = path or "standard input"
            raise InputError(
                f"{self.path}: does not fit {told}, which was changed since, or had no removals"
            )
        if source is None and len({each.source for each in self._removals}) > 1:
            found = [self._called_like(path, found)]
        if len(found) > 1:
            raise InputError(f"{self.path}: several records of {found[0].source} have this text")
        return log.restore(text, self._removals[found[0]])

    def restore_record(self, text: str, identity: object) -> str:
        """Give back the text of the record with this id.

        Raises:
            InputError: The log does not fit, or has this id and text from two files.
        """
        named = self._known[log.dumps({"id": identity})]
        found = _fitting(named, text)
        if len(found) > 1:
            raise InputError(f"{self.path}: the log has removals of id {identity!r} from two files")
        if named and not found:
            raise InputError(f"{self.path}: does not fit id {identity!r}, which was changed since")
        return log.restore(text, self._removals[found[0]]) if found else text

    def _called_like(self, path: Path | None, found: Sequence[_Document]) -> _Document:
        """Return the document whose path ends most like that of the clean file."""
        best = max(_likeness(path, each.source) for each in found)
        closest = [each for each in found if _likeness(path, each.source) == best]
        if best == _UNLIKE or len(closest) > 1:
            raise InputError(
                f"{self.path}: none or several of the files that it is of are called like "
                f"{path or 'standard input'}; name the one with --source "
                "(a file without removals is not in the log and is as it was given)"
            )
        return closest[0]


def _fitting(documents: Iterable[_Document], text: str) -> list[_Document]:
    """Return the documents of which *text* was left, as far as the log says."""
    left = checksum(text)
    return [each for each in documents if each.checksum in (None, left)]


def _bare(source: str) -> str:
    """Return the name of a file without any suffix."""
    return PurePath(source).name.partition(".")[0]


def _likeness(path: Path | None, source: str) -> tuple[int, bool]:
    """Return how many parts two paths share at the end, and whether the names are the same."""
    if path is None:
        return _UNLIKE
    return _shared(path, source), path.name == PurePath(source).name


def _shared(path: PurePath, source: str) -> int:
    """Count the parts that two paths share at the end, the suffix of what was a page aside."""
    ours, theirs = path.parts[::-1], PurePath(source).parts[::-1]
    # page.html goes to page.txt, or to page.html.txt beside a page.txt
    if not theirs or (
        theirs[0] not in (ours[0], PurePath(ours[0]).stem)
        and PurePath(theirs[0]).stem != PurePath(ours[0]).stem
    ):
        return 0
    pairs = zip(ours[1:], theirs[1:], strict=False)
    return 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


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


def restore_text(
    job: Job, removals: Log | None, *, source: str | None = None, name: PurePath | None = None
) -> str:
    """Return the text that was given, from the file that was written.

    Args:
        job: The clean file.
        removals: The log.
        source: As for `Log.restore_file`.
        name: Likewise.

    Raises:
        InputError: It cannot be restored.
    """
    if removals is None:
        raise InputError(
            f"{job.source}: a text does not hold its removals; give its log with --log"
        )
    return removals.restore_file(read_text(job)[0], job.path, source=source, name=name)
