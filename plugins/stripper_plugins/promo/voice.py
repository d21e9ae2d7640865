"""Who speaks in a block: the publisher of what is its own, or somebody who is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import chain, islice
from typing import Final

from stripper import Block, Document
from stripper_plugins.promo.words import THINGS, Vocabulary, stem

SPOKEN: Final = 2  # paragraphs that speak of a thing make it the article's subject
_OTHERS: Final = 8  # one paragraph in so many may say "our", too; in more it is the author's voice
_REPORT: Final = 4  # paragraphs, at least
_PLEAS: Final = 4  # of a page; more of them are what the article is about
_NAME: Final = re.compile(r"(?<=[\w,] )[A-ZÀ-ÞА-ЯЄІЇҐ][^\W\dA-ZÀ-ÞА-ЯЄІЇҐ_]\w+")
_NAMES: Final = 0.3  # share of words
_QUOTES: Final = '"“”„«»'


class Article:
    """What the paragraphs of a document speak of, and as whom; each is found out once.

    Args:
        document: The text.
        words: The words of its language.
        pleas: Blocks known as pleas, which say nothing of the article; too many are its own.
    """

    def __init__(self, document: Document, words: Vocabulary, pleas: Set[int]) -> None:
        self.document: Final = document
        self.words: Final = words
        self.pleas: Final = pleas
        self._speaking: Final[dict[str, list[int]]] = {}

    def speaking(self, thing: str) -> list[int]:
        """Return the first paragraphs that speak of the thing, one more than are needed."""
        if thing not in self._speaking:
            things = self.words.things[thing]
            found = (at for at, stems in self._stems if not things.isdisjoint(stems))
            self._speaking[thing] = list(islice(found, SPOKEN + 1))
        return self._speaking[thing]

    @cached_property
    def _paragraphs(self) -> Sequence[int]:
        """The paragraphs but for pleas."""
        paragraphs = self.document.paragraphs
        if not 0 < len(self.pleas) <= _PLEAS:
            return paragraphs
        return [at for at in paragraphs if at not in self.pleas]

    @cached_property
    def _stems(self) -> list[tuple[int, set[str]]]:
        """The paragraphs, each with what its words begin with."""
        words = self.document.words
        return [(at, set(map(stem, words[at]))) for at in self._paragraphs]

    def is_on(self, own: Sequence[str], at: int) -> bool:
        """Tell whether a thing in these words is the subject of blocks other than *at*."""
        stems = set(map(stem, own))
        named = (name for name in THINGS if not self.words.things[name].isdisjoint(stems))
        return any(sum(other != at for other in self.speaking(name)) >= SPOKEN for name in named)

    @cached_property
    def said(self) -> Counter[str]:
        """In how many paragraphs each word stands."""
        words = self.document.words
        return Counter(chain.from_iterable([set(words[at]) for at in self.document.paragraphs]))

    @cached_property
    def is_talk(self) -> bool:
        """Tell whether author and reader come in too many paragraphs, or these are too few."""
        paragraphs = len(self.document.paragraphs)
        return paragraphs < _REPORT or len(self._personal) > paragraphs // _OTHERS + 1

    @cached_property
    def _personal(self) -> list[int]:
        """The first paragraphs in which author or reader come, as many as make no report."""
        most = len(self.document.paragraphs) // _OTHERS + 2
        return list(islice(self._with(self.words.voices), most))

    def _with(self, voice: frozenset[str]) -> Iterator[int]:
        """Yield the paragraphs in which one of the words stands, those with quotes aside."""
        words, blocks = self.document.words, self.document.blocks
        for at in self._paragraphs:
            if voice.isdisjoint(words[at]):
                continue
            if not any(map(blocks[at].text.__contains__, _QUOTES)):  # a third of a pattern's time
                yield at


def is_firms(article: Article, block: Block) -> bool:
    """Tell whether a block names one whom the article speaks of: a firm, in its own last line.

    Where every other word has a capital, as in titles, names cannot be told.
    """
    document, known = article.document, article.words.lures
    found = {name.lower() for name in _NAME.findall(block.text)}
    names = {name for name in found - document.language.function if stem(name) not in known}
    if not names or len(names) > _NAMES * len(document.words[block.index]):
        return False
    own = document.is_paragraph(block.index)
    return sum(article.said[name] - own for name in names) >= SPOKEN
