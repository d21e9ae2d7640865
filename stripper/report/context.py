"""The text that a removal was cut out of, where it can still be found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stripper import log
from stripper.corpus.jobs import FORMS, Form, Job
from stripper.corpus.readers import read_records
from stripper.corpus.record import Record, Rejected, extracted_text
from stripper.errors import InputError
from stripper.report.runs import Line
from stripper.rules import Removal


class Texts:
    """Finds the texts that removals were cut out of; quickest in the order of their run."""

    def __init__(self) -> None:
        self._last: tuple[object, str | None] = (None, None)
        self._ahead: dict[Path, Iterator[Record | Rejected]] = {}
        self._lost: set[Path] = set()  # sources in which a record could not be found

    def find(self, line: Line, removal: Removal) -> str | None:
        """Return the text given, if it can be read and *removal* fits it.

        A record is restored. For a line of a log the source is read, from this folder or from
        that of the log.
        """
        key = line.path, line.source, log.dumps({"id": line.id})
        if self._last[0] != key:
            self._last = key, self._read(line)
        text = self._last[1]
        fits = text is not None and text[removal.start : removal.end] == removal.text
        return text if fits else None

    def _read(self, line: Line) -> str | None:
        try:
            if line.is_record:
                return log.restore(str(line.fields.get("text")), line.removals)
            for path in (Path(line.source), line.path.parent / line.source):
                if path.is_file():
                    record = self._find_record(path, line)
                    return extracted_text(record) if record else None
        except (InputError, OSError):
            pass  # the removal is shown by itself
        return None

    def _find_record(self, path: Path, line: Line) -> Record | None:
        # A text or page is called after its file.
        named = FORMS.get(path.suffix.lower(), Form.TEXT)
        form = named if line.id == line.source else Form.JSONL
        job = Job(line.source, path, form, path)
        for records in (self._ahead.pop(path, iter(())), self._from_the_top(job, path)):
            for record in records:
                if isinstance(record, Record) and record.id == line.id:
                    self._ahead[path] = records
                    return record
        self._lost.add(path)
        return None

    def _from_the_top(self, job: Job, path: Path) -> Iterator[Record | Rejected]:
        if path not in self._lost:  # looking through a large file again and again takes its time
            yield from read_records(job)
