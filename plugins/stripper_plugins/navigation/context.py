"""What stands around the lines of a page: neighbours, what is near, above and below, the core."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import Final

from stripper import Document, Words
from stripper_plugins.navigation.lines import Signs, line_signs, paragraphs

_NEIGHBOURS: Final = {"sentence": (-1, 1, -2, 2), "log_words": (-1, 1)}
_NEAR: Final = {  # sign -> lines to each side over which its mean is taken
    "prose": (3, 8),
    "paragraph": (3, 8),
    "furniture": (3, 8),
    "opener": (3, 8),
    "headline": (3,),
    "date": (8,),
    "short": (20,),
    "alone": (3, 8, 20),
    "run": (8,),
    "question": (8,),
}
_BESIDE: Final = ("furniture", "prose")  # signs whose mean is taken to one side, up and down
_FROM: Final = 4  # lines, besides the line itself
_KNOWN_NEAR: Final = (3, 8)
_GAP: Final = 4  # words; what a line that is no paragraph costs the core
_TOPIC_SHARE: Final = 0.15  # of the core's paragraphs, for a word that is its subject


def page_signs(document: Document, vocabulary: Words) -> Signs:
    """Return all signs of the lines of a page.

    Args:
        document: A text with at least one line.
        vocabulary: The plugin's word lists; empty ones for a language that has none.
    """
    signs = line_signs(document, vocabulary)
    signs["run"], signs["alone"] = _runs(signs["paragraph"])
    for name, steps in _NEIGHBOURS.items():
        for step in steps:
            signs[f"{name}{step:+d}"] = _shifted(signs[name], step)
    for name, radii in _NEAR.items():
        for radius in radii:
            signs[f"{name}~{radius}"] = _mean(signs[name], radius, radius)
    for name in _BESIDE:
        signs[f"{name}>"] = _mean(signs[name], 0, _FROM)
        signs[f"{name}<"] = _mean(signs[name], _FROM, 0)
    sums = list(accumulate(signs["prose"]))
    total = sums[-1] or 1.0
    signs["prose_above"] = [0.0, *(value / total for value in sums[:-1])]
    signs["prose_below"] = [(sums[-1] - value) / total for value in sums]
    told = paragraphs(document)
    first, last = find_core(document, told)
    lines = zip(signs["repeated"], signs["short"], signs["digits"], strict=True)
    signs["twice"] = [float(repeated * short > 0 == digits) for repeated, short, digits in lines]
    above = set(document.keys[: told[0]] if told else ())  # tables of the text name things again
    both = zip(signs["twice"], document.keys, strict=True)
    signs["again"] = [twice * (key in above) for twice, key in both]
    size = len(document.blocks)
    signs["below_core"] = [float(index >= last) for index in range(size)]
    signs["far_below"] = [math.log1p(max(0, index - last + 1)) for index in range(size)]
    signs["topic"], signs["known"] = _told(document, signs["paragraph"], first, last)
    for radius in _KNOWN_NEAR:
        signs[f"known~{radius}"] = _mean(signs["known"], radius, radius)
    return signs


def _runs(paragraph: list[float]) -> tuple[list[float], list[float]]:
    """Return how many paragraphs follow each other around each, and which stand alone.

    An author's follow each other; those of other stories stand between their headlines.
    """
    sizes: list[int] = []
    for is_one, group in groupby(paragraph):
        size = len(list(group))
        sizes += [size if is_one else 0] * size
    return list(map(math.log1p, sizes)), [float(size == 1) for size in sizes]


def find_core(document: Document, at: Sequence[int]) -> tuple[int, int]:
    """Return the run of lines, half-open, in which paragraphs, those *at*, most outweigh others.

    Source:
        Maximum subsequence segmentation (Pasternack and Roth 2009).
    """
    best, core = 0, (0, 0)
    gain, start, next_ = 0, 0, 0
    for index in at:
        gain -= _GAP * (index - next_)
        if gain <= 0:
            gain, start = 0, index
        gain += len(document.words[index])
        next_ = index + 1
        if gain > best:
            best, core = gain, (start, next_)
    return core


def _told(
    document: Document, paragraph: list[float], first: int, last: int
) -> tuple[list[float], list[float]]:
    """Return the shares of each line's content words that the core's other paragraphs hold.

    First of those that many of them hold, then of those that one does.
    """
    core = [index for index in range(first, last) if paragraph[index]]
    counts = Counter(term for index in core for term in document.terms[index])
    inside = frozenset(core)
    many = max(2, _TOPIC_SHARE * len(core))
    # For lines outside the core, and for those inside, which hold their words themselves.
    often = [{term for term, count in counts.items() if count - own >= many} for own in (0, 1)]
    once = [{term for term, count in counts.items() if count > own} for own in (0, 1)]
    topic, known = [], []
    for index, terms in enumerate(document.terms):
        own, size = index in inside, len(terms) or 1
        topic.append(len(terms & often[own]) / size)
        known.append(len(terms & once[own]) / size)
    return topic, known


def _shifted(values: list[float], step: int) -> list[float]:
    """Return for each line the value of the line *step* lines below; 0 outside the page."""
    gap = [0.0] * min(abs(step), len(values))
    return [*values[step:], *gap] if step > 0 else [*gap, *values[:step]]


def _mean(values: list[float], above: int, below: int) -> list[float]:
    """Return for each line the mean of itself and of so many lines above and below it."""
    size = len(values)
    sums = [0.0, *accumulate(values)]
    above, below = min(above, size), min(below, size)
    low = [*[0] * above, *range(size - above)]
    high = [*range(below + 1, size + 1), *[size] * below]
    return [(sums[b] - sums[a]) / (b - a) for a, b in zip(low, high, strict=True)]
