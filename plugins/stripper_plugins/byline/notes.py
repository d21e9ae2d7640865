"""Notes about the author, below the body."""

from __future__ import annotations

from typing import Final

from stripper import Block, Document

_NOTE_WORDS: Final = 120


def is_note(document: Document, block: Block, *, strong: bool) -> bool:
    """A note stands below the body and begins with a name or a label."""
    words = document.words[block.index]
    if len(words) > _NOTE_WORDS:
        return False
    total = len(document.blocks)
    near_end = total - block.index <= 4 and block.index > total // 2
    if not near_end:
        return False
    first = block.text.split()[:2]
    named = len(first) == 2 and all(w[0].isupper() for w in first)
    return _is_new_name(document, block, first) if named else strong


def _is_new_name(document: Document, block: Block, name: list[str]) -> bool:
    """Tell whether the body does not know the person: an article about her would."""
    surname = name[-1].strip(".,'’").lower()
    return not any(
        surname in document.words[b.index]
        for b in document.blocks[: block.index]
        if len(b.text) > 100
    )
