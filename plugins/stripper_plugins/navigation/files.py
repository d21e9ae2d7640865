"""Files that a page offers below its article: "Minutes of the meeting (PDF, 1.2 MB)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding, shape

_MOST_WORDS: Final = 16
_TYPES: Final = frozenset(
    {"doc", "docx", "epub", "jpg", "mp3", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx", "zip"}
)
_SIZE: Final = re.compile(
    r"\d{1,4}(?:[.,]\d+)? ?(?:[kmg]i?b|[kmg]o|bytes|[км]б)(?!\w)", re.IGNORECASE
)
_NAME: Final = re.compile(r"\S+\.\w{3,4}")


def find_files(document: Document, labels: frozenset[str]) -> Iterator[Finding]:
    """Find lines that are a file's name, or its title with type and size, and their label.

    Args:
        document: The text.
        labels: Lines that head a list of files; below one the type is enough.
    """
    end = len(document.blocks)
    for at in range(document.closing + 1, end):
        own, block = document.words[at], document.blocks[at]
        if len(own) > _MOST_WORDS or _TYPES.isdisjoint(own) or shape.ends_sentence(block.text):
            continue
        above = document.blocks[at - 1] if document.key(at - 1) in labels else None
        sized = _SIZE.search(block.text)
        if above or sized or _NAME.fullmatch(block.text):
            below = document.blocks[at + 1] if at + 1 < end and not sized else block
            last = below if _SIZE.match(below.text) else block
            reason = f"a file that the page offers, '{block.text}'"
            yield Finding((above or block).start, last.end, "NAV01", reason, 0.9)
