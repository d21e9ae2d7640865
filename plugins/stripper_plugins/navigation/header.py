"""Short lines above the title: names of the site, of its sections, of its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Block, Document, Finding, Kind, shape

_MOST_WORDS: Final = 5  # of such a line; a longer one may be a lead
_MOST_LINES: Final = 20  # above the title; below more it is no article's
_PARAGRAPH_WORDS: Final = 10


def find_header(document: Document) -> Iterator[Finding]:
    """Find the short lines above the title, where nothing of the article stands above it."""
    title = _title(document)
    if not title:
        return
    above = [block for block in document.remaining if block.index < title]
    if len(above) > _MOST_LINES or any(_may_be_body(document, block) for block in above):
        return
    for block in above:
        if _is_label(document, block):
            reason = f"above the title, '{document.blocks[title].text}'"
            yield Finding(block.start, block.end, "NAV04", reason, 0.9)


def _title(document: Document) -> int:
    """Return the index of the title's line above the first paragraph; 0 without one."""
    above = range(document.opening)
    return next((index for index in above if document.gone.get(index) is Kind.TITLE), 0)


def _may_be_body(document: Document, block: Block) -> bool:
    return len(document.words[block.index]) >= _PARAGRAPH_WORDS and shape.ends_sentence(block.text)


def _is_label(document: Document, block: Block) -> bool:
    if block.text.startswith("|") or shape.ends_sentence(block.text):  # a table's row
        return False
    return len(document.words[block.index]) <= _MOST_WORDS
