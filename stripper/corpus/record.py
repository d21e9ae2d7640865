"""One document on its way from a file to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from stripper import log
from stripper.errors import InputError, PluginError
from stripper.extract import extract_article
from stripper.page import page_text
from stripper.result import Result
from stripper.runner import Stripper

GIVEN: Final = "given"
"""Where fields of the record that was given are kept when ours have the same names."""
OURS: Final = ("removals", "metadata", "status", "suggestions", "failures", GIVEN)


@dataclass(frozen=True, slots=True)
class Record:
    """A document as a reader found it.

    Args:
        source: The file, as the user named it; `-` for standard input.
        id: What the log calls it: the record's `id`, else its line, else the file.
        text: The text; None where there is only a page.
        html: The page; bytes where its encoding is still to be found.
        line: The record's line in the file, from 1; None for a file that is one document.
        fields: What passes through to the output.
        size: Bytes read for it.
        encoding: What the file was in.
    """

    source: str
    id: object
    text: str | None = None
    html: str | bytes | None = None
    line: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    size: int = 0
    encoding: str = "utf-8"

    @property
    def place(self) -> str:
        """The file, and the line where there are several records in it."""
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that is no record: what it says, byte for byte, and what is wrong with it."""

    source: str
    line: int
    raw: bytes
    message: str

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.source}:{self.line}"


def clean_record(stripper: Stripper, record: Record, url: str | None = None) -> Result:
    """Clean one record with what is known of it.

    Args:
        stripper: What cleans.
        record: The record.
        url: Its address, where it has none of its own.

    Raises:
        InputError: The encoding of a page cannot be found.
        PluginError: A plugin fails and the configuration is strict.
    """
    try:
        known = {key: record.fields.get(key) for key in ("title", "url", "lang")}
        known["url"] = known["url"] or url
        if record.text is None:
            return stripper.clean_html(record.html or "", **known)
        return stripper.clean(record.text, **known)
    except InputError as exc:
        raise InputError(f"{record.place}: {exc}") from exc
    except PluginError as exc:
        exc.add_note(f"in {record.place}")
        raise


def extracted_text(record: Record) -> str:
    """Return a record's text, or that of the article in its page.

    Raises:
        InputError: The extractor fails on the page.
    """
    if record.text is not None:
        return record.text
    return extract_article(page_text(record.html or ""), record.fields.get("url")).text


def given_text(record: Record, result: Result) -> str:
    """Return the text that the offsets of *result* count in."""
    return result.restore() if record.text is None else record.text


def to_row(record: Record, result: Result) -> dict[str, Any]:
    """Return the record that is written: the fields given, with clean text and what was done.

    A field given under one of our names is kept under `given`; of two `metadata` objects the keys
    given win.
    """
    row = {key: value for key, value in record.fields.items() if key not in OURS}
    given = {key: value for key, value in record.fields.items() if key in OURS}
    metadata = dict(result.metadata)
    if isinstance(given.get("metadata"), dict):
        metadata |= given["metadata"]
    row["text"] = result.text
    row["removals"] = [log.to_dict(removal) for removal in result.removals]
    row["metadata"] = metadata
    row["status"] = str(result.status)
    if result.suggestions:
        row["suggestions"] = [log.to_dict(removal) for removal in result.suggestions]
    if result.failures:
        row["failures"] = [{"plugin": f.plugin, "message": f.message} for f in result.failures]
    if given:
        row[GIVEN] = given
    return row
