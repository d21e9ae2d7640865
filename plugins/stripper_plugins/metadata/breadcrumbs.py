"""The path from the home page to the article, and the section above its title."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Finding, Words, shape
from stripper_plugins.metadata.addresses import URL

_STEP_WORDS: Final = 5  # words between two marks; the last step may be the title
_MARK: Final = re.compile(r"[›»→>/|:\\]")  # cheaper to tell than the steps
_BETWEEN: Final = re.compile(r"\s*[›»→]\s*|\s+(?:>|/|\||::|\\)\s+")


def find_breadcrumb(document: Document, block: Block, words: Words) -> Finding | None:
    if block.index >= document.opening:
        return None
    if _is_section(document, block):
        return Finding(block.start, block.end, "MET05", "the section, above the title", 0.9)
    if not _MARK.search(block.text) or "«" in block.text or shape.has_code(block.text):
        return None
    parts = [part for part in _BETWEEN.split(block.text) if part]
    if len(parts) < 2 or any(len(part.split()) > _STEP_WORDS for part in parts[:-1]):
        return None
    named = len(parts) > 2 or document.words[block.index][0] in words["crumb"]
    if not named or ("|" in block.text and _is_row(document, block)) or URL.search(block.text):
        return None
    return Finding(block.start, block.end, "MET05", f"a path of {len(parts)} steps", 0.9)


def _is_row(document: Document, block: Block) -> bool:
    """Tell whether a line is the row of a table: a frame begins it, or another row is beside it."""
    beside = document.blocks[max(0, block.index - 1) : block.index + 2]
    return block.text.startswith("|") or any(
        "|" in other.text and other.text != block.text for other in beside
    )


def _is_section(document: Document, block: Block) -> bool:
    """Tell whether one or two words stand directly above the title."""
    if not document.title or not 1 <= len(document.words[block.index]) <= 2:
        return False
    below = document.blocks[block.index + 1]
    return document.folded[below.start : below.end] == document.title.strip().lower()
