"""Share, print and comment buttons."""

from __future__ import annotations

from itertools import chain
from typing import Final

from stripper import Block, Document, Finding, Words, shape

_ASK_WORDS: Final = 5
_QUOTES: Final = '"“„«'  # around a button that a text tells of
_LETTERS: Final = ":"  # words that come before it begin with a digit


def share_bars(document: Document, words: Words) -> list[int]:
    """Return the lines that begin and end with a word of share buttons, or with a number."""
    share, theirs, leading = words["share"], document.words, document.leading
    numbered = chain.from_iterable([leading[word] for word in leading if word < _LETTERS])
    led = chain(document.led_by(share), numbered)
    return [at for at in led if theirs[at][-1] in share or theirs[at][-1].isdecimal()]


def find_share_bar(document: Document, block: Block, words: Words) -> Finding | None:
    """A line of words of share buttons and numbers, one of them a sure one."""
    named = [word for word in document.words[block.index] if not word.isdecimal()]
    if not words["share"].issuperset(named) or any(map(block.text.__contains__, _QUOTES)):
        return None
    known = words["count"] if shape.ends_sentence(block.text) else words["count"] | words["button"]
    above = block.index < document.opening and not known.isdisjoint(named)
    if not above and (words["share-core"].isdisjoint(named) or _heads(document, block, named)):
        return None
    return Finding(block.start, block.end, "MET04", "only words of share buttons", 0.95)


def _heads(document: Document, block: Block, named: list[str]) -> bool:
    """Tell whether a line heads a paragraph about the network that it names."""
    below = block.index + 1
    if not document.opening < block.index < document.closing or not named:
        return False
    return document.is_paragraph(below) and named[0] in document.words[below]


def asks(document: Document, block: Block, words: Words) -> bool:
    """Tell whether a line that begins with "Share" goes on as a button does."""
    theirs = document.words[block.index]
    if not 2 <= len(theirs) <= _ASK_WORDS or shape.ends_sentence(block.text):
        return False
    if block.index < document.opening:
        pointed = theirs[1] in words["share-point"] or theirs[1] in words["share-own"]
    else:
        pointed = block.index > document.closing and theirs[1] in words["share-point"]
    return pointed or (len(theirs) == 2 and theirs[1] in words["share-thing"])
