"""Buttons below the things of a list: "Try Tarnmeal", "Shop Lind Now", "See review" below each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Final

from stripper import Document, Finding, Words, shape

_ROW: Final = 3  # lines that name what stands above them
_COPIES: Final = 4  # of one line
_LENGTH: Final = range(2, 10)  # words
_ABOVE: Final = 6  # blocks in which the thing is named
_MOST_OTHERS: Final = 3  # times as many must be buttons as name nothing above
_ENDS: Final = frozenset(".:?,;")
_NAME: Final = re.compile(r"(?<=\s)[^\W\d_a-zà-öø-ÿа-яёіїєґß][\w’'-]+")


def find_rows(document: Document, words: Words) -> Iterator[tuple[int, Finding]]:
    """Yield several lines that begin as buttons do and belong together, by index."""
    firsts = words["shop-do"] | words["shop-again"]
    lines = [at for at in document.led_by(firsts) if _is_short(document, at)]
    if len(lines) < _ROW:
        return
    found = dict.fromkeys(_copied(document, lines), "are the same")
    found |= dict.fromkeys(_naming(document, lines, words), "name what stands above them")
    for at, what in found.items():
        block = document.blocks[at]
        if not document.is_gone(at):
            reason = f"one of several buttons that {what}"
            yield at, Finding(block.start, block.end, "PRO03", reason, 0.85)


def _is_short(document: Document, at: int) -> bool:
    text = document.blocks[at].text
    return len(document.words[at]) in _LENGTH and text[-1] not in _ENDS


def _naming(document: Document, lines: Sequence[int], words: Words) -> set[int]:
    """Return the lines that name what stands above them, where headings name what stands below."""
    plain = document.language.everyday | document.language.function | words["shop-more"]
    buttons: set[int] = set()
    others = 0
    for at in lines:
        if document.words[at][0] not in words["shop-do"]:
            continue
        names = {name.lower() for name in _NAME.findall(document.blocks[at].text)} - plain
        heads = document.is_paragraph(at + 1)  # as headings do, and buttons hardly ever
        if names and not heads and _is_told_above(document, at, names):
            buttons.add(at)
        else:
            others += bool(names)
    return buttons if len(buttons) >= max(_ROW, _MOST_OTHERS * others) else set()


def _is_told_above(document: Document, at: int, names: Set[str]) -> bool:
    above = set().union(*document.words[max(0, at - _ABOVE) : at])
    below = document.words[at + 1] if at + 1 < len(document.words) else ()
    return names <= above and names.isdisjoint(below)


def _copied(document: Document, lines: Sequence[int]) -> set[int]:
    """Return the lines that come again, each time below another paragraph, as no refrain does."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at in lines:
        if not shape.bullet_length(document.blocks[at].text):
            alike[document.key(at)].append(at)
    return {
        at
        for copies in alike.values()
        if sum(any(map(document.is_paragraph, range(a, b))) for a, b in pairwise(copies))
        >= _COPIES - 1
        for at in copies
    }
