"""Weigh the signs, and the stems of English words, by which the plugin promo knows a plea.

Usage:
    python benchmarks/plea_words.py FILE... --pleas PLEAS.txt... --others OTHERS.txt...
        --source "NAME (LICENCE)" -o WEIGHTS.toml

Takes what authors wrote from body and spans files, and lines: pleas, and lines of authors that
look like some, each set into some of the articles; a file given twice counts twice. The model is a
logistic regression over what `promo/learned.py` adds up. Prints what cross-validation finds, each
fold without a fifth of the texts and lines.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import textwrap
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

from extra import load
from frame_pages import Reader
from labelled import Format, add_arguments, read, recognise, told
from notice_words import body_of
from stripper import Document, is_reported
from stripper_plugins import promo
from stripper_plugins.promo.learned import MOST_WORDS, new_stems, read_signs
from stripper_plugins.promo.phrases import read_phrases
from stripper_plugins.promo.voice import Article
from stripper_plugins.promo.words import read_words

Array = Any  # of numpy and scipy, which only the extra `bench` installs

_LANGUAGE: Final = "en"
_UNIT: Final = 0.4  # of the logarithm of odds
_MOST: Final = 6  # the greatest weight of a word
_COPIES: Final = 2  # of each line, in different articles
_OTHER: Final = 2.0  # what a copy of an author's line counts, one of a plea being one
_ARTICLE: Final = 6.0  # the same of a block of an article
_RARE: Final = 6  # pleas with a word, each in two articles
_FREQUENT: Final = 30  # blocks with a word that no plea has
_PENALTY: Final = 1.0
_SURE: Final = 2.2  # logarithm of odds that a plea must reach
_FOLDS: Final = 5
# What is counted and not only there; in steps as great as other signs' are.
_STEPS: Final = {"has words": 10.0, "is long": 10.0}


class Row(NamedTuple):
    """What may be a plea."""

    signs: Mapping[str, float]
    stems: frozenset[str]
    plea: bool
    counts: float
    fold: int


def rows_of(
    document: Document, span: tuple[int, int] | None, *, plea: bool, key: str
) -> Iterator[Row]:
    """Yield the short blocks of a text, or of a span of it."""
    words = read_words(promo.__file__, document.language.code)
    letters = read_phrases(document, "promo-newsletter")
    article = Article(document, words, read_phrases(document, "promo-sure").keys())
    for at, block in enumerate(document.blocks):
        if span and not span[0] <= block.start < span[1]:
            continue
        own = document.words[at]
        told = is_reported(document, block) or not words.steps.isdisjoint(own)
        if 0 < len(own) <= MOST_WORDS and not told:
            signs = dict(read_signs(article, block, letter=at in letters))
            stems = frozenset(new_stems(article, block))
            counts = 1.0 if plea else _OTHER if span else _ARTICLE
            yield Row(signs, stems, plea, counts, zlib.crc32(key.encode()) % _FOLDS)


def lines_of(
    paths: Sequence[Path], articles: Sequence[str], reader: Reader, *, plea: bool
) -> Iterator[Row]:
    """Yield the lines of files as they stand in some articles, within and below."""
    rng = random.Random(5)
    for line in chain.from_iterable(path.read_text(encoding="utf-8").split("\n") for path in paths):
        for _ in range(_COPIES if line else 0):
            blocks = rng.choice(articles).split("\n")
            blocks.insert(rng.choice((rng.randrange(1, len(blocks)), len(blocks))), "\0")
            start = "\n".join(blocks).index("\0")
            text = "\n".join(blocks).replace("\0", line)
            span = start, start + len(line)
            yield from rows_of(reader.read(text)[0], span, plea=plea, key=line)


class Model:
    """A logistic regression, its weights held small but for the signs' common part."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.np, self.sparse = load("numpy"), load("scipy.sparse")
        self.minimize = load("scipy.optimize").minimize
        pleas = Counter(chain.from_iterable(row.stems for row in rows if row.plea))
        often = Counter(chain.from_iterable(row.stems for row in rows))
        words = ((stem, n) for stem, n in often.items() if stem[0].isalpha())
        kept = {stem for stem, n in words if pleas[stem] >= _RARE or n >= _FREQUENT}
        self.names: Final = sorted(set().union(*(row.signs for row in rows)))
        self.stems: Final = sorted(kept)
        column = {name: at for at, name in enumerate((*self.names, *self.stems))}
        worded = [self._signs(row) | dict.fromkeys(row.stems & kept, 1.0) for row in rows]
        cells = [
            (at, column[name], value)
            for at, each in enumerate(worded)
            for name, value in each.items()
        ]
        lines, columns, values = zip(*cells, strict=True)
        shape = len(rows), len(column)
        self.cells: Final = self.sparse.csr_matrix((values, (lines, columns)), shape=shape)
        self.pleas: Final = self.np.array([row.plea for row in rows])
        self.counts: Final = self.np.array([row.counts for row in rows])
        self.folds: Final = self.np.array([row.fold for row in rows])

    @staticmethod
    def _signs(row: Row) -> dict[str, float]:
        return {sign: much / _STEPS.get(sign, 1.0) for sign, much in row.signs.items()}

    def fit(self, shown: Array) -> tuple[Array, float]:
        """Return the weights of the columns, in logarithms of odds, and what they begin with."""
        np, cells = self.np, self.cells[shown]
        signs, counts = np.where(self.pleas[shown], 1.0, -1.0), self.counts[shown]

        def loss(weights: Array) -> tuple[float, Array]:
            margins = signs * (cells @ weights[1:] + weights[0])
            wrong = counts / (1 + np.exp(margins))
            slope = -cells.T @ (signs * wrong) + _PENALTY * weights[1:]
            costs = counts @ np.logaddexp(0, -margins) + _PENALTY / 2 * weights[1:] @ weights[1:]
            return costs, np.concatenate(([-(signs @ wrong)], slope))

        found = self.minimize(loss, np.zeros(cells.shape[1] + 1), jac=True, method="L-BFGS-B",
                              options={"maxiter": 500}).x  # fmt: skip
        return self.rounded(found[1:]), float(found[0])

    def rounded(self, weights: Array) -> Array:
        """Return weights as they are written: those of words as whole units."""
        split = len(self.names)
        whole = self.np.clip(self.np.round(weights[split:] / _UNIT), -_MOST, _MOST)
        return self.np.concatenate((weights[:split], whole * _UNIT))

    def check(self) -> Iterator[str]:
        """Yield how much of the pleas, and of the rest, folds find that were not shown them."""
        np = self.np
        odds = np.zeros(len(self.pleas))
        for fold in range(_FOLDS):
            weights, begin = self.fit(self.folds != fold)
            hidden = self.folds == fold
            odds[hidden] = self.cells[hidden] @ weights + begin
        found, lines = odds >= _SURE, self.counts == _OTHER
        blocks = self.counts == _ARTICLE
        yield (
            f"{found[self.pleas].mean():.3f} of pleas, {found[lines].sum()} of {lines.sum()} "
            f"authors' lines, {found[blocks].sum()} of {blocks.sum()} blocks of articles"
        )


def show(model: Model, source: str) -> Iterator[str]:
    """Yield the file of weights."""
    weights, begin = model.fit(model.folds >= 0)
    yield "# How much each sign and each stem speaks for a plea: two fifths of the log odds."
    yield from textwrap.wrap(
        f"Written by benchmarks/plea_words.py from {source}.", 96,
        initial_indent="# ", subsequent_indent="# ",
    )  # fmt: skip
    yield f"\nenough = {(_SURE - begin) / _UNIT:.1f}\n\n[signs]"
    for name, weight in zip(model.names, weights, strict=False):
        yield f"{json.dumps(name)} = {weight / _STEPS.get(name, 1.0) / _UNIT:.2f}"
    whole = [round(weight / _UNIT) for weight in weights[len(model.names) :]]
    yield f"\n[words.{_LANGUAGE}]"
    for level in range(_MOST, -_MOST - 1, -1):
        stems = [stem for stem, weight in zip(model.stems, whole, strict=True) if weight == level]
        if level and stems:
            listed = ", ".join(json.dumps(stem, ensure_ascii=False) for stem in stems)
            yield f"{level} = [\n{textwrap.indent(textwrap.fill(listed, 94), '    ')},\n]"


def learn(
    articles: Iterable[str], pleas: Sequence[Path], others: Sequence[Path], reader: Reader
) -> list[Row]:
    """Return all that the weights are learned from; what articles share teaches once."""
    english: dict[str, list[Row]] = {}
    for text in articles:
        document = reader.read(text)[0]
        if document.language.code == _LANGUAGE and len(document.paragraphs) > 1:
            english[text] = list(rows_of(document, None, plea=False, key=text))
    if not english:
        raise ValueError("no English text of a body or spans file")
    return [
        *chain.from_iterable(english.values()),
        *lines_of(pleas, list(english), reader, plea=True),
        *lines_of(others, list(english), reader, plea=False),
    ]


@told
def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--pleas", type=Path, nargs="+", required=True, help="one a line")
    parser.add_argument("--others", type=Path, nargs="+", required=True, help="authors' lines")
    parser.add_argument("--source", required=True, help="what the texts are, and their licence")
    parser.add_argument("-o", "--output", type=Path, required=True, help="weights to write")
    given = parser.parse_args()
    records = chain.from_iterable(read(path, given.every) for path in given.files)
    bodies = dict.fromkeys(body_of(r) for r in records if recognise(r) is not Format.SEGMENTS)
    model = Model(learn(bodies, given.pleas, given.others, Reader()))
    print(*model.check(), sep="\n")
    text = "\n".join(show(model, given.source)) + "\n"
    given.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
