"""Fields of a form below the body, by their marks, and sums that readers must do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Block, Document, Finding, Words

_MOST_WORDS: Final = 4  # of a field's name
_BRACKETED: Final = 8  # words of one with a note: "Mail (will not be published) (required)"
_FEWEST: Final = 2  # fields with marks
_SUM: Final = re.compile(r"[^\d+]{0,40}\d{1,2} ?[+×] ?\d{1,2} ?(?:=|\?)(?: ?\?)?(?: ?\*)?")


def find_fields(document: Document, words: Words) -> Iterator[Finding]:
    """Yield fields with the mark of what must be filled in, if there are several, and sums."""
    below = document.blocks[document.closing + 1 :]
    marked = [block for block in below if _is_marked(document, block, words["field"])]
    for block in marked if len(marked) >= _FEWEST else ():
        reason = f"{len(marked)} fields of a form, '{block.text}' among them"
        yield Finding(block.start, block.end, "COM02", reason, 0.9)
    for block in below:
        if ("+" in block.text or "×" in block.text) and _SUM.fullmatch(block.text):
            yield Finding(block.start, block.end, "COM02", "a sum that readers must do", 0.9)


def _is_marked(document: Document, block: Block, fields: frozenset[str]) -> bool:
    """Tell whether a line is a field's name with a star, or with what must be in brackets."""
    text, own = block.text, document.words[block.index]
    if text.endswith((" *", "*:")):
        return 0 < len(own) <= _MOST_WORDS and all(map(str.isalpha, "".join(own)))
    return text.endswith(")") and 0 < len(own) <= _BRACKETED and fields.issuperset(own)
