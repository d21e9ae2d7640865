"""Paragraphs that come again with some words changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import chain, combinations, pairwise
from typing import Final

from stripper import Block, Document, Finding, shape
from stripper_plugins.duplicate.signs import is_introduced, is_labelled, is_prose

_RARE: Final = 4  # blocks; a word in more of them does not tell which blocks are alike
_FEWEST_SHARED: Final = 3  # rare words
_SHARED: Final = 0.6  # share of a paragraph's rare words that its likely source holds
_ALIKE: Final = 0.75  # share of a paragraph's word pairs that its source holds
_AS_LONG: Final = 0.9  # of the source's length; a shorter paragraph is a part of it
# A word that begins with a capital, or a number.
_NAME: Final = re.compile(r"(?<!\w)(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ]\w*|\d\w*)")
_REWORDED: Final = 14  # words; the shortest paragraph that is compared by its words


def reworded(
    document: Document, blocks: Sequence[Block], repeated: Container[str]
) -> Iterator[Finding]:
    long = {
        block.index: place
        for place, block in enumerate(blocks)
        if len(document.words[block.index]) >= _REWORDED
        and document.keys[block.index] not in repeated
        and is_prose(document, block)
    }
    alike = list(_alike(document, [blocks[place] for place in long.values()]))
    times = Counter(block.index for one, two, _ in alike for block in (one, two))
    for one, two, share in alike:
        if times[one.index] > 1 or times[two.index] > 1:
            continue  # said of one thing after the other
        less, more = sorted((one, two), key=lambda b: len(document.words[b.index]))
        part = len(document.words[less.index]) < _AS_LONG * len(document.words[more.index])
        # The first copy stays unless it is only a part of the second.
        copy, source = (less, more) if part else (two, one)
        at, other = long[copy.index], long[source.index]
        # What stands below the title, above all other paragraphs, is no entry of a list.
        labelled = is_labelled(blocks, at) and at > min(long.values())
        if is_introduced(blocks, at) or (part and (share < 1 or labelled or _is_item(one, two))):
            continue
        if labelled and is_labelled(blocks, other) and _differ(document, one, two):
            continue
        reason = f"{share:.0%} of its word pairs stand in the paragraph at offset {source.start}"
        yield Finding(copy.start, copy.end, "DUP03", reason, min(1.0, 0.5 + share / 2))


def _alike(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Block, Block, float]]:
    """Yield the pairs of which one holds most of the other, with the share of its word pairs."""
    for one, two in _likely_pairs(document, blocks):
        less, more = sorted((one, two), key=lambda b: len(document.words[b.index]))
        share = _contained(document.words[less.index], document.words[more.index])
        if share >= _ALIKE and not _speaks_of_another(document, less, more):
            yield one, two, share


def _is_item(one: Block, two: Block) -> bool:
    return bool(shape.bullet_length(one.text) or shape.bullet_length(two.text))


def _differ(document: Document, one: Block, two: Block) -> bool:
    """Tell whether each of two paragraphs has a content word of its own, as variants do."""
    first, second = document.terms[one.index], document.terms[two.index]
    return not (first <= second or second <= first)


def _speaks_of_another(document: Document, less: Block, more: Block) -> bool:
    """Entries of one form, such as reviews or price lists, differ in their names and numbers."""
    language = document.language
    known = language.function.union(language.common, document.words[more.index])
    words = _NAME.findall(less.text)
    return any(word.lower() not in known for word in words)


def _likely_pairs(document: Document, blocks: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Return the pairs that share most of the poorer block's rare words, in order."""
    counts = document.term_counts
    shared_terms = {term for term, count in counts.items() if 1 < count <= _RARE}
    common_terms = {term for term, count in counts.items() if count > _RARE}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        for term in document.terms[block.index] & shared_terms:
            holders[term].append(place)
    shared = Counter(chain.from_iterable(combinations(places, 2) for places in holders.values()))
    pairs = []
    for (one, two), count in sorted(shared.items()):
        if count < _FEWEST_SHARED:
            continue
        less = min(len(document.terms[blocks[place].index] - common_terms) for place in (one, two))
        if count >= _SHARED * less:
            pairs.append((blocks[one], blocks[two]))
    return pairs


def _contained(words: Sequence[str], source: Sequence[str]) -> float:
    """Return the share of the word pairs of *words* that *source* holds, in [0, 1]."""
    pairs = list(pairwise(words))
    known = set(pairwise(source))
    return sum(pair in known for pair in pairs) / len(pairs)
