"""Tables, lists and entries at the end of an article, of which menus and cards have few signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, shape

# A number with a unit or a share; no time, no length of a video, no date and no price, of which
# cards have many.
_CELL: Final = re.compile(
    r"[~<>≈±+-]?\d{1,3}(?:[.,]\d+)?(?: ?(?!min|std|sek|sec)[^\W\d]{1,4}\.?| ?%)?(?: ?\(.{1,20}\))?",
    re.IGNORECASE,
)
_FEWEST: Final = 8  # such cells
_APART: Final = 12  # lines from one to the next
_LOOKED_AT: Final = 40  # lines above the article's end, where the table may begin
_NUMBER: Final = re.compile(r"\d+")
_ENTRIES: Final = 6  # of a list, in the article, each with the same short line
_ENTRY: Final = 16  # code points of that line
_ENTRY_LINES: Final = 12
_RULE: Final = re.compile(r"[ -/:-@\[-`{-~]+")  # between any two parts of a page

_YEAR: Final = re.compile(r"((?:1[5-9]|20)\d\d)[:,]? [^\W\d]")  # "1991 House in Ghent"
_FEWEST_YEARS: Final = 4
_FEWEST_TIMES: Final = 3  # entries of a live report
_FAR: Final = 6  # lines from one entry to the time of the next


def cell_end(blocks: Sequence[Block], last: int, named: Sequence[float]) -> int:
    """Return the last cell of the table in which an article ends; without one, its last line.

    Args:
        blocks: The lines.
        last: The article's last line as far as is known.
        named: Whether each line names a section, a link or a plea, which no table does.
    """
    cells: list[int] = []
    for block in blocks[max(0, last - _LOOKED_AT) :]:
        at = block.index
        if named[at] or at > (cells[-1] if cells else last) + _APART:
            if at > last:
                break
            cells = []
        if _CELL.fullmatch(block.text):
            cells.append(at)
    numbers = [int(_NUMBER.findall(blocks[at].text)[0]) for at in cells]
    ranked = all(second == first + 1 for first, second in pairwise(numbers))  # of a list
    return max(last, cells[-1]) if len(cells) >= _FEWEST and not ranked else last


def points_end(blocks: Sequence[Block], last: int, named: Sequence[float]) -> int:
    """Return the last point of the list in which an article ends; without one, its last line.

    Args:
        blocks: The lines.
        last: The article's last line as far as is known.
        named: Whether each line names a section, a link or a plea.
    """
    begun = [shape.bullet_length(block.text) > 0 for block in blocks[max(0, last - 1) : last + 1]]
    if not all(begun):  # a single point may be a menu's
        return last
    mark = blocks[last].text[0]
    while last + 1 < len(blocks) and blocks[last + 1].text[0] == mark and not named[last + 1]:
        last += 1
    return last


def list_end(
    blocks: Sequence[Block], article: slice, named: Sequence[float], told: Sequence[float]
) -> int:
    """Return where the last entry of the list in which an article ends has its mark.

    Each entry has the same short line, such as "Map", and a paragraph, which links to other stories
    lack. Without a list it is the article's last line.

    Args:
        blocks: The lines.
        article: Those of the article as far as is known.
        named: Whether each line names a section, a link or a plea.
        told: Whether each line is a paragraph.
    """
    last: int = article.stop - 1
    marks = Counter(
        block.text
        for block in blocks[article]
        if len(block.text) <= _ENTRY and not (named[block.index] or _RULE.fullmatch(block.text))
    )
    has_text = True
    for block in blocks[article.stop :]:
        is_mark = marks[block.text] >= _ENTRIES
        if block.index > last + _ENTRY_LINES or (is_mark and not has_text):
            break
        has_text = has_text or told[block.index] > 0
        if is_mark:
            last, has_text = block.index, False
    return last


def years_end(blocks: Sequence[Block], last: int, named: Sequence[float]) -> int:
    """Return the last line of a list of works, each behind a later year; without one, *last*.

    Args:
        blocks: The lines.
        last: The article's last line as far as is known.
        named: Whether each line names a section, a link or a plea.
    """
    years: list[tuple[int, int]] = []
    for block in blocks[last + 1 : last + 1 + _LOOKED_AT]:
        year = _YEAR.match(block.text)
        if year and not named[block.index]:
            years.append((int(year[1]), block.index))
        elif years or block.index > last + _APART:
            break
    ordered = all(first[0] <= second[0] for first, second in pairwise(years))
    return years[-1][1] if len(years) >= _FEWEST_YEARS and ordered else last


def report_end(blocks: Sequence[Block], first: int, last: int) -> int:
    """Return the last line of a live report: of a sentence below its time, as those above have.

    Args:
        blocks: The lines of a page.
        first: The article's first line.
        last: Its last line as far as is known.
    """
    article = blocks[first : last + 1]
    if sum(shape.is_time(block.text) for block in article) < _FEWEST_TIMES:
        return last
    for above, below in pairwise(blocks):
        timed = last < above.index <= last + _FAR and shape.is_time(above.text)
        if timed and shape.ends_sentence(below.text):
            last = below.index
    return last
