"""Weigh the signs, and the stems of words, by which the plugin promo knows a plea.

Usage:
    python benchmarks/plea_words.py FILE... --pleas LANG=PLEAS.txt... --others LANG=OTHERS.txt...
        --source "NAME (LICENCE)" -o WEIGHTS.toml

Takes what authors wrote from body and spans files, and lines: pleas, and lines of authors that
look like some, each set into some of the articles in its language; a file given twice counts
twice. The model is a logistic regression over what `promo/learned.py` adds up. Signs are weighed
with the first language, which should have the most articles; they hold for the others. Prints what
cross-validation finds, each fold without a fifth of the texts and lines.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import textwrap
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from extra import load
from frame_pages import Reader
from labelled import Format, Lines, add_arguments, add_lines, read, recognise, told
from logistic import Array, fit, matrix
from notice_words import body_of
from stripper import Document, is_reported
from stripper_plugins import promo
from stripper_plugins.promo.learned import MOST_WORDS, new_stems, read_signs
from stripper_plugins.promo.phrases import read_phrases
from stripper_plugins.promo.voice import Article
from stripper_plugins.promo.words import read_words

_UNIT: Final = 0.4  # of the logarithm of odds
_MOST: Final = 6  # the greatest weight of a word
_COPIES: Final = 2  # of each line, in different articles
# What each counts: a plea, an author's line that looks like one, a block of an article; and in the
# other languages, which have fewer articles.
_COSTS: Final[Mapping[str, float]] = {"plea": 1.0, "line": 2.0, "block": 6.0}
_OTHER_COSTS: Final[Mapping[str, float]] = {"plea": 1.0, "line": 6.0, "block": 120.0}
_RARE: Final = 6  # pleas with a word, each in two articles
_FREQUENT: Final = 30  # blocks with a word that no plea has
_ALL: Final = "is a block"  # a sign that all have: what the odds begin with
_PENALTY: Final = 2.0
_SURE: Final = 1.5  # logarithm of odds that a plea must reach
_FOLDS: Final = 5
# What is counted and not only there; in steps as great as other signs' are.
_STEPS: Final = {"has words": 10.0, "is long": 10.0}


class Row(NamedTuple):
    """What may be a plea."""

    signs: Mapping[str, float]
    stems: frozenset[str]
    sort: str  # "plea", "line" or "block"
    fold: int


def rows_of(document: Document, span: tuple[int, int] | None, sort: str, key: str) -> Iterator[Row]:
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
            yield Row(signs, stems, sort, zlib.crc32(key.encode()) % _FOLDS)


def lines_of(
    lines: Iterable[str], sort: str, articles: Sequence[str], reader: Reader
) -> Iterator[Row]:
    """Yield lines as they stand in some articles, within and below."""
    rng = random.Random(5)
    for line in lines:
        for _ in range(_COPIES if line else 0):
            blocks = rng.choice(articles).split("\n")
            blocks.insert(rng.choice((rng.randrange(1, len(blocks)), len(blocks))), "\0")
            start = "\n".join(blocks).index("\0")
            text = "\n".join(blocks).replace("\0", line)
            span = start, start + len(line)
            yield from rows_of(reader.read(text)[0], span, sort, key=line)


class Model:
    """A logistic regression over the rows of one language, its weights held small.

    Args:
        rows: What it learns from.
        known: Signs whose weights another language gave; all others, and stems, are weighed here.
    """

    def __init__(self, rows: Sequence[Row], known: Mapping[str, float]) -> None:
        self.np = load("numpy")
        pleas = Counter(chain.from_iterable(row.stems for row in rows if row.sort == "plea"))
        often = Counter(chain.from_iterable(row.stems for row in rows))
        words = ((word, n) for word, n in often.items() if word[0].isalpha())
        kept = {word for word, n in words if pleas[word] >= _RARE or n >= _FREQUENT}
        signs = [{**row.signs, _ALL: 1.0} for row in rows]
        self.names: Final = sorted(set().union(*signs) - known.keys())
        self.stems: Final = sorted(kept)
        column = {name: at for at, name in enumerate(self.names)}
        stemmed = {word: at for at, word in enumerate(self.stems, len(column))}
        cells = [
            (at, column[name], much / _STEPS.get(name, 1.0))
            for at, own in enumerate(signs)
            for name, much in own.items()
            if name in column
        ]
        cells += [
            (at, stemmed[word], 1.0) for at, row in enumerate(rows) for word in row.stems & kept
        ]
        self.cells: Final = matrix(cells, (len(rows), len(column) + len(stemmed)))
        said = [sum(known.get(name, 0.0) * much for name, much in own.items()) for own in signs]
        self.known: Final = self.np.array(said) * _UNIT
        costs = _OTHER_COSTS if known else _COSTS
        self.sorts: Final = self.np.array([row.sort for row in rows])
        self.pleas: Final = self.sorts == "plea"
        self.counts: Final = self.np.array([costs[row.sort] for row in rows])
        self.folds: Final = self.np.array([row.fold for row in rows])

    def fit(self, shown: Array) -> Array:
        """Return the weights of the columns, in logarithms of odds, as they are written."""
        pleas, counts, known = self.pleas[shown], self.counts[shown], self.known[shown]
        return self.rounded(fit(self.cells[shown], pleas, counts, _PENALTY, known))

    def rounded(self, weights: Array) -> Array:
        """Return weights as they are written: those of words as whole units."""
        split = len(self.names)
        whole = self.np.clip(self.np.round(weights[split:] / _UNIT), -_MOST, _MOST)
        return self.np.concatenate((weights[:split], whole * _UNIT))

    def check(self) -> str:
        """Return how much of the pleas, and of the rest, folds find that were not shown them."""
        odds = self.known.copy()
        for fold in range(_FOLDS):
            hidden = self.folds == fold
            odds[hidden] += self.cells[hidden] @ self.fit(~hidden)
        found, lines, blocks = odds >= _SURE, self.sorts == "line", self.sorts == "block"
        return (
            f"{found[self.pleas].mean():.3f} of pleas, {found[lines].sum()} of {lines.sum()} "
            f"authors' lines, {found[blocks].sum()} of {blocks.sum()} blocks of articles"
        )

    def weights(self) -> tuple[dict[str, float], dict[str, int]]:
        """Return what each sign and each stem says, in units."""
        found = self.fit(self.folds >= 0) / _UNIT
        signs = zip(self.names, found, strict=False)
        said = {name: weight / _STEPS.get(name, 1.0) for name, weight in signs}
        stems = zip(self.stems, found[len(self.names) :], strict=True)
        return said, {word: round(weight) for word, weight in stems}


def show(
    signs: Mapping[str, float], stems: Mapping[str, Mapping[str, int]], source: str
) -> Iterator[str]:
    """Yield the file of weights."""
    yield "# How much each sign and each stem speaks for a plea: two fifths of the log odds."
    yield from textwrap.wrap(
        f"Written by benchmarks/plea_words.py from {source}.", 96,
        initial_indent="# ", subsequent_indent="# ",
    )  # fmt: skip
    yield f"\nenough = {_SURE / _UNIT - signs[_ALL]:.1f}\n\n[signs]"
    for name, weight in signs.items():
        if name != _ALL:
            yield f"{json.dumps(name)} = {weight:.2f}"
    for language, own in stems.items():
        yield f"\n[words.{language}]"
        for level in range(_MOST, -_MOST - 1, -1):
            listed = [json.dumps(word, ensure_ascii=False) for word in own if own[word] == level]
            if level and listed:
                lines = textwrap.fill(", ".join(listed), 94)
                yield f"{level} = [\n{textwrap.indent(lines, '    ')},\n]"


def read_rows(
    bodies: Iterable[str], pleas: Lines, others: Lines, reader: Reader
) -> dict[str, list[Row]]:
    """Return all that the weights are learned from, by language, that of the first pleas first."""
    articles: defaultdict[str, list[str]] = defaultdict(list)
    rows: dict[str, list[Row]] = {language: [] for language, _ in pleas}
    for text in bodies:
        document = reader.read(text)[0]
        language = document.language.code
        if language in rows and len(document.paragraphs) > 1:
            articles[language].append(text)
            rows[language].extend(rows_of(document, None, "block", key=text))
    for sort, files in (("plea", pleas), ("line", others)):
        for language, path in files:
            if not articles[language]:
                raise ValueError(f"{path}: no text in '{language}' in a body or spans file")
            lines = path.read_text(encoding="utf-8").split("\n")
            rows[language].extend(lines_of(lines, sort, articles[language], reader))
    return rows


@told
def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    add_lines(parser, pleas="one a line", others="authors' lines")
    given = parser.parse_args()
    records = chain.from_iterable(read(path, given.every) for path in given.files)
    bodies = dict.fromkeys(body_of(r) for r in records if recognise(r) is not Format.SEGMENTS)
    signs: dict[str, float] = {}
    stems = {}
    for language, rows in read_rows(bodies, given.pleas, given.others, Reader()).items():
        model = Model(rows, signs)
        print(f"{language}: {model.check()}")
        found, stems[language] = model.weights()
        signs = signs or found
    text = "\n".join(show(signs, stems, given.source)) + "\n"
    given.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
