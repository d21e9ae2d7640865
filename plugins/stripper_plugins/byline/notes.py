"""Notes about the author, below the body or under a label above it."""

from __future__ import annotations

from typing import Final

from stripper import Block, Cue, Document, Finding

_NOTE_WORDS: Final = 120  # longer ones are portraits, and articles themselves
_LAST: Final = 4  # blocks at the end, among which a note may stand
_LONG: Final = 100  # code points; shorter lines, such as captions, may name her too


def find_note(document: Document, block: Block, cue: Cue, strong: Cue | None) -> Finding | None:
    """A note begins with a name or a label; it stands below the body, or with a label above it.

    Args:
        document: The text.
        block: The block that may be a note.
        cue: What it says that notes say.
        strong: What it says that only notes say.
    """
    if len(document.words[block.index]) > _NOTE_WORDS:
        return None
    total = len(document.blocks)
    name = block.text.split()[:2]
    if total - block.index > _LAST or block.index <= total // 2:
        is_note = strong is not None and _is_above(document, block, strong)
    elif len(name) == 2 and all(word[0].isupper() for word in name):
        is_note = _is_new(document, block, name[-1])
    else:
        is_note = strong is not None
    reason = f"a note about the author: '{document.phrase(strong or cue)}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9) if is_note else None


def _is_above(document: Document, block: Block, cue: Cue) -> bool:
    """Tell whether a label and a colon begin a note above the body, which goes on without it."""
    labelled = cue.leads and document.text[cue.end : block.end].lstrip().startswith(":")
    return labelled and block.index <= document.opening < document.closing


def _is_new(document: Document, block: Block, surname: str) -> bool:
    """Tell whether the body does not know the person: an article about her would."""
    name = surname.strip(".,'’").lower()
    return not any(
        name in document.words[above.index]
        for above in document.blocks[: block.index]
        if len(above.text) > _LONG
    )
