"""Where notices stand, and what holds for those that are known by their words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from stripper import Block, Document, is_reported, notice_start

MOST_WORDS: Final = 45
_LONGEST: Final = 130  # words of the last paragraph, which may be a whole declaration
NEW: Final = 0.8  # share of a notice's content words that stand nowhere else in the article
_HEADER: Final = 2  # blocks at the top, where notices stand
_LAST: Final = 4  # likewise, at the end
_MARKS: Final = "*\"'“„«"  # of a footnote to something in the text, and of what somebody says


def edges(document: Document) -> list[int]:
    """Return the indices of the blocks above and below the article, and between two copies."""
    count = len(document.blocks)
    first = min(max(_HEADER, document.opening), count)
    last = max(first, min(document.closing + 1, count - _LAST))
    again = _again(document)
    return [
        *range(first),
        *range(max(first, min(again - _LAST, last)), min(again, last)),
        *range(last, count),
    ]


def is_long_end(document: Document, index: int) -> bool:
    """Tell whether a block is long for a notice, with nothing of the article below it."""
    long = MOST_WORDS < len(document.words[index]) <= _LONGEST
    return long and index >= document.closing > 0


def _again(document: Document) -> int:
    """Return the index of the block with which the article begins a second time; 0 for none."""
    first = document.words[document.opening] if document.paragraphs else ()
    same = document.led_by(first[:1])
    return next((at for at in same if at > document.opening and document.words[at] == first), 0)


def is_said(document: Document, block: Block, start: int) -> bool:
    """Tell whether what begins at *start* in a block is told by somebody, or is a footnote."""
    return block.text[0] in _MARKS or is_reported(document, replace(block, start=start))


def start_at(document: Document, block: Block, word: str) -> int:
    """Return where the notice begins in whose first sentence a word of a block stands."""
    # It may be a part of another word before it.
    found = re.compile(rf"\b{re.escape(word)}\b").search(document.folded, block.start, block.end)
    return notice_start(document, block, found.start() if found else block.start)
