"""The stories before and after this one, and lines with the arrow of a link."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import regex

from stripper import Block, Document, Finding

_APART: Final = 3  # blocks from one label to the other, with its headline and a date between
_HEADLINE_WORDS: Final = range(3, 20)
_ARROWED_WORDS: Final = range(2, 17)
_MOST: Final = 2  # arrows below each other; more are a list, which may be the author's
_FEWEST_PARAGRAPHS: Final = 3
_NEW: Final = 0.5  # share of content words that stand nowhere else in the article
_ON: Final = "→➜➔➡➝➤⮕⟶›»▸"  # arrows that lead on, of one sign
_OTHERS: Final = "←«‹▶►↪"
_TYPED: Final = (">>", "->")
_ARROWS: Final = (*_ON, *_OTHERS, *_TYPED)
_FIRST, _LAST = frozenset(_ON + _OTHERS + ">"), frozenset(_ON + ">")  # of each arrow, one at least
_NO_LINK: Final = regex.compile(r"[.:,]$|: ?[\d.,]+$")  # a sentence; a figure of a list
# An arrow and a space before a headline; an arrow behind it; no quotation mark of the same form.
_AHEAD: Final = regex.compile(
    rf"(?:[{_ON}{_OTHERS}]\N{{VARIATION SELECTOR-16}}?|>{{2,3}}|->)\s*+(?=[\p{{Lu}}\d\"“„])"
)
_BEHIND: Final = regex.compile(rf"[\p{{L}}\d?!)\"”](?:\s[{_ON}]|\s>{{2,3}})$")


def find_neighbours(document: Document) -> Iterator[Finding]:
    """Yield the labels "previous" and "next" with their headlines, where both stand together."""
    labels = [c for c in document.cues("related-neighbour") if c.block > document.opening]
    for one, other in pairwise(labels):
        here, there = document.blocks[one.block], document.blocks[other.block]
        same = document.phrase(one).lower() == document.phrase(other).lower()
        if same or not 0 < there.index - here.index <= _APART:
            continue
        if not all(
            _is_headline(document, b) for b in document.blocks[here.index : there.index + 1]
        ):
            continue
        between = document.blocks[here.index + 1 : there.index]
        last = there
        if between and other.alone and there.index + 1 < len(document.blocks):
            below = document.blocks[there.index + 1]
            last = below if _is_headline(document, below) else there
        elif not between and (one.alone or other.alone):
            continue  # labels without headlines; or the line below is an author's
        reason = f"between '{document.phrase(one)}' and '{document.phrase(other)}'"
        yield Finding(here.start, last.end, "REL01", reason, 0.9)


def find_arrows(document: Document) -> Iterator[Finding]:
    """Yield lines of a headline's length that an arrow marks as links."""
    if len(document.paragraphs) < _FEWEST_PARAGRAPHS:
        return
    if not any(map(document.text.__contains__, _FIRST)):  # as in most texts; cheaper to tell
        return
    edged = [
        block
        for block in document.remaining
        if block.text[-1] in _LAST or block.text[0] in _FIRST or block.text[:2] == "->"
    ]
    marked = {block.index: found for block in edged if (found := _arrow_of(document, block))}
    for index, (ahead, arrow) in marked.items():
        if index <= document.opening or document.above(index).endswith(":"):
            continue
        run = sum(near in marked for near in range(index - _MOST, index + _MOST + 1))
        if ahead and (run > _MOST or document.novelty(index) < _NEW):
            continue
        block = document.blocks[index]
        yield Finding(
            block.start, block.end, "REL01", f"a line with the arrow of a link, {arrow}", 0.9
        )


def _arrow_of(document: Document, block: Block) -> tuple[bool, str] | None:
    """Return whether the arrow stands ahead, and the arrow; None where no link is marked."""
    text = block.text
    if len(document.words[block.index]) not in _ARROWED_WORDS or _NO_LINK.search(text):
        return None
    if sum(text.count(arrow) for arrow in _ARROWS) != 1:
        return None
    if match := _AHEAD.match(text):
        headline = len(document.words[block.index]) in _HEADLINE_WORDS
        return (True, match[0].strip()) if headline else None
    if match := _BEHIND.search(text):
        return False, match[0][1:].strip()
    return None


def _is_headline(document: Document, block: Block) -> bool:
    few = len(document.words[block.index]) < _HEADLINE_WORDS.stop
    return few and not block.text.endswith((".", ":", ","))
