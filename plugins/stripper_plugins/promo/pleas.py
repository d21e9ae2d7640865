"""Pleas known by what they are made of: an ask, its object, and words that pleas hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stripper import Block, Document, Finding, is_reported, shape
from stripper_plugins.promo.edges import tells_of_self
from stripper_plugins.promo.signs import Signs, is_torn, presents
from stripper_plugins.promo.voice import SPOKEN, Article, is_firms
from stripper_plugins.promo.words import THINGS, Vocabulary, begins, stem

_MOST_WORDS: Final = 45
_HEADING_WORDS: Final = 3
_PAID: Final = ("gift", "subscription")
# What others than publishers give and ask for, too.
_GOODS: Final = ("goods", "wares")
_SOLD: Final = (*_PAID, *_GOODS)
_ASKED: Final = ("mail", "talk")  # inside the body
_READ: Final = ("letter", "news", "reading", "desk")  # what publishers alone write, and who
_SURE: Final = ("letter", "subscription", "gift", "talk")  # what a single word tells of
_FEWEST: Final = 2  # words of pleas, otherwise
_DENSE: Final = 0.25  # share of a plea's content words that are words of pleas
_DENSEST: Final = 0.5  # where it must speak for a plea by itself
_ROW: Final = 3  # channels that make a row
_ENOUGH: Final = 2.4
_SUBJECT: Final = (
    0.75  # doubt for each paragraph that speaks of the thing, which is its subject then
)
_SPEECH: Final = re.compile(r"[\"'“„«‘](?:[^\"'”“»’]{30}|[^\"”“»]+[,.!?;][\"”“»])")  # no name
_ANSWERED: Final = re.compile(r"\?\s+\w")  # a question to the reader, and what to do then
_WORD: Final = re.compile(r"\w+")


def find_plea(article: Article, block: Block, signs: Signs) -> Finding | None:
    """Find a plea by what it is made of: an ask, its object, and words that pleas hold."""
    document, words = article.document, article.words
    if len(document.words[block.index]) > _MOST_WORDS:
        return None
    if not signs.thing or not _is_telling(document, block, words, signs):
        return None
    weight = _weight(document, block, words, signs)
    if weight < _ENOUGH:
        return None
    speaking = sum(at != block.index for at in article.speaking(signs.thing))
    weight -= _SUBJECT * min(SPOKEN, speaking)
    if weight < _ENOUGH or tells_of_self(article, block):
        return None
    weak = signs.own and not signs.asked
    if (weak or (signs.thing in _GOODS and signs.address < 1)) and is_firms(article, block):
        return None
    return Finding(block.start, block.end, THINGS[signs.thing].code, signs.reason, 0.85)


def _is_telling(document: Document, block: Block, words: Vocabulary, signs: Signs) -> bool:
    """Tell whether the signs of a block are such that weighing them makes sense."""
    said, ours = document.words[block.index], signs.address == 1
    sure = ours and (signs.own or signs.thing in (*_READ, "gift"))
    if signs.density < (_DENSE / 2 if sure else _DENSE):
        return False
    if (signs.thing == "mail" and not ours) or not _says_enough(signs):
        return False
    speaks = signs.asked or not words.owners.isdisjoint(said)
    answered = ours and speaks and _ANSWERED.search(block.text)
    offered = signs.asked or begins(document, block, words.offers)
    own = signs.own and (offered or _is_publishers(document, block, words, signs))
    if own or answered or signs.thing == "desk":
        return bool(own or answered)
    several = len(set(signs.lures)) >= _FEWEST and not words.us.isdisjoint(said)
    dense = several and signs.density >= _DENSEST
    if signs.thing in _SOLD or (signs.inside and signs.thing in _ASKED):
        return (offered or dense) and _is_sellers(block, signs)
    if signs.asked or dense or (offered and signs.address) or _lists_channels(words, signs):
        return True
    return signs.thing == "letter" and _names_letter(document, block, words, signs)


def _says_enough(signs: Signs) -> bool:
    """Tell whether there is more than a single word of pleas, or that one is all that is needed."""
    asks_for_ours = signs.asked and signs.address == 1
    few = len(set(signs.lures)) < _FEWEST
    return not few or signs.own or asks_for_ours or signs.thing in _SURE


def _is_publishers(document: Document, block: Block, words: Vocabulary, signs: Signs) -> bool:
    """Tell a publisher's own thing from what others call theirs: a traveller, "our guide"."""
    yours = not words.yours.isdisjoint(document.words[block.index])
    return signs.thing == "letter" or yours or signs.loud or len(set(signs.lures)) >= _FEWEST


def _is_sellers(block: Block, signs: Signs) -> bool:
    """Tell a seller's words from instructions, whose reader is told to open an account as well."""
    if signs.address == 1 or (signs.loud and signs.thing != "gift"):  # reports say how much
        return True
    dense = signs.thing in _PAID and signs.density >= _DENSEST
    return signs.asked and (dense or _ANSWERED.search(block.text) is not None)


def _lists_channels(words: Vocabulary, signs: Signs) -> bool:
    """Tell whether a block is a row of channels: "Connect: Facebook | YouTube | Mastodon"."""
    channels = words.things["show"].intersection(map(stem, signs.lures))
    return len(channels) >= _ROW and signs.density >= _DENSEST


def _names_letter(document: Document, block: Block, words: Vocabulary, signs: Signs) -> bool:
    """Tell whether a block that asks for nothing is still a letter's: "Our letter to you"."""
    own = document.words[block.index]
    if own[0] in words.ours and not words.yours.isdisjoint(own):
        return True
    heading = signs.inside and len(own) <= _HEADING_WORDS
    return not heading and not shape.bullet_length(block.text) and presents(block.text, words)


def _weight(document: Document, block: Block, words: Vocabulary, signs: Signs) -> float:
    return (
        THINGS[signs.thing].weight
        + signs.address
        + 2 * signs.density
        + 2 * (newness(document, block.index) - 0.5)
        + 0.5 * (signs.asked or signs.own)
        + 0.5 * (signs.asked and signs.loud)
        + 0.7 * (not signs.inside)
        - _doubt(document, block, words, signs)
    )


def newness(document: Document, at: int) -> float:
    """Return the novelty of a block; copies of it, which pleas have, do not count against it."""
    copies = document.key_counts[document.keys[at]]
    if copies == 1:
        return document.novelty(at)
    terms = document.terms[at]
    new = sum(document.term_counts[term] == copies for term in terms)
    return new / len(terms) if terms else 1.0


def _doubt(document: Document, block: Block, words: Vocabulary, signs: Signs) -> float:
    """Return how much speaks for a part of the article: a list, a quote, a story."""
    doubt = 0.0
    if (block.text.endswith(":") and not _labels_form(signs)) or shape.bullet_length(block.text):
        doubt += 2
    elif document.above(block.index).endswith(":"):
        doubt += 0.5
    torn = is_torn(document, block) or _SPEECH.match(block.text)
    if torn or is_reported(document, block):
        doubt += 3
    if not words.told.isdisjoint(stated(document, block, words)):
        doubt += 2
    return doubt


def _labels_form(signs: Signs) -> bool:
    """Tell whether a plea that ends in a colon asks for an entry, and heads no list."""
    dense = signs.density >= _DENSEST and signs.thing != "mail"
    return dense and signs.asked and signs.address > 0


def stated(document: Document, block: Block, words: Vocabulary) -> Sequence[str]:
    """Return the words of a block without a question to the reader that it begins with."""
    own = document.words[block.index]
    asked = document.folded.find("? ", block.start, block.end)
    if asked < 0 or words.yours.isdisjoint(own):
        return own
    return own[len(_WORD.findall(document.folded, block.start, asked)) :]
