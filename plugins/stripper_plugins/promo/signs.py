"""What a block has of a plea."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from stripper import Block, Document, shape
from stripper_plugins.promo.voice import Article, names_own
from stripper_plugins.promo.words import THINGS, Vocabulary, begins, stem

_MARKS: Final = "\"'‘’“”„«».,:;!?()*"
_HANDLE: Final = re.compile(r"@\w")
_PRICE: Final = re.compile(r"[$€£₴₽%]")


class Signs(NamedTuple):
    """What a block has of a plea."""

    thing: str  # what it is about; nothing for a block that only says "us"
    address: float  # 1.0 where the publisher speaks of itself, less where the reader is spoken to
    lures: list[str]  # its content words that are words of pleas
    size: int  # how many content words it has
    asked: bool
    own: bool
    loud: bool
    inside: bool
    mailed: bool  # whether it gives an address or a name to follow

    @property
    def density(self) -> float:
        """The share of words of pleas, in [0, 1]."""
        return len(self.lures) / max(1, self.size)

    @property
    def reason(self) -> str:
        """What gives the plea away, for the log."""
        asks = "asks something of the reader, and " if self.asked else ""
        asks = asks or ("names something of the publisher's, and " if self.own else "")
        few = ", ".join(dict.fromkeys(self.lures))
        return f"{asks}{len(self.lures)} of its {self.size} content words are those of pleas: {few}"


def read_signs(article: Article, block: Block, *, hinted: bool) -> Signs | None:
    """Return the signs of a plea in a block; None for one that is about nothing they are.

    One that says "us" may be about anything, if a phrase *hinted* at a plea or the article is a
    report, and one with an address is about what is sent there.
    """
    document, words = article.document, article.words
    own = document.words[block.index]
    named = words.about.intersection(map(stem, own))
    mute = words.us.isdisjoint(own)
    spoken = hinted or article.is_report(block.index)
    mailed = "@" in block.text and _HANDLE.search(block.text) is not None
    if not (named or mailed) and (mute or not spoken):  # as in most blocks
        return None
    function = document.language.function
    content = [word for word in own if word not in function]
    ours, yours = (not each.isdisjoint(own) for each in (words.ours, words.yours))
    return Signs(
        thing=next((name for name in THINGS if not words.things[name].isdisjoint(named)), ""),
        address=1.0 if ours else 0.4 if yours else 0.0,
        lures=[word for word in content if stem(word) in words.every],
        size=len(content),
        asked=begins(document, block, words.asks),
        own=names_own(article, block.index, own),
        loud="!" in block.text or block.text.isupper() or is_priced(block, own, words),
        inside=document.is_inside(block.index),
        mailed=mailed,
    )


def is_priced(block: Block, own: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether a block names a sum."""
    return _PRICE.search(block.text) is not None or not words.price.isdisjoint(own)


def presents(text: str, words: Vocabulary, most: int = 1) -> bool:
    """Tell whether a text begins with the name of a letter and at most says that it is one.

    A statement has more than one other word of pleas before it, or nothing at all: "Subscribers
    receive a letter", "The letter has many readers".

    Args:
        text: The text of a block, or its end.
        words: The words of its language.
        most: How many other words of pleas may stand before the letter.
    """
    others = 0
    for place, word in enumerate(text.split()):
        plain = word.lower().strip(_MARKS)
        if plain in words.author:
            return False  # "I get a letter"
        if stem(plain) in words.things["letter"]:
            return (place > 1 and others <= most) or not shape.ends_sentence(text)
        parts = plain.split("-")
        framed = all(part in words.frame for part in parts)
        known = framed or all(part in words.frame or stem(part) in words.every for part in parts)
        if word[0].islower() and not known:
            return False
        others += known and not framed
    return False


def is_torn(document: Document, block: Block) -> bool:
    """Tell whether the block goes on with the sentence that the block before it began."""
    return block.text[0].islower() and not shape.ends_sentence(document.above(block.index))
