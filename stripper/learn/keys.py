"""Lines as templates know them: folded words, numbers as 0, and * for what varies."""

from __future__ import annotations

import re
from typing import Final

from stripper.document import Document

WILD: Final = "*"
MOST_WILD: Final = 4  # words that one * may stand for: a name, a date, a section
NUMBER: Final = "0"
_DIGITS: Final = re.compile(r"\d+")
_NUMBERS: Final = re.compile(rf"\b{NUMBER}(?: {NUMBER})+\b")
_TWO_NUMBERS: Final = f"{NUMBER} {NUMBER}"
_WILD: Final = re.compile(r"(?:^|\s+)(\*)(?:\s+|$)")
_ANY: Final = rf"\S+(?: \S+){{0,{MOST_WILD - 1}}}"


def mask(key: str) -> str:
    """Return a line's words, as `Document.keys` has them, with each run of numbers as one 0."""
    masked = _DIGITS.sub(NUMBER, key)
    return _NUMBERS.sub(NUMBER, masked) if _TWO_NUMBERS in masked else masked


def mask_all(document: Document) -> list[str]:
    """Return the masked key of each block, by index; empty for a block without words."""
    return mask("\n".join(document.keys)).split("\n") if document.blocks else []


def normal(line: str) -> str:
    """Return a line as somebody wrote it in the form of `mask`; a * between spaces stays."""
    parts = (WILD if part == WILD else " ".join(Document(part).keys) for part in _WILD.split(line))
    return mask(" ".join(filter(None, parts)))


def is_pattern(line: str) -> bool:
    """Tell whether a line of a template has a * in it."""
    return WILD in line.split()


def constant_words(line: str) -> int:
    """Return how many words of a line are the same on every page; numbers are not."""
    return sum(word not in (WILD, NUMBER) for word in line.split())


def compile_pattern(line: str) -> re.Pattern[str]:
    """Return what matches the masked keys that a line with * stands for."""
    return re.compile(" ".join(_ANY if w == WILD else re.escape(w) for w in line.split()))
