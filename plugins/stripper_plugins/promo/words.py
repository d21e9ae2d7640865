"""The words of one language that pleas are made of, and how a plea begins with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from stripper import Block, Document, Span, load_words

_STEM: Final = 7  # letters; by them the words of pleas are told, whatever their ending
_ENDS: Final = " ,.:!?"  # what may stand behind an ask
# The first word of the block and of each sentence in it; a mark may stand before the word.
_FIRST: Final = re.compile(r"\W{0,6}(\w+)")
_SENTENCE: Final = re.compile(r"[.!?:—–…|>]\s+\W{0,3}(\w+)")
_CLAUSE: Final = re.compile(r"[,;.!?:—–…|>]\s+\W{0,3}(\w+)")
_Phrases: TypeAlias = Mapping[str, tuple[str, ...]]


# The first letters of a word; in C, since it is asked for many words of many texts.
stem: Final[Callable[[str], str]] = itemgetter(slice(_STEM))


class Thing(NamedTuple):
    """What pleas are about: the rule it belongs to, and how much it speaks for a plea."""

    code: str
    weight: float


THINGS: Final[Mapping[str, Thing]] = {
    "help": Thing("PRO06", 1.0),
    "letter": Thing("PRO01", 0.0),
    "show": Thing("PRO02", 1.0),
    "news": Thing("PRO01", 1.0),
    "gift": Thing("PRO04", 1.1),
    "desk": Thing("PRO06", 1.0),
    "reading": Thing("PRO06", 0.6),
    "subscription": Thing("PRO03", 0.0),
    "app": Thing("PRO03", 1.0),
    "goods": Thing("PRO03", 0.0),
    "mail": Thing("PRO01", 0.0),
    "wares": Thing("PRO03", 0.8),
    "talk": Thing("PRO06", 0.0),
}


# How much each word of a list speaks for a plea, or for an article: logarithms of odds, rounded,
# of 1,500 English pleas against 30,000 short paragraphs of articles and 900 that look alike.
LEANING: Final = {"sure": 1.2, "likely": 0.7, "doubtful": -0.3, "prose": -0.85}
_MOST_LEANING: Final = 3
_FITTED: Final = "en"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language that pleas are made of.

    Args:
        asks: First word -> how a sentence of a plea begins.
        buttons: Those of them that nothing but a site says.
        offers: The same for beginnings that sentences of an article have, too.
        openers: The first two words of both.
        things: What it is about, by name; stems.
        about: All of these.
        lures: Stems of all words that a plea holds more often than an article.
        ours: How a publisher speaks of itself.
        yours: How it speaks to the reader, or points him somewhere.
        us: How it speaks of itself as of several.
        spoken: That, how it speaks of itself otherwise, and how it speaks to the reader.
        author: How an author speaks of himself, but for what is his: "my letter".
        voices: All of these, and that.
        steps: What instructions for a machine are about.
        told: What a report or a story is told with.
        past: What of that an author tells of himself with.
        leaning: Stems of words that pleas or articles hold more often, by how much they say.
        frame: What stands before the name of a newsletter that presents itself.
    """

    asks: _Phrases
    buttons: _Phrases
    offers: _Phrases
    openers: frozenset[str]
    things: Mapping[str, frozenset[str]]
    about: frozenset[str]
    lures: frozenset[str]
    ours: frozenset[str]
    yours: frozenset[str]
    us: frozenset[str]
    spoken: frozenset[str]
    author: frozenset[str]
    voices: frozenset[str]
    steps: frozenset[str]
    told: frozenset[str]
    past: frozenset[str]
    leaning: Mapping[str, frozenset[str]]
    frame: frozenset[str]

    def thing(self, own: Iterable[str]) -> str:
        """Return what pleas are about that one of the words names; nothing for none."""
        named = self.about.intersection(map(stem, own))
        return next((name for name in THINGS if not self.things[name].isdisjoint(named)), "")

    def lean(self, own: Iterable[str]) -> float:
        """Return how much the words speak for a plea; more than a few of a list say no more."""
        stems = set(map(stem, own))
        few = ((name, len(stems & leaning)) for name, leaning in self.leaning.items())
        return sum(LEANING[name] * min(_MOST_LEANING, said) for name, said in few)

    def leading(self, own: Iterable[str]) -> list[str]:
        """Return those of the words that speak most for a plea."""
        return [word for word in own if stem(word) in self.leaning["sure"]]


@cache
def read_words(module_file: str, language: str) -> Vocabulary:
    """Read the words that lie beside the plugin."""
    lists = load_words(module_file, language)
    things = {name: _stems(lists[name]) for name in THINGS}
    asks = lists["ask"] | lists["button"]
    begun = asks | lists["offer"]
    verbs = {ask for ask in asks if " " not in ask}
    us = lists["we"] | lists["owner"]
    fitted = LEANING if language == _FITTED else ()  # whose short words others have, too
    return Vocabulary(
        asks=_by_first_word(asks),
        buttons=_by_first_word(lists["button"]),
        offers=_by_first_word(lists["offer"]),
        openers=frozenset(" ".join(re.findall(r"\w+", each)[:2]) for each in begun),
        things=things,
        about=frozenset().union(*things.values()),
        lures=_stems(lists["lure"] | verbs).union(*things.values()),
        ours=lists["ours"],
        yours=lists["yours"] | lists["where"],
        us=us,
        spoken=us | lists["ours"] | lists["yours"],
        author=lists["author"] - lists["ours"],
        voices=us | lists["yours"] | lists["author"],
        steps=lists["steps"],
        told=lists["told"] | lists["past"],
        past=lists["past"],
        leaning={name: _stems(lists[name]) for name in fitted},
        frame=lists["frame"],
    )


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _by_first_word(phrases: Iterable[str]) -> _Phrases:
    filed: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        first, *_ = re.findall(r"\w+", phrase)
        filed[first].extend(phrase + end for end in _ENDS)
    return {first: tuple(each) for first, each in filed.items()}


def begins(
    document: Document, part: Block | Span, phrases: _Phrases, *, clauses: bool = False
) -> bool:
    """Tell whether a sentence of the part, or a clause, too, begins with one of the phrases."""
    folded, behind = document.folded, _CLAUSE if clauses else _SENTENCE
    first = _FIRST.match(folded, part.start, part.end)
    return any(
        found and found[1] in phrases and folded.startswith(phrases[found[1]], found.start(1))
        for found in (first, *behind.finditer(folded, part.start, part.end))
    )


def newness(document: Document, at: int) -> float:
    """Return the novelty of a block; copies of it, which pleas have, do not count against it."""
    new = document.novelty(at)
    if new or (copies := document.key_counts[document.key(at)]) == 1:
        return new  # with copies, there is none
    terms = document.terms[at]
    return sum(document.term_counts[term] == copies for term in terms) / len(terms)
