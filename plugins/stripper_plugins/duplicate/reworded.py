"""Paragraphs that come again with some words changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from operator import add
from typing import Final, NamedTuple

from stripper import Block, Document, Finding, shape
from stripper_plugins.duplicate.copies import Pair, beside_copies
from stripper_plugins.duplicate.signs import asks, is_introduced, is_labelled, is_prose

_FEWEST_SHARED: Final = 3  # words that stand in no third block
_SAME_WORDS: Final = 6  # at the beginning
_OPENING: Final = 3  # paragraphs below the first that it may be a summary of
_SHARED: Final = 0.6  # share of a paragraph's content words that its source holds
_ALIKE: Final = 0.75  # share of a paragraph's word pairs that its source holds
_AS_LONG: Final = 0.9  # of the source's length; a shorter paragraph is a part of it
# A word that begins with a capital, or a number.
_NAME: Final = re.compile(r"(?<!\w)(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ]\w*|\d\w*)")
_LONG: Final = 40  # code points; cheaper to tell than how many words there are
_REWORDED: Final = 14  # words; the shortest paragraph that is compared by its words


class _Copy(NamedTuple):
    """A paragraph, and the one that says the same."""

    block: Block
    source: Block
    share: float  # of the word pairs of the shorter that the longer holds, in [0, 1]
    part: bool  # whether it says less than its source
    whole: bool  # whether its words stand in its source one after the other


def find_reworded(
    document: Document, blocks: Sequence[Block], places: Mapping[str, Sequence[int]]
) -> Iterator[Finding]:
    """Find the paragraphs that say with other words what another one says."""
    words = document.words
    long = {
        block.index: place
        for place, block in enumerate(blocks)
        if len(words[block.index]) >= _REWORDED and len(block.text) >= _LONG
    }
    if places:
        copied = set(chain.from_iterable(places.values()))
        long = {at: place for at, place in long.items() if place not in copied}
    likely = _likely_pairs(document, long) | _openings(document, long) | _summaries(document, long)
    if places:
        likely |= {pair for pair in beside_copies(blocks, places) if long.keys() >= {*pair}}
    copies = list(_copies(document, likely))
    if not copies:
        return
    times = Counter(block.index for copy in copies for block in (copy.block, copy.source))
    for copy in copies:
        if times[copy.block.index] > 1 or times[copy.source.index] > 1:
            continue  # said of one thing after the other
        if not _is_meant(document, blocks, long, copy):
            yield _finding(copy)


def _finding(copy: _Copy) -> Finding:
    start, end, source = copy.block.start, copy.block.end, copy.source.start
    if copy.part and copy.whole:
        return Finding(start, end, "DUP02", f"word for word in the paragraph at offset {source}")
    reason = f"{copy.share:.0%} of its word pairs stand in the paragraph at offset {source}"
    return Finding(start, end, "DUP03", reason, min(1.0, 0.5 + copy.share / 2))


def _is_meant(
    document: Document, blocks: Sequence[Block], long: Mapping[int, int], copy: _Copy
) -> bool:
    """Tell whether an author says it twice: as an answer, in a list, or of another variant."""
    at = long[copy.block.index]
    # What stands below the title, above all other paragraphs, is no entry of a list.
    labelled = is_labelled(blocks, at) and at > min(long.values())
    if is_introduced(blocks, at) or (asks(copy.block) and asks(copy.source)):
        return True
    if copy.part and (copy.share < 1 or labelled or _is_item(copy)):
        return True
    return labelled and is_labelled(blocks, long[copy.source.index]) and _differ(document, copy)


def _copies(document: Document, likely: Iterable[Pair]) -> Iterator[_Copy]:
    """Yield the pairs of which one holds most of the other."""
    words, terms = document.words, document.terms
    for pair in sorted(likely):
        first, second = (document.blocks[index] for index in pair)
        shared = terms[first.index] & terms[second.index]
        if len(shared) < _SHARED * min(len(terms[index]) for index in pair):
            continue
        less, more = sorted((first, second), key=lambda block: len(words[block.index]))
        share = _contained(words[less.index], words[more.index])
        if share < _ALIKE or _speaks_of_another(document, less, more):
            continue
        at = (
            -1 if share < 1 else f"{document.key(more.index)} ".find(f"{document.key(less.index)} ")
        )
        if is_prose(document, more) and is_prose(document, less, cut=at == 0):
            # The first stays unless it is only a part of the second.
            part = len(words[less.index]) < _AS_LONG * len(words[more.index])
            yield _Copy(*((less, more) if part else (second, first)), share, part, at >= 0)


def _is_item(copy: _Copy) -> bool:
    return any(map(shape.bullet_length, (copy.block.text, copy.source.text)))


def _differ(document: Document, copy: _Copy) -> bool:
    """Tell whether each of two paragraphs has a content word of its own, as variants do."""
    one, two = document.terms[copy.block.index], document.terms[copy.source.index]
    return not (one <= two or two <= one)


def _speaks_of_another(document: Document, less: Block, more: Block) -> bool:
    """Entries of one form, such as reviews or price lists, differ in their names and numbers."""
    names = {
        low
        for name in _NAME.findall(less.text)
        if (low := name.lower()) != name or low[0].isdigit()
    }
    return bool(names.difference(document.words[more.index], document.language.everyday))


def _likely_pairs(document: Document, indices: Collection[int]) -> set[Pair]:
    """Return the pairs that have words in common that stand in no third block."""
    counts, terms = document.term_counts, document.terms
    if not counts:  # in scripts without spaces, where words are letters
        terms = [set(map(add, own, own[1:])) for own in document.words]
        counts = Counter(chain.from_iterable(terms))
    twice = {term for term, count in counts.items() if count == 2}
    first: dict[str, int] = {}
    pairs: Counter[Pair] = Counter()
    for index in indices:
        theirs = terms[index] & twice
        if len(theirs) < _FEWEST_SHARED:
            continue
        again = first.keys() & theirs
        if len(again) >= _FEWEST_SHARED:
            pairs.update([(first[term], index) for term in again])
        first.update(dict.fromkeys(theirs, index))
    return {pair for pair, count in pairs.items() if count >= _FEWEST_SHARED}


def _openings(document: Document, indices: Iterable[int]) -> set[Pair]:
    """Return the pairs of which one begins with all words of the other, a shorter one."""
    words = document.words
    opening = {at: tuple(words[at][:_SAME_WORDS]) for at in indices}
    if len(set(opening.values())) == len(opening):
        return set()
    first: dict[tuple[str, ...], int] = {}
    pairs = [(first.setdefault(own, at), at) for at, own in opening.items()]
    return {
        pair
        for pair in pairs
        if pair[0] < pair[1]
        for less, more in [sorted([words[at] for at in pair], key=len)]
        if len(less) < _AS_LONG * len(more) and less == more[: len(less)]
    }


def _summaries(document: Document, indices: Collection[int]) -> set[Pair]:
    """Return the first paragraph with those below it that may say the same at greater length."""
    words = document.words
    return {
        (one, two)
        for one in islice(indices, 1)
        for two in islice(indices, 1, 1 + _OPENING)
        if len(words[one]) < _AS_LONG * len(words[two])
    }


def _contained(words: Sequence[str], source: Sequence[str]) -> float:
    """Return the share of the word pairs of *words* that *source* holds, in [0, 1]."""
    pairs = list(pairwise(words))
    known = set(pairwise(source))
    return sum(pair in known for pair in pairs) / len(pairs)
