"""Pleas known by a phrase that pleas hold."""

from __future__ import annotations

import re
from typing import Final

from stripper import Block, Document, Finding, is_reported, shape
from stripper_plugins.promo.edges import sentence_at_edge, tells_of_self, words_in
from stripper_plugins.promo.hints import LETTER, NEWS, SOCIAL, Hint
from stripper_plugins.promo.signs import is_torn, presents
from stripper_plugins.promo.voice import Article, is_firms, names_own
from stripper_plugins.promo.words import Vocabulary, beginnings, begins

_PLEA_WORDS: Final = 45  # of a plea inside the body
_GOODS: Final = "promo-product"
_SOLD: Final = (_GOODS, "promo-donate")  # writers ask and offer as well
_VAGUE: Final = (SOCIAL, NEWS)  # articles name channels and alerts for their own ends
_BARE_WORDS: Final = 12  # of a newsletter that presents itself
# A name and a dash, behind which it is said what it names; up to so many words of pleas say how.
_TITLED: Final = re.compile(r"[^\W\d_a-z][^.!?:–—]{2,40}? [-–—] ")
_TITLED_LURES: Final = 2
_SHORT_WORDS: Final = 30  # of a plea that needs little other evidence
_NEW: Final = 0.8  # share of a plea's content words that stand nowhere else in the article
_LAST: Final = 3  # blocks at the end, where a plea may be as long as a paragraph


def find_phrase(article: Article, block: Block, hint: Hint) -> Finding | None:
    """Find a plea by a phrase that pleas hold."""
    document, words = article.document, article.words
    sold = hint.group in _SOLD
    asks = _asks(document, block, words, hint)
    asked = asks or (not sold and begins(document, block, words.offers))
    if not asked and hint.sure and _is_articles(document, block, words):
        return None
    if is_reported(document, block):
        return None
    telling = asked and (hint.sure or hint.group == LETTER)
    last = asked and (hint.sure or not sold)
    if not _is_outside(document, block, last=last, telling=telling):
        return None
    phrase = document.phrase(hint.cue)
    if hint.sure:
        reason = f"addresses the reader: '{phrase}'"
        return Finding(block.start, block.end, hint.code, reason, 0.95)
    bare = not asked and _is_bare(document, block, words, hint.group)
    if (asked or bare) and _is_plea(article, block, hint.group, asks=asks):
        does = "presents a newsletter:" if bare else "asks something of the reader, and speaks of"
        return Finding(block.start, block.end, hint.code, f"{does} '{phrase}'", 0.85)
    return None


def find_sentence(article: Article, block: Block, hint: Hint) -> Finding | None:
    """Find a plea that is the first or the last sentence of a paragraph."""
    document, words = article.document, article.words
    if words.ours.isdisjoint(document.words[block.index]):
        return None
    part = sentence_at_edge(document, block, hint.cue, words)
    if part is None or not begins(document, part, words.asks):
        return None
    own = words_in(document, part)
    if len(own) > _SHORT_WORDS or not words.told.isdisjoint(own):
        return None
    ours = hint.sure and not words.ours.isdisjoint(own) and not article.says_our(block.index)
    if not (ours or names_own(article, block.index, own)) or article.is_on(own, block.index):
        return None
    reason = f"a sentence that asks for something of the publisher's: '{document.phrase(hint.cue)}'"
    return Finding(part.start, part.end, hint.code, reason, 0.85)


def _asks(document: Document, block: Block, words: Vocabulary, hint: Hint) -> bool:
    """Tell whether a block asks for something; what is asked must be more than the phrase says.

    Of a letter it may do so behind a clause: "For a daily laugh, sign up for The Quip newsletter".
    """
    cue = hint.cue
    starts = set(beginnings(document, block, words.asks, clauses=hint.group == LETTER))
    if starts == {cue.start} and words.is_ask(document.folded[cue.start : cue.end]):
        return not words.ours.isdisjoint(document.words[block.index])
    return bool(starts)


def _is_bare(document: Document, block: Block, words: Vocabulary, group: str) -> bool:
    """A few words about a newsletter need no ask: they are its name, or thank for joining it.

    More may follow a name with a dash behind it: "The Tide - our weekly letter on harbours".
    """
    if group != LETTER:
        return False
    if title := _TITLED.match(block.text):
        return presents(block.text[title.end() :], words, most=_TITLED_LURES)
    return len(document.words[block.index]) <= _BARE_WORDS and presents(block.text, words)


def _is_articles(document: Document, block: Block, words: Vocabulary) -> bool:
    """Tell whether a block is an item of the article's own list or a sentence of its story."""
    own = document.words[block.index]
    told = not words.told.isdisjoint(own) and words.ours.isdisjoint(own)
    return bool(shape.bullet_length(block.text)) or (told and document.is_inside(block.index))


def _is_outside(document: Document, block: Block, *, last: bool, telling: bool) -> bool:
    """Tell whether a block is no part of the body: by its place, or by words that stand alone."""
    if not document.is_inside(block.index):
        return True
    size = len(document.words[block.index])
    if size > _PLEA_WORDS:
        return telling and document.novelty(block.index) >= _NEW
    if last and size <= _SHORT_WORDS and len(document.blocks) - block.index <= _LAST:
        return True
    return document.novelty(block.index) >= (_NEW / 2 if telling else _NEW)


def _is_plea(article: Article, block: Block, group: str, *, asks: bool) -> bool:
    """A plea is short, speaks to somebody, and of something the article does not speak of."""
    document = article.document
    words = document.words[block.index]
    if block.text.startswith("*") or block.text.endswith(":") or is_torn(document, block):
        return False  # a footnote, the head of a list, the rest of a sentence
    if (group == _GOODS and is_firms(article, block)) or tells_of_self(article, block):
        return False
    if group in _VAGUE and document.is_inside(block.index):
        return group == NEWS and asks and not article.words.ours.isdisjoint(words)
    if len(words) > (_PLEA_WORDS if asks or group != LETTER else _SHORT_WORDS):
        return False
    if (group == LETTER and asks) or (group in _SOLD and block.text.endswith("!")):
        return True
    known = article.words
    selves = known.selves if asks else known.ours | known.yours | known.you
    if group == _GOODS and asks:
        selves = selves - known.plain
    return not selves.isdisjoint(words) and (asks or known.told.isdisjoint(words))
