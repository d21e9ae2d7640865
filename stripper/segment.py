"""Text to blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

# The line ends of str.splitlines, so that a block never holds one.
LINE_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MARK: Final = "\ufeff"  # the byte order mark, which is no part of the first line
# That, and what str.isspace calls white space.
BLANKS: Final = LINE_ENDS + (
    "\t\x1f \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000" + _MARK
)


class Block(NamedTuple):
    """A run of text between line ends, without the white space around it.

    Offsets are code points in the document's text. *tag* is the HTML element it came from, empty
    for plain text; *link_density* is the share of its characters inside links, in [0, 1].
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which no one needs here
    start: int
    end: int
    text: str
    tag: str = ""
    link_density: float = 0.0


# What Block(...) does, in a third of the time.
_block: Final[Callable[[tuple[Any, ...]], Block]] = partial(tuple.__new__, Block)


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split *text* into its non-blank lines, in order; lines of white space belong to none."""
    blocks: list[Block] = []
    blanks = BLANKS if _MARK in text else None  # white space alone is cheaper to strip
    at = 0  # where the line ends
    for line in text.splitlines(keepends=True):
        at += len(line)
        rest = line.lstrip(blanks)
        if rest:
            start = at - len(rest)
            body = rest.rstrip(blanks)
            blocks.append(_block((len(blocks), start, start + len(body), body, "", 0.0)))
    return tuple(blocks)
