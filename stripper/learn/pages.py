"""The articles of one domain, each once: copies and later versions are set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import Final
from zlib import crc32

from stripper.document import Document
from stripper.learn.keys import mask_all, normal
from stripper.learn.sketch import Sample

_RUN: Final = 4  # words in a shingle
_SAME: Final = 0.35  # weighted share of shingles in common; versions have half, others next to none
_FEW: Final = 20  # articles; what stands in more of them cannot tell one from another
_FLOOR: Final = 0.1  # weight of what stands on every page, against 5 for what one in 200 has


@dataclass(frozen=True)
class Page:
    """One article: its sample and its lines as templates know them."""

    sample: Sample
    document: Document = field(repr=False)

    @cached_property
    def keys(self) -> list[str]:
        """The masked key of each block, by index; empty for a block without words."""
        return mask_all(self.document)

    @cached_property
    def title(self) -> str:
        """The masked key of the title; empty without one."""
        return normal(self.sample.title)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The runs of four words, hashed the same way in every process."""
        words = " ".join(self.document.keys).split()
        runs = zip(*(words[at:] for at in range(_RUN)), strict=False)
        return frozenset(crc32(" ".join(run).encode()) for run in runs)


def distinct_pages(samples: Iterable[Sample]) -> list[Page]:
    """Return the articles among samples of one domain, in their order.

    Of one address, and of texts that mostly say the same, the first is taken. What stands on many
    pages counts little there, so that short articles between long furniture stay apart.
    """
    addresses: dict[str, Page] = {}
    for sample in samples:
        address = sample.url.partition("#")[0]
        addresses.setdefault(address, Page(sample, Document(sample.text, title=sample.title)))
    pages = list(addresses.values())
    counts = Counter(shingle for page in pages for shingle in page.shingles)
    weights = {s: log(len(pages) / n) + _FLOOR for s, n in counts.items() if n > 1}
    alone = log(len(pages)) + _FLOOR
    index = _Index(weights, alone)
    return [page for page in pages if index.add(page.shingles)]


class _Index:
    """The articles so far, by the shingles that tell them apart."""

    def __init__(self, weights: Mapping[int, float], alone: float) -> None:
        self._weights = weights
        self._alone = alone
        self._pages: list[tuple[frozenset[int], float]] = []
        self._places: dict[int, list[int]] = {}

    def add(self, shingles: frozenset[int]) -> bool:
        """Take an article, unless it is one that is there; tell which."""
        shared = [shingle for shingle in shingles if shingle in self._weights]
        own = len(shingles) - len(shared)
        total = own * self._alone + sum(map(self._weights.__getitem__, shared))
        for other in self._candidates(shared):
            theirs, their_total = self._pages[other]
            common = sum(self._weights[s] for s in shared if s in theirs)
            if common >= _SAME * (total + their_total - common):
                return False
        for shingle in shared:
            self._places.setdefault(shingle, []).append(len(self._pages))
        self._pages.append((shingles, total))
        return True

    def _candidates(self, shingles: Sequence[int]) -> list[int]:
        """Return the articles that share most of the rarer shingles with these."""
        votes: Counter[int] = Counter()
        for shingle in shingles:
            places = self._places.get(shingle, ())
            if len(places) <= _FEW:
                votes.update(places)
        return [page for page, _ in votes.most_common(3)]
