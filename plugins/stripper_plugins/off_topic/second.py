"""A second article below the first, which shares next to no words with it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import Final

from stripper import Block, Document, Finding
from stripper_plugins.off_topic.overlap import title_terms

_PARAGRAPHS: Final = 4  # of an article
_TERMS: Final = 30  # content words of its blocks, each block's counted
_PARTS: Final = (2, 20)  # the same for a part of an article
_TOUCHING: Final = 3  # content words of the first paragraphs that the last ones may have
_ALIKE: Final = 0.08  # cosine of the blocks that content words stand in, above and below
_WHOLE: Final = 0.13  # the same inside an article; collections fall apart into more than two
_TIES: Final = 2  # content words of a paragraph that others of its article have, too
_TIED: Final = 0.75  # share of such paragraphs
_TITLED: Final = 0.1  # share of blocks with a word of the title
_TOLD: Final = 0.3  # share of the text that is paragraphs, and no list of names
_LINES: Final = 12  # from the last paragraph on; more are a table, of whichever of the two
_AMISS: Final = 6  # blocks by which the place may be too high


def find_second(document: Document, blocks: Sequence[Block]) -> Finding | None:
    """Find where a second article begins, of two that each speak of one thing."""
    paragraphs = [place for place, b in enumerate(blocks) if document.is_paragraph(b.index)]
    if len(paragraphs) < 2 * _PARAGRAPHS or len(blocks) - paragraphs[-1] > _LINES:
        return None
    every = document.terms
    terms = [every[block.index] for block in blocks]
    above = set().union(*[terms[place] for place in paragraphs[:_PARAGRAPHS]])
    below = set().union(*[terms[place] for place in paragraphs[-_PARAGRAPHS:]])
    title = title_terms(document)
    if len(above & below) > _TOUCHING or not below.isdisjoint(title):  # as in most texts
        return None
    alike, place = _part(terms, paragraphs, _PARAGRAPHS, _TERMS)
    if alike > _ALIKE or _is_titled(terms[place:], title):
        return None
    begin = _begin(terms, place)
    if begin is None or _returns(terms, begin, paragraphs[-1]):
        return None
    told = sum(len(blocks[at].text) for at in paragraphs if at >= begin)
    whole = _is_one(terms, paragraphs, 0, place) and _is_one(terms, paragraphs, place, len(terms))
    if not whole or told < _TOLD * (blocks[-1].end - blocks[begin].start):
        return None
    count = len(blocks) - begin
    reason = f"{count} lines of another article, alike by {alike:.2f} to what stands above"
    return Finding(blocks[begin].start, blocks[-1].end, "OFF06", reason, 1 - alike)


def _is_one(terms: Sequence[Set[str]], paragraphs: Sequence[int], low: int, high: int) -> bool:
    """Tell whether the blocks from one place to another speak of one thing all the way."""
    inside = [at - low for at in paragraphs if low <= at < high]
    counts = Counter(chain.from_iterable(terms[low:high]))
    again = {term for term, count in counts.items() if count > 1}
    tied = sum(len(terms[low + at] & again) >= _TIES for at in inside)
    return tied >= _TIED * len(inside) and _part(terms[low:high], inside, *_PARTS)[0] >= _WHOLE


def _is_titled(terms: Sequence[Set[str]], title: Set[str]) -> bool:
    return sum(not title.isdisjoint(own) for own in terms) > _TITLED * len(terms)


def _begin(terms: Sequence[Set[str]], place: int) -> int | None:
    """Return the place of the first block from here on that goes with what stands below it."""
    above = set().union(*terms[:place])
    for begin in range(place, min(place + _AMISS, len(terms) - 1)):
        below = set().union(*terms[begin + 1 :])
        if len(terms[begin] & below) > len(terms[begin] & above):
            return begin
    return None


def _returns(terms: Sequence[Set[str]], begin: int, last: int) -> bool:
    """Tell whether the last paragraph goes with what stands above the second article."""
    above, own = set().union(*terms[:begin]), set().union(*terms[begin:last])
    return len(terms[last] & above) >= len(terms[last] & own)


def _part(
    terms: Sequence[Set[str]], paragraphs: Sequence[int], fewest: int, least: int
) -> tuple[float, int]:
    """Return how like the parts above and below a place are where they are least so, and where.

    Args:
        terms: The content words of each block.
        paragraphs: The places of the blocks that are paragraphs.
        fewest: Paragraphs that either part has at least.
        least: Content words that either part has at least.
    """
    if len(paragraphs) < 2 * fewest:
        return 1.0, 0
    first, last = paragraphs[fewest - 1] + 1, paragraphs[-fewest]
    sizes = list(map(len, terms))
    told, whole = 0, sum(sizes)
    best = (1.0, 0)
    for place, alike in enumerate(_likenesses(terms), 1):
        told += sizes[place - 1]
        if first <= place <= last and told >= least <= whole - told and alike < best[0]:
            best = (alike, place)
    return best


def _likenesses(terms: Sequence[Set[str]]) -> Iterator[float]:
    """Yield the cosine of the blocks above and below each block's end, as counts of their words."""
    below = Counter(chain.from_iterable(terms))
    above = dict.fromkeys(below, 0)
    shared = {term for term, count in below.items() if count > 1}
    up, down, both = 0, sum([count * count for count in below.values()]), 0
    for own in terms[:-1]:
        again = own & shared
        lone = len(own) - len(again)
        up, down = up + lone, down - lone
        for term in again:
            one, other = above[term], below[term]
            up += 2 * one + 1
            down -= 2 * other - 1
            both += other - one - 1
            above[term], below[term] = one + 1, other - 1
        yield both / math.sqrt(up * down) if up and down else 1.0
