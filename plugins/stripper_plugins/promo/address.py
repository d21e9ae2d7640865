"""Pleas known by whom they speak to, in an article that speaks to nobody."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Finding, shape
from stripper_plugins.promo.pleas import stated
from stripper_plugins.promo.signs import is_torn
from stripper_plugins.promo.voice import Article, is_firms
from stripper_plugins.promo.words import begins

_SIZE: Final = range(4, 36)  # words
_NEW: Final = 0.75  # share of content words that stand nowhere else
_QUOTE: Final = re.compile(r"[\"“”„«»]|(?<!\w)['‘]")


def find_address(article: Article, block: Block) -> Finding | None:
    """Find a plea by its voice: "we" speak to the reader, and do so nowhere else."""
    document, words = article.document, article.words
    own = document.words[block.index]
    if len(own) not in _SIZE or words.us.isdisjoint(own):
        return None
    if not _speaks(article, block) or document.novelty(block.index) < _NEW:
        return None
    if not article.is_report(block.index) or is_firms(article, block):
        return None
    said = ", ".join(sorted({word for word in own if word in words.voices}))
    reason = f"speaks to the reader, as nothing else in the article does: {said}"
    return Finding(block.start, block.end, "PRO06", reason, 0.85)


def _speaks(article: Article, block: Block) -> bool:
    """Tell whether a block speaks to the reader, and as no part of a story or a list does."""
    document, words = article.document, article.words
    own = document.words[block.index]
    addressed = not words.you.isdisjoint(own) or "?" in block.text
    if not addressed and not begins(document, block, words.asks):
        return False
    if _QUOTE.search(block.text) or shape.bullet_length(block.text) or block.text.endswith(":"):
        return False
    if document.above(block.index).endswith(":") or is_torn(document, block):
        return False
    return words.told.isdisjoint(stated(document, block, words))
