"""The lines between the comments of a thread: names with times, and buttons to reply."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document

NAME_WORDS: Final = 5  # of a line with a name
_MOST_WORDS: Final = 14  # of one with a time, too
# 03.05.2031 09:15; 3 May 2031 at 9.15; Sat 16:58
_TIME: Final = re.compile(r"\d[\d./-]+,? \d{1,2}[:.]\d\d|\b[012]?\d:[0-5]\d\b")


def find_marks(document: Document, start: int, cues: frozenset[str]) -> list[int]:
    """Return the lines of name and time, and of a reply button, of which threads have many."""
    return [
        block.index
        for block in document.blocks[start:]
        if len(document.words[block.index]) <= _MOST_WORDS
        and not block.text.endswith((".", "!", "?"))
        and (_TIME.search(block.text) or _is_marked(document, block, cues))
    ]


def _is_marked(document: Document, block: Block, cues: frozenset[str]) -> bool:
    """Tell whether a line has a word of threads, and is no headline with one: short, or dated."""
    words = document.words[block.index]
    if cues.isdisjoint(words):
        return False
    return len(words) <= NAME_WORDS or any(map(str.isdigit, block.text))


def is_timed(document: Document, at: int) -> bool:
    """Tell whether a line is short and tells the time."""
    short = len(document.words[at]) <= _MOST_WORDS
    return short and _TIME.search(document.blocks[at].text) is not None
