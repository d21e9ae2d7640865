"""What words mean, as far as the company that they keep tells: a row of numbers for each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import Final

# Each number is a letter of the alphabet but the last; the one in the middle is zero.
ZERO: Final = ord("m")
STEPS: Final = 12  # from there to the greatest
_FILES: Final = {
    path.stem: path for path in (Path(__file__).with_name("languages") / "meanings").glob("*.txt")
}


@cache
def load_meanings(code: str) -> Mapping[str, bytes]:
    """Return the numbers of each content term, as letters; none for a language without a file."""
    if code not in _FILES:
        return {}
    lines = _FILES[code].read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ") for line in lines if not line.startswith("#"))
    return {term: numbers.encode() for term, numbers in pairs}


def add_meanings(terms: Iterable[str], code: str) -> Sequence[int]:
    """Return the sum of the numbers of content terms; none if they are all unknown."""
    rows = list(filter(None, map(load_meanings(code).get, terms)))
    return [sum(column) - len(rows) * ZERO for column in zip(*rows, strict=True)]


def likeness(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Return how alike two texts are by what their words mean.

    Args:
        one: What `Document.meaning` returned of a text.
        other: The same of another.

    Returns:
        The cosine, in [-1, 1]: about 0 for texts on subjects that have nothing to do with each
        other, 0.4 for two parts of one article. None if nothing is known of one of them.
    """
    size = math.hypot(*one) * math.hypot(*other)
    return sum(map(mul, one, other)) / size if size else None
