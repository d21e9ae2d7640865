"""Pleas known by what they are made of: an ask, its object, and words that pleas hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from stripper import Block, Document, Finding, shape
from stripper_plugins.promo.words import Words, begins, is_torn, presents, stem

_MOST_WORDS: Final = 45
_HEADING_WORDS: Final = 3
_PAID: Final = ("gift", "subscription")
_SOLD: Final = (*_PAID, "goods", "mail")  # what others than publishers give and ask for, too
_DENSE: Final = 0.25  # share of a plea's content words that are words of pleas
_ENOUGH: Final = 2.4
_SPOKEN: Final = 2  # paragraphs that speak of a thing make it the article's subject
_SPEECH: Final = re.compile(r"[\"'“„«‘][^\"'”“»’]{30}")  # and not the name of something
# What pleas are about, how telling that is, and the rule it belongs to.
_WEIGHTS: Final = {
    "letter": 2.0,
    "news": 1.2,
    "show": 0.8,
    "reading": 0.6,
    "gift": 0.8,
    "subscription": 0.8,
    "goods": 0.8,
    "mail": 0.6,
}
_CODES: Final = {
    "show": "PRO02",
    "subscription": "PRO03",
    "goods": "PRO03",
    "gift": "PRO04",
}  # and PRO01 for all others
_ANSWERED: Final = re.compile(r"\?\s+\w")  # a question to the reader, and what to do then
_PRICE: Final = re.compile(r"[$€£₴₽%]")


class _Signs(NamedTuple):
    """What a block has of a plea."""

    thing: str
    address: float  # 1.0 where the publisher speaks of itself, less where the reader is spoken to
    density: float  # share of its content words that are words of pleas
    asked: bool
    loud: bool
    inside: bool


def find_plea(document: Document, block: Block, words: Words) -> Finding | None:
    """Find a plea by what it is made of: an ask, its object, and words that pleas hold."""
    own = document.words[block.index]
    if len(own) > _MOST_WORDS or not words.steps.isdisjoint(own):
        return None
    signs = _signs(document, block, words)
    if not signs or not _is_telling(document, block, words, signs):
        return None
    weight = _weight(document, block, words, signs)
    if weight < _ENOUGH or weight - _spoken(document, block, words.things[signs.thing]) < _ENOUGH:
        return None
    code = _CODES.get(signs.thing, "PRO01")
    reason = f"a plea: {signs.density:.0%} of its words are those of pleas"
    return Finding(block.start, block.end, code, reason, 0.85)


def _signs(document: Document, block: Block, words: Words) -> _Signs | None:
    """Return the signs of a plea in a block; None for a block that is about nothing they are."""
    own = document.words[block.index]
    content = [stem(word) for word in own if word not in document.language.function]
    thing = next((name for name in _WEIGHTS if not words.things[name].isdisjoint(content)), None)
    if not thing:
        return None
    ours, yours = (not each.isdisjoint(own) for each in (words.ours, words.yours))
    return _Signs(
        thing=thing,
        address=1.0 if ours else 0.4 if yours else 0.0,
        density=sum(each in words.every for each in content) / len(content),
        asked=begins(document, block, words.asks),
        loud="!" in block.text or block.text.isupper() or _is_priced(block, own, words),
        inside=document.is_inside(block.index),
    )


def _is_telling(document: Document, block: Block, words: Words, signs: _Signs) -> bool:
    """Tell whether the signs of a block are such that weighing them makes sense."""
    read = signs.thing in ("letter", "news", "reading")
    if signs.density < (_DENSE / 2 if read and signs.address == 1 else _DENSE):
        return False
    offered = signs.asked or begins(document, block, words.offers)
    if signs.thing == "mail" and signs.address < 1:
        return False
    if signs.thing in _SOLD and signs.inside:
        # The reader of instructions, too, is told to get an app and to open an account.
        paid = signs.thing in _PAID and (
            signs.address > 0 or (signs.asked and signs.density >= 0.5)
        )
        answered = signs.asked and _ANSWERED.search(block.text) is not None
        return offered and (signs.address == 1 or signs.loud or paid or answered)
    if signs.asked or (offered and signs.address):
        return True
    own = document.words[block.index]
    if signs.thing == "letter" and own[0] in words.ours and not words.yours.isdisjoint(own):
        return True
    heading = signs.inside and len(own) <= _HEADING_WORDS
    item = shape.bullet_length(block.text) > 0
    return signs.thing == "letter" and not (heading or item) and presents(block, words)


def _is_priced(block: Block, own: Sequence[str], words: Words) -> bool:
    return _PRICE.search(block.text) is not None or not words.price.isdisjoint(own)


def _weight(document: Document, block: Block, words: Words, signs: _Signs) -> float:
    return (
        _WEIGHTS[signs.thing]
        + signs.address
        + 2 * signs.density
        + 2 * (_newness(document, block.index) - 0.5)
        + 0.5 * signs.asked
        + 0.5 * (signs.asked and signs.loud)
        + 0.7 * (not signs.inside)
        - _doubt(document, block, words)
    )


def _newness(document: Document, at: int) -> float:
    """Return the novelty of a block; copies of it, which pleas have, do not count against it."""
    copies = document.keys.count(document.keys[at])
    if copies == 1:
        return document.novelty(at)
    terms = document.terms[at]
    new = sum(document.term_counts[term] == copies for term in terms)
    return new / len(terms) if terms else 1.0


def _doubt(document: Document, block: Block, words: Words) -> float:
    """Return how much speaks for a part of the article: a list, a quote, a story."""
    doubt = 0.0
    if block.text.endswith(":") or shape.bullet_length(block.text):
        doubt += 2
    elif document.above(block.index).endswith(":"):
        doubt += 0.5
    if is_torn(document, block) or _SPEECH.match(block.text):
        doubt += 3
    if not words.told.isdisjoint(document.words[block.index]):
        doubt += 2
    return doubt


def _spoken(document: Document, block: Block, thing: frozenset[str]) -> float:
    """Return how much speaks for the thing as a subject of the article: paragraphs on it."""
    spoken = (
        not thing.isdisjoint(map(stem, document.words[at]))
        for at in document.paragraphs
        if at != block.index
    )
    return 0.75 * sum(islice(filter(None, spoken), _SPOKEN))
