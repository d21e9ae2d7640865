"""What speaks for a line being another story's headline: the signs, and what each weighs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from statistics import median
from typing import Final

from stripper import Block, Document, shape

_FEWEST_WORDS: Final = 5  # of a headline
_MOST_WORDS: Final = 18
_LONGEST: Final = 120  # code points of one
FEW_TERMS: Final = 3  # content words; with fewer, a line full of function words is a sentence
_DASHES: Final = (" – ", " — ", " - ")
_FULL: Final = 0.6  # share of function words
_NEW: Final = 0.75  # share of content words that stand nowhere else
_FEWEST_PARAGRAPHS: Final = 4
_FEW_QUESTIONS: Final = 2
_COMMAS: Final = 2
_QUOTES: Final = "\"'‘’“”„«"
_STOPS: Final = ".:,;…"
_AROUND: Final = 3  # blocks
_LONG: Final = 100  # code points of a neighbour that is a paragraph
_NO_HEADING: Final = 0.3  # difference in capitals where there is nothing to compare
# Addresses, credits, columns, who said it, and sentences that end inside the line.
_NO_HEADLINE: Final = re.compile(
    r"https?:|www\.|[@©|;\t]| [/>] |\)$|…|–\s*$| [-–] .* [-–] "
    r"|[.!][\"”»’)\]]?(?:\s+[^\sa-zà-ÿа-я]|$)|(?:—|[\"”»]\s?[–-])\s?[^\W\da-zß-ÿ][^—]*$"
)

# Log odds a unit, from benchmarks/topic.py, fitted to lines with three content words or more.
WEIGHTS: Final[Mapping[str, float]] = {
    "new": 0.84,
    "known": -1.86,
    "unseen": 1.32,
    "function": 3.51,
    "contrast": 4.50,
    "comma": -1.93,
    "paragraphs": 3.09,
    "lines": -3.41,
    "below": 0.60,
}
BIAS: Final = -4.08


def weigh(signs: Mapping[str, float]) -> float:
    """Return the log odds that a line with these signs is another story's headline."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in signs.items())


def read_signs(
    document: Document, blocks: Sequence[Block]
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield the places of the lines that may be headlines, each with the signs of `WEIGHTS`.

    They are: how many of its content words stand nowhere else, and how many do; how many of its
    plain words stand in no line that is beyond doubt; the share of function words; how far its
    capitals are from those of the article's other headings; whether it has a comma; the share of
    paragraphs among the blocks, and of lines that may be headlines among those around it; whether
    a paragraph stands below it.
    """
    short = _short_lines(document, blocks)
    new = _new_lines(document, blocks, short)
    paragraphs = sum([len(block.text) >= _LONG for block in blocks]) if new else 0
    if paragraphs < _FEWEST_PARAGRAPHS:
        return
    headings = {place for place in short if _is_headline(blocks[place].text)}
    lines = [place for place in sorted(new) if not _is_listed(blocks, place, new, headings)]
    if not lines:
        return
    unseen = _unseen(document, blocks, new)
    capitals = {place: _capitals(blocks[place].text) for place in headings}
    for place in lines:
        block = blocks[place]
        terms = document.terms[block.index]
        lone = len(terms & document.lone_terms)
        plain = document.language.everyday.intersection(document.words[block.index])
        others = [share for at, share in capitals.items() if at != place]
        near = range(max(0, place - _AROUND), min(len(blocks), place + _AROUND + 1))
        contrast = abs(capitals[place] - median(others)) if others else _NO_HEADING
        yield (
            place,
            {
                "new": lone,
                "known": len(terms) - lone,
                "unseen": len(plain & unseen),
                "function": _function_share(document, block.index),
                "contrast": contrast,
                "comma": float("," in block.text),
                "paragraphs": paragraphs / len(blocks),
                "lines": (sum([at in capitals for at in near]) - 1) / (len(near) - 1),
                "below": float(len(blocks[min(place + 1, len(blocks) - 1)].text) >= _LONG),
            },
        )


def _short_lines(document: Document, blocks: Sequence[Block]) -> list[int]:
    """Return the places of the lines that have a headline's length and do not end as sentences."""
    words = document.words
    return [
        place
        for place, block in enumerate(blocks)
        if len(block.text) <= _LONGEST
        and _FEWEST_WORDS <= len(words[block.index]) <= _MOST_WORDS
        and block.text[-1] not in _STOPS
    ]


def _new_lines(document: Document, blocks: Sequence[Block], short: Sequence[int]) -> set[int]:
    """Return the places of the headings whose words the article does not use."""
    foreign = [place for place in short if _is_new(document, blocks[place].index)]
    new = {place for place in foreign if _is_headline(blocks[place].text)}
    if not new:
        return new
    asks = sum(block.text.endswith("?") for block in blocks) > _FEW_QUESTIONS  # an interview
    return {place for place in new if _is_free(blocks, place, asks=asks)}


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


def _is_headline(text: str) -> bool:
    """Tell whether a short line begins as a headline does."""
    if not text[0].isupper() and not text[0].isdigit() and text[0] not in _QUOTES:
        return False
    return not shape.bullet_length(text)


def _is_listed(
    blocks: Sequence[Block], place: int, new: Collection[int], headings: Collection[int]
) -> bool:
    """Tell whether lines follow each other below one that no full stop ends."""
    return any(
        last - first + 1 >= fewest and not shape.ends_sentence(blocks[first - 1].text)
        for fewest, (first, last) in ((2, _run(new, place)), (3, _run(headings, place)))
    )


def _run(lines: Collection[int], place: int) -> tuple[int, int]:
    """Return the first and the last of the lines that follow each other at a place."""
    first = last = place
    while first - 1 in lines:
        first -= 1
    while last + 1 in lines:
        last += 1
    return first, last


def _is_new(document: Document, index: int) -> bool:
    terms = document.terms[index]
    if not terms or document.novelty(index) < _NEW:
        return False
    if len(terms) >= FEW_TERMS:
        return True
    text = document.blocks[index].text  # "Hot tip: salt the water twice", "Ida Holm – Salt Water"
    labelled = shape.label_of(text) or any(map(text.__contains__, _DASHES))
    return not labelled and _function_share(document, index) <= _FULL


def _function_share(document: Document, index: int) -> float:
    """Return the share of a line's words that are function words."""
    words, function = document.words[index], document.language.function
    return sum([word in function for word in words]) / len(words)


def _is_free(blocks: Sequence[Block], place: int, *, asks: bool) -> bool:
    """Tell whether a line belongs to none of the things that also stand alone."""
    if not place:
        return False
    text, above = blocks[place].text, blocks[place - 1].text
    below = blocks[min(place + 1, len(blocks) - 1)].text
    introduced = above.endswith(":") and not shape.bullet_length(below)
    if introduced or (above[-1] in '"”»“' and "," in text):
        return False  # a verse, or who spoke; the points below a colon may be others
    if below[0].islower() and not shape.ends_sentence(text):
        return False  # a line of a sentence
    if text.count(",") > _COMMAS or (asks and text.endswith("?")):
        return False
    if shape.label_of(text) and any(
        shape.label_of(b.text) for b in blocks[place - 1 : place + 2 : 2]
    ):
        return False  # facts below each other, such as a menu's
    return not _NO_HEADLINE.search(text)


def _capitals(text: str) -> float:
    words = text.split()[1:]
    return sum([word[0].isupper() for word in words]) / max(1, len(words))
