"""Pleas known by whom they speak to, in an article that speaks to nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stripper import Block, Finding, is_reported, shape
from stripper_plugins.promo.pleas import stated
from stripper_plugins.promo.signs import is_torn
from stripper_plugins.promo.voice import Article, is_firms
from stripper_plugins.promo.words import begins, stem

_SIZE: Final = range(4, 36)  # words
_NEW: Final = 0.75  # share of content words that stand nowhere else
_FEWEST: Final = 2  # words of pleas, and their share, where nobody is asked for anything
_DENSE: Final = 0.25
_QUOTE: Final = re.compile(r"[\"“”„«»]|(?<!\w)['‘]")


def find_address(article: Article, block: Block) -> Finding | None:
    """Find a plea by its voice: "we" speak to the reader, and do so nowhere else."""
    document, words = article.document, article.words
    own = document.words[block.index]
    if len(own) not in _SIZE or document.novelty(block.index) < _NEW:
        return None
    if not (is_spoken_to(article, block) and not words.us.isdisjoint(own)) and not _lures(
        article, own
    ):
        return None
    if not is_apart(article, block) or not article.is_report(block.index):
        return None
    if is_firms(article, block):
        return None
    said = ", ".join(sorted({word for word in own if word in words.voices}))
    reason = f"speaks to the reader, as nothing else in the article does: {said}"
    return Finding(block.start, block.end, "PRO06", reason, 0.85)


def _lures(article: Article, own: Sequence[str]) -> bool:
    """Tell whether words of which somebody speaks, or is spoken to, are those of pleas."""
    document, words = article.document, article.words
    if words.us.isdisjoint(own) and words.plain.isdisjoint(own):
        return False
    content = [word for word in own if word not in document.language.function]
    lures = [word for word in content if stem(word) in words.every]
    dense = len(set(lures)) >= _FEWEST and len(lures) >= _DENSE * len(content)
    return dense and not words.about.isdisjoint(map(stem, lures))


def is_spoken_to(article: Article, block: Block) -> bool:
    """Tell whether a block speaks to the reader, asks a question or asks for something."""
    document, words = article.document, article.words
    addressed = not words.you.isdisjoint(document.words[block.index]) or "?" in block.text
    return addressed or begins(document, block, words.asks)


def is_apart(article: Article, block: Block, most: int = 0) -> bool:
    """Tell whether a block is no part of a list, of what somebody says or of a story.

    Args:
        article: The article.
        block: The block.
        most: How many words it may hold that stories are told with.
    """
    document, words = article.document, article.words
    if _QUOTE.search(block.text) or shape.bullet_length(block.text) or block.text.endswith(":"):
        return False
    if document.above(block.index).endswith(":") or is_torn(document, block):
        return False
    if is_reported(document, block):
        return False
    told = sum(map(words.told.__contains__, stated(document, block, words)))
    return told <= most
