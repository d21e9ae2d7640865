"""Weigh the signs by which the plugins off-topic and teaser know another story's text.

Usage: python benchmarks/topic.py FILE.jsonl... [--every N]

Takes the body files of `quality.py` and uses their gold texts and titles alone: each text as it is,
and six times with neighbouring paragraphs, or the titles, of other pages in it. The models
are logistic regressions over the candidates of either plugin. Prints the weights for
`off_topic/signs.py` and `teaser/signs.py`, and what they find at each threshold in pages that
they were not fitted to.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from labelled import Format, add_arguments, read, recognise, told
from stripper import Document
from stripper_plugins import off_topic
from stripper_plugins.off_topic import handicaps, signs
from stripper_plugins.off_topic.core import doubtful_runs, find_core
from stripper_plugins.off_topic.vocabulary import read_vocabulary
from stripper_plugins.teaser import signs as teaser
from stripper_plugins.teaser.lines import short_lines
from tables import table

_FOLDS: Final = 5
_COPIES: Final = 6  # of each text, with foreign blocks in them
_PIECES: Final = (1, 1, 1, 2, 3)  # how many pieces of other pages go into a copy
_SENTENCE_CASE: Final = 0.5  # share of the titles
_PARAGRAPH: Final = 80  # code points
_FEWEST: Final = 6  # paragraphs; shorter texts are left out
_RIDGE: Final = 0.1
_STEPS: Final = 12
_THRESHOLDS: Final = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
_LINES: Final = re.compile(r"\s*\n\s*")
_SITE: Final = re.compile(r"\s+[|–—-]\s+.*")  # what a page's title says of the site

Vector = list[float]


class Page(NamedTuple):
    """A page's title and its blocks."""

    title: str
    blocks: list[str]


class Candidate(NamedTuple):
    """A block that may be foreign, its signs, and what odds it must have beyond others."""

    place: int
    signs: Mapping[str, float]
    handicap: float


class Case(NamedTuple):
    """A candidate's signs and handicap, whether it is foreign, and its page's fold."""

    signs: Vector
    handicap: float
    foreign: bool
    fold: int


Read = Callable[[Document], Iterator[Candidate]]


def load(records: Iterator[Mapping[str, str]]) -> list[Page]:
    """Return the pages whose bodies are long enough, each once."""
    titles = {record["gold"]: record.get("title") or "" for record in records}
    pages = [
        Page(_SITE.sub("", title), [line for line in _LINES.split(gold) if line.strip()])
        for gold, title in titles.items()
    ]
    return [p for p in pages if sum(len(line) >= _PARAGRAPH for line in p.blocks) >= _FEWEST]


def transplants(
    pages: Sequence[Page], pieces: Callable[[random.Random, Page], list[str]]
) -> Iterator[tuple[int, list[str], set[int]]]:
    """Yield a page's number, its blocks, and the places among them of foreign ones."""
    rng = random.Random(7)
    for number, page in enumerate(pages):
        yield number, page.blocks, set()
        for _ in range(_COPIES):
            lines = [(line, False) for line in page.blocks]
            for _ in range(rng.choice(_PIECES)):
                donor = pages[rng.randrange(len(pages))]
                at = rng.randint(1, len(lines))
                if donor is not page and not any(foreign for _, foreign in lines[at - 1 : at + 1]):
                    lines[at:at] = [(line, True) for line in pieces(rng, donor)]
            mixed = [line for line, _ in lines]
            yield number, mixed, {place for place, (_, foreign) in enumerate(lines) if foreign}


def some_paragraphs(rng: random.Random, page: Page) -> list[str]:
    """Return one to four neighbouring blocks of a page, most of them paragraphs, if it has them."""
    size = rng.choice((1, 1, 1, 2, 2, 3, 4))
    runs = [page.blocks[at : at + size] for at in range(len(page.blocks) - size + 1)]
    runs = [run for run in runs if sum(len(line) >= _PARAGRAPH for line in run) >= max(1, size - 1)]
    return rng.choice(runs) if runs else []


def its_title(rng: random.Random, page: Page) -> list[str]:
    """Return the title of a page, if it has one: one in two with capitals as in a sentence."""
    first, *others = page.title.split() or [""]
    if rng.random() < _SENTENCE_CASE:
        others = [word.lower() if word.istitle() else word for word in others]
    return [" ".join([first, *others])] if first else []


def read_paragraphs(document: Document) -> Iterator[Candidate]:
    """Yield the paragraphs in doubt, with their signs."""
    core = find_core(document, document.blocks)
    if core is None:
        return
    vocabulary = read_vocabulary(off_topic.__file__, document.language.code)
    witness = signs.Witness(document, core, vocabulary)
    for run in doubtful_runs(core):
        for place, counted in zip(run, witness.count(run), strict=True):
            if place in core.paragraphs:
                needed = handicaps.read_handicap(document, core, run, place, vocabulary)
                yield Candidate(place, witness.read(place, counted), needed)


def read_headlines(document: Document) -> Iterator[Candidate]:
    """Yield the lines that may be headlines, with their signs."""
    for place, found in teaser.read_signs(
        document, document.blocks, short_lines(document, document.blocks)
    ):
        yield Candidate(place, found, 0.0)


def cases(mixed: Iterator[tuple[int, list[str], set[int]]], read_: Read) -> Iterator[Case]:
    """Yield the candidates of all pages."""
    for number, blocks, foreign in mixed:
        document = Document("\n".join(blocks))
        if len(document.blocks) == len(blocks):
            for place, found, handicap in read_(document):
                yield Case(list(found.values()), handicap, place in foreign, number % _FOLDS)


def fit(data: Sequence[Case]) -> Vector:
    """Return the weights of a logistic regression, the bias last. Newton's method."""
    size = len(data[0].signs) + 1
    weights = [0.0] * size
    for _ in range(_STEPS):
        slope = [-_RIDGE * weight for weight in weights[:-1]] + [0.0]
        curve = [[_RIDGE * (row == column) for column in range(size)] for row in range(size)]
        for case in data:
            signs = [*case.signs, 1.0]
            odds = sum(map(float.__mul__, weights, signs))
            chance = 1 / (1 + math.exp(-odds))
            for row, sign in enumerate(signs):
                slope[row] += (case.foreign - chance) * sign
                for column, other in enumerate(signs):
                    curve[row][column] += chance * (1 - chance) * sign * other
        weights = list(map(float.__add__, weights, solve(curve, slope)))
    return weights


def solve(matrix: list[Vector], vector: Vector) -> Vector:
    """Return x for matrix x = vector, by Gaussian elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for at, pivot in enumerate(rows):
        rows[at] = pivot = [value / pivot[at] for value in pivot]  # noqa: PLW2901
        for other, row in enumerate(rows):
            if other != at:
                rows[other] = [v - row[at] * p for v, p in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]


def crossed(data: Sequence[Case]) -> list[tuple[float, bool]]:
    """Return each case's odds by weights fitted to the other folds, and whether it is foreign."""
    scored = []
    for fold in range(_FOLDS):
        weights = fit([case for case in data if case.fold != fold])
        for case in data:
            if case.fold == fold:
                odds = sum(map(float.__mul__, weights, [*case.signs, 1.0]))
                scored.append((odds - case.handicap, case.foreign))
    return scored


def report(name: str, weights: Mapping[str, float], data: Sequence[Case]) -> None:
    """Print the weights of one model and what it finds."""
    foreign = sum(case.foreign for case in data)
    print(f"{name}: {len(data)} candidates, {foreign} foreign\n")
    for sign, weight in zip([*weights, "bias"], fit(data), strict=True):
        print(f"{sign:12} {weight:8.2f}")
    scored = crossed(data)
    rows = []
    for limit in _THRESHOLDS:
        found = [right for odds, right in scored if odds >= limit]
        rows.append([f"{limit:.1f}", str(sum(found)), str(len(found) - sum(found))])
    print(f"\n{table(['log odds', 'foreign found', 'own taken'], rows)}\n")


@told
def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    arguments = parser.parse_args()
    records = chain.from_iterable(read(path, arguments.every) for path in arguments.files)
    pages = load(record for record in records if recognise(record) is Format.BODY)
    if not pages:
        raise ValueError("no page of a body file to put paragraphs into")
    print(f"{len(pages)} pages\n")
    mixed = transplants(pages, some_paragraphs)
    report("off-topic", signs.WEIGHTS, list(cases(mixed, read_paragraphs)))
    mixed = transplants(pages, its_title)
    report("teaser", teaser.WEIGHTS, list(cases(mixed, read_headlines)))


if __name__ == "__main__":
    sys.exit(main())
