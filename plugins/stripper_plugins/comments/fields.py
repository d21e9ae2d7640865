"""Fields of a form below the body, by their marks alone: stars, and sums that readers must do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding

_MOST_WORDS: Final = 4  # of a field's name
_FEWEST: Final = 2  # fields with stars
_SUM: Final = re.compile(r"[^\d+]{0,40}\d{1,2} ?[+×] ?\d{1,2} ?(?:=|\?)(?: ?\?)?(?: ?\*)?")


def find_fields(document: Document) -> Iterator[Finding]:
    """Yield fields with the star of what must be filled in, if there are several, and sums."""
    below = document.blocks[document.closing + 1 :]
    starred = [
        block
        for block in below
        if block.text.endswith((" *", "*:"))
        and 0 < len(own := document.words[block.index]) <= _MOST_WORDS
        and all(map(str.isalpha, "".join(own)))
    ]
    for block in starred if len(starred) >= _FEWEST else ():
        reason = f"{len(starred)} fields of a form, with stars, '{block.text}' among them"
        yield Finding(block.start, block.end, "COM02", reason, 0.9)
    for block in below:
        if ("+" in block.text or "×" in block.text) and _SUM.fullmatch(block.text):
            yield Finding(block.start, block.end, "COM02", "a sum that readers must do", 0.9)
