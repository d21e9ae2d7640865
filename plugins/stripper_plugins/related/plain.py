"""Which lines without a mark may be headlines of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, shape

_HEADING: Final = 5  # words, of which a heading in the article has fewer
_FACT: Final = re.compile(r"[^\W\d][^:.?!]{1,30}: [^:]*\d")  # "Price: from 90 crowns"
_PRICED: Final = re.compile(r"\d (?:pp?|pages|Seiten|págs?|pagine)\b|\bISBN\b")
_FIGURE: Final = re.compile(r"\d ?%|(?<![\d.,:])\d+[.,]\d{1,2}(?![.,:]?\d)")
_FEWEST: Final = 2  # lines
_TIMED: Final = re.compile(r"[^\W\d]+ \d\d?[.:h]\d\d\b")  # "Ore 12.30 – Pranzo"


def may_be_headline(text: str) -> bool:
    """Tell whether a line is no numbered heading, no code, no book, nor what is on when."""
    told = shape.is_section(text) or shape.has_code(text) or shape.has_columns(text)
    return not (told or _PRICED.search(text) or _TIMED.match(text))


def is_fact(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line and one beside it have a label and an amount, as data do."""
    near = blocks[max(0, place - 1) : place + 2]
    return _FACT.match(blocks[place].text) is not None and (
        sum(_FACT.match(block.text) is not None for block in near) > 1
    )


def heads_text(document: Document, blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a few words stand directly above a paragraph, as a heading in the article."""
    few = len(document.words[blocks[place].index]) < _HEADING
    below = blocks[place + 1 : place + 2]
    beside = bool(below) and below[0].index == blocks[place].index + 1
    return few and beside and document.is_paragraph(below[0].index)


def are_figures(entries: Sequence[Block]) -> bool:
    """Tell whether most entries have a share or a decimal, as the results of a firm do."""
    told = sum(_FIGURE.search(entry.text) is not None for entry in entries)
    return len(entries) >= _FEWEST and told > len(entries) / 2


def are_works(entries: Sequence[Block]) -> bool:
    """Tell whether half of the lines or more are works with their year: "Dunne, R. (2014) ..."."""
    told = sum(shape.is_reference(entry.text) for entry in entries)
    return told >= max(1, len(entries) / 2)
