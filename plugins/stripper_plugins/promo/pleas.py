"""Pleas known by what they are made of: an ask, its object, and words that pleas hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from stripper import Block, Document, Finding, shape
from stripper_plugins.promo.words import THINGS, Words, begins, is_torn, presents, stem

_MOST_WORDS: Final = 45
_HEADING_WORDS: Final = 3
_PAID: Final = ("gift", "subscription")
_SOLD: Final = (*_PAID, "goods", "mail")  # what others than publishers give and ask for, too
_READ: Final = ("letter", "news", "reading")  # what publishers alone write
_DENSE: Final = 0.25  # share of a plea's content words that are words of pleas
_DENSEST: Final = 0.5  # where it must speak for a plea by itself
_ENOUGH: Final = 2.4
_SPOKEN: Final = 2  # paragraphs that speak of a thing make it the article's subject
_SPEECH: Final = re.compile(r"[\"'“„«‘][^\"'”“»’]{30}")  # and not the name of something
_ANSWERED: Final = re.compile(r"\?\s+\w")  # a question to the reader, and what to do then
_PRICE: Final = re.compile(r"[$€£₴₽%]")
Spoken: TypeAlias = dict[str, list[int]]
"""Thing -> the first paragraphs that speak of it."""


class _Signs(NamedTuple):
    """What a block has of a plea."""

    thing: str
    address: float  # 1.0 where the publisher speaks of itself, less where the reader is spoken to
    lures: list[str]  # its content words that are words of pleas
    size: int  # how many content words it has
    asked: bool
    loud: bool
    inside: bool

    @property
    def density(self) -> float:
        """The share of words of pleas, in [0, 1]."""
        return len(self.lures) / self.size

    @property
    def reason(self) -> str:
        """What gives the plea away, for the log."""
        asks = "asks something of the reader, and " if self.asked else ""
        few = ", ".join(dict.fromkeys(self.lures))
        return f"{asks}{len(self.lures)} of its {self.size} content words are those of pleas: {few}"


def find_plea(document: Document, block: Block, words: Words, spoken: Spoken) -> Finding | None:
    """Find a plea by what it is made of: an ask, its object, and words that pleas hold.

    Args:
        document: The text.
        block: One of its blocks.
        words: Those of pleas.
        spoken: What was found out about the document's subjects, for the next call.
    """
    own = document.words[block.index]
    if len(own) > _MOST_WORDS or not words.steps.isdisjoint(own):
        return None
    signs = _signs(document, block, words)
    if not signs or not _is_telling(document, block, words, signs):
        return None
    weight = _weight(document, block, words, signs)
    if weight < _ENOUGH:
        return None
    if signs.thing not in spoken:
        spoken[signs.thing] = _speaking(document, words.things[signs.thing])
    if weight - _doubt_of_subject(block, spoken[signs.thing]) < _ENOUGH:
        return None
    return Finding(block.start, block.end, THINGS[signs.thing].code, signs.reason, 0.85)


def _signs(document: Document, block: Block, words: Words) -> _Signs | None:
    """Return the signs of a plea in a block; None for a block that is about nothing they are."""
    own = document.words[block.index]
    function = document.language.function
    content = [word for word in own if word not in function]
    stems = list(map(stem, content))
    if words.about.isdisjoint(stems):
        return None
    thing = next(name for name in THINGS if not words.things[name].isdisjoint(stems))
    ours, yours = (not each.isdisjoint(own) for each in (words.ours, words.yours))
    return _Signs(
        thing=thing,
        address=1.0 if ours else 0.4 if yours else 0.0,
        lures=[word for word, cut in zip(content, stems, strict=True) if cut in words.every],
        size=len(content),
        asked=begins(document, block, words.asks),
        loud="!" in block.text or block.text.isupper() or _is_priced(block, own, words),
        inside=document.is_inside(block.index),
    )


def _is_telling(document: Document, block: Block, words: Words, signs: _Signs) -> bool:
    """Tell whether the signs of a block are such that weighing them makes sense."""
    ours = signs.address == 1
    if signs.density < (_DENSE / 2 if ours and signs.thing in _READ else _DENSE):
        return False
    if signs.thing == "mail" and not ours:
        return False
    offered = signs.asked or begins(document, block, words.offers)
    if signs.thing in _SOLD and signs.inside:
        return offered and _is_sellers(block, signs)
    if signs.asked or (offered and signs.address):
        return True
    return signs.thing == "letter" and _names_letter(document, block, words, signs)


def _is_sellers(block: Block, signs: _Signs) -> bool:
    """Tell a seller's words from instructions, whose reader is told to open an account as well."""
    spoken = signs.address > 0 or (signs.asked and signs.density >= _DENSEST)
    answered = signs.asked and _ANSWERED.search(block.text) is not None
    return signs.address == 1 or signs.loud or answered or (signs.thing in _PAID and spoken)


def _names_letter(document: Document, block: Block, words: Words, signs: _Signs) -> bool:
    """Tell whether a block that asks for nothing is still a letter's: "Our letter to you"."""
    own = document.words[block.index]
    if own[0] in words.ours and not words.yours.isdisjoint(own):
        return True
    heading = signs.inside and len(own) <= _HEADING_WORDS
    return not heading and not shape.bullet_length(block.text) and presents(block, words)


def _is_priced(block: Block, own: Sequence[str], words: Words) -> bool:
    return _PRICE.search(block.text) is not None or not words.price.isdisjoint(own)


def _weight(document: Document, block: Block, words: Words, signs: _Signs) -> float:
    return (
        THINGS[signs.thing].weight
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
    copies = document.key_counts[document.keys[at]]
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


def _speaking(document: Document, thing: frozenset[str]) -> list[int]:
    """Return the first paragraphs that speak of the thing, one more than are needed."""
    words = document.words
    speaking = (at for at in document.paragraphs if not thing.isdisjoint(map(stem, words[at])))
    return list(islice(speaking, _SPOKEN + 1))


def _doubt_of_subject(block: Block, speaking: Sequence[int]) -> float:
    """Return how much speaks for the thing as a subject of the article: paragraphs on it."""
    return 0.75 * min(_SPOKEN, sum(at != block.index for at in speaking))
