r"""Time cleaning against the bare tokenisation of the same texts, in one run of one process.

Usage: python benchmarks/speed.py FILE.jsonl [--growth]

Prints the ratio of `Stripper().clean` to `re.findall(r"\w+", text.lower())`, where that time goes
(shared analysis, each plugin, the rest), and with --growth the time per character from 1 kB to
10 MB. Every figure is processor time, and the best of several rounds, since other work on the
machine only adds.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from labelled import read, told
from stripper import Config, Document, Finding, Stripper

ROUNDS = 5
KILOBYTES = (1, 10, 100, 1_000, 10_000)


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest time that *work* took."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def analyse(document: Document, stripper: Stripper) -> Iterable[tuple[str, Callable[[], Any]]]:
    """Yield the steps of the analysis that plugins share, in order, by name."""
    yield "words", lambda: document.words
    yield "language", lambda: document.language
    yield "terms", lambda: (document.terms, document.term_counts, document.paragraphs)
    ready = document.with_lexicon(stripper._lexicon(document.language.code))
    yield "cues", lambda: ready.cues("")


def shares(stripper: Stripper, texts: Sequence[str]) -> dict[str, float]:
    """Return the seconds spent in each step and plugin over all texts."""
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, find: Callable[..., Iterable[Finding]]) -> Callable[..., Any]:
        def run(document: Document, config: Config) -> list[Finding]:
            start = time.process_time()
            found = list(find(document, config))
            spent[f"plugin {name}"] += time.process_time() - start
            return found

        return run

    watched = Stripper()
    for _, steps in watched._stages:
        steps[:] = [step._replace(find=timed(step.plugin.name, step.find)) for step in steps]
    for text in texts:
        start = time.process_time()
        document = Document(text)
        spent["blocks"] += time.process_time() - start
        for name, step in analyse(document, stripper):
            start = time.process_time()
            step()
            spent[name] += time.process_time() - start
        document = document.with_lexicon(stripper._lexicon(document.language.code))
        document.cues("")
        before = sum(value for key, value in spent.items() if key.startswith("plugin"))
        start = time.process_time()
        watched.clean_document(document)
        whole = time.process_time() - start
        after = sum(value for key, value in spent.items() if key.startswith("plugin"))
        spent["runner"] += whole - (after - before)
    return spent


def growth(stripper: Stripper, texts: Sequence[str]) -> None:
    """Print time per character over documents of growing size, made of the texts one by one."""
    source = "\n\n".join(texts)
    while len(source) < KILOBYTES[-1] * 1000:
        source += "\n\n" + source
    print(f"\n{'characters':>12} {'seconds':>10} {'us/character':>13}")
    for kilobytes in KILOBYTES:
        text = source[: kilobytes * 1000]
        took = seconds(lambda text=text: stripper.clean(text), 3 if kilobytes < 5_000 else 1)  # type: ignore[misc]
        print(f"{len(text):>12,} {took:>10.4f} {took / len(text) * 1e6:>13.3f}")


@told
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path, help="JSON Lines with a field `text`")
    parser.add_argument("--growth", action="store_true", help="time from 1 kB to 10 MB too")
    options = parser.parse_args()
    texts = [record["text"] for record in read(options.file) if record.get("text")]
    if not texts:
        raise ValueError(f"{options.file}: no record has a 'text'")
    stripper = Stripper()
    base = clean = float("inf")
    for _ in range(ROUNDS):  # one after the other, so that both have the machine's best moments
        base = min(base, seconds(lambda: [re.findall(r"\w+", text.lower()) for text in texts], 2))
        clean = min(clean, seconds(lambda: [stripper.clean(text) for text in texts], 1))
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters")
    print(f"tokenisation {base:.3f} s, cleaning {clean:.3f} s: {clean / base:.2f} times")
    rounds = [shares(stripper, texts) for _ in range(ROUNDS)]
    best = {name: min(spent[name] for spent in rounds) for name in rounds[0]}
    print(f"\n{'step':<22} {'seconds':>8} {'times tokenisation':>19}")
    for name, took in sorted(best.items(), key=lambda item: -item[1]):
        print(f"{name:<22} {took:>8.4f} {took / base:>19.2f}")
    if options.growth:
        growth(stripper, texts)


if __name__ == "__main__":
    sys.exit(main())
