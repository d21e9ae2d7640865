"""Pleas known by their words and signs together, by learned weights."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from stripper import Block, Document, Finding, is_reported, shape
from stripper_plugins.promo.edges import tells_of_self
from stripper_plugins.promo.signs import ASKS, BARE, MAY_ASK, is_at_end, is_part, plea_signs
from stripper_plugins.promo.voice import SPOKEN, Article, is_firms
from stripper_plugins.promo.words import begins, newness, stem

WEIGHTS: Final = Path(__file__).with_name("weights.toml")
MOST_WORDS: Final = 45
_REMEMBERED: Final = 50_000  # words
_NEW: Final = 0.5  # share of its content words that stand nowhere else
_GATE: Final = 4  # weight of words that speak for a plea, in a block that is looked at
_LEAST: Final = 2  # weight of its words, without which signs are hardly ever enough
_FEWEST_PARAGRAPHS: Final = 4  # in a shorter text nearly all is new
_SILENT: Final = 20  # words; a longer plea speaks to somebody, or says where he can turn
_SPEAKS: Final = frozenset(
    ("the publisher speaks", "speaks to the reader", ASKS, MAY_ASK, BARE, "gives an address",
     "gives a number", "says so aloud", "presents it")
)  # fmt: skip
_PHONE: Final = re.compile(r"\d[\d ().-]{5,}\d")
_MOST_LURES: Final = 3
_MOST_TOLD: Final = 2
_LONG_WORDS: Final = 25
_NAMED: Final = 3  # words in a reason


class Words(dict[str, int]):
    """Words to how much their stems speak for a plea; 0 for those that do not.

    A memory of what was asked for, so that a word is cut to its stem once and not in every text.
    """

    def __init__(self, stems: Mapping[str, int]) -> None:
        super().__init__()
        self._stems = stems

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = weight = max(0, self._stems.get(stem(word), 0))
        return weight


class Weights(NamedTuple):
    """How much speaks for a plea: signs, the stems of words by language, and what is enough."""

    signs: Mapping[str, float]
    stems: Mapping[str, Mapping[str, int]]
    words: Mapping[str, Words]
    enough: float


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Read the weights that lie beside this module."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    stems = {
        language: {word: int(weight) for weight, words in lists.items() for word in words}
        for language, lists in data["words"].items()
    }
    words = {language: Words(own) for language, own in stems.items()}
    return Weights(data["signs"], stems, words, data["enough"])


def may_be_pleas(article: Article) -> set[int]:
    """Return the short blocks with enough words of pleas, most of whose words are new."""
    document = article.document
    words = load_weights().words.get(document.language.code)
    if words is None or len(document.paragraphs) < _FEWEST_PARAGRAPHS:
        return set()
    weight = words.__getitem__
    return {
        at
        for at, own in enumerate(document.words)
        if 0 < len(own) <= MOST_WORDS
        and sum(map(weight, own)) >= _GATE
        and newness(document, at) >= _NEW
    }


def read_signs(article: Article, block: Block, *, letter: bool) -> Iterator[tuple[str, float]]:
    """Yield each sign of a block by its name, with how much there is of it.

    Args:
        article: The text.
        block: The block.
        letter: It names a newsletter.
    """
    document, words = article.document, article.words
    own = document.words[block.index]
    asks = begins(document, block, words.asks, clauses=letter)
    for sign in plea_signs(article, block, asks=asks, letter=letter):
        yield sign, 1
    if not words.yours.isdisjoint(own):
        yield "speaks to the reader", 1
    if thing := words.thing(own):
        yield "names what pleas are about", 1
        others = sum(at != block.index for at in article.speaking(thing))
        yield "is on what the article is on", min(SPOKEN, others)
    lures = {word for word in own if stem(word) in words.lures} - document.language.function
    yield "words of pleas", min(_MOST_LURES, len(lures))
    if _PHONE.search(block.text):
        yield "gives a number", 1
    yield "is new", newness(document, block.index)
    if is_at_end(document, block.index):
        yield "stands at the end", 1
    if article.is_talk:
        yield "where authors speak to readers", 1
    yield from _told(article, block)


def _told(article: Article, block: Block) -> Iterator[tuple[str, float]]:
    """Yield what a block has of the article."""
    document, words = article.document, article.words
    own = document.words[block.index]
    yield "tells a story", min(_MOST_TOLD, sum(map(words.told.__contains__, own)))
    yield "has words", len(own)
    yield "is long", max(0, len(own) - _LONG_WORDS)
    if shape.bullet_length(block.text):
        yield "is an item", 1
    if shape.ends_sentence(block.text):
        yield "is a sentence", 1
    if is_part(document, block):
        yield "is a part", 1
    if is_firms(article, block):
        yield "is a firm's", 1
    if tells_of_self(article, block):
        yield "tells of its author", 1


def _is_entry(document: Document, block: Block) -> bool:
    """Tell whether a block has a label as one beside it has: "Costs: ..."."""
    near = document.blocks[max(0, block.index - 1) : block.index + 2]
    return bool(shape.label_of(block.text)) and sum(bool(shape.label_of(b.text)) for b in near) > 1


def new_stems(article: Article, block: Block) -> set[str]:
    """Return the stems of the words of a block that the other blocks do not have."""
    document = article.document
    terms, counts = document.language.terms, document.term_counts
    copies = document.key_counts[document.key(block.index)]
    own = document.words[block.index]
    return {stem(word) for word in own if counts.get(terms[word], 0) <= copies}


def find_learned(article: Article, block: Block, code: str, *, letter: bool) -> Finding | None:
    """Find a plea by the learned weight of all its signs, and of its words."""
    document, weights = article.document, load_weights()
    stems = weights.stems.get(document.language.code, {})
    said = {each: stems[each] for each in stems.keys() & new_stems(article, block)}
    if sum(said.values()) < _LEAST or _is_entry(document, block):
        return None  # as mostly
    signs = dict(read_signs(article, block, letter=letter))
    known = {sign: weights.signs[sign] * much for sign, much in signs.items()}
    if sum(known.values()) + sum(said.values()) < weights.enough or is_reported(document, block):
        return None
    if len(document.words[block.index]) > _SILENT and _SPEAKS.isdisjoint(signs):
        return None
    named = [sign for sign, more in known.items() if more > 0]
    own = [word for word in document.words[block.index] if word not in document.language.function]
    leading = [word for word in dict.fromkeys(own) if said.get(stem(word), 0) > 1]
    if leading:
        named.append("words such as " + ", ".join(map(repr, leading[:_NAMED])))
    reason = f"signs and words of a plea: {', '.join(named)}"
    return Finding(block.start, block.end, code, reason, 0.85)
