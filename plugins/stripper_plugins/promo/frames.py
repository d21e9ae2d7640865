"""Pleas known by what they speak of: a word of each of several lists, in few words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from stripper import Block, Document, Finding, Frames, load_words
from stripper_plugins.promo.pleas import newness
from stripper_plugins.promo.signs import is_priced
from stripper_plugins.promo.voice import SPOKEN, Article, is_firms
from stripper_plugins.promo.weighed import is_apart
from stripper_plugins.promo.words import STEM, begins, stem

GROUP: Final = "promo-frame"  # of phrases: the words that frames begin with
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 60
_NEW: Final = 0.6  # share of content words that stand nowhere else; lines of a plea share some
_MOST: Final = 4  # blocks, or one in so many; what more of them say is the article's subject


class _Frame(NamedTuple):
    """What a plea is about, and the lists that have a word each in it; the rarest comes first.

    In any of them the publisher speaks, or a reader is spoken to or named. Where it says so,
    *readers* are named, the publisher speaks (*ours*), *you* are spoken to, or a *price* is named.
    """

    what: str
    code: str
    lists: tuple[str, ...]
    most: int = 40
    readers: bool = False
    ours: bool = False
    you: bool = False
    price: bool = False


_COSTS: Final = "asks for what news cost"
_FRAMES: Final = (
    _Frame(_COSTS, "PRO04", ("trade", "money"), _MOST_WORDS),
    _Frame(_COSTS, "PRO04", ("trade", "gift"), _MOST_WORDS),
    _Frame(_COSTS, "PRO04", ("gift", "tale"), 50, ours=True, you=True),
    _Frame(_COSTS, "PRO04", ("gift", "tale"), 50, readers=True),
    _Frame(_COSTS, "PRO04", ("pay", "tale", "read"), 50),
    _Frame("collects money", "PRO04", ("drive", "left"), ours=True, price=True),
    _Frame("collects money", "PRO04", ("match", "give", "until"), 30),
    _Frame("offers a letter", "PRO01", ("mail", "often", "news"), 24),
    _Frame("offers an event", "PRO03", ("join", "event"), 35, ours=True, you=True),
    _Frame("asks for news", "PRO06", ("matter", "tell"), 30, ours=True, you=True),
    _Frame("says who helps", "PRO06", ("helpline", "ring", "always")),
    _Frame("offers a recording", "PRO02", ("audio", "listen", "tale"), 20),
)


class _Filled(NamedTuple):
    """A block that has a word of each list of a frame, and these words."""

    block: Block
    frame: _Frame
    words: list[str]


def find_frames(article: Article) -> dict[int, Finding]:
    """Return the pleas, by block index; what several paragraphs speak of is no plea's."""
    filled = _filled(article)
    if not 0 < len(filled) <= max(1, min(_MOST, len(article.document.blocks) // _MOST)):
        return {}
    return {
        at: Finding(each.block.start, each.block.end, each.frame.code, _reason(each), 0.85)
        for at, each in filled.items()
        if not _is_subject(article.document, each, filled.keys())
        and newness(article.document, at) >= _NEW
        and not is_firms(article, each.block)
    }


def _reason(filled: _Filled) -> str:
    named = ", ".join(f"'{word}'" for word in filled.words)
    return f"{filled.frame.what}, with {named}"


def _filled(article: Article) -> dict[int, _Filled]:
    """Return the blocks that say all that a plea says, and as no part of a story does."""
    document = article.document
    found: dict[int, _Filled] = {}
    mute = article.words.asking.isdisjoint
    for cue in document.cues(GROUP):
        own, block = document.words[cue.block], document.blocks[cue.block]
        if cue.block in found or not _FEWEST_WORDS <= len(own) <= _MOST_WORDS or mute(own):
            continue
        plea = _fill(article, block, document.folded[cue.start : cue.end])
        if plea and is_apart(article, block, _told(article, own)):
            found[cue.block] = plea
    return found


def _told(article: Article, own: Sequence[str]) -> int:
    """Return how many words of stories a plea may hold: one where it speaks to the reader."""
    return not article.words.you.isdisjoint(own)


def _fill(article: Article, block: Block, first: str) -> _Filled | None:
    """Return the first frame of a word that a block fills, and by what."""
    document = article.document
    frames = _frames(document.language.code)
    for frame, named in frames.filled(first, document.words[block.index]):
        if _speaks(article, block, frame):
            return _Filled(block, frame, named)
    return None


def _speaks(article: Article, block: Block, frame: _Frame) -> bool:
    """Tell whether a block says whose it is, speaks to the reader and names a sum, as it must."""
    known, own = article.words, article.document.words[block.index]
    ours = "@" in block.text or not known.us.isdisjoint(own)
    if (frame.ours and not ours) or (frame.price and not is_priced(block, own, known)):
        return False
    readers = not known.readers.isdisjoint(own)
    if frame.readers and not readers:
        return False
    return ((ours or readers) and not frame.you) or _is_spoken_to(article, block)


def _is_spoken_to(article: Article, block: Block) -> bool:
    """Tell whether a block speaks to the reader, asks a question or asks for something."""
    document, words = article.document, article.words
    addressed = not words.you.isdisjoint(document.words[block.index]) or "?" in block.text
    return addressed or begins(document, block, words.asks)


def _is_subject(document: Document, filled: _Filled, others: Set[int]) -> bool:
    """Tell whether the article itself is about what is said first."""
    word = stem(filled.words[0])
    named = (
        at
        for at in document.paragraphs
        if at not in others and any(own.startswith(word) for own in document.words[at])
    )
    return len(list(islice(named, SPOKEN))) == SPOKEN


@cache
def _frames(language: str) -> Frames[_Frame]:
    return Frames(_FRAMES, load_words(__file__, language), STEM)


def first_words(language: str) -> list[str]:
    """Return the words by which to find what may be a plea, for `stripper_phrases`."""
    return sorted(_frames(language).begun)
