"""Whether somebody with a note is not the author, but who answers the questions of an interview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, Words

_QUESTIONS: Final = 3
_ANSWERS: Final = 4  # paragraphs to a question
_DASHES: Final = ("–", "—", "-")


def is_titled(document: Document, block: Block, name: Sequence[str]) -> bool:
    """Tell whether a line above that is no byline names the person: the interview is with her."""
    bylines = {cue.block for cue in document.cues("byline-by") if cue.leads}
    above = set(range(block.index)) - bylines
    return any(set(name) <= set(document.words[at]) for at in above)


def is_asked(block: Block) -> bool:
    """Tell whether a block is a question of an interview, whose author is the one who answers."""
    return block.text.endswith("?") and block.text.startswith((*_DASHES, "Q:"))


def introduces(document: Document, block: Block, words: Words) -> bool:
    """Tell whether a note may be about who answers the questions that make the text."""
    if not words["press"].isdisjoint(document.words[block.index]):
        return False
    asked = sum([near.text[-1] == "?" for near in document.blocks])
    return asked >= max(_QUESTIONS, len(document.paragraphs) / _ANSWERS)
