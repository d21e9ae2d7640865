"""Whether a text is a whole page, by the lines that only a page has."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from stripper import Document, Words
from stripper_plugins.navigation.chances import Weights
from stripper_plugins.navigation.context import find_core
from stripper_plugins.navigation.lines import paragraphs, word_counts
from stripper_plugins.navigation.named import family_lines, furniture_lines, opener_lines

_FEWEST_OTHERS: Final = 12  # lines that are no paragraphs
_MOST_LINES: Final = 5_000  # more is a book or a table
_PAGE: Final = 0.6  # chance that a text is a whole page, from which it is taken for one
_SOURCE: Final = ("\n```", "\n<!--")  # what only sources have, which no program made of a page


def page_shape(document: Document, vocabulary: Words) -> dict[str, float]:
    """Return the signs of a whole page: how many lines only a page has, in logarithms.

    Above the first paragraph an article alone has few lines; and it has few lines of one word, few
    legal notes, and on both sides of its paragraphs few that name sections or lead elsewhere.
    """
    at = paragraphs(document)
    named = furniture_lines(document, vocabulary["item"]) | opener_lines(
        document, vocabulary["opener"]
    )
    above, below = _sides(document, at)
    return _outline(document, at, len(named.intersection(above)), len(named.intersection(below)))


def _sides(document: Document, at: Sequence[int]) -> tuple[range, range]:
    """Return the lines above and below the run in which paragraphs most outweigh other lines."""
    first, last = find_core(document, at)
    return range(first), range(last, len(document.blocks))


def _outline(
    document: Document, at: Sequence[int], named_above: int, named_below: int
) -> dict[str, float]:
    counts = {
        "above": at[0] if at else len(document.blocks),
        "one_word": word_counts(document).count(1),
        "legal": len(family_lines(document, "legal")),
        "named_above": named_above,
        "named_below": named_below,
    }
    return {name: math.log1p(count) for name, count in counts.items()}


def is_page(document: Document, vocabulary: Words, weights: Weights) -> bool:
    """Tell whether a text looks like a whole page and not like an article alone."""
    size, at = len(document.blocks), document.paragraphs
    if size - len(at) < _FEWEST_OTHERS or size > _MOST_LINES or _is_source(document.text):
        return False
    # Most texts would be no page if all of these lines were named, which is dear to find out.
    above, below = map(len, _sides(document, at))
    if not has_page_shape(_outline(document, at, above, below), weights):
        return False
    return has_page_shape(page_shape(document, vocabulary), weights)


def _is_source(text: str) -> bool:
    # A single character is found in a tenth of the time, and few texts have these.
    return any(mark[1] in text and mark in text for mark in _SOURCE)


def has_page_shape(shape: Mapping[str, float], weights: Weights) -> bool:
    """Tell whether the signs of a text are likely those of a whole page."""
    score = weights.shape_bias + sum(shape[name] * w for name, w in weights.shape.items())
    return score > math.log(_PAGE / (1 - _PAGE))
