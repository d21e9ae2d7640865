"""Notices known by what they speak of: a word of each of several lists, in few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import Final, NamedTuple

from stripper import Block, Document, Finding, Frames, load_words
from stripper_plugins.legal.edges import MOST_WORDS, NEW, OFTEN, is_said, start_at

_STEM: Final = 6  # letters; the forms of a word share them
_FEWEST_WORDS: Final = 4
_EARLY_WORDS: Final = 8


class _Frame(NamedTuple):
    """What a notice is about, and the lists that have a word each in it; the rarest comes first.

    At an *edge* the text begins or ends; other notices stand between paragraphs too. One that is
    *told* of the text has words in common with it, and one *on* it names it early, or as "this".
    """

    what: str
    lists: tuple[str, ...]
    most: int = 30
    edge: bool = True
    told: bool = False
    on: bool = False
    rule: str = "LEG02"


_FRAMES: Final = (
    _Frame("a note on rights", ("reuse", "leave", "thing"), edge=False),
    _Frame("a note on rights", ("copied", "leave", "thing")),
    _Frame("a note on rights", ("reuse", "leave", "request")),
    _Frame("a note on rights", ("copying", "ban"), 20),
    _Frame("a note on rights", ("mark", "owner")),
    _Frame("a note on rights", ("consent", "unless", "may", "used", "thing"), 24),
    _Frame("a note on rights", ("protected", "law", "thing"), 14),
    _Frame("a disclaimer", ("opinion", "denied", "alone", "author"), 40, edge=False),
    _Frame("a disclaimer", ("reflect", "opinion", "denied", "author"), 40),
    _Frame("a disclaimer", ("opinion", "own", "author"), 14),
    _Frame("a disclaimer", ("opinion", "those", "denied", "author"), 24),
    _Frame("a disclaimer", ("guest", "staff", "thing")),
    _Frame("a disclaimer", ("advice", "expert", "denied", "purpose"), 40),
    _Frame("a disclaimer", ("price", "correct", "published")),
    _Frame("a disclaimer", ("nutrition", "estimate")),
    _Frame("a disclaimer", ("innocent", "guilty"), 14),
    _Frame("a disclaimer", ("risk", "invest", "loss"), 16),
    _Frame("a disclaimer", ("liability", "assumed", "denied", "damage")),
    _Frame("a disclosure", ("stake", "holder", "named")),
    _Frame("a disclosure", ("stake", "holding", "holder"), 20),
    _Frame("a disclosure", ("hosted", "stayed", "holder"), 20),
    _Frame("a request for consent", ("terms", "policy", "agree", "party"), edge=False),
    _Frame("a request for corrections", ("wrong", "notice", "editors", "reader"), edge=False),
    _Frame("a request for corrections", ("wrong", "notice", "desk", "thing"), told=True),
    _Frame("a correction", ("amiss", "version", "earlier", "thing"), 40, told=True),
    _Frame("a correction", ("changed", "thing", "clear"), 40, told=True),
    _Frame(
        "a note on how the text came about", ("generated", "machine", "piece"), edge=False, on=True
    ),
    _Frame("a note on how the text came about", ("machine", "made", "piece"), 20, on=True),
    _Frame("a note on how the text came about", ("clarity", "condensed"), 20),
    _Frame("a note on where the text appeared", ("medium", "printing", "this", "thing")),
    _Frame("a note on standards", ("standards", "press", "ours")),
    _Frame("a note on who earns", ("commission", "earn", "purchase"), MOST_WORDS, edge=False),
    _Frame("a note on who earns", ("income", "earn", "purchase", "site"), MOST_WORDS),
    _Frame("a note on who paid", ("fund", "newsroom", "say"), rule="LEG03"),
    _Frame("a note on who paid", ("honest", "gift", "given"), rule="LEG03"),
    _Frame("a note on who paid", ("bought", "maker", "thing"), rule="LEG03"),
    _Frame("a note on who paid", ("bought", "partnership"), 8, rule="LEG03"),
)


class _Filled(NamedTuple):
    """A block that has a word of each list of a frame, and these words."""

    block: Block
    frame: _Frame
    words: list[str]


def find_frames(document: Document, outside: Collection[int]) -> Iterator[Finding]:
    """Yield the blocks that say all that a notice says, at an edge or in words of their own.

    Args:
        document: The text.
        outside: The indices of the blocks where notices stand.
    """
    licences = {cue.block for cue in document.cues("legal-licence")}
    filled = [
        each for each in _filled(document, frozenset(outside)) if each.block.index not in licences
    ]
    if not filled:
        return
    first = {each.words[0] for each in filled}
    told = Counter(chain.from_iterable(map(first.intersection, document.words)))
    for block, frame, words in filled:
        start = start_at(document, block, words[0])
        if told[words[0]] <= OFTEN and not is_said(document, block, start):
            named = ", ".join(f"'{word}'" for word in words)
            reason = f"{frame.what}, which names {named}"
            yield Finding(start, block.end, frame.rule, reason, 0.9)


def _filled(document: Document, outside: frozenset[int]) -> Iterator[_Filled]:
    """Yield what may be a notice: where texts begin or end any, between paragraphs some."""
    begun = _frames(document.language.code).begun.keys()
    terms, words = document.terms, document.words
    told = _inside(document.language.code) & document.term_counts.keys()
    inside = [at for at, own in enumerate(terms) if not told.isdisjoint(own)] if told else ()
    for at in sorted(outside.union(inside)):
        few = _FEWEST_WORDS <= len(words[at]) <= MOST_WORDS
        if few and not begun.isdisjoint(words[at]):
            yield from islice(_frames_of(document, at, edge=at in outside), 1)


def _frames_of(document: Document, at: int, *, edge: bool) -> Iterator[_Filled]:
    """Yield the frames that a block fills, each with a word for every list."""
    block, words = document.blocks[at], document.words[at]
    frames = _frames(document.language.code)
    first = filter(frames.begun.__contains__, words)
    for frame, named in chain.from_iterable(frames.filled(word, words) for word in first):
        least = 0.0 if edge and frame.told else NEW
        if frame.on and not _is_on_text(document, at, named):
            continue
        if (edge or not frame.edge) and document.novelty(at) >= least:
            yield _Filled(block, frame, named)


def _is_on_text(document: Document, at: int, named: Sequence[str]) -> bool:
    """Tell whether a block is about a text, which "The leaflet was translated" is not."""
    lists, own = load_words(__file__, document.language.code), document.words[at]
    texts, this = {word[:_STEM] for word in lists["piece"]}, lists["this"]
    return any(
        word[:_STEM] in texts and (place < _EARLY_WORDS or own[place - 1] in this)
        for place, word in enumerate(own)
        if word not in named[:-1]
    )


@cache
def _frames(language: str) -> Frames[_Frame]:
    return Frames(_FRAMES, load_words(__file__, language), _STEM)


@cache
def _inside(language: str) -> frozenset[str]:
    """Return the terms of the first lists of frames that stand between paragraphs, too."""
    begun = _frames(language).begun.items()
    words = (word for word, own in begun if not all(frame.edge for frame in own))
    return frozenset(word[:_STEM] for word in words)
