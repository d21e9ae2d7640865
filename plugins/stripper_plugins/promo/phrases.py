"""Pleas known by a phrase that only pleas hold."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Cue, Document, Finding, is_articles, is_reported, shape, split_sentences
from stripper_plugins.promo.edges import words_in
from stripper_plugins.promo.voice import Article
from stripper_plugins.promo.words import THINGS, begins

_PLEA_WORDS: Final = 45  # of a plea inside the body
_SHORT_WORDS: Final = 30  # of a plea that needs little other evidence
_NEW: Final = 0.8  # share of a plea's content words that stand nowhere else in the article
_LAST: Final = 3  # blocks at the end, where a plea may be as long as a paragraph
_QUOTE: Final = re.compile(r"(?<!\w)[\"'‘“„«]")  # what stands in quotation marks is spoken of


def read_phrases(document: Document, group: str) -> dict[int, Cue]:
    """Return the phrases of a group by block index, but for what is quoted."""
    return {
        cue.block: cue
        for cue in document.cues(group)
        if not _QUOTE.search(document.text, document.blocks[cue.block].start, cue.start)
    }


def find_phrase(article: Article, block: Block, cue: Cue, code: str) -> Finding | None:
    """Find a plea by such a phrase."""
    document, words = article.document, article.words
    asked = begins(document, block, words.asks) or begins(document, block, words.offers)
    if not asked and _is_articles(article, block):
        return None
    if words.lean(document.words[block.index]) < 0 or is_reported(document, block):
        return None
    if not _is_outside(document, block, asked=asked):
        return None
    reason = f"addresses the reader: '{document.phrase(cue)}'"
    return Finding(block.start, block.end, code, reason, 0.95)


def find_glued(article: Article, block: Block, cue: Cue | None) -> Finding | None:
    """Find a plea that is the last sentence of a paragraph about something else."""
    if cue is None:
        return None
    document, words = article.document, article.words
    last = split_sentences(document, block)[-1]
    own = words_in(document, last)
    before = len(document.words[block.index]) - len(own)
    if cue.start < last.start or before < _SHORT_WORDS or len(own) > _SHORT_WORDS:
        return None
    asked = begins(document, last, words.asks, clauses=True)
    told = not (words.told | words.steps).isdisjoint(own) or is_reported(document, block)
    told = told or is_articles(document, block, last)
    thing = words.thing(own)  # where there is none, a firm may speak of its work
    if not (asked and thing) or told or article.is_on(own, block.index):
        return None
    reason = f"addresses the reader behind a paragraph: '{document.phrase(cue)}'"
    return Finding(last.start, last.end, THINGS[thing].code, reason, 0.9)


def _is_articles(article: Article, block: Block) -> bool:
    """Tell whether a block is an item of the article's own list or a sentence of its story."""
    if shape.bullet_length(block.text):
        return True
    own, words = article.document.words[block.index], article.words
    told = not words.told.isdisjoint(own) and words.ours.isdisjoint(own)
    return told and article.document.is_inside(block.index)


def _is_outside(document: Document, block: Block, *, asked: bool) -> bool:
    """Tell whether a block is no part of the body: by its place, or by words that stand alone."""
    if not document.is_inside(block.index):
        return True
    size = len(document.words[block.index])
    if size > _PLEA_WORDS:
        return asked and document.novelty(block.index) >= _NEW
    if asked and size <= _SHORT_WORDS and len(document.blocks) - block.index <= _LAST:
        return True
    return document.novelty(block.index) >= (_NEW / 2 if asked else _NEW)
