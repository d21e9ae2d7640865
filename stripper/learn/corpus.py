"""From a corpus to a folder of template files, and from such folders to one."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from stripper.corpus.atomic import AtomicFile
from stripper.corpus.jobs import Job
from stripper.corpus.readers import read_records
from stripper.corpus.record import Record, Rejected
from stripper.errors import ConfigError, InputError
from stripper.learn.domain import learn_domain
from stripper.learn.files import FORMAT, check_format, dump, file_name
from stripper.learn.sketch import Sample, Sketch, from_json, make_sample, to_json
from stripper.runner import Stripper
from stripper.sites.hosts import domain_of, host_of

SKETCH: Final = "sketch.jsonl.gz"
_DAYS: Final = ("date", "published", "published_at", "datePublished", "pubdate", "timestamp")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Tally:
    """What became of the documents of a run."""

    documents: int = 0
    no_address: int = 0
    rejected: int = 0
    unreadable: int = 0
    domains: int = 0
    templates: int = 0


def sketch_jobs(
    jobs: Iterable[Job],
    sketch: Sketch,
    stripper: Stripper,
    tally: Tally,
    report: Callable[[str], None],
) -> None:
    """Add every document of *jobs* to a sketch.

    Args:
        jobs: The inputs.
        sketch: What they are added to.
        stripper: What extracts pages.
        tally: Counts them.
        report: Called with a message for each line and file that cannot be read.
    """
    for job in jobs:
        try:
            for record in read_records(job):
                if isinstance(record, Rejected):
                    tally.rejected += 1
                    report(f"{record.place}: {record.message}")
                    continue
                tally.documents += 1
                sample = sample_of(record, stripper)
                if sample is None:
                    tally.no_address += 1
                elif sample.text:
                    sketch.add(sample)
        except InputError as exc:
            tally.unreadable += 1
            report(str(exc))


def sample_of(record: Record, stripper: Stripper) -> Sample | None:
    """Return what is kept of a record; None where it has no address with a host."""
    fields: Mapping[str, Any] = record.fields
    text = record.text
    if text is None:
        result = stripper.clean_html(record.html or "", url=fields.get("url"))
        text = result.restore()
        fields = {**result.metadata, **{k: v for k, v in fields.items() if v is not None}}
    url = fields.get("url") or ""
    host = host_of(url)
    if host is None:
        return None
    title = fields.get("title") or ""
    return make_sample(domain_of(host), text, url, date=_day_of(fields), title=title)


def _day_of(fields: Mapping[str, Any]) -> str:
    """Return the first day that the fields name, as 2024-03-07; empty without one."""
    for key in _DAYS:
        value = fields.get(key)
        if isinstance(value, str) and (match := _DAY.match(value)):
            try:
                return date.fromisoformat(match[0]).isoformat()
            except ValueError:
                continue
    return ""


def write_templates(sketch: Sketch, folder: Path, stripper: Stripper, tally: Tally) -> None:
    """Learn from a sketch; write the template files and the sketch itself.

    A domain in which nothing recurs gets no file.

    Raises:
        ConfigError: The folder has something in it already, which may have been edited.
        OutputError: A file cannot be written.
    """
    refuse_full(folder)
    for domain in sketch.domains():
        tally.domains += 1
        learned = learn_domain(domain, sketch.samples(domain), stripper)
        tally.templates += len(learned.templates)
        if learned.templates:
            with AtomicFile(folder / file_name(domain)) as file:
                file.write(dump(learned).encode())
    with AtomicFile(folder / SKETCH) as file:
        for part in _sketch_file(sketch):
            file.write(part)


def refuse_full(folder: Path) -> None:
    """Raise ConfigError where a folder is not empty, or is none."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(
            f"{folder}: there is something here already, maybe edited; choose another folder, "
            "or delete this one"
        )


def _sketch_file(sketch: Sketch) -> Iterator[bytes]:
    """Yield the parts of a sketch's file, the same for the same sketch."""
    packer = zlib.compressobj(6, wbits=16 + zlib.MAX_WBITS)  # gzip, without a time in it
    head = {"format": FORMAT, "per_domain": sketch.per_domain, "in_all": sketch.in_all}
    yield packer.compress(json.dumps(head).encode() + b"\n")
    for sample in sketch:
        yield packer.compress(to_json(sample) + b"\n")
    yield packer.flush()


def merge_sketches(folders: Iterable[Path]) -> Sketch:
    """Return the sketch of several corpora from the folders learned from them.

    Raises:
        ConfigError: A folder has no sketch, or one that is damaged, of another version, or of
            another size than the others; the message names it.
    """
    merged: Sketch | None = None
    for folder in folders:
        path = folder / SKETCH
        try:
            with gzip.open(path) as lines:
                head = json.loads(next(lines, b"null"))
                check_format(head.get("format") if isinstance(head, dict) else None)
                sizes = (int(head["per_domain"]), int(head["in_all"]))
                merged = merged or Sketch(*sizes)
                if sizes != (merged.per_domain, merged.in_all):
                    raise ValueError("learned with other --articles than the first folder")
                for line in lines:
                    merged.add(from_json(line))
        except FileNotFoundError:
            raise ConfigError(
                f"{path}: not there; merging needs the folders as `stripper learn` left them"
            ) from None
        except (OSError, EOFError, ValueError, KeyError, zlib.error) as exc:
            raise ConfigError(f"{path}: cannot be used: {exc}; learn the folder anew") from exc
    if merged is None:
        raise ConfigError("nothing to merge: name the folders")
    return merged
