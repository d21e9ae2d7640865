"""What a block has of a plea."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stripper import Block, Document, shape
from stripper_plugins.promo.voice import Article
from stripper_plugins.promo.words import Vocabulary, begins, stem

ASKS: Final = "asks something of the reader"
BARE: Final = "in a line that is no sentence"
MAY_ASK: Final = "may ask something of the reader"
_LAST: Final = 3  # blocks
_FEWEST_PARAGRAPHS: Final = 5  # in a shorter text the end is not far from anything
_SEVERAL: Final = 2
_MARKS: Final = "\"'‘’“”„«».,:;!?()*"
# A name and a dash, behind which it is said what it names.
_TITLED: Final = re.compile(r"[^\W\d_a-z][^.!?:–—]{2,40}? [-–—] ")
_OTHERS: Final = 1  # words of pleas before the newsletter that is presented
_HANDLE: Final = re.compile(r"@\w")
_SPEECH: Final = re.compile(r"[\"'“„«‘](?:[^\"'”“»’]{30}|[^\"”“»]+[,.!?;][\"”“»])")  # no name
_STOP: Final = re.compile(r"[.!?…](?:\s|$)")


def plea_signs(article: Article, block: Block, *, asks: bool, letter: bool) -> Iterator[str]:
    """Yield what a block has of a plea."""
    document, words = article.document, article.words
    own = document.words[block.index]
    if not words.us.isdisjoint(own):
        yield "the publisher speaks"
    if asks:
        yield ASKS
        if not (shape.ends_sentence(block.text) or block.text.endswith(":")):
            yield BARE
    elif begins(document, block, words.offers):
        yield MAY_ASK
    if letter:
        yield from _letter_signs(block.text, words, asks=asks)
    lures = {word for word in own if stem(word) in words.lures} - document.language.function
    yield from ("holds words of pleas", "holds many of them")[: max(0, len(lures) - 1)]
    if _HANDLE.search(block.text):
        yield "gives an address"
    if len(_STOP.findall(block.text)) >= _SEVERAL:
        yield "says so in several sentences"
    if "!" in block.text:
        yield "says so aloud"


def _letter_signs(text: str, words: Vocabulary, *, asks: bool) -> Iterator[str]:
    """Yield what a block that names a newsletter has of a plea for it."""
    yield "names a newsletter"
    if asks:
        yield "asks to take it"
    if _presents(text, words):
        yield "presents it"


def _presents(text: str, words: Vocabulary) -> bool:
    """Tell whether a text begins with the name of a letter and at most says that it is one.

    A statement has more than one other word of pleas before it, or nothing at all: "Subscribers
    receive a letter", "The letter has many readers".

    A name and a dash may stand before it: "The Tide - our weekly letter on harbours".
    """
    others = 0
    most = _OTHERS
    if title := _TITLED.match(text):
        text, most = text[title.end() :], _OTHERS + 1
    for place, word in enumerate(text.split()):
        plain = word.lower().strip(_MARKS)
        if plain in words.author:
            return False  # "I get a letter"
        if stem(plain) in words.things["letter"]:
            return (place > 1 and others <= most) or not shape.ends_sentence(text)
        parts = plain.split("-")
        framed = all(part in words.frame for part in parts)
        known = framed or all(part in words.frame or stem(part) in words.lures for part in parts)
        if word[0].islower() and not known:
            return False
        others += known and not framed
    return False


def is_torn(document: Document, block: Block) -> bool:
    """Tell whether the block goes on with the sentence that the block before it began."""
    return block.text[0].islower() and not shape.ends_sentence(document.above(block.index))


def is_at_end(document: Document, index: int) -> bool:
    """Tell whether a block is one of the last, with nothing of the article below it."""
    last = len(document.blocks) - index <= _LAST
    return last and index >= document.closing and len(document.paragraphs) >= _FEWEST_PARAGRAPHS


def is_part(document: Document, block: Block) -> bool:
    """Tell whether a block is part of a sentence, what somebody says, or the head of a list."""
    if is_torn(document, block) or block.text.endswith((":", ",")):
        return True
    return bool(_SPEECH.match(block.text))
