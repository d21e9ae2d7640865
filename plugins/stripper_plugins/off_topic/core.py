"""What an article speaks of: its paragraphs without those that may be another story's."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from stripper import Block, Document
from stripper_plugins.off_topic.overlap import count_terms, overlap, title_terms

_NEAR: Final = 2  # blocks; another story's paragraphs come together, so neighbours do not count
_FEWEST_WORDS: Final = 12
_FEWEST_TERMS: Final = 6
_DOUBTFUL: Final = 0.5  # share of the usual overlap, below which a paragraph is in doubt
_USUAL: Final = 0.15  # overlap; where it is usually less, the article is a mixed one
_MIXED: Final = 0.4  # share of paragraphs in doubt; likewise
_LEAST: Final = 0.02  # overlap; less is none
_ROUNDS: Final = 2  # a paragraph put in doubt by its neighbours' words comes back to the core


@dataclass(frozen=True, slots=True)
class Core:
    """What the blocks that are not in doubt speak of.

    Args:
        blocks: The document's remaining blocks.
        doubtful: The places among them of the paragraphs in doubt, with their overlap with all
            blocks but their neighbours. In order.
        usual: The overlap that a paragraph of this article usually has.
        paragraphs: How many paragraphs there are, in doubt or not.
        total: In how many blocks each content word stands.
        doubted: In how many of the paragraphs in doubt.
        words: All words of those blocks.
        title: The content words of the title.
    """

    blocks: Sequence[Block]
    doubtful: Mapping[int, float]
    usual: float
    paragraphs: int
    total: Counter[str]
    doubted: Counter[str]
    words: frozenset[str]
    title: frozenset[str]

    def count(self, term: str) -> int:
        """Return in how many blocks that are not in doubt a content word stands."""
        return self.total[term] - self.doubted[term]


def find_core(document: Document, blocks: Sequence[Block], total: Counter[str]) -> Core | None:
    """Return what the article speaks of, if some paragraphs are in doubt, and not too many."""
    places = [place for place, block in enumerate(blocks) if _is_paragraph(document, block)]
    overlaps = _far_overlaps(document, blocks, places, total)
    usual = median(overlaps.values()) if overlaps else 0.0
    limit = _DOUBTFUL * usual
    doubtful = {place: far for place, far in overlaps.items() if far <= limit}
    if usual < _USUAL or not doubtful:
        return None
    title = title_terms(document)
    for _ in range(_ROUNDS):
        doubted = count_terms(document, [blocks[place] for place in doubtful])
        doubtful = {
            place: far
            for place, far in doubtful.items()
            if _core_overlap(document.terms[blocks[place].index], total, doubted, title)
            <= max(limit, _LEAST)
        }
    if not doubtful or len(doubtful) > _MIXED * len(places):
        return None
    sure = [block for place, block in enumerate(blocks) if place not in doubtful]
    return Core(
        blocks=blocks,
        doubtful=doubtful,
        usual=usual,
        paragraphs=len(places),
        total=total,
        doubted=count_terms(document, [blocks[place] for place in doubtful]),
        words=frozenset().union(*(document.words[block.index] for block in sure)),
        title=title,
    )


def _core_overlap(
    terms: frozenset[str],
    total: Mapping[str, int],
    doubted: Mapping[str, int],
    title: frozenset[str],
) -> float:
    return overlap(terms, {term: total[term] - doubted[term] for term in terms}, title)


def _is_paragraph(document: Document, block: Block) -> bool:
    if len(document.words[block.index]) < _FEWEST_WORDS:
        return False
    return len(document.terms[block.index]) >= _FEWEST_TERMS


def _far_overlaps(
    document: Document, blocks: Sequence[Block], places: Iterable[int], total: Mapping[str, int]
) -> dict[int, float]:
    """Return how much each paragraph shares with all blocks but its neighbours."""
    title = title_terms(document)
    known = title.union([term for term, count in total.items() if count > 1])
    all_terms = [document.terms[block.index] for block in blocks]
    far = {}
    for place in places:
        terms = all_terms[place]
        near = all_terms[max(0, place - _NEAR) : place + _NEAR + 1]
        weights = [
            total[term] - sum([term in others for others in near]) + 2 * (term in title)
            for term in terms & known
        ]
        far[place] = sum(map(math.log1p, weights)) / len(terms)
    return far
