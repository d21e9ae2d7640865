"""Text to blocks."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# The line ends of str.splitlines, so that a block never holds one.
LINE_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# A byte order mark is no part of the first line.
_BLOCK: Final = re.compile(rf"[^\s\ufeff](?:[^{LINE_ENDS}]*[^\s\ufeff])?")


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
    return tuple(
        Block(index, match.start(), match.end(), match.group())
        for index, match in enumerate(_BLOCK.finditer(text))
    )
