"""Captions of a photo agency: what somebody does is told as of now, and of a day that has been."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Words

_LONGEST: Final = 320  # code points
_ACT: Final = 14  # words among which the verb stands
# "... at the clinic in Tarn, June 5, 2013.", of a day since there are pages.
_FILE: Final = r"(?P<file> (?:file|handout) (?:photo|picture|image))?\.?$"
_YEAR: Final = re.compile(rf", (?:19[89]|20)\d\d{_FILE}", re.MULTILINE)
_DAY: Final = re.compile(rf"[^\W\d_]{{3,9}}\.? \d{{1,2}}, \d{{4}}{_FILE}")
_COUNTED: Final = re.compile(r"\d{1,2} of \d{1,2}\. ")
_DAY_LONG: Final = 13  # code points of a month and a day


def find_dated(document: Document, words: Words) -> dict[int, str]:
    """Return such blocks, by index, with what tells."""
    ends = [found.start() for found in _YEAR.finditer(document.text)]  # few blocks end so
    starts = [block.start for block in document.blocks] if ends else []
    found: dict[int, str] = {}
    for end in ends:
        block = document.blocks[bisect_right(starts, end) - 1]
        dated = len(block.text) <= _LONGEST and _DAY.search(
            block.text, max(0, end - block.start - _DAY_LONG)
        )
        sign = dated and (dated["file"] or _COUNTED.match(block.text))
        if sign:
            found[block.index] = "says which picture it is, and of when"
        elif dated and (verb := _seen(block, document.words[block.index], words)):
            found[block.index] = f"says what is to be seen, and when: '{verb}'"
    return found


def _seen(block: Block, theirs: Sequence[str], words: Words) -> str:
    """Return the verb that only a picture has; nothing where one tells what is going to happen.

    "She speaks at the library on June 5, 2013." may announce it.
    """
    if block.text[0].isdigit():
        return ""
    for word, behind in pairwise(theirs[1:_ACT]):
        if word in words["past"]:
            return ""
        if word in words["act"] and word not in words["announced"] and f" {word} " in block.text:
            return word
        if word in words["be"] and behind in words["seen"]:
            return behind
    return ""
