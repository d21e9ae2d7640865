"""Links to the posts before and after: "← The hedge | Winter barley →", in one line or in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from stripper import Document, Finding

_MOST_WORDS: Final = 30  # of two headlines
_BACK: Final = ("←", "‹ ", "« ", "< ", "<< ")
_ON: Final = {"←": "→", "‹": " ›", "«": " »", "<": " >"}  # how the way on ends, by the way back
_QUOTES: Final = "«<"  # these are quotation marks or code, where nothing parts two links
_PARTED: Final = re.compile(r" [|•·‹›<>→] | (?:<<|>>|»|«) ")


def find_turns(document: Document) -> Iterator[Finding]:
    """Find lines that lead back at the left and on at the right, and such lines in pairs."""
    if not any(map(document.text.__contains__, _ON)):  # as in most texts
        return
    lines = [
        block
        for block in document.blocks[document.opening + 1 :]
        if len(document.words[block.index]) <= _MOST_WORDS
    ]
    for block in lines:
        text = block.text
        both = text.startswith(_BACK) and text.endswith(_ON[text[0]])
        if both and (text[0] not in _QUOTES or _are_parted(text)):
            yield _finding(block.start, block.end, text)
    for first, second in pairwise(lines):
        back = first.text[0] if first.text.startswith(_BACK) else ""
        if back in ("", "«") or second.index > first.index + 1:
            continue
        on = _ON[back]
        if second.text.endswith(on) and on not in first.text and back not in second.text:
            yield _finding(first.start, second.end, first.text[0] + second.text[-1])


def _are_parted(text: str) -> bool:
    """Tell whether something parts two links, and the marks around them are no quotations."""
    quoted = text.count("«") == text.count("»") > 1
    return not quoted and bool(_PARTED.search(text[2:-2]))


def _finding(start: int, end: int, text: str) -> Finding:
    return Finding(start, end, "NAV01", f"links back and on, '{text[0]}' and '{text[-1]}'", 0.9)
