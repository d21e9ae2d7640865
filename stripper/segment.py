"""Text to blocks: its lines, joined where tags or a fixed width have broken them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

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
_MOST_SHORT: Final = 0.3  # tags may have broken some, too
_MOST_LONG: Final = 0.5  # addresses and tables, which are not broken


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
    going_on = _continuations(text, blocks)
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


def _continuations(text: str, lines: Sequence[Block]) -> list[int]:
    """Return the indices of the lines that go on with the one above; none in most texts.

    Args:
        text: The text.
        lines: Its lines that are not blank.
    """
    if len([line for line in lines if line.text[0] in _FIRST and _is_cut_off(line)]) >= _CUTS:
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
    return _CUT_OFF.match(line.text) is not None


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
        if _is_next(text, above, below)
        and (
            _goes_on(above, below)
            or len(above.text) <= width <= len(above.text) + len(below.text.split(None, 1)[0])
        )
    ]


def _is_next(text: str, above: Block, below: Block) -> bool:
    """Tell whether no blank line stands between two lines."""
    return text.count("\n", above.end, below.start) == 1
