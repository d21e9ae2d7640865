"""Buttons below the things of a list that name each of them: "Try Tarnmeal", "Shop Lind Now"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from stripper import Block, Document, Finding, Words

_ROW: Final = 3  # lines
_LENGTH: Final = range(2, 10)  # words
_ABOVE: Final = 6  # blocks in which the thing is named
_MOST_OTHERS: Final = 3  # times as many must be buttons as name nothing above
_ENDS: Final = frozenset(".:?,;")
_NAME: Final = re.compile(r"(?<=\s)[^\W\d_a-zà-öø-ÿа-яёіїєґß][\w’'-]+")


def find_rows(document: Document, words: Words) -> Iterator[tuple[int, Finding]]:
    """Yield several such lines, by index.

    Each names what stands above it and not what stands below, as a heading does.
    """
    buttons: list[Block] = []
    others = 0
    plain = document.language.everyday | document.language.function | words["shop-more"]
    for at in document.led_by(words["shop-do"]):
        block = document.blocks[at]
        if len(document.words[at]) not in _LENGTH or block.text[-1] in _ENDS:
            continue
        names = {name.lower() for name in _NAME.findall(block.text)} - plain
        if names and _is_told_above(document, at, names):
            buttons.append(block)
        else:
            others += bool(names)
    if len(buttons) < max(_ROW, _MOST_OTHERS * others):
        return
    for block in buttons:
        if not document.is_gone(block.index):
            reason = f"one of {len(buttons)} buttons that name what stands above them"
            yield block.index, Finding(block.start, block.end, "PRO03", reason, 0.85)


def _is_told_above(document: Document, at: int, names: Set[str]) -> bool:
    above = set().union(*document.words[max(0, at - _ABOVE) : at])
    below = document.words[at + 1] if at + 1 < len(document.words) else ()
    return names <= above and names.isdisjoint(below)
