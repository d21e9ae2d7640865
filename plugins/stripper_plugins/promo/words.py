"""The words of one language that pleas are made of, and how a plea begins with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from stripper import Block, Document, Span, load_words

STEM: Final = 7  # letters; by them the words of pleas are told, whatever their ending
_ENDS: Final = " ,.:!?"  # what may stand behind an ask
# The first word of the block and of each sentence in it; a mark may stand before the word.
_FIRST: Final = re.compile(r"\W{0,6}(\w+)")
_SENTENCE: Final = re.compile(r"[.!?:—–…|>]\s+\W{0,3}(\w+)")
_CLAUSE: Final = re.compile(r"[,;.!?:—–…|>]\s+\W{0,3}(\w+)")
_Phrases: TypeAlias = Mapping[str, tuple[str, ...]]


# The first letters of a word; in C, since it is asked for many words of many texts.
stem: Final[Callable[[str], str]] = itemgetter(slice(STEM))


class Thing(NamedTuple):
    """What pleas are about: the rule it belongs to, and how telling it is."""

    code: str
    weight: float


THINGS: Final[Mapping[str, Thing]] = {
    "letter": Thing("PRO01", 2.0),
    "news": Thing("PRO01", 1.2),
    "show": Thing("PRO02", 0.8),
    "reading": Thing("PRO01", 0.6),
    "gift": Thing("PRO04", 0.8),
    "subscription": Thing("PRO03", 0.8),
    "goods": Thing("PRO03", 0.8),
    "mail": Thing("PRO01", 0.6),
    "desk": Thing("PRO06", 0.6),
    "wares": Thing("PRO03", 0.8),
    "talk": Thing("PRO06", 0.8),
}
_OWNED: Final = ("letter", "show", "subscription", "wares", "talk")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language that pleas are made of.

    Args:
        asks: First word -> how a sentence of a plea begins.
        offers: The same for beginnings that sentences of an article have, too.
        openers: The first words of both -> the second words; none where the first will do.
        things: What it is about, by name; stems.
        about: All of these.
        every: Stems of all words that a plea holds more often than an article.
        price: Money.
        ours: How a publisher speaks of itself.
        selves: That, and how it speaks to the reader.
        yours: How it speaks to the reader, or points him somewhere.
        asking: Vocabulary of which a plea has one, whatever it asks for.
        plain: How it speaks to the reader, in words that mean nothing else.
        you: The same, in words that may mean others, too.
        readers: How it names the reader, and verbs with which it speaks to him.
        us: How it speaks of itself as of several.
        spoken: That, how it speaks of itself otherwise, and how it speaks to the reader.
        author: How an author speaks of himself, but for what is his: "my letter".
        voices: All of these, and that.
        steps: What instructions for a machine are about.
        told: What a report or a story is told with.
        past: What of that an author tells of himself with.
        frame: What stands before the name of a newsletter that presents itself.
        owners: How a publisher says that something is its own.
        addressed: That, or how it speaks to the reader.
        owned: What is its own, then; stems.
    """

    asks: _Phrases
    offers: _Phrases
    openers: Mapping[str, frozenset[str]]
    things: Mapping[str, frozenset[str]]
    about: frozenset[str]
    every: frozenset[str]
    price: frozenset[str]
    ours: frozenset[str]
    selves: frozenset[str]
    yours: frozenset[str]
    asking: frozenset[str]
    plain: frozenset[str]
    you: frozenset[str]
    readers: frozenset[str]
    us: frozenset[str]
    spoken: frozenset[str]
    author: frozenset[str]
    voices: frozenset[str]
    steps: frozenset[str]
    told: frozenset[str]
    past: frozenset[str]
    frame: frozenset[str]
    owners: frozenset[str]
    addressed: frozenset[str]
    owned: frozenset[str]

    def is_ask(self, phrase: str) -> bool:
        """Tell whether a phrase is all that an ask says."""
        first, *_ = phrase.split()
        return phrase + _ENDS[0] in self.asks.get(first, ())


@cache
def read_words(module_file: str, language: str) -> Vocabulary:
    """Read the words that lie beside the plugin."""
    lists = load_words(module_file, language)
    things = {name: _stems(lists[name]) for name in THINGS}
    verbs = {ask for ask in lists["ask"] if " " not in ask}
    us = lists["we"] | lists["owner"]
    asks, offers = _by_first_word(lists["ask"]), _by_first_word(lists["offer"])
    return Vocabulary(
        asks=asks,
        offers=offers,
        openers=_openers((*lists["ask"], *lists["offer"])),
        things=things,
        about=frozenset().union(*things.values()),
        every=_stems(lists["lure"] | verbs).union(*things.values()),
        price=lists["price"],
        ours=lists["ours"],
        selves=lists["self"],
        yours=lists["yours"] | lists["where"],
        asking=lists["self"] | lists["readers"] | asks.keys(),
        plain=lists["yours"],
        you=lists["yours"] | lists["polite"],
        readers=lists["readers"],
        us=us,
        spoken=us | lists["ours"] | lists["yours"],
        author=lists["author"] - lists["frame"],
        voices=us | lists["yours"] | lists["author"],
        steps=lists["steps"],
        told=lists["told"] | lists["past"],
        past=lists["past"],
        frame=lists["frame"],
        owners=lists["owner"],
        addressed=lists["owner"] | lists["yours"] | lists["polite"],
        owned=frozenset().union(*(things[name] for name in _OWNED)),
    )


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _by_first_word(phrases: Iterable[str]) -> _Phrases:
    filed: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        first, *_ = re.findall(r"\w+", phrase)
        filed[first].extend(phrase + end for end in _ENDS)
    return {first: tuple(each) for first, each in filed.items()}


def _openers(phrases: Iterable[str]) -> Mapping[str, frozenset[str]]:
    seconds: defaultdict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        first, *rest = re.findall(r"\w+", phrase)
        seconds[first].add(rest[0] if rest else "")
    return {
        first: frozenset() if "" in each else frozenset(each) for first, each in seconds.items()
    }


def begins(document: Document, part: Block | Span, phrases: _Phrases) -> bool:
    """Tell whether a sentence of the part begins with one of the phrases."""
    return any(True for _ in beginnings(document, part, phrases))


def beginnings(
    document: Document, part: Block | Span, phrases: _Phrases, *, clauses: bool = False
) -> Iterator[int]:
    """Yield where sentences of the part, or its clauses, too, begin with one of the phrases."""
    folded, pattern = document.folded, _CLAUSE if clauses else _SENTENCE
    first = _FIRST.match(folded, part.start, part.end)
    for found in (first, *pattern.finditer(folded, part.start, part.end)):
        if found and found[1] in phrases and folded.startswith(phrases[found[1]], found.start(1)):
            yield found.start(1)
