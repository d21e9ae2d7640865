"""Whether somebody with a note is not the author, but who answers the questions of an interview."""

from __future__ import annotations

from typing import Final

from stripper import Block, Document, Words

_QUESTIONS: Final = 3
_ANSWERS: Final = 4  # paragraphs to a question
_MARKS: Final = ("–", "—", "-", "Q:")  # before a question


def is_interview(document: Document) -> bool:
    """Tell whether marked questions are a good part of a text, whose author answers them."""
    asked = [b for b in document.blocks if b.text[-1] == "?" and b.text.startswith(_MARKS)]
    return len(asked) * _ANSWERS > len(document.paragraphs)


def introduces(document: Document, block: Block, words: Words) -> bool:
    """Tell whether a note may be about who answers the questions that make the text."""
    if not words["press"].isdisjoint(document.words[block.index]):
        return False
    asked = sum([near.text[-1] == "?" for near in document.blocks])
    return asked >= max(_QUESTIONS, len(document.paragraphs) / _ANSWERS)
