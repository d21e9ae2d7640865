"""Notes about the author above the body without a label."""

from __future__ import annotations

from typing import Final

from stripper import Block, Cue, Document, Finding, Words, shape
from stripper_plugins.byline.interviews import introduces
from stripper_plugins.byline.names import are_rare, is_name
from stripper_plugins.byline.notes import says

_NOTE_WORDS: Final = 60
_FEWEST: Final = 3  # paragraphs; in a shorter text nobody is named twice


def find_early(document: Document, block: Block, words: Words, role: Cue | None) -> Finding | None:
    """A note on who wrote it, whom the text does not name again, above the body or in its place."""
    name = block.text.split(maxsplit=2)[:2]
    if role is None or not is_name(name, words) or len(document.paragraphs) < _FEWEST:
        return None
    if not shape.ends_sentence(block.text) or len(document.words[block.index]) > _NOTE_WORDS:
        return None
    if introduces(document, block, words) or not says(document, block, role, " ".join(name), words):
        return None
    office = document.folded[role.start : role.end] in words["office"]
    if office and block.index == document.opening:
        return None  # a report may begin with whom it does not name again
    if not are_rare(document, block, [name], words, whole=True):
        return None
    reason = f"a note about the author, who is new to the text: '{document.phrase(role)}'"
    return Finding(block.start, block.end, "BYL02", reason, 0.9)
