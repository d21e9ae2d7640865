"""The recipe of a blog, whose card stands below links to other recipes and pleas for stars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Document, Words

_FAR: Final = 200  # lines from the heading of what goes in to that of what to do
_FEWEST: Final = 3  # amounts, as lines may be broken at each tag
_STEP_WORDS: Final = 6
_FEWEST_STEPS: Final = 2
_APART: Final = 3  # lines from one step to the next, with a picture or a number between


def recipe_end(document: Document, last: int, vocabulary: Words, named: Sequence[float]) -> int:
    """Return the last step of the recipe in which an article ends; without one, its last line.

    Args:
        document: The page.
        last: The article's last line as far as is known.
        vocabulary: The plugin's.
        named: Whether each line names a section, a link or a plea, which no step does.
    """
    inside = [at for at, key in enumerate(document.keys) if key in vocabulary["ingredients"]]
    below = [at for at, key in enumerate(document.keys) if key in vocabulary["method"]]
    for heading in below:
        start = max((at for at in inside if at < heading), default=-_FAR)
        if heading <= last or heading - start > _FAR:
            continue
        amounts = sum(map(_has_amount, document.blocks[start + 1 : heading]))
        steps = list(_steps(document, heading, named))
        if amounts >= _FEWEST and len(steps) >= _FEWEST_STEPS:
            last = steps[-1]
    return last


def _has_amount(block: Block) -> bool:
    """Tell whether a line begins with a number or a fraction."""
    return block.text.lstrip("▢•-*–· ")[:1].isnumeric()


def _steps(document: Document, heading: int, named: Sequence[float]) -> Iterator[int]:
    """Yield the lines of some length below a heading, as long as no others come between."""
    reached = heading
    for at in range(heading + 1, len(document.blocks)):
        if named[at] or at > reached + _APART:
            return
        if len(document.words[at]) >= _STEP_WORDS:
            reached = at
            yield at
