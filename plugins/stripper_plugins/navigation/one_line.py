"""The frame of a page whose text is one line, as `get_text(" ")` makes it: menus before prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Document, Finding, Language, Words

_FEWEST_WORDS: Final = 150  # of a page with an article
_LONGEST: Final = 200_000  # code points; more is a book
_MOST_BLOCKS: Final = 4
_BULK: Final = 0.8  # share of the text in the line
_FRAME_WORDS: Final = 20
# Words that name sections of a site, in the frame: how many different ones, and their share.
_NAMED: Final = 5
_NAMED_SHARE: Final = 0.08
# What a word says for prose: function words are half of it, and next to none of menus, where
# most words have a capital. Numbers stand in dates, counters and prices.
_FUNCTION: Final = 1.0
_SMALL: Final = 0.4
_CAPITAL: Final = -1.0
_NOUN: Final = -0.4  # likewise, where nouns have capitals
_NOUNS: Final = "de"
_NUMBER: Final = -0.7
_ENDS: Final = 0.5  # more for the last word of a sentence
_PROSE: Final = 6.0  # of some sentences on end, with which the article begins and ends
_FRAME: Final = -8.0  # of all that stands before, or behind
_NAMES: Final = 8  # words with a capital with which the first sentence may begin
_ENDINGS: Final = (".", "!", "?", "…")
_STOPS: Final = (*_ENDINGS, "|", "»", ">")
_CLOSERS: Final = "\"'”’»)]"
_MARKS: Final = "\"'“”‘’„«»()[],;:.!?…–—-"
_WORD: Final = re.compile(r"\S+")


def find_in_line(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Find what stands before the first and behind the last sentences of a page in one line."""
    block = _line(document)
    if block is None:
        return
    words = list(_WORD.finditer(block.text))
    prose = _prose([word[0] for word in words], document.language)
    first = _sentence_start(words, _first_run(prose))
    last = _sentence_end(words, len(words) - 1 - _first_run(prose[::-1]))
    for part, side in ((slice(0, first), "before"), (slice(last + 1, len(words)), "behind")):
        count = len(words[part])
        if sum(prose[part]) > _FRAME or count < _FRAME_WORDS:
            continue
        plain = [word[0].lower().strip(_MARKS) for word in words[part]]
        named = [word for word in plain if word in vocabulary["item"]]
        if len(set(named)) < _NAMED or len(named) < _NAMED_SHARE * count:
            continue
        reason = (
            f"{count} words {side} the sentences of a page in one line, "
            f"most with capitals: {', '.join(dict.fromkeys(named))}"
        )
        start, end = words[part][0].start(), words[part][-1].end()
        yield Finding(block.start + start, block.start + end, "NAV05", reason, 0.85)


def _line(document: Document) -> Block | None:
    """Return the line that is nearly all of a text, and long enough for a page."""
    if not 0 < len(document.blocks) <= _MOST_BLOCKS or len(document.text) > _LONGEST:
        return None
    block = max(document.blocks, key=lambda each: len(each.text))
    bulk = len(block.text) >= _BULK * len(document.text)
    return block if bulk and len(document.words[block.index]) >= _FEWEST_WORDS else None


def _prose(words: Sequence[str], language: Language) -> list[float]:
    """Return what each word says for prose."""
    said: list[float] = []
    begins = True
    for word in words:
        bare = word.strip(_MARKS)
        ends = _ends(word)
        said.append(_score(bare, language, begins=begins) + _ENDS * (ends and bare[-2:].islower()))
        begins = ends
    return said


def _score(word: str, language: Language, *, begins: bool) -> float:
    """Return what a word says for prose; the first of a sentence has its capital anyway."""
    if not word:
        return 0.0
    if word[0].isdigit():
        return _NUMBER
    small, function = word[0].islower(), word.lower() in language.function
    if small or begins:
        return _FUNCTION if function else _SMALL * small
    if function:
        return 0.0
    return _NOUN if language.code == _NOUNS else _CAPITAL


def _first_run(prose: Sequence[float]) -> int:
    """Return where the first words begin that are surely prose; 0 where none are."""
    run, start = 0.0, 0
    for at, score in enumerate(prose):
        if run <= 0:
            run, start = 0.0, at
        run += score
        if run >= _PROSE:
            return start
    return 0


def _sentence_start(words: Sequence[re.Match[str]], at: int) -> int:
    """Return the beginning of the sentence that goes on at a word: its names belong to it."""
    start = at
    while start and at - start < _NAMES:
        above = words[start - 1][0]
        if above.endswith(_STOPS) or above.lstrip(_MARKS)[:1].islower():
            break
        start -= 1
    return start


def _sentence_end(words: Sequence[re.Match[str]], at: int) -> int:
    """Return the end of the last sentence up to a word: a menu may begin as one, "About us"."""
    near = range(at, max(-1, at - _NAMES), -1)
    return next((end for end in near if _ends(words[end][0])), at)


def _ends(word: str) -> bool:
    return word.rstrip(_CLOSERS).endswith(_ENDINGS)
