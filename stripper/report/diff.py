"""What a document loses, as a diff with the rule and the reason beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from stripper.report.excerpt import (
    GONE,
    KEPT,
    WHY,
    StyledLine,
    cut_line,
    printable,
    shorten,
    white_space,
)
from stripper.report.position import Lines, first_shown
from stripper.rules import Removal, Rule
from stripper.segment import LINE_ENDS

_NEAR: Final = 1000  # characters; kept text further off is not looked at
_WIDTH: Final = 90  # characters; kept text is only there to find the place
_FRAGMENT: Final = 40
_FEW: Final = 2  # kept lines between two removals that are shown as they are
_MARGIN: Final = " " * 6
_HEAD, _PLACE, _CODE = "bold", "cyan", "magenta"


def diff_lines(
    text: str, removals: Sequence[Removal], name: str, rules: Mapping[str, Rule]
) -> Iterator[StyledLine]:
    """Yield a diff of *text* and what is left of it.

    A line that goes whole starts with `-`. Where only a part goes, that part stands between `[-`
    and `-]`, with some of what stays around it. Below each removal, after `^`, stands its reason.

    Args:
        text: The text given.
        removals: What goes, sorted by start.
        name: The document's name.
        rules: The rules there are, by code.
    """
    yield [(f"--- {printable(name)}", _HEAD)]
    yield [(f"+++ {printable(name)} (clean)", _HEAD)]
    positions = Lines(text)
    edges = [0, *(edge for r in removals for edge in (r.start, r.end)), len(text)]
    gaps = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    torn = False  # whether the removal before goes on to a part of a line that stays
    for index, removal in enumerate(removals):
        gap, follows = gaps[index], gaps[index + 1]
        left, right = _left(gap, removal), _right(removal, follows)
        line, _ = positions.locate(first_shown(removal))
        kept = _kept_lines(gap, torn=torn, tearing=bool(left))
        if index == 0 or len(kept) > _FEW or len(gap) > 2 * _NEAR:
            for near in kept[:1] if index else ():
                yield _context(near)
            yield [(f"@@ line {line} @@", _PLACE)]
            kept = kept[-1:]
        yield from map(_context, kept)
        yield from _gone(removal, left, right)
        yield _reason(removal, rules[removal.rule].name)
        torn = bool(right)
    if removals:
        yield from map(_context, _kept_lines(gaps[-1], torn=torn, tearing=False)[:1])


def _left(gap: str, removal: Removal) -> str:
    """Return what stays of the line that a removal begins in."""
    if removal.text[0] in LINE_ENDS or not gap or gap[-1] in LINE_ENDS:
        return ""
    return gap[-_NEAR:].splitlines()[-1].strip()


def _right(removal: Removal, gap: str) -> str:
    """Return what stays of the line that a removal ends in."""
    if removal.text[-1] in LINE_ENDS or not gap or gap[0] in LINE_ENDS:
        return ""
    return gap[:_NEAR].splitlines()[0].strip()


def _kept_lines(gap: str, *, torn: bool, tearing: bool) -> list[str]:
    """Return the lines between two removals that stay whole, the middle of many left out."""
    near = gap if len(gap) <= 2 * _NEAR else f"{gap[:_NEAR]}\n{gap[-_NEAR:]}"
    lines = near.splitlines()[1 if torn else 0 :]
    return [line for line in (lines[:-1] if tearing else lines) if line.strip()]


def _context(line: str) -> StyledLine:
    return [(f"{_MARGIN} {shorten(line, _WIDTH)}", KEPT)]


def _reason(removal: Removal, name: str) -> StyledLine:
    return [(f"{_MARGIN}^{name}: {printable(removal.reason)}", WHY)]


def _gone(removal: Removal, left: str, right: str) -> Iterator[StyledLine]:
    code = (f"{removal.rule:<{len(_MARGIN)}}", _CODE)
    lines = [line for line in removal.text.splitlines() if line.strip()]
    if not lines:
        yield [code, (f"-{white_space(removal.text)}", GONE)]
    for index, line in enumerate(lines):
        before = left if index == 0 else ""
        after = right if index == len(lines) - 1 else ""
        yield [code, ("-", GONE), *cut_line(before, printable(line), after, _FRAGMENT)]
