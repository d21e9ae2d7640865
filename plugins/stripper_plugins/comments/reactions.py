"""Rows of reactions below an article, each with the count of the readers who felt so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stripper import Document, Finding

_FEWEST: Final = 3  # reactions with their counts
_WORDS: Final = 4  # of a reaction and its count
_HEADING_WORDS: Final = 8


def find_reactions(document: Document, feelings: frozenset[str]) -> Iterator[Finding]:
    """Yield rows such as `Love`, `3`, `Sad`, `11`, `Angry 48`, with the line that asks for them."""
    run: list[int] = []
    counted = 0
    for at in document.led_by(feelings):
        if at <= document.closing or not feelings.issuperset(_letters(document, at)):
            continue
        if not run or at > run[-1] + 1:
            yield from _row(document, run, counted)
            run, counted = [], 0
        count = at + 1 if _is_count(document, at + 1) else at
        counted += count > at or len(_letters(document, at)) < len(document.words[at])
        run += range(at, count + 1)
    yield from _row(document, run, counted)


def _row(document: Document, run: list[int], counted: int) -> Iterator[Finding]:
    if counted < _FEWEST:
        return
    first, last = document.blocks[run[0]], document.blocks[run[-1]]
    asked = document.blocks[run[0] - 1]
    if asked.text.endswith((":", "?")) and len(document.words[asked.index]) <= _HEADING_WORDS:
        first = asked
    reason = (
        f"{counted} reactions of readers with their counts, '{document.blocks[run[0]].text}' first"
    )
    yield Finding(first.start, last.end, "COM02", reason, 0.9)


def _letters(document: Document, at: int) -> list[str]:
    own = document.words[at]
    return [word for word in own if not word.isdigit()] if len(own) <= _WORDS else own


def _is_count(document: Document, at: int) -> bool:
    return at < len(document.blocks) and document.blocks[at].text.isdigit()
