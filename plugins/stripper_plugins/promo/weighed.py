"""Pleas known by many signs together, none of which tells enough by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stripper import Block, Finding, is_reported, shape
from stripper_plugins.promo.edges import tells_of_self
from stripper_plugins.promo.signs import ASKS, BARE, MAY_ASK, is_at_end, is_part, plea_signs
from stripper_plugins.promo.voice import SPOKEN, Article, is_firms
from stripper_plugins.promo.words import THINGS, begins, newness, stem

# How much each sign speaks for a plea: logarithms of odds, rounded, of 1,000 pleas in nine
# languages against 8,000 short paragraphs of articles.
_WEIGHTS: Final = {
    "the publisher speaks": 1.9,
    ASKS: 1.9,
    BARE: 0.4,
    MAY_ASK: 1.2,
    "asks to take it": 1.9,
    "names a newsletter": 1.5,
    "presents it": 2.2,
    "holds words of pleas": 1.0,
    "holds many of them": 1.2,
    "gives an address": 0.8,
    "says so in several sentences": 0.7,
    "says so aloud": 1.6,
}
_NEWNESS: Final = 3.6  # for the share of its content words that stand nowhere else
_AT_END: Final = 1.5  # for an ask that is new among the last blocks, where most pleas stand
_NEW: Final = 0.6  # share of its content words
_ENOUGH: Final = 5.8
_LEAST: Final = 2.4  # what the words of an article say, too
_ASKING: Final = frozenset({ASKS, MAY_ASK})
# How much speaks for the article.
_SUBJECT: Final = 0.7  # each paragraph on the same thing
_TOLD: Final = 1.2  # each word of stories
_MOST_TOLD: Final = 2
_SENTENCE: Final = 1.6
_TORN: Final = 3.0  # a part of a sentence, what somebody says, the head of a list
_LABELLED: Final = 3.0  # a sentence behind a label that is no word of pleas: "Costs: ..."
_COMMA: Final = 0.15
_MOST_COMMAS: Final = 3
_FIRMS: Final = 1.8  # the last line of the firm that the article is on
_SELF: Final = 3.2  # what its author did
_LONG: Final = 0.3  # each word over what is long
_LONG_WORDS: Final = 25
_NAMED: Final = 3  # words in a reason


def find_weighed(
    article: Article, block: Block, code: str, thing: str, *, letter: bool
) -> Finding | None:
    """Find a plea by the weight of all its signs, and of the *thing* that it is about."""
    asks = begins(article.document, block, article.words.asks, clauses=letter)
    if not (thing or letter or asks or "@" in block.text):  # as most blocks
        return None
    found = list(plea_signs(article, block, asks=asks, letter=letter))
    if not thing and not _is_bound(article, block, found):
        return None
    weight = sum(map(_WEIGHTS.__getitem__, found)) + (THINGS[thing].weight if thing else 0)
    asked = not _ASKING.isdisjoint(found)
    if not asked and weight + _NEWNESS < _ENOUGH:
        return None
    own, words = article.document.words[block.index], article.words
    leaning = words.lean(own)
    more = max(0, leaning - _LEAST) if asked else 0  # a statement may be in whatever words
    new = newness(article.document, block.index)
    weight += _NEWNESS * new + min(0, leaning) + more
    if asked and new >= _NEW and words.leaning and is_at_end(article.document, block.index):
        weight += _AT_END
    if weight < _ENOUGH or weight - _doubt(article, block, thing) < _ENOUGH:
        return None
    if shape.bullet_length(block.text) or is_reported(article.document, block):
        return None
    if more:
        found.append("words such as " + ", ".join(map(repr, words.leading(own)[:_NAMED])))
    reason = f"many signs of a plea: {', '.join(found)}"
    return Finding(block.start, block.end, code, reason, 0.85)


def _is_bound(article: Article, block: Block, found: Sequence[str]) -> bool:
    """Tell whether a block that is about nothing has other signs than articles have, too.

    Where authors speak to their readers, these are asked for things as well.
    """
    if "names a newsletter" in found or "gives an address" in found:
        return True
    if ASKS not in found:
        return False
    ours = "the publisher speaks" in found and not article.is_talk
    lures = "holds words of pleas" in found
    return lures or ours or begins(article.document, block, article.words.buttons)


def _doubt(article: Article, block: Block, thing: str) -> float:
    """Return how much speaks for a part of the article."""
    document, words = article.document, article.words
    own = document.words[block.index]
    others = sum(at != block.index for at in article.speaking(thing)) if thing else 0
    told = sum(map(words.told.__contains__, own))
    ended = shape.ends_sentence(block.text)
    label = shape.label_of(block.text) if ended else ""
    torn = is_part(document, block)
    return (
        _SUBJECT * min(SPOKEN, others)
        + _TOLD * min(_MOST_TOLD, told)
        + _SENTENCE * ended
        + _TORN * torn
        + _LABELLED * (bool(label) and stem(label) not in words.lures)
        + _COMMA * min(_MOST_COMMAS, block.text.count(","))
        + _FIRMS * is_firms(article, block)
        + _SELF * tells_of_self(article, block)
        + _LONG * max(0, len(own) - _LONG_WORDS)
    )
