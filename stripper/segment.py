"""Text to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stripper.broken_lines import continuations

# The line ends of str.splitlines, so that the text of a block never holds one.
LINE_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MARK: Final = "\ufeff"  # the byte order mark, which is no part of the first line
# That, and what str.isspace calls white space.
BLANKS: Final = LINE_ENDS + (
    "\t\x1f \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000" + _MARK
)

_LINE_END: Final = re.compile(f"[{LINE_ENDS}]")


@dataclass(slots=True)  # its fields are read twice as fast as those of a named tuple
class Block:
    """A run of text between line ends, without the white space around it.

    In a text whose lines end in the middle of sentences, a run of lines that go on with one; the
    line ends are spaces in *text*.

    Offsets are code points in the document's text. *tag* is the HTML element it came from, empty
    for plain text; *link_density* is the share of its characters inside links, in [0, 1].
    """

    index: Final[int]
    start: Final[int]
    end: Final[int]
    text: Final[str]
    tag: Final[str] = ""
    link_density: Final[float] = 0.0


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split *text* into its non-blank lines, in order; lines of white space belong to none.

    Where tags or a fixed width have broken the lines, those of one sentence are joined.
    """
    blocks: list[Block] = []
    blanks = BLANKS if _MARK in text else None  # white space alone is cheaper to strip
    at = 0  # where the line ends
    for line in text.splitlines(keepends=True):
        at += len(line)
        rest = line.lstrip(blanks)
        if rest:
            start = at - len(rest)
            body = rest.rstrip(blanks)
            blocks.append(Block(len(blocks), start, start + len(body), body))
    going_on = continuations(text, blocks)
    return _join(text, blocks, going_on) if going_on else tuple(blocks)


def _join(text: str, lines: Sequence[Block], going_on: Iterable[int]) -> tuple[Block, ...]:
    """Return the lines, those that go on with the one above as one block with it."""
    spans: list[tuple[int, int]] = []
    joined = frozenset(going_on)
    for line in lines:
        start = spans.pop()[0] if line.index in joined else line.start
        spans.append((start, line.end))
    return tuple(
        Block(index, start, end, _LINE_END.sub(" ", text[start:end]))
        for index, (start, end) in enumerate(spans)
    )
