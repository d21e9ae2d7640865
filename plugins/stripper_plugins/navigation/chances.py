"""Where an article may begin and end in a page: the chance of every line, by learned weights."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, compress
from pathlib import Path
from typing import Final, NamedTuple

from stripper_plugins.navigation.lines import Signs

WEIGHTS: Final = Path(__file__).with_name("weights.toml")
FULL_LENGTH: Final = 100  # code points; a shorter line says less about where the article is


class Edge(NamedTuple):
    """Weights of an end of the article: for the lines above and below it, and the page's end."""

    above: Mapping[str, float]
    below: Mapping[str, float]
    page: float


class Weights(NamedTuple):
    """A weight for every sign: of a whole page, of a line inside its article, of its two ends."""

    shape: Mapping[str, float]
    shape_bias: float
    line: Mapping[str, float]
    bias: float
    start: Edge
    end: Edge


class Scores(NamedTuple):
    """How much speaks for each line, and for beginning or ending at each place between lines."""

    line: list[float]
    start: list[float]
    end: list[float]


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Read the weights that lie beside this module."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    edges = [
        Edge(data[key]["above"], data[key]["below"], data[key]["page"]) for key in ("start", "end")
    ]
    return Weights(data["shape"], data["shape_bias"], data["line"], data["bias"], *edges)


def score(signs: Signs, lengths: Sequence[int], weights: Weights) -> Scores:
    """Weigh the signs of the lines.

    Args:
        signs: What `page_signs` returns.
        lengths: The lines' lengths in code points.
        weights: One for each sign that counts.
    """
    line = [
        math.sqrt(min(1.0, length / FULL_LENGTH)) * (value + weights.bias)
        for length, value in zip(lengths, _weigh(signs, weights.line), strict=True)
    ]
    start, end = (
        [
            above + below
            for above, below in zip(
                [0.0, *_weigh(signs, edge.above)], [*_weigh(signs, edge.below), 0.0], strict=True
            )
        ]
        for edge in (weights.start, weights.end)
    )
    start[0] += weights.start.page
    end[-1] += weights.end.page
    return Scores(line, start, end)


def _weigh(signs: Signs, weights: Mapping[str, float]) -> list[float]:
    sums = [0.0] * len(signs["words"])
    for name, weight in weights.items():
        values = signs[name]
        for line in compress(range(len(sums)), values):  # for most lines most signs are 0
            sums[line] += weight * values[line]
    return sums


def edge_chances(scores: Scores) -> tuple[list[float], list[float]]:
    """Return the chance that the article begins at or above each line, and ends at or below it.

    Every run of lines may be the article; its score is the sum of its lines' and of its two ends',
    and its chance is the exponential of that, by the sum over all runs (a semi-Markov random field
    with a single segment). Two passes over the lines give the sums.
    """
    sums = list(accumulate(scores.line))
    start = [value - total for value, total in zip(scores.start, [0.0, *sums], strict=True)][:-1]
    end = [value + total for value, total in zip(scores.end[1:], sums, strict=True)]
    starts = list(accumulate(start, _log_add))
    ends = list(accumulate(reversed(end), _log_add))[::-1]
    whole = _log_sum([first + last for first, last in zip(starts, end, strict=True)])
    begun = accumulate(math.exp(a + b - whole) for a, b in zip(start, ends, strict=True))
    ending = [math.exp(a + b - whole) for a, b in zip(starts, end, strict=True)]
    return list(begun), list(accumulate(reversed(ending)))[::-1]


def _log_add(left: float, right: float) -> float:
    high, low = (left, right) if left > right else (right, left)
    return high + math.log1p(math.exp(low - high))


def _log_sum(values: Sequence[float]) -> float:
    high = max(values)
    return high + math.log(math.fsum(math.exp(value - high) for value in values))
