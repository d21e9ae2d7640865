"""How much one part of a document speaks of what another speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Final

from stripper import Block, Document

HEADING_WORDS: Final = 14  # a longer line is a sentence
_FEWEST_TERMS: Final = 8  # content words; a paragraph of fewer may share none by chance
_WORDS: Final = 20  # of a paragraph that can be judged


def is_long(document: Document, block: Block) -> bool:
    index = block.index
    return len(document.words[index]) >= _WORDS and len(document.terms[index]) >= _FEWEST_TERMS


def count_terms(document: Document, blocks: Iterable[Block]) -> Counter[str]:
    return Counter(chain.from_iterable(document.terms[block.index] for block in blocks))


def overlap(terms: Collection[str], counts: Mapping[str, int], title: set[str]) -> float:
    """Return how much of *terms* the counted blocks speak of: the mean of log(1 + blocks)."""
    weights = [counts[term] + 2 * (term in title) for term in terms]
    return sum(map(math.log1p, weights)) / len(weights)


def title_terms(document: Document) -> set[str]:
    """Return the title's content words; where none is given, those of the title line taken."""
    if document.title_terms or not document.opening or not document.is_gone(0):
        return document.title_terms
    return document.terms[0]
