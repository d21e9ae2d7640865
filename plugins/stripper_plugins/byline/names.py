"""Bare names above the body."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, shape

_NAME_WORDS: Final = 3
_ROLE_WORDS: Final = 9
_BARRED: Final = re.compile(r"\s*[|•·]\s*|\s/\s")
_AGENCY: Final = re.compile(r"[^\W\d_a-z]{2,6}")  # AFP, TASS


def bare_name(document: Document, block: Block, *, has_role: bool) -> str:
    """Return the name that a line above the body consists of; empty for other lines."""
    if block.end - block.start > 100 or not block.text[0].isupper():
        return ""
    parts = _BARRED.split(block.text)
    text = parts[0] if len(parts) == 2 and _AGENCY.fullmatch(parts[1]) else block.text
    words = text.split()
    if not 2 <= len(words) <= (_ROLE_WORDS if has_role else _NAME_WORDS):
        return ""
    capitals = [word[0].isupper() for word in words]
    if not all(capitals[:2]) or any(char.isdigit() or char == ":" for char in text):
        return ""
    if has_role and "," in text:
        return text
    plain = shape.ends_sentence(text) or not all(capitals)
    return text if not plain and _is_rare(document, block) else ""


def _is_rare(document: Document, block: Block) -> bool:
    """Tell whether no word of the line is an everyday word, or comes again in the text."""
    everyday = document.language.everyday
    if any(len(word) > 1 and word in everyday for word in document.words[block.index]):
        return False
    return all(document.term_counts[term] == 1 for term in document.terms[block.index])
