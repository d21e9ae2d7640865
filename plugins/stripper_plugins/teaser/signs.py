"""What speaks for a line being another story's headline: the signs, and what each weighs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from statistics import median
from typing import Final

from stripper import Block, Document, likeness
from stripper_plugins.teaser.lines import (
    PARAGRAPH,
    function_share,
    is_listed,
    new_lines,
)

_FEWEST_PARAGRAPHS: Final = 4
_AROUND: Final = 3  # blocks
_USUAL: Final = 0.2  # likeness, where nothing is known of what the words mean
_NO_HEADING: Final = 0.3  # difference in capitals where there is nothing to compare
# What no comma of a sentence is in: "Actress Ida Holm, 36, ...", "3,000".
_NUMBER: Final = re.compile(r", ?\d{1,3},|(?<=\d),(?=\d)")

# Log odds a unit, from benchmarks/topic.py, fitted to lines with three content words or more.
WEIGHTS: Final[Mapping[str, float]] = {
    "new": 1.77,  # how many of its content words stand nowhere else
    "known": -1.09,  # how many do
    "unseen": 1.50,  # how many of its plain words stand in no line that is beyond doubt
    "function": 3.90,  # share of function words
    "contrast": 5.00,  # how far its capitals are from those of the article's other headings
    "comma": -1.98,  # whether it has one
    "paragraphs": 2.51,  # share of paragraphs among the blocks
    "lines": -3.30,  # share of lines that may be headlines among those around it
    "meaning": -5.20,  # how alike it and the article are by what their words mean
}
BIAS: Final = -6.28


def weigh(signs: Mapping[str, float]) -> float:
    """Return the log odds that a line with these signs is another story's headline."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in signs.items())


def read_signs(
    document: Document, blocks: Sequence[Block], short: Sequence[int]
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield the *short* lines that may be headlines, by place, each with the signs of `WEIGHTS`."""
    new = new_lines(document, blocks, short)
    paragraphs = sum([len(block.text) >= PARAGRAPH for block in blocks]) if new else 0
    if paragraphs < _FEWEST_PARAGRAPHS:
        return
    headings = set(short)
    lines = [place for place in sorted(new) if not is_listed(blocks, place, new, headings)]
    if not lines:
        return
    unseen = _unseen(document, blocks, new)
    sure = (document.terms[block.index] for at, block in enumerate(blocks) if at not in new)
    subject = document.meaning(document.title_terms.union(*sure))
    capitals = {place: _capitals(blocks[place].text) for place in short}
    for place in lines:
        block = blocks[place]
        terms = document.terms[block.index]
        lone = len(terms & document.lone_terms)
        plain = document.language.everyday.intersection(document.words[block.index])
        others = [share for at, share in capitals.items() if at != place]
        near = range(max(0, place - _AROUND), min(len(blocks), place + _AROUND + 1))
        like = likeness(subject, document.meaning(terms))
        contrast = abs(capitals[place] - median(others)) if others else _NO_HEADING
        yield (
            place,
            {
                "new": lone,
                "known": len(terms) - lone,
                "unseen": len(plain & unseen),
                "function": function_share(document, block.index),
                "contrast": contrast,
                "comma": float("," in _NUMBER.sub("", block.text)),
                "paragraphs": paragraphs / len(blocks),
                "lines": (sum([at in capitals for at in near]) - 1) / (len(near) - 1),
                "meaning": _USUAL if like is None else like,
            },
        )


def _unseen(document: Document, blocks: Sequence[Block], new: Collection[int]) -> set[str]:
    """Return the everyday words of new lines that stand in no line that is beyond doubt."""
    words = document.words
    in_new = chain.from_iterable(words[blocks[place].index] for place in new)
    unseen = set(document.language.everyday.intersection(in_new))
    for place, block in enumerate(blocks):
        if not unseen:
            break
        if place not in new:
            unseen.difference_update(words[block.index])
    return unseen


def _capitals(text: str) -> float:
    words = text.split()[1:]
    return sum([word[0].isupper() for word in words]) / max(1, len(words))
