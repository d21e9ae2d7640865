"""What most teasers are about, as sport, famous people and quizzes, and the article is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final

from stripper import Block, Document, Words, shape
from stripper_plugins.teaser.lines import (
    PARAGRAPH,
    is_apart,
    is_listed,
    is_story,
)

_NEW: Final = 0.5  # share of content words that stand nowhere else
# Unmistakable words of the paragraphs; with more, the article is about such things.
_ABOUT: Final = 2
_FEW: Final = 2  # words of which each may be about something else


def popular_lines(
    document: Document, blocks: Sequence[Block], short: Sequence[int], vocabulary: Words
) -> dict[int, list[str]]:
    """Return the *short* lines about such things, with the words for them that stand only there."""
    words, terms = _either(vocabulary["popular"], vocabulary["certain"]), document.language.terms
    lines = [place for place in short if not words.isdisjoint(document.words[blocks[place].index])]
    lone = {
        place: [
            word
            for word in document.words[blocks[place].index]
            if word in words and terms[word] in document.lone_terms
        ]
        for place in lines
    }
    return {place: found for place, found in lone.items() if found}


def tells_event(document: Document, block: Block, vocabulary: Words) -> bool:
    """Tell whether a line has a headline's word for an event.

    What begins with such a word is a point about something named above.
    """
    return not vocabulary["event"].isdisjoint(document.words[block.index][1:])


def beyond_doubt(
    document: Document,
    blocks: Sequence[Block],
    short: Sequence[int],
    told: Mapping[int, Sequence[str]],
    vocabulary: Words,
) -> dict[int, str]:
    """Return those of the *told* lines that are about such a thing in any case, with its word."""
    sure = {
        place: word
        for place, found in told.items()
        if is_story(blocks[place].text)
        and is_apart(blocks, place)
        and (word := _unmistakable(document, blocks[place], found, vocabulary))
    }
    if not sure or _is_about(document, blocks, vocabulary["certain"]):
        return {}
    return {
        place: word
        for place, word in sure.items()
        if not is_listed(blocks, place, sure, short)
        and any(shape.ends_sentence(b.text) for b in blocks[max(0, place - 2) : place + 3])
    }


def _unmistakable(document: Document, block: Block, found: Sequence[str], vocabulary: Words) -> str:
    """Return the word by which a line of new words is about such a thing; empty if it may not be.

    A word that may be about something else tells with another one, or beside an event.
    """
    if document.novelty(block.index) < _NEW:
        return ""
    if sure := vocabulary["certain"].intersection(found):
        return min(sure)
    several = len(found) >= _FEW or tells_event(document, block, vocabulary)
    return found[0] if several else ""


def _is_about(document: Document, blocks: Sequence[Block], words: frozenset[str]) -> bool:
    long = (document.words[block.index] for block in blocks if len(block.text) >= PARAGRAPH)
    return len(words.intersection(chain.from_iterable(long))) > _ABOUT


@cache
def _either(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return the words of two lists, put together once."""
    return words | others
