"""Weigh the words by which the plugin navigation knows the labels of a page's buttons and fields.

Usage:
    python benchmarks/label_words.py FILE... --labels LANG=LABELS.txt... --others LANG=OTHERS.txt...
        --source "NAME (LICENCE)" -o WEIGHTS.toml

Takes what authors wrote from body and spans files, of which the short lines count, and lines:
labels, and short lines of authors that look like some. The model is a logistic regression over what
`navigation/labels.py` adds up, for each language by itself. Prints what cross-validation finds,
each fold without a fifth of the lines.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from extra import load
from labelled import Format, Lines, add_arguments, add_lines, read, recognise, told
from logistic import Array, fit, matrix
from notice_words import body_of
from stripper import Document, shape
from stripper_plugins.navigation.labels import ALL, MOST_WORDS, OUTSIDE, read_signs

_PENALTY: Final = 0.33
_UNIT: Final = 0.25  # of the logarithm of odds, in which weights are written
_FOLDS: Final = 5


class Row(NamedTuple):
    """What may be a label."""

    signs: Sequence[str]
    sort: str  # "label", "line" or "block"
    fold: int


def row_of(line: str, sort: str) -> Row | None:
    """Return a line's row; None if it has too many words."""
    words = shape.key_of(line).split()
    if not 0 < len(words) <= MOST_WORDS:
        return None
    fold = zlib.crc32(" ".join(words).encode()) % _FOLDS
    return Row([ALL, *read_signs(words, line.strip())], sort, fold)


class Model:
    """A logistic regression over the rows of one language."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.np = load("numpy")
        often = Counter(chain.from_iterable(row.signs for row in rows))
        self.names: Final = sorted(sign for sign, count in often.items() if count > 1)
        column = {name: at for at, name in enumerate(self.names)}
        cells = [
            (at, column[sign], 1.0)
            for at, row in enumerate(rows)
            for sign in row.signs
            if sign in column
        ]
        self.cells: Final = matrix(cells, (len(rows), len(column)))
        self.sorts: Final = self.np.array([row.sort for row in rows])
        self.folds: Final = self.np.array([row.fold for row in rows])

    def fit(self, shown: Array) -> Array:
        """Return the weights of the columns, in logarithms of odds, as they are written."""
        labels = self.sorts[shown] == "label"
        found = fit(self.cells[shown], labels, self.np.ones(len(labels)), _PENALTY)
        return self.np.round(found / _UNIT) * _UNIT

    def check(self) -> str:
        """Return how many labels, and others, folds find that were not shown them."""
        odds = self.np.zeros(len(self.folds))
        for fold in range(_FOLDS):
            hidden = self.folds == fold
            odds[hidden] = self.cells[hidden] @ self.fit(~hidden)
        found = odds >= OUTSIDE
        labels, lines, blocks = (self.sorts == sort for sort in ("label", "line", "block"))
        return (
            f"{found[labels].sum()} of {labels.sum()} labels, "
            f"{found[lines].sum()} of {lines.sum()} authors' lines, "
            f"{found[blocks].sum()} of {blocks.sum()} lines of articles"
        )

    def weights(self) -> dict[str, float]:
        """Return what each sign says, in logarithms of odds."""
        found = zip(self.names, self.fit(self.folds >= 0), strict=True)
        return {sign: float(weight) for sign, weight in found if weight}


def read_rows(bodies: Iterable[str], labels: Lines, others: Lines) -> dict[str, list[Row]]:
    """Return all that the weights are learned from, by language."""
    found: dict[str, dict[str, Row]] = {language: {} for language, _ in labels}
    for sort, files in (("line", others), ("label", labels)):
        for language, path in files:
            for line in path.read_text(encoding="utf-8").splitlines():
                if row := row_of(line, sort):
                    found[language][shape.key_of(line)] = row
    for text in bodies:
        language = Document(text).language.code
        for line in text.split("\n") if language in found else ():
            if row := row_of(line, "block"):
                found[language].setdefault(shape.key_of(line), row)
    return {language: list(rows.values()) for language, rows in found.items()}


def show(learned: Mapping[str, Mapping[str, float]], source: str) -> Iterator[str]:
    """Yield the file of weights."""
    yield "# How much each sign of a line speaks for a label: logarithms of odds."
    yield from textwrap.wrap(
        f"Written by benchmarks/label_words.py from {source}.", 96,
        initial_indent="# ", subsequent_indent="# ",
    )  # fmt: skip
    for language, weights in learned.items():
        yield f"\n[signs.{language}]"
        by_weight: defaultdict[float, list[str]] = defaultdict(list)
        for sign, weight in weights.items():
            by_weight[weight].append(f"{json.dumps(sign, ensure_ascii=False)},".replace(" ", "\0"))
        for weight in sorted(by_weight, reverse=True):
            lines = textwrap.fill(" ".join(by_weight[weight]), 94)
            listed = f'"{weight:g}" = [\n{textwrap.indent(lines, "    ")}\n]'
            yield listed.replace("\0", " ")


@told
def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    add_lines(parser, labels="one a line", others="authors' short lines")
    given = parser.parse_args()
    records = chain.from_iterable(read(path, given.every) for path in given.files)
    bodies = dict.fromkeys(body_of(r) for r in records if recognise(r) is not Format.SEGMENTS)
    learned = {}
    for language, rows in read_rows(bodies, given.labels, given.others).items():
        model = Model(rows)
        print(f"{language}: {model.check()}")
        learned[language] = model.weights()
    given.output.write_text("\n".join(show(learned, given.source)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
