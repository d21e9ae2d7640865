"""Write what the words of a language mean, by which `likeness` compares texts.

Usage: python benchmarks/word_vectors.py VECTORS.txt FILE... --language CODE --most N
       --source NAME -o MEANINGS.txt

Takes word vectors in the format of GloVe (a word and its numbers a line, the most frequent first),
and body files, of which it uses the gold texts alone. The vectors of words with the same stem are
joined, frequent words are made light (SIF, Arora et al. 2017), and of all directions those are
kept that tell best which of the texts a paragraph is from (linear discriminant analysis). Writes
`stripper/languages/meanings/CODE.txt`: a stem and its numbers a line, each number a letter.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from extra import load
from labelled import Format, read, recognise, told
from stripper import Document
from stripper.language import LANGUAGES, load_language
from stripper.meanings import STEPS, ZERO

Array = Any  # of numpy

_DIMENSIONS: Final = 24
_RARE: Final = 1e-4  # share of all words; a word that is as frequent counts half
_FLAT: Final = 10  # rank; below it words are as frequent as the rank says (Zipf)
_JOINED: Final = 0.75  # power of the frequency by which the words of a stem count
_MIDDLE: Final = 0.5  # the same for the mean of all
_SHRINKAGE: Final = 0.5  # towards directions that vary alike
_FEWEST: Final = 6  # known words of a paragraph
_CLIPPED: Final = 99.9  # percentile; what is greater is as great


class Vectors:
    """Vectors of stems: a row of `rows` each."""

    def __init__(self, lines: Iterable[str], language: str, most: int) -> None:
        self._np = np = load("numpy")
        terms = load_language(language).terms
        words: defaultdict[str, list[tuple[float, Array]]] = defaultdict(list)
        for rank, line in enumerate(islice(lines, most)):
            word, *numbers = line.split()
            if word.isalpha() and terms[word]:
                vector = np.array(numbers, dtype=float)
                words[terms[word]].append((1 / (rank + _FLAT), vector / np.linalg.norm(vector)))
        if not words:
            raise ValueError("no word vectors: want a word and its numbers a line")
        self.places: Final = {stem: place for place, stem in enumerate(words)}
        frequent = np.array([sum(share for share, _ in each) for each in words.values()])
        frequent /= sum(1 / (rank + _FLAT) for rank in range(most))
        rows = np.array([self._mean(each) for each in words.values()])
        rows -= np.average(rows, axis=0, weights=frequent**_MIDDLE)
        self.rows: Array = rows * (_RARE / (_RARE + frequent))[:, None]

    def _mean(self, words: Sequence[tuple[float, Array]]) -> Array:
        shares = [share**_JOINED for share, _ in words]
        return self._np.average([vector for _, vector in words], axis=0, weights=shares)

    def turn(self, documents: Sequence[Document]) -> None:
        """Keep the directions that differ between documents and little within one."""
        np = self._np
        found, numbers = self._paragraphs(documents)
        if not len(found):
            raise ValueError(f"no body text with a paragraph of {_FEWEST} known words")
        middle = found.mean(axis=0)
        means = np.array([found[numbers == each].mean(axis=0) for each in range(max(numbers) + 1)])
        inside = (found - means[numbers]).T @ (found - means[numbers]) / len(found)
        between = (found - middle).T @ (found - middle) / len(found) - inside
        inside += _SHRINKAGE * (np.trace(inside) / len(inside) * np.eye(len(inside)) - inside)
        white = np.linalg.inv(np.linalg.cholesky(inside))
        _, columns = np.linalg.eigh(white @ between @ white.T)
        best = white.T @ columns[:, ::-1][:, :_DIMENSIONS]
        shared = np.outer(middle, middle @ best) / (middle @ middle)  # what all articles have
        self.rows = self.rows @ (best - shared)

    def _paragraphs(self, documents: Sequence[Document]) -> tuple[Array, Array]:
        """Return the direction of each paragraph, and the number of its document."""
        found, numbers = [], []
        for number, document in enumerate(documents):
            for terms in document.terms:
                known = [self.places[term] for term in sorted(terms) if term in self.places]
                if len(known) >= _FEWEST:
                    whole = self.rows[known].sum(axis=0)
                    found.append(whole / self._np.linalg.norm(whole))
                    numbers.append(number)
        return self._np.array(found), self._np.array(numbers)

    def lines(self) -> Iterator[str]:
        """Yield each stem with its numbers as letters, in order of the alphabet."""
        np = self._np
        scale = np.percentile(np.abs(self.rows), _CLIPPED) / STEPS
        steps = np.clip(np.rint(self.rows / scale), -STEPS, STEPS).astype(int) + ZERO
        for stem, numbers in sorted(zip(self.places, steps.tolist(), strict=True)):
            if any(number != ZERO for number in numbers):
                yield f"{stem} {bytes(numbers).decode()}\n"


def texts(files: Sequence[Path], language: str) -> Iterator[Document]:
    """Yield the gold texts in the language, each once."""
    golds = (r["gold"] for file in files for r in read(file) if recognise(r) is Format.BODY)
    for gold in dict.fromkeys(golds):
        document = Document(gold)
        if document.language.code == language and any(document.terms):
            yield document


@told
def main() -> None:
    """Read, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("vectors", type=Path, help="word vectors, as GloVe writes them")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="body files")
    parser.add_argument("--language", choices=LANGUAGES, required=True)
    parser.add_argument("--most", type=int, required=True, help="words that count")
    parser.add_argument("--source", required=True, help="of vectors and texts: names, licences")
    parser.add_argument("-o", "--output", type=Path, required=True, help="where it goes")
    options = parser.parse_args()
    with options.vectors.open(encoding="utf-8") as lines:
        vectors = Vectors(lines, options.language, options.most)
    vectors.turn(list(texts(options.files, options.language)))
    head = (
        f"# What words mean: stems, cut as in `Document.terms`, with {_DIMENSIONS} numbers each.\n"
        f"# Written by benchmarks/word_vectors.py from {options.source}.\n"
    )
    options.output.write_text(head + "".join(vectors.lines()), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
