"""Notes about the author, below the body or under a label above it."""

from __future__ import annotations

from typing import Final

from stripper import Block, Cue, Document

_NOTE_WORDS: Final = 120


def is_note(document: Document, block: Block, strong: Cue | None) -> bool:
    """A note begins with a name or a label; it stands below the body, or with a label above it."""
    words = document.words[block.index]
    if len(words) > _NOTE_WORDS:
        return False
    total = len(document.blocks)
    near_end = total - block.index <= 4 and block.index > total // 2
    if not near_end:
        return strong is not None and _is_above(document, block, strong)
    first = block.text.split()[:2]
    named = len(first) == 2 and all(w[0].isupper() for w in first)
    return _is_new_name(document, block, first) if named else strong is not None


def _is_above(document: Document, block: Block, cue: Cue) -> bool:
    """Tell whether a label and a colon begin a note above the body, which goes on without it."""
    labelled = cue.leads and document.text[cue.end : block.end].lstrip().startswith(":")
    return labelled and block.index <= document.opening < document.closing


def _is_new_name(document: Document, block: Block, name: list[str]) -> bool:
    """Tell whether the body does not know the person: an article about her would."""
    surname = name[-1].strip(".,'’").lower()
    return not any(
        surname in document.words[b.index]
        for b in document.blocks[: block.index]
        if len(b.text) > 100
    )
