"""Tables at the end of an article: rows between strokes, and tables with a cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from stripper import Block

# A number with a unit or a share; no time, no date and no price, of which cards have many.
_CELL: Final = re.compile(
    r"[~<>≈±+-]?\d{1,3}(?:[.,]\d+)?(?: ?[^\W\d]{1,4}\.?| ?%)?(?: ?\(.{1,20}\))?"
)
_FEWEST: Final = 8  # such cells
_APART: Final = 4  # lines from one to the next


def row_end(blocks: Sequence[Block], index: int, step: int) -> int:
    """Return the last row, up or down, of the table that a line is in; without one, the line."""
    rows = range(index, len(blocks) if step > 0 else -1, step)
    last = index
    for row in takewhile(lambda at: blocks[at].text.startswith("|"), rows):
        last = row
    return last


def cell_end(blocks: Sequence[Block], last: int, named: Sequence[float]) -> int:
    """Return the last cell of the table in which an article ends; without one, its last line.

    Args:
        blocks: The lines.
        last: The article's last line as far as is known.
        named: Whether each line names a section, a link or a plea, which no table does.
    """
    cells = [last]
    for block in blocks[last + 1 :]:
        if named[block.index] or block.index > cells[-1] + _APART:
            break
        if _CELL.fullmatch(block.text):
            cells.append(block.index)
    numbers = [int(re.findall(r"\d+", blocks[at].text)[0]) for at in cells[1:]]
    ranked = all(second == first + 1 for first, second in pairwise(numbers))  # of a list
    return cells[-1] if len(numbers) >= _FEWEST and not ranked else last
