"""Paragraphs that come again with some words changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from stripper import Block, Document, Finding, shape
from stripper_plugins.duplicate.copies import Pair, beside_copies
from stripper_plugins.duplicate.signs import is_introduced, is_labelled, is_prose

_FEWEST_SHARED: Final = 3  # words that stand in no third block
_OPENING: Final = 3  # paragraphs below the first that it may be a summary of
_SHARED: Final = 0.6  # share of a paragraph's content words that its source holds
_ALIKE: Final = 0.75  # share of a paragraph's word pairs that its source holds
_AS_LONG: Final = 0.9  # of the source's length; a shorter paragraph is a part of it
# A word that begins with a capital, or a number.
_NAME: Final = re.compile(r"(?<!\w)(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ]\w*|\d\w*)")
_LONG: Final = 40  # code points; cheaper to tell than how many words there are
_REWORDED: Final = 14  # words; the shortest paragraph that is compared by its words


def find_reworded(
    document: Document, blocks: Sequence[Block], places: Mapping[str, Sequence[int]]
) -> Iterator[Finding]:
    words, keys = document.words, document.keys
    long = {
        block.index: place
        for place, block in enumerate(blocks)
        if len(block.text) >= _LONG
        and len(words[block.index]) >= _REWORDED
        and keys[block.index] not in places
    }
    beside = {
        (one, two) for one, two in beside_copies(blocks, places) if one in long and two in long
    }
    likely = _likely_pairs(document, long) | beside | _summaries(document, long)
    alike = list(_alike(document, likely))
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


def _alike(document: Document, likely: Iterable[Pair]) -> Iterator[tuple[Block, Block, float]]:
    """Yield the pairs of which one holds most of the other, with the share of its word pairs."""
    for pair in sorted(likely):
        one, two = (document.blocks[index] for index in pair)
        terms = document.terms[one.index], document.terms[two.index]
        if len(terms[0] & terms[1]) < _SHARED * min(map(len, terms)):
            continue
        less, more = sorted((one, two), key=lambda b: len(document.words[b.index]))
        share = _contained(document.words[less.index], document.words[more.index])
        if share < _ALIKE or _speaks_of_another(document, less, more):
            continue
        if is_prose(document, one) and is_prose(document, two):
            yield one, two, share


def _is_item(one: Block, two: Block) -> bool:
    return bool(shape.bullet_length(one.text) or shape.bullet_length(two.text))


def _differ(document: Document, one: Block, two: Block) -> bool:
    """Tell whether each of two paragraphs has a content word of its own, as variants do."""
    first, second = document.terms[one.index], document.terms[two.index]
    return not (first <= second or second <= first)


def _speaks_of_another(document: Document, less: Block, more: Block) -> bool:
    """Entries of one form, such as reviews or price lists, differ in their names and numbers."""
    names = {name.lower() for name in _NAME.findall(less.text)}
    return bool(names.difference(document.words[more.index], document.language.everyday))


def _likely_pairs(document: Document, indices: Collection[int]) -> set[Pair]:
    """Return the pairs that have words in common that stand in no third block."""
    counts, terms = document.term_counts, document.terms
    twice = {term for term, count in counts.items() if count == 2}
    first: dict[str, int] = {}
    pairs: Counter[Pair] = Counter()
    for index in indices:
        for term in terms[index] & twice:
            other = first.setdefault(term, index)
            if other != index:
                pairs[other, index] += 1
    return {pair for pair, count in pairs.items() if count >= _FEWEST_SHARED}


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
