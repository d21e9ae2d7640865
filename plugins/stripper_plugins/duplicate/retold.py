"""Texts that are given twice: in any order, in other paragraphs, or with some words changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, filterfalse, groupby, repeat
from operator import not_
from typing import Final, TypeAlias

from stripper import Block, Document, Finding
from stripper_plugins.duplicate.signs import answers, is_prose

Shingle: TypeAlias = int  # the hash of words one after the other

_WORDS: Final = 3  # of a shingle
_LETTERS: Final = 8  # of a shingle, in scripts without spaces
_LONE: Final = 0.45  # share of content words that stand in one block alone; in most texts over half
_TWICE: Final = 0.6  # share of shingles that stand twice or thrice; in most texts under a tenth
_MOST: Final = 3  # times; what stands more often is said again in each of the two, as labels are
_KNOWN: Final = 0.35  # share of its shingles that stand before a copy
_CUT: Final = 4  # the same at the end
_DOTS: Final = ("…", "...")
_LONG: Final = 40  # code points
_NOVEL: Final = 0.4  # share of content words that stand nowhere else
_PROSE: Final = 0.5  # share of the words of copies
_NEW: Final = 8  # shingles one after the other that stand nowhere before; a copy says nothing new


def find_retold(
    document: Document, blocks: Sequence[Block]
) -> tuple[list[Finding], Sequence[Block]]:
    """Find what stands before, in a text of which most stands twice, and return the rest, too."""
    counts = document.term_counts
    if len(document.lone_terms) > _LONE * len(counts):  # as in most texts
        return [], blocks
    every = document.words
    words = [every[block.index] for block in blocks]
    shingles = [[hash(tuple(own))] for own in words]  # whole lines; cheaper, and often enough
    times = Counter(chain.from_iterable(shingles))
    once = [at for at, own in enumerate(shingles) if times[own[0]] == 1]
    if not counts or any(_is_doubtful(document, blocks[at]) for at in once):
        size = _WORDS if counts else _LETTERS
        shingles = [_shingles(own, size) for own in words]
        times = Counter(chain.from_iterable(shingles))
    spread = Counter(times.values())
    twice = sum([count * spread[count] for count in range(2, _MOST + 1)])
    if not twice or twice < _TWICE * sum(map(len, shingles)):
        return [], blocks
    sources = _sources(shingles, times)
    copies = list(_follow([_is_copy(blocks, own, at) for at, own in enumerate(sources)], words))
    if not _is_told(document, list(compress(blocks, copies))):
        return [], blocks
    runs = groupby(range(len(blocks)), copies.__getitem__)
    findings = [_finding(blocks, sources, list(run)) for is_copy, run in runs if is_copy]
    return findings, list(compress(blocks, map(not_, copies)))


def _is_doubtful(document: Document, block: Block) -> bool:
    """Tell whether a line that stands once is long, and says little that nothing else says."""
    return len(block.text) >= _LONG and document.novelty(block.index) < _NOVEL


def _shingles(words: Sequence[str], size: int) -> list[Shingle]:
    """Return the words of a block in overlapping runs, or all in one if they are too few."""
    return list(map(hash, zip(*[words[at:] for at in range(min(size, len(words)))], strict=False)))


def _sources(
    shingles: Sequence[Sequence[Shingle]], times: Mapping[Shingle, int]
) -> list[list[int]]:
    """Return for those shingles of each block that tell in which block they stand first."""
    often = {shingle for shingle, count in times.items() if count > _MOST}
    told = (filterfalse(often.__contains__, own) for own in shingles)
    first: dict[Shingle, int] = {}
    return [list(map(first.setdefault, own, repeat(place))) for place, own in enumerate(told)]


def _is_copy(blocks: Sequence[Block], sources: Sequence[int], place: int) -> bool | None:
    """Tell whether most of a block stands before, with no sentence more; None if nothing tells."""
    if not sources:
        return None
    new = sources.count(place)
    if new > (1 - _KNOWN) * len(sources) or _goes_on(blocks, sources, place):
        return False
    runs = groupby(sources, place.__eq__) if new >= _NEW else ()
    return all(len(list(run)) < _NEW for is_new, run in runs if is_new)


def _goes_on(blocks: Sequence[Block], sources: Sequence[int], place: int) -> bool:
    """Tell whether a block says at its end what the one that it repeats says no more."""
    if sources[-1] != place:
        return False
    source = next((source for source in reversed(sources) if source != place), place)
    return blocks[source].text.endswith(_DOTS) or set(sources[-_CUT:]) == {place}


def _follow(copies: Sequence[bool | None], words: Sequence[Sequence[str]]) -> Iterator[bool]:
    """Yield which blocks are copies; one of which nothing tells goes with those around it."""
    above = list(_filled(copies, last=False))
    below = list(_filled(reversed(copies), last=True))[::-1]
    for place, (copy, one, two) in enumerate(zip(copies, above, below, strict=True)):
        if copy is None and one != two:  # each line may be followed by its copy
            yield place > 0 and words[place] == words[place - 1]
        else:
            yield one


def _filled(copies: Iterable[bool | None], *, last: bool) -> Iterator[bool]:
    for copy in copies:
        last = last if copy is None else copy
        yield last


def _is_told(document: Document, copies: Sequence[Block]) -> bool:
    """Tell whether much of what comes again is prose, and not verse, code, a table or answers."""
    words = document.words
    prose = sum(
        len(words[block.index])
        for block in copies
        if is_prose(document, block, cut=True) and not answers(block)
    )
    return prose >= _PROSE * sum(len(words[block.index]) for block in copies)


def _finding(
    blocks: Sequence[Block], sources: Sequence[Sequence[int]], run: Sequence[int]
) -> Finding:
    told = sum(len(sources[place]) for place in run)
    known = [source for place in run for source in sources[place] if source != place]
    start, end = blocks[run[0]].start, blocks[run[-1]].end
    if not known:
        return Finding(start, end, "DUP04", "stands beside copies, in a text that is given twice")
    share, source = len(known) / told, blocks[known[0]].start
    reason = f"{share:.0%} stands before, from offset {source}, in a text that is given twice"
    return Finding(start, end, "DUP04", reason, 0.5 + share / 2)
