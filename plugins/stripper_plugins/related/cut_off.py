"""Other stories whose teasers are cut off, several in a row, above or below the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Finding
from stripper_plugins.related.cards import CUT, are_new, is_line, is_paragraph

_FEWEST: Final = 3  # teasers
_WORDS: Final = 8  # of a teaser; shorter lines may be cut off for effect
_APART: Final = 4  # blocks from one teaser to the next, at most
_ALIKE: Final = 1.15  # the longest teaser to the shortest, where each is cut at the same length
_NAMED: Final = 3  # words of one in the reason
_HEADLINE_WORDS: Final = 16
_HEADING_WORDS: Final = 6
_ABOVE: Final = 0.7  # share of whole paragraphs above what stands at the end
_FEWEST_PARAGRAPHS: Final = 6  # of the article; a shorter text may be a list of cut-off entries


def find_cut_off(document: Document) -> Iterator[Finding]:
    """Find cut-off teasers with nothing but headlines between them, near the end or at the top.

    An author who lets sentences trail off has no headline above each, nor are they of one length.
    """
    if len(document.dotted) < _FEWEST:
        return
    blocks = document.remaining
    cut = [place for place, block in enumerate(blocks) if _is_cut(document, block)]
    if len(cut) < _FEWEST:
        return
    shown = [is_paragraph(document, block) for block in blocks]
    known = frozenset(cut)
    whole = [place for place, is_one in enumerate(shown) if is_one and place not in known]
    if len(whole) < _FEWEST_PARAGRAPHS:
        return
    for run in _runs(cut, shown):
        others = len(cut) - len(run)
        if len(run) < _FEWEST or others >= len(run) or not _is_outside(run, whole):
            continue  # a list of such, or an author who writes so
        if _are_parted(run) or _are_alike(document, blocks, run):
            start = _start(document, blocks, run)
            reason = f"{len(run)} cut-off teasers, the first of them '{_end(blocks[run[0]])}'"
            yield Finding(blocks[start].start, blocks[run[-1]].end, "REL07", reason, 0.9)


def _is_cut(document: Document, block: Block) -> bool:
    return block.text.endswith(CUT) and len(document.words[block.index]) >= _WORDS


def _runs(cut: Sequence[int], shown: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the teasers by runs, of which none is far from the next, nor a paragraph between."""
    run: list[int] = []
    for place in cut:
        if run and (place - run[-1] > _APART or any(shown[run[-1] + 1 : place])):
            yield run
            run = []
        run.append(place)
    yield run


def _is_outside(run: Sequence[int], whole: Sequence[int]) -> bool:
    """Tell whether most whole paragraphs stand above a run, or all of them below it."""
    above = sum(place < run[0] for place in whole)
    return not above or above >= _ABOVE * len(whole)


def _are_parted(run: Sequence[int]) -> bool:
    """Tell whether there are lines between all teasers, as their headlines are."""
    return all(below > above + 1 for above, below in pairwise(run))


def _are_alike(document: Document, blocks: Sequence[Block], run: Sequence[int]) -> bool:
    """Tell whether all teasers are new, and cut at the same length."""
    teasers = [blocks[place] for place in run]
    lengths = [len(block.text) for block in teasers]
    others = [block for place, block in enumerate(blocks) if not run[0] <= place <= run[-1]]
    return max(lengths) <= _ALIKE * min(lengths) and are_new(document, others, teasers)


def _start(document: Document, blocks: Sequence[Block], run: Sequence[int]) -> int:
    """Return the place of the headline of the first teaser, and of the heading above it."""
    start = run[0]
    for most in (_HEADLINE_WORDS, _HEADING_WORDS):
        if start and is_line(document, blocks[start - 1], most):
            start -= 1
    return start


def _end(block: Block) -> str:
    return " ".join(block.text.split()[-_NAMED:])
