"""Which lines go on with the one above, where tags or a fixed width have broken a text's lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from stripper.segment import Block

# How a line begins that was cut off from the one above, as `get_text("\n")` does at every tag.
_CUT_OFF: Final = re.compile(r"(?!\.\.)[,;:)\]”.!?]+(?:\s|$)|[’']s\b|[，。、；：！？）」』》]")
_FIRST: Final = frozenset(",;:)]”.!?’'，。、；：！？）」』》")
_CUTS: Final = 3  # lines cut off; fewer are slips, and the others are whole
_SHORT: Final = 4  # letters
_OPEN: Final = frozenset(",([“„")
_ENDS: Final = frozenset(".!?…:")
_WIDTHS: Final = range(60, 133)  # columns; narrower lines are verse, wider ones are paragraphs
_WRAPS: Final = 4  # lines that end in the middle of a sentence
_RAGGED: Final = 20  # columns; a line of wrapped text is not shorter by more than a long word
# Shares of the lines that end in the middle of a sentence.
_MOST_SHORT: Final = 0.1
_MOST_LONG: Final = 0.5  # addresses and tables, which are not broken


def continuations(text: str, lines: Sequence[Block]) -> list[int]:
    """Return the indices of the lines that go on with the one above; none in most texts.

    Args:
        text: The text.
        lines: Its lines that are not blank.
    """
    if sum(map(_is_cut_off, lines)) >= _CUTS:
        return list(_cut(lines))
    if len(text) > _WIDTHS.stop * len(lines):  # as in most texts, which have paragraphs in a line
        return []
    return _wrapped(text, lines)


def _cut(lines: Sequence[Block]) -> Iterator[int]:
    """Yield the lines that only stand by themselves because a tag begins or ends there."""
    for above, line, below in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if (
            _is_cut_off(line)
            or _goes_on(above, line)
            or above.text[-1] in _OPEN
            or (_leads_on(above) and below is not None and _is_cut_off(below))
        ):
            yield line.index


def _leads_on(line: Block) -> bool:
    """Tell whether a line ends with a short word, as before a link: "the town of"."""
    last = line.text.rsplit(None, 1)[-1]
    return len(last) <= _SHORT and last.isalpha() and last.islower()


def _is_cut_off(line: Block) -> bool:
    """Tell whether a line begins with what ends a clause."""
    return line.text[0] in _FIRST and _CUT_OFF.match(line.text) is not None


def _goes_on(above: Block, below: Block) -> bool:
    """Tell whether a line begins in the middle of the sentence above."""
    return below.text[0].islower() and above.text[-1] not in _ENDS


def _wrapped(text: str, lines: Sequence[Block]) -> list[int]:
    """Return the lines that only stand by themselves because the text has a fixed width."""
    pairs = list(pairwise(lines))
    broken = [
        len(above.text)
        for above, below in pairs
        if _goes_on(above, below) and _is_next(text, above, below)
    ]
    width = max(broken, default=0)
    if len(broken) < _WRAPS or width not in _WIDTHS:
        return []
    short = sum([length < width - _RAGGED for length in broken])
    long = sum([len(line.text) > width for line in lines])
    if short > _MOST_SHORT * len(broken) or long > _MOST_LONG * len(broken):
        return []
    return [
        below.index
        for above, below in pairs
        if len(above.text) <= width <= len(above.text) + len(below.text.split(None, 1)[0])
        and _is_next(text, above, below)
    ]


def _is_next(text: str, above: Block, below: Block) -> bool:
    """Tell whether no blank line stands between two lines."""
    return text.count("\n", above.end, below.start) == 1
