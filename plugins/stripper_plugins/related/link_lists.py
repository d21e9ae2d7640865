"""Runs of headlines and links that no heading announces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from stripper import Block, Document, Finding, shape

_LINKED: Final = 0.8  # share of a block's text inside links, where the page told
_FEWEST: Final = 3  # lines
_NEW: Final = 0.6  # mean share of content words that stand nowhere else in the article
_TITLE_WORDS: Final = range(4, 27)  # of a headline, with the date and the section behind it
_INDEX: Final = attrgetter("index")
_LINKS: Final = attrgetter("link_density")


def find_link_lists(document: Document) -> Iterator[Finding]:
    """Yield the runs of headlines below the body, and of blocks that are links, anywhere."""
    blocks, closing = document.remaining, document.closing
    if not any(map(_LINKS, blocks)):
        blocks = blocks[bisect_right(blocks, closing, key=_INDEX) :]
    run: list[Block] = []
    for block in blocks:
        if block.link_density >= _LINKED or (block.index > closing and _is_title(document, block)):
            run.append(block)
            continue
        if len(run) >= _FEWEST:
            yield from _link_list(document, run)
        run = []
    if len(run) >= _FEWEST:
        yield from _link_list(document, run)


def _link_list(document: Document, run: Sequence[Block]) -> Iterator[Finding]:
    new = sum(document.novelty(block.index) for block in run)
    if new >= _NEW * len(run):
        reason = f"{len(run)} headlines or links one below the other"
        yield Finding(run[0].start, run[-1].end, "REL05", reason, 0.7)


def _is_title(document: Document, block: Block) -> bool:
    words = len(document.words[block.index])
    return words in _TITLE_WORDS and not shape.ends_sentence(block.text)
