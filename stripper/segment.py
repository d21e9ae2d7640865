"""Text to blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

# The line ends of str.splitlines, so that the text of a block never holds one.
LINE_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MARK: Final = "\ufeff"  # the byte order mark, which is no part of the first line
# That, and what str.isspace calls white space.
BLANKS: Final = LINE_ENDS + (
    "\t\x1f \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000" + _MARK
)

_LINE_END: Final = re.compile(f"[{LINE_ENDS}]")
# How a line begins that was cut off from the one above, as `get_text("\n")` does at every tag.
_CUT_OFF: Final = re.compile(r"[,;.:!?)\]”»]+(?:\s|$)|[’']s\b|[，。、；：！？）」』》]")
_FIRST: Final = frozenset(",;.:!?)]”»’'，。、；：！？）」』》")
_MANY: Final = 3  # lines cut off; fewer are slips, and the others are whole
_OPEN: Final = frozenset(",([“„")
_ENDS: Final = frozenset(".!?…:")


class Block(NamedTuple):
    """A run of text between line ends, without the white space around it.

    In a text whose lines end in the middle of sentences, a run of lines that go on with one; the
    line ends are spaces in *text*.

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
    """Split *text* into its non-blank lines, in order; lines of white space belong to none.

    Where many lines are cut off in the middle of a sentence, such lines are joined.
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
            blocks.append(_block((len(blocks), start, start + len(body), body, "", 0.0)))
    if sum(map(_is_cut_off, blocks)) >= _MANY:
        return _join(text, blocks)
    return tuple(blocks)


def _is_cut_off(line: Block) -> bool:
    """Tell whether a line begins with what ends a clause."""
    return line.text[0] in _FIRST and _CUT_OFF.match(line.text) is not None


def _join(text: str, lines: Sequence[Block]) -> tuple[Block, ...]:
    """Return lines joined where one goes on with the sentence of the one above."""
    spans: list[tuple[int, int]] = []
    above = ""
    for line in lines:
        if spans and (_is_cut_off(line) or _goes_on(above, line.text)):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        above = line.text
    return tuple(
        _block((index, start, end, _LINE_END.sub(" ", text[start:end]), "", 0.0))
        for index, (start, end) in enumerate(spans)
    )


def _goes_on(above: str, below: str) -> bool:
    return above[-1] in _OPEN or (below[0].islower() and above[-1] not in _ENDS)
