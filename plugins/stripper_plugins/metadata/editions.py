"""Lines that say where in print an article stands, or under what number."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.metadata.record import NUMBER

_MOST_WORDS: Final = 10
_DOI: Final = re.compile(r"(?:doi|https?)\b\W{0,3}.{0,20}\b10\.\d{4,9}/\S+", re.IGNORECASE)


def find_edition(document: Document, block: Block, words: Words) -> Finding | None:
    """A line with a number, made of words for issues, pages and codes, and a date."""
    theirs = document.words[block.index]
    if _DOI.fullmatch(block.text):
        return Finding(block.start, block.end, "MET07", "the article's DOI", 0.95)
    if len(theirs) > _MOST_WORDS or words["edition"].isdisjoint(theirs):
        return None
    if block.index == document.closing or shape.ends_sentence(block.text):
        return None
    known = (words[name] for name in ("edition", "edition-with", "date", "date-filler"))
    unknown = set(theirs).difference(*known)
    if not all(len(word) == 1 or NUMBER.fullmatch(word) for word in unknown):
        return None
    return Finding(block.start, block.end, "MET07", "only names the issue, page or number", 0.95)
