"""What a few counts say of a share, and what they do not."""

from __future__ import annotations

from math import exp, lgamma, sqrt
from typing import Final

_Z: Final = 1.959964  # standard deviations of a 95 % interval
_NEGLIGIBLE: Final = 1e-17  # share of the sum; a float holds no smaller one


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % interval of a share.

    Source:
        Wilson 1927; it holds for few findings and for shares near 1, as they are here.
    """
    if not judged:
        return 0.0, 1.0
    part, spread = right / judged, _Z * _Z / judged
    middle = part + spread / 2
    reach = _Z * sqrt(part * (1 - part) / judged + spread / (4 * judged))
    low, high = ((middle + sign * reach) / (1 + spread) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def fisher(hits: int, drawn: int, others_hits: int, others_drawn: int) -> float:
    """Return how probable two shares so far apart, or farther, are where there is no difference.

    Exact for any counts, however small; twice the smaller tail, at most 1.

    Source:
        Fisher 1934.
    """
    if not drawn or not others_drawn:
        return 1.0
    if hits * others_drawn > others_hits * drawn:
        hits, drawn, others_hits, others_drawn = others_hits, others_drawn, hits, drawn
    # `hits` of `drawn` is the lower share; add up the tables in which it is lower still.
    total, all_hits = drawn + others_drawn, hits + others_hits
    misses = total - all_hits
    part = _choose(all_hits, hits) + _choose(misses, drawn - hits) - _choose(total, drawn)
    term = tail = exp(part)
    while hits > 0 and term > _NEGLIGIBLE * tail:
        term *= hits * (misses - drawn + hits) / ((all_hits - hits + 1) * (drawn - hits + 1))
        tail += term
        hits -= 1
    return min(1.0, 2 * tail)


def _choose(whole: int, part: int) -> float:
    """Return the logarithm of the binomial coefficient."""
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)
