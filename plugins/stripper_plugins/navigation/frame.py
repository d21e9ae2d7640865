"""The frame of a whole page: all that stands above and below its article."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from stripper import Block, Document, Finding, Words
from stripper_plugins.navigation.context import page_signs
from stripper_plugins.navigation.lines import (
    Signs,
    family_lines,
    first_paragraph,
    furniture_lines,
    opener_lines,
)
from stripper_plugins.navigation.segment import Weights, edge_chances, score

_FEWEST_LINES: Final = 12
_TITLE_WORDS: Final = 3  # shorter titles may name a section, and so may shorter parts of titles
_SOON: Final = 3  # lines below the title
_MOST_LINES: Final = 5_000  # more is a book or a table
_PAGE: Final = 0.6  # chance that a text is a whole page, from which it is taken for one
# Chances at which lines stay: that the article already began, and that it still goes on. What
# stands between the headline and the text is often a lead; what follows it seldom is the author's.
_BEGUN: Final = 0.05
_GOES_ON: Final = 0.1
# Share of lines that name sections, links or pleas. What goes on below without any is a table or a
# list of the article; a menu of all that a shop has names few, and below the footer may be more.
_NAMED: Final = {"above": 0.015, "below": 0.05}
_BESIDE: Final = 40  # lines next to the article
_NAMED_BESIDE: Final = 0.2
_NUMBERED: Final = re.compile(r"[#*\[\s]{0,8}(\d{1,3})\\?[.):](?:\s|$)")
_SECTION: Final = 100  # code points
_SOURCE: Final = ("\n```", "\n<!--")  # what only sources have, which no program made of a page


def page_shape(document: Document, vocabulary: Words) -> dict[str, float]:
    """Return the signs of a whole page: how many lines only a page has, in logarithms.

    Above the first paragraph an article alone has few lines; and it has few lines of one word, of
    legal notes, and such as name sections or lead elsewhere.
    """
    named = furniture_lines(document, vocabulary["item"]) | opener_lines(
        document, vocabulary["opener"]
    )
    return _outline(document, len(named))


def _outline(document: Document, named: int) -> dict[str, float]:
    counts = {
        "above": first_paragraph(document),
        "one_word": list(map(len, document.words)).count(1),
        "legal": len(family_lines(document, "legal")),
        "named": named,
    }
    return {name: math.log1p(count) for name, count in counts.items()}


def is_page(document: Document, vocabulary: Words, weights: Weights) -> bool:
    """Tell whether a text looks like a whole page and not like an article alone."""
    size = len(document.blocks)
    if not _FEWEST_LINES <= size <= _MOST_LINES or _is_source(document.text):
        return False
    # Most texts would be no page if all of their lines were named, which is dear to find out.
    if not has_page_shape(_outline(document, size), weights):
        return False
    return has_page_shape(page_shape(document, vocabulary), weights)


def _is_source(text: str) -> bool:
    # A single character is found in a tenth of the time, and few texts have these.
    return any(mark[1] in text and mark in text for mark in _SOURCE)


def has_page_shape(shape: Mapping[str, float], weights: Weights) -> bool:
    """Tell whether the signs of a text are likely those of a whole page."""
    score = weights.shape_bias + sum(shape[name] * w for name, w in weights.shape.items())
    return score > math.log(_PAGE / (1 - _PAGE))


def find_frame(document: Document, vocabulary: Words, weights: Weights) -> Iterator[Finding]:
    """Find what stands above and below the article of a whole page.

    Lines go only as far as the chance is small that they belong to the article, summed over all
    the places where it may begin or end.
    """
    if not is_page(document, vocabulary, weights):
        return
    blocks = document.blocks
    signs = page_signs(document, vocabulary)
    lengths = [block.end - block.start for block in blocks]
    begun, ending = edge_chances(score(signs, lengths, weights))
    first, last = article_lines(begun, ending)
    first = min(first, _headline(document))
    for start, end in _numbered_sections(document):
        if start < first:
            first = _article_start(begun, start)
        if start <= last < end:
            last = _article_end(ending, end)
    yield from _finding(document, "above", blocks[:first], signs)
    yield from _finding(document, "below", blocks[last + 1 :], signs)


def _headline(document: Document) -> int:
    """Return the index of the title, where a paragraph follows soon; where none does, the end.

    Its article has begun there, however much furniture stands between its paragraphs.
    """
    title = " ".join(Document(document.title or "").keys)
    if title.count(" ") < _TITLE_WORDS - 1:
        return len(document.blocks)
    paragraphs = set(document.paragraphs)
    for index, key in enumerate(document.keys):
        is_title = key == title or (title.startswith(f"{key} ") and key.count(" ") >= _TITLE_WORDS)
        if is_title and not paragraphs.isdisjoint(range(index + 1, index + 1 + _SOON)):
            return index
    return len(document.blocks)


def article_lines(begun: Sequence[float], ending: Sequence[float]) -> tuple[int, int]:
    """Return the first and the last line that may belong to the article.

    Args:
        begun: The chance of each line that the article begins there or above.
        ending: The chance of each line that it ends there or below.
    """
    first = _article_start(begun, len(begun) - 1)
    return first, max(first, _article_end(ending, 0))


def _article_start(begun: Sequence[float], reached: int) -> int:
    """Return the first line that may belong to an article which is known to reach up to a line."""
    least = _BEGUN * begun[reached]
    return next((index for index, chance in enumerate(begun) if chance > least), 0)


def _article_end(ending: Sequence[float], reached: int) -> int:
    """Return the last line that may belong to an article which is known to reach down to a line."""
    least = _GOES_ON * ending[reached]
    size = len(ending)
    return next((index for index in reversed(range(size)) if ending[index] > least), size - 1)


def _numbered_sections(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the first and the last number of sections 1, 2, 3 ..., each with some text below it.

    No menu has them, and no article ends among them, whatever stands between. Contents and lists of
    what others read have no text.
    """
    number, start, place = 0, 0, 0
    for index, block in enumerate(document.blocks):
        match = _NUMBERED.match(block.text)
        if match is None:
            continue
        own = int(match[1])
        text = block.start - document.blocks[place].end
        if number and own == number + 1 and text >= _SECTION:
            number, place = own, index
            continue
        if number > 1:
            yield start, place
        number, start, place = int(own == 1), index, index
    if number > 1:
        yield start, place


def _finding(
    document: Document, side: str, blocks: Sequence[Block], signs: Signs
) -> Iterator[Finding]:
    named = [
        block.index
        for block in blocks
        if signs["furniture"][block.index] > 0 or signs["opener"][block.index] > 0
    ]
    if not blocks or not _is_named(document, side, blocks, named):
        return
    short = sum(signs["short"][block.index] > 0 for block in blocks)
    lines = "1 line" if len(blocks) == 1 else f"{len(blocks)} lines"
    reason = (
        f"{side} the article of a whole page: {lines}, of which {short} are short "
        f"and {len(named)} name sections, links or pleas"
    )
    yield Finding(blocks[0].start, blocks[-1].end, "NAV03", reason, 1 - _GOES_ON)


def _is_named(document: Document, side: str, blocks: Sequence[Block], named: Sequence[int]) -> bool:
    """Tell whether enough lines are those of a frame; above, each counts once as in a menu."""
    several = len({document.key(at) for at in named}) if side == "above" else len(named)
    near = bisect_left(named, blocks[0].index + _BESIDE)
    beside = min(_BESIDE, len(blocks))
    return several >= _NAMED[side] * len(blocks) or near >= _NAMED_BESIDE * beside
