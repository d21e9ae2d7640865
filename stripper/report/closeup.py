"""One removal with the text around it, for somebody who has to judge it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper.report.excerpt import (
    ELLIPSIS,
    GONE,
    KEPT,
    WHY,
    StyledLine,
    cut_line,
    printable,
    shorten,
    white_space,
)
from stripper.rules import Removal
from stripper.segment import LINE_ENDS

_NEAR: Final = 1000  # characters of the text looked at on each side
_LINES: Final = 3  # shown of it
_WIDTH: Final = 200  # characters shown of such a line
_MOST_LINES: Final = 16  # shown of the removal; of more, so many of each end:
_END_LINES: Final = 6
_LONGEST: Final = 600  # characters shown of one of its lines
_MARGIN: Final = " " * 4
_GOES: Final = "  - "


def closeup(removal: Removal, text: str | None) -> Iterator[StyledLine]:
    """Yield the removal in its place and the reason for it; a long one is cut in the middle.

    Lines that go start with `-`; where only a part goes, it stands between `[-` and `-]`. The first
    piece of each line is its margin.

    Args:
        removal: What was taken.
        text: The text given; None to show the removal by itself.
    """
    above, left, right, below = _around(removal, text)
    yield from (_kept(line) for line in above)
    lines = [line for line in removal.text.splitlines() if line.strip()]
    lines = lines or [white_space(removal.text)]
    yield from _cut(lines, left, right)
    yield from (_kept(line) for line in below)
    if text is None:
        yield [(_MARGIN, KEPT), ("(the text around it cannot be found)", KEPT)]
    yield [("  ^ ", WHY), (printable(removal.reason), WHY)]


def _around(removal: Removal, text: str | None) -> tuple[list[str], str, str, list[str]]:
    """Return the lines above, what stays of the first and last line, and the lines below."""
    if text is None:
        return [], "", "", []
    before = text[max(0, removal.start - _NEAR) : removal.start]
    after = text[removal.end : removal.end + _NEAR]
    *above, left = before.split("\n")
    right, *below = after.split("\n")
    if removal.text[:1] in LINE_ENDS:
        above, left = [*above, left], ""
    if removal.text[-1:] in LINE_ENDS:
        right, below = "", [right, *below]
    above, below = ([line for line in lines if line.strip()] for lines in (above, below))
    return above[-_LINES:], left, right, below[:_LINES]


def _cut(lines: list[str], left: str, right: str) -> Iterator[StyledLine]:
    last = len(lines) - 1
    for index, line in enumerate(lines):
        if len(lines) > _MOST_LINES:
            hidden = range(_END_LINES, len(lines) - _END_LINES)
            if index == hidden.start:
                size = sum(len(lines[at]) for at in hidden)
                told = f"{ELLIPSIS} {len(hidden)} lines, {size:,} characters"
                yield [(_GOES, GONE), (told, KEPT)]
            if index in hidden:
                continue
        before, after = left if index == 0 else "", right if index == last else ""
        yield [(_GOES, GONE), *cut_line(before, _middle(line), after, _WIDTH)]


def _middle(line: str) -> str:
    """Return a line, a long one without its middle."""
    if len(line) <= _LONGEST:
        return printable(line)
    half = _LONGEST // 2
    hidden = len(line) - 2 * half
    return printable(f"{line[:half]} [{ELLIPSIS} {hidden:,} characters] {line[-half:]}")


def _kept(line: str) -> StyledLine:
    return [(_MARGIN, KEPT), (shorten(line, _WIDTH), KEPT)]
