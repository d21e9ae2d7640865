"""How well and how fast `stripper learn` works, on the sites of made_up_sites.py.

    python benchmarks/learn.py [--sites 50] [--articles 200]

Prints the share of furniture lines that the templates know and that they remove, the authors' lines
that they know or remove (there should be none), whether halves add up to the whole, the time a
document takes, and the peak memory.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import resource
import time
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from labelled import whole_number
from made_up_sites import Page, make_pages
from stripper import Config, Stripper
from stripper.corpus.jobs import Form, Job
from stripper.learn.corpus import SKETCH, Tally, merge_sketches, sketch_jobs, write_templates
from stripper.learn.files import read
from stripper.learn.keys import compile_pattern, is_pattern, normal
from stripper.learn.sketch import Sketch


class Known:
    """The lines in a folder of templates."""

    def __init__(self, folder: Path) -> None:
        files = [read(path) for path in folder.glob("*.toml")]
        self._lines = {f.domain: {x for t in f.templates for x in t.lines} for f in files}
        self._patterns = {
            domain: [compile_pattern(line) for line in lines if is_pattern(line)]
            for domain, lines in self._lines.items()
        }

    def has(self, page: Page, line: str) -> bool:
        """Tell whether a line is an instance of a template of the page's domain."""
        domain = page.record["url"].split("/")[2]
        key = normal(line)
        return key in self._lines[domain] or any(
            pattern.fullmatch(key) for pattern in self._patterns[domain]
        )


def write(path: Path, pages: Iterable[Page]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(page.record) + "\n" for page in pages)


def learn(source: Path, folder: Path, stripper: Stripper) -> None:
    sketch, tally = Sketch(), Tally()
    job = Job(str(source), source, Form.JSONL, PurePath(source.name))
    sketch_jobs([job], sketch, stripper, tally, print)
    write_templates(sketch, folder, stripper, tally)


def same(left: Path, right: Path) -> bool:
    names = sorted(path.name for path in left.iterdir())
    return names == sorted(path.name for path in right.iterdir()) and all(
        filecmp.cmp(left / name, right / name, shallow=False) for name in names
    )


def report(pages: Iterable[Page], folder: Path) -> Iterator[str]:
    known, taken = Known(folder), Stripper(Config(templates=(folder,), select=("TPL01",)))
    counts = dict.fromkeys(("furniture", "known", "removed", "own", "own known", "own removed"), 0)
    for page in pages:
        result = taken.clean_many([page.record])
        gone = {line for r in next(result).removals for line in r.text.splitlines()}
        for name, lines in (("furniture", page.furniture), ("own", page.own)):
            prefix = "" if name == "furniture" else "own "
            counts[name] += len(lines)
            counts[f"{prefix}known"] += sum(known.has(page, line) for line in lines)
            counts[f"{prefix}removed"] += sum(line in gone for line in lines)
    for name, count in counts.items():
        total = counts["own" if name.startswith("own") else "furniture"]
        yield f"{name} lines: {count:,} ({count / total:.4f})"


def main() -> None:
    """Make the corpus, learn from it whole and in halves, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sites", type=whole_number, default=50)
    parser.add_argument("--articles", type=whole_number, default=200)
    options = parser.parse_args()
    stripper = Stripper()

    def pages() -> Iterator[Page]:
        return make_pages(sites=options.sites, articles=options.articles)

    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "all.jsonl", pages())
        count = sum(1 for _ in pages())
        begun = time.perf_counter()
        learn(folder / "all.jsonl", folder / "whole", stripper)
        spent = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:,} documents, {spent / count * 1000:.2f} ms each, peak {peak:.0f} MB")
        for half in (0, 1):
            odd = (page for number, page in enumerate(pages()) if number % 2 == half)
            write(folder / f"{half}.jsonl", odd)
            learn(folder / f"{half}.jsonl", folder / f"half{half}", stripper)
        merged = merge_sketches([folder / "half0", folder / "half1"])
        write_templates(merged, folder / "merged", stripper, Tally())
        print(f"halves equal the whole: {same(folder / 'whole', folder / 'merged')}")
        print(f"sketch: {(folder / 'whole' / SKETCH).stat().st_size / 1e6:.1f} MB")
        for line in report(pages(), folder / "whole"):
            print(line)


if __name__ == "__main__":
    main()
