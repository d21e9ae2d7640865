"""Bare names above the body."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Finding, shape

_LONGEST: Final = 100  # code points; cheaper to tell than how many words there are
_NAME_WORDS: Final = 3  # of a name alone; four with capitals are a headline
_ROLE_WORDS: Final = 9  # a name and what its bearer is
_BARRED: Final = re.compile(r"\s*[|•·]\s*|\s/\s")
AGENCY: Final = re.compile(r"[^\W\d_a-z]{2,6}")  # AFP, TASS


def find_name(document: Document, block: Block, *, has_role: bool) -> Finding | None:
    """A line above the body that consists of a name, perhaps with a role or an agency."""
    if len(block.text) > _LONGEST or not block.text[0].isupper():
        return None
    parts = _BARRED.split(block.text)
    text = parts[0] if len(parts) == 2 and AGENCY.fullmatch(parts[1]) else block.text
    words = text.split()
    if not 2 <= len(words) <= (_ROLE_WORDS if has_role else _NAME_WORDS):
        return None
    capitals = [word[0].isupper() for word in words]
    if not all(capitals[:2]) or any(char.isdigit() or char == ":" for char in text):
        return None
    if has_role and "," in text:
        reason = "a name with a role, above the body"
    elif all(capitals) and not shape.ends_sentence(text) and _is_rare(document, block):
        reason = "a name above the body that does not come again in the text"
    else:
        return None
    return Finding(block.start, block.end, "BYL03", reason, 0.9, {"byline": text})


def _is_rare(document: Document, block: Block) -> bool:
    """Tell whether no word of the line is an everyday word, or comes again in the text."""
    everyday = document.language.everyday
    if any(len(word) > 1 and word in everyday for word in document.words[block.index]):
        return False
    return all(document.term_counts[term] == 1 for term in document.terms[block.index])
