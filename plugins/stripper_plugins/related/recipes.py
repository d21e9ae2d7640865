"""Recipes below lists of other recipes, as blogs have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, Words

_NEAR: Final = 12  # lines below the heading, which may have one for a number and one for a unit
_AMOUNTS: Final = 2
_FACT_WORDS: Final = 2  # of a line above the ingredients: "Serves 4", "Prep time"


def above_recipe(document: Document, blocks: Sequence[Block], vocabulary: Words) -> Sequence[Block]:
    """Return the blocks above the heading of a recipe's ingredients, and above the title there.

    Args:
        document: The text.
        blocks: What stands below the heading of a list.
        vocabulary: The plugin's.
    """
    headings = vocabulary["recipe"]
    end = next(
        (at for at, b in enumerate(blocks) if document.key(b.index) in headings), len(blocks)
    )
    amounts = sum(block.text[:1].isnumeric() for block in blocks[end + 1 : end + 1 + _NEAR])
    if amounts < _AMOUNTS:
        return blocks
    title = next((at for at, b in enumerate(blocks[:end]) if _is_again(document, b.index)), end)
    end = min(end, title)
    while end and len(document.words[blocks[end - 1].index]) <= _FACT_WORDS:
        end -= 1
    return blocks[:end]


def _is_again(document: Document, index: int) -> bool:
    """Tell whether a line stands above, too, as the title of a recipe does."""
    return document.key_counts[document.key(index)] > 1 and len(document.words[index]) > _FACT_WORDS
