"""What speaks for a block being another story's: the signs, and what each of them weighs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from stripper import Document
from stripper_plugins.off_topic.core import Core

# A capital inside a sentence: a name, in most languages.
_NAME: Final = re.compile(r"[^\W\d_a-zß-öø-ÿа-яёіїєґ](?<=[^\s.!?:\"“„«(–—-]\s.)[\w’'-]+")
_STEM: Final = 6  # letters of a content word that count, as in `Document.terms`
_AROUND: Final = 3  # blocks
_USUAL: Final = 0.1  # known share; keeps the quotient sane where paragraphs share little

# Log odds a unit. From benchmarks/topic.py over the pages of WCXB (CC BY 4.0).
WEIGHTS: Final[Mapping[str, float]] = {
    "run": -4.95,
    "far": -2.94,
    "around": -4.76,
    "names": -1.55,
    "unseen": 7.39,
    "story": 7.50,
    "doubt": -8.69,
    "length": 1.10,
    "paragraphs": 0.24,
}
BIAS: Final = -1.73


def find_names(text: str) -> set[str]:
    """Return the names inside the sentences of *text*, cut as content words are."""
    return {name.lower()[:_STEM] for name in _NAME.findall(text)}


def weigh(signs: Mapping[str, float]) -> float:
    """Return the log odds that a block with these signs is another story's."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in signs.items())


class Witness:
    """Reads the signs of the blocks in doubt of one document."""

    def __init__(self, document: Document, core: Core) -> None:
        self._document = document
        self._core = core

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words of the blocks that are not in doubt."""
        core, words = self._core, self._document.words
        sure = (words[b.index] for place, b in enumerate(core.blocks) if place not in core.doubtful)
        return frozenset().union(*sure)

    def read(self, run: Sequence[int]) -> Iterator[dict[str, float]]:
        """Yield the signs of each block of a run, by the names of `WEIGHTS`.

        They are: how often the rest of the article speaks of what the run speaks of, and of what
        the block does, measured by what is usual; the share of content words that stand in the
        blocks around it; how many of its names the article knows (logarithm); the share of its
        plain words that stand nowhere else; the share of its content words that are new and come
        again in the run; the share of the other paragraphs that are in doubt; how many of its
        content words should be known (logarithm); and how many paragraphs there are (likewise).

        Args:
            run: Places of blocks in doubt next to each other.
        """
        core = self._core
        counts = Counter(chain.from_iterable(core.terms[place] for place in run))
        whole, doubt = self._known(counts), core.doubt_outside(run)
        for place in run:
            terms = core.terms[place]
            again = sum(counts[term] > 1 and not core.counts[term] for term in terms)
            yield {
                "run": whole,
                "far": self.far(place),
                "around": len(terms & self._around(place)) / len(terms),
                "names": self._known_names(place),
                "unseen": self._unseen(place),
                "story": again / len(terms),
                "doubt": doubt,
                "length": math.log(core.usual * len(terms)),
                "paragraphs": math.log(len(core.paragraphs)),
            }

    def far(self, place: int) -> float:
        """Return the sign of this name of one block."""
        return self._known(self._core.terms[place])

    def _known(self, terms: Iterable[str]) -> float:
        core = self._core
        weights = [core.counts[term] + 2 * (term in core.title) for term in terms]
        return sum(map(math.log1p, weights)) / len(weights) / (core.usual + _USUAL)

    def _around(self, place: int) -> frozenset[str]:
        core = self._core
        near = range(max(0, place - _AROUND), min(len(core.blocks), place + _AROUND + 1))
        return frozenset().union(*(core.terms[at] for at in near if at not in core.doubtful))

    def _known_names(self, place: int) -> float:
        names = find_names(self._core.blocks[place].text)
        return math.log1p(sum(self._core.counts.get(name, 0) > 0 for name in names))

    def _unseen(self, place: int) -> float:
        words = self._document.words[self._core.blocks[place].index]
        plain = self._document.language.everyday.intersection(words)
        return (1 + len(plain - self._words)) / (3 + len(plain))
