"""Which output each input goes to."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

from stripper.corpus.atomic import STDOUT, is_stream
from stripper.corpus.jobs import FORMS, Form, Job
from stripper.corpus.run import Batch
from stripper.errors import ConfigError


def plan_outputs(
    jobs: Sequence[Job], out: str | None, *, folder: bool, as_json: bool
) -> list[Batch]:
    """Give each input its output.

    Args:
        jobs: The inputs.
        out: What `-o` says; None or `-` for standard output.
        folder: Whether a folder was among the inputs named, which makes the output one.
        as_json: Whether texts are written as records.

    Raises:
        ConfigError: Two inputs would go to one file, or texts and records to one output, or
            several files to what is called like a file; or the output has no name.
    """
    if out is None or out == str(STDOUT):
        return [_shared(jobs, STDOUT, as_json=as_json)]
    if not out:
        raise ConfigError("an empty path names no output")
    path = Path(out)
    takes_records = FORMS.get(path.suffix.lower()) is Form.JSONL
    as_json = as_json or takes_records
    if path.is_dir() or out.endswith(("/", os.sep)):
        return _into_folder(jobs, path, as_json=as_json)
    if takes_records or is_stream(path) or not (folder or len(jobs) > 1):
        return [_shared(jobs, path, as_json=as_json)]
    if path.exists():
        raise ConfigError(f"{path}: not a folder, but several files are to go there")
    if path.suffix.lower() in FORMS:
        raise ConfigError(
            f"{path}: several files go to a folder, or as records to one OUT.jsonl; "
            f"if a folder is to be called so, write {path}{os.sep}"
        )
    return _into_folder(jobs, path, as_json=as_json)


def plan_in_place(jobs: Sequence[Job]) -> list[Batch]:
    """Make each input its own output; of several links to one file, the first stands for it.

    Raises:
        ConfigError: An input is no file, or a page, which is not to be lost for its text.
    """
    batches: dict[str, Batch] = {}
    for job in jobs:
        if job.path is None:
            raise ConfigError("--in-place: standard input is no file that could be replaced")
        if job.form is Form.HTML:
            raise ConfigError(f"{job.source}: --in-place would lose the page for its text; use -o")
        batch = Batch([job], job.path, as_json=job.form is Form.JSONL)
        batches.setdefault(os.path.realpath(job.path), batch)
    return list(batches.values())


def refuse_overwriting(
    batches: Sequence[Batch], *others: Path | None, in_place: bool = False
) -> None:
    """Raise where an output would replace an input, or another output.

    Args:
        batches: The inputs with their outputs.
        others: The other files that the run writes.
        in_place: Whether an input may be replaced by its own output.

    Raises:
        ConfigError: Some output would.
    """
    inputs = {os.path.realpath(j.path): j for batch in batches for j in batch.jobs if j.path}
    written: set[str] = set()
    if STDOUT in others and any(batch.path == STDOUT for batch in batches):
        raise ConfigError("the log and the text cannot both go to standard output")
    planned = [(batch.path, batch.jobs) for batch in batches]
    for path, jobs in [*planned, *((other, []) for other in others if other)]:
        if is_stream(path):
            continue
        real = os.path.realpath(path)
        if real in written:
            raise ConfigError(f"{path}: two outputs of this run would be this file")
        written.add(real)
        own = len(jobs) == 1 and inputs.get(real) is jobs[0]
        if real in inputs and not (in_place and own):
            advice = "; if that is meant, say --in-place" if own else ""
            raise ConfigError(f"{path}: the output would replace this input{advice}")


def _shared(jobs: Sequence[Job], path: Path, *, as_json: bool) -> Batch:
    forms = {job.form is Form.JSONL for job in jobs}
    if len(forms) > 1 and not as_json:
        raise ConfigError(
            "texts and JSON Lines cannot share one output: give a folder with -o, "
            "or have all as records with --output-format json"
        )
    return Batch(jobs, path, as_json=as_json or forms == {True})


def _into_folder(jobs: Sequence[Job], folder: Path, *, as_json: bool) -> list[Batch]:
    names = [_output_name(job, as_json=as_json) for job in jobs]
    counts = Counter(names)
    planned: dict[PurePath, Job] = {}
    for job, short in zip(jobs, names, strict=True):
        # page.html beside page.txt: its text is told apart by its whole name.
        clash = counts[short] > 1 and short != job.name
        name = job.name.with_name(job.name.name + short.suffix) if clash else short
        if name in planned:
            raise ConfigError(
                f"{planned[name].source} and {job.source} would both go to {folder / name}; "
                "clean them into different folders"
            )
        planned[name] = job
    return [
        Batch([job], folder / name, as_json=as_json or job.form is Form.JSONL)
        for name, job in planned.items()
    ]


def _output_name(job: Job, *, as_json: bool) -> PurePath:
    if job.form is Form.JSONL:
        return job.name
    if as_json:
        return job.name.with_suffix(".jsonl")
    return job.name.with_suffix(".txt") if job.form is Form.HTML else job.name
