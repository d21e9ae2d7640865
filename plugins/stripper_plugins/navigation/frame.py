"""The frame of a whole page: all that stands above and below its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Document, Finding
from stripper_plugins.navigation.context import page_signs
from stripper_plugins.navigation.lines import SHORT_WORDS, Signs, Vocabulary, furniture_lines
from stripper_plugins.navigation.segment import Weights, edge_chances, score

# Of 400 whole pages 290 pass, of 1,580 texts that extractors left 17 (WCXB development pages).
_FEWEST_LINES: Final = 20
_MOST_LINES: Final = 5_000  # more is a book or a table
_SHORT: Final = 0.4  # share of a page's lines that have few words
_FURNITURE: Final = 12  # lines; an article alone has fewer that only a frame has
_RISK: Final = 0.003  # chance that the article already began, or goes on, at which lines stay


def is_page(document: Document, vocabulary: Vocabulary) -> bool:
    """Tell whether a text looks like a whole page and not like an article alone."""
    size = len(document.blocks)
    if not _FEWEST_LINES <= size <= _MOST_LINES:
        return False
    short = sum(len(words) <= SHORT_WORDS for words in document.words)
    return (
        short >= _SHORT * size and len(furniture_lines(document, vocabulary["item"])) >= _FURNITURE
    )


def find_frame(document: Document, vocabulary: Vocabulary, weights: Weights) -> Iterator[Finding]:
    """Find what stands above and below the article of a whole page.

    Lines go only as far as the chance is small that they belong to the article, summed over all
    the places where it may begin or end.
    """
    if not is_page(document, vocabulary):
        return
    blocks = document.blocks
    signs = page_signs(document, vocabulary)
    lengths = [block.end - block.start for block in blocks]
    first, last = article_lines(signs, lengths, weights)
    if first:
        yield _finding("above", blocks[:first], signs)
    if last + 1 < len(blocks):
        yield _finding("below", blocks[last + 1 :], signs)


def article_lines(signs: Signs, lengths: Sequence[int], weights: Weights) -> tuple[int, int]:
    """Return the first and the last line that may belong to the article."""
    begun, ending = edge_chances(score(signs, lengths, weights))
    size = len(lengths)
    first = next((index for index, chance in enumerate(begun) if chance > _RISK), 0)
    last = next((index for index in reversed(range(size)) if ending[index] > _RISK), size - 1)
    return first, max(first, last)


def _finding(side: str, blocks: Sequence[Block], signs: Signs) -> Finding:
    short = sum(signs["short"][block.index] > 0 for block in blocks)
    named = sum(
        signs["furniture"][block.index] > 0 or signs["opener"][block.index] > 0 for block in blocks
    )
    lines = "1 line" if len(blocks) == 1 else f"{len(blocks)} lines"
    reason = (
        f"{side} the article of a whole page: {lines}, of which {short} are short "
        f"and {named} name sections, links or pleas"
    )
    return Finding(blocks[0].start, blocks[-1].end, "NAV03", reason, 1 - _RISK)
