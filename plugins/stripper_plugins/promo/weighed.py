"""Pleas known by many signs together, none of which tells enough by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Block, Finding, is_reported, shape
from stripper_plugins.promo.edges import tells_of_self
from stripper_plugins.promo.hints import Hint
from stripper_plugins.promo.pleas import newness, stated
from stripper_plugins.promo.signs import Signs, is_priced, is_torn
from stripper_plugins.promo.voice import SPOKEN, Article, is_firms
from stripper_plugins.promo.words import THINGS, begins

# How many words a plea has, and which share of its content words stands nowhere else: at least so
# much where the article speaks to the reader, and so much where it is a report.
_LEAST_IN_TALK: Final = (5, 0.8)
_LEAST_IN_REPORT: Final = (4, 0.75)
_MOST_WORDS: Final = 40
_FEWEST_PARAGRAPHS: Final = 5  # where there are fewer, each has words that no other has
# How much each sign speaks for a plea: logarithms of odds, rounded, of 560 pleas in nine languages
# against 33,000 short paragraphs of articles.
_ALONE: Final = 1.0
_VOICE: Final = {
    "the publisher speaks": 1.9,
    "the reader is spoken to": 0.6,
    "one speaks to the other": 0.6,
    "nothing else in the article does": _ALONE,
}
_WEIGHTS: Final = {
    **_VOICE,
    "asks for the publisher": 1.0,
    "asks for what pleas ask for": 1.0,
    "speaks of what pleas do": 0.9,
    "names who takes news": 0.8,
    "holds several words of pleas": 0.7,
    "holds a phrase of pleas": 2.7,
    "gives an address": 1.0,
    "names a sum": 0.6,
    "says so in several sentences": 1.2,
}
_DENSITY: Final = 3.0
_NEWNESS: Final = 2.8
# How much speaks for the article: each paragraph on the same thing, word of stories, comma, and
# word over what is long.
_SUBJECT: Final = 1.0
_PART: Final = 4  # where one paragraph in so many is on it, it is what the article is about
_TOLD: Final = 0.7
_COMMA: Final = 0.5
_LONG: Final = 0.16
_LONG_WORDS: Final = 25
_MOST_TOLD: Final = 2
_MOST_COMMAS: Final = 3
_ENOUGH: Final = 6.8
_FEWEST: Final = 2  # words of pleas that are several
_QUOTE: Final = re.compile(r"[\"“”„«»]|(?<!\w)['‘]")
_STOP: Final = re.compile(r"[.!?…](?:\s|$)")


def find_weighed(article: Article, block: Block, signs: Signs, hint: Hint | None) -> Finding | None:
    """Find a plea by the weight of all its signs."""
    if not _speaks(article, block, signs, hint):
        return None
    new = newness(article.document, block.index)
    if not _is_short(article, block, new):
        return None
    found = [*_voice(article, block, signs), *_found(article, block, signs, hint)]
    weight = sum(map(_WEIGHTS.__getitem__, found)) + _DENSITY * signs.density + _NEWNESS * new
    if weight < _ENOUGH or weight - _doubt(article, block, signs) < _ENOUGH:
        return None
    if not is_apart(article, block, _MOST_TOLD) or is_firms(article, block):
        return None
    if tells_of_self(article, block):
        return None
    code = THINGS[signs.thing].code if signs.thing else hint.code if hint else "PRO06"
    return Finding(block.start, block.end, code, f"many signs of a plea: {', '.join(found)}", 0.85)


def _is_short(article: Article, block: Block, new: float) -> bool:
    """Tell whether a block is as short as pleas are, and as *new* to the article."""
    document = article.document
    report = article.is_report(block.index)
    fewest, least = _LEAST_IN_REPORT if report else _LEAST_IN_TALK
    if new < least or not fewest <= len(document.words[block.index]) <= _MOST_WORDS:
        return False
    return len(document.paragraphs) >= _FEWEST_PARAGRAPHS or not document.is_paragraph(block.index)


def _speaks(article: Article, block: Block, signs: Signs, hint: Hint | None) -> bool:
    """Tell whether a block speaks to somebody of what pleas do, or alone in the article."""
    own, words = article.document.words[block.index], article.words
    talk = not article.is_report(block.index)
    if talk and not (signs.thing or hint or signs.mailed):
        return False
    to_reader = "?" in block.text or not words.yours.isdisjoint(own)
    if signs.asked and (signs.thing or not words.you.isdisjoint(own)):
        to_reader = True
    if not to_reader and words.spoken.isdisjoint(own):
        return False
    if signs.asked or hint:
        return True
    if not talk:
        return to_reader
    owned = signs.own and not words.yours.isdisjoint(own)
    return owned or signs.mailed or begins(article.document, block, words.offers)


def _found(article: Article, block: Block, signs: Signs, hint: Hint | None) -> Iterator[str]:
    """Yield what else a block has of a plea."""
    own, words = article.document.words[block.index], article.words
    if signs.asked and signs.address == 1:
        yield "asks for the publisher"
    if signs.asked and signs.thing:
        yield "asks for what pleas ask for"
    if signs.thing:
        yield "speaks of what pleas do"
    if signs.thing == "desk":
        yield "names who takes news"
    if len(set(signs.lures)) >= _FEWEST:
        yield "holds several words of pleas"
    if hint and hint.sure:
        yield "holds a phrase of pleas"
    if signs.mailed:
        yield "gives an address"
    if is_priced(block, own, words):
        yield "names a sum"
    if len(_STOP.findall(block.text)) >= _FEWEST:
        yield "says so in several sentences"


def _voice(article: Article, block: Block, signs: Signs) -> Iterator[str]:
    """Yield who speaks to whom."""
    own, words = article.document.words[block.index], article.words
    us, yours = (not each.isdisjoint(own) for each in (words.us, words.yours))
    polite = signs.asked and not words.you.isdisjoint(own)
    asks = signs.asked or "?" in block.text
    if us:
        yield "the publisher speaks"
    if yours or polite:
        yield "the reader is spoken to"
    if signs.address == 1 and (yours or "?" in block.text):
        yield "one speaks to the other"
    if (us or (yours and asks)) and article.is_report(block.index):
        yield "nothing else in the article does"


def _doubt(article: Article, block: Block, signs: Signs) -> float:
    """Return how much speaks for a part of the article."""
    own, words = article.document.words[block.index], article.words
    speaking = article.speaking(signs.thing) if signs.thing else ()
    others = sum(at != block.index for at in speaking)
    if others and others * _PART >= len(article.document.paragraphs):
        return _ENOUGH
    told = sum(map(words.told.__contains__, own))
    return (
        _SUBJECT * min(SPOKEN, others)
        + _TOLD * min(_MOST_TOLD, told)
        + _COMMA * min(_MOST_COMMAS, block.text.count(","))
        + _LONG * max(0, len(own) - _LONG_WORDS)
    )


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
    below = document.blocks[block.index + 1 : block.index + 2]
    if below and below[0].text[0].islower() and not shape.ends_sentence(block.text):
        return False
    if is_reported(document, block):
        return False
    told = sum(map(words.told.__contains__, stated(document, block, words)))
    return told <= most
