"""Text to blocks."""

from __future__ import annotations

from typing import Final, NamedTuple

# The line ends of str.splitlines, so that a block never holds one.
LINE_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# What str.isspace calls white space, and the byte order mark, which is no part of the first line.
BLANKS: Final = LINE_ENDS + (
    "\t\x1f \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\ufeff"
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


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split *text* into its non-blank lines, in order; lines of white space belong to none."""
    blocks: list[Block] = []
    at = 0  # where the line begins
    for line in text.splitlines(keepends=True):
        rest = line.lstrip(BLANKS)
        if rest:
            start = at + len(line) - len(rest)
            body = rest.rstrip(BLANKS)
            blocks.append(Block(len(blocks), start, start + len(body), body))
        at += len(line)
    return tuple(blocks)
