"""Tables of contents: a label, and below it the headings that come again with their sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import Final

from stripper import Cue, Document, Finding, Words, shape

_ENTRY_WORDS: Final = 20
_FEWEST: Final = 3  # entries
_SHARE: Final = 0.6  # of the lines between the label and the last entry that are entries
_MISSES: Final = 2  # lines in a row that are none
_TEXT: Final = 0.5  # paragraphs a heading; a menu that stands there twice has none


def find_contents(document: Document, vocabulary: Words) -> Iterator[Finding]:
    """Find labels of contents with the entries below them."""
    labels = [
        cue.block
        for cue in document.cues("navigation-contents")
        if cue.leads and (cue.trails or _is_switch(document, cue, vocabulary["switch"]))
    ]
    if not labels:
        return
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(document.words):
        if len(words) <= _ENTRY_WORDS:
            places[_heading(words)].append(index)
    for label in labels:
        entries = _entries(document, label, places)
        if len(entries) >= max(_FEWEST, _SHARE * (max(entries, default=label) - label)):
            first, last = document.blocks[label], document.blocks[entries[-1]]
            reason = f"'{first.text}' and {len(entries)} headings that come again below"
            yield Finding(first.start, last.end, "NAV01", reason, 0.9)


def _is_switch(document: Document, cue: Cue, switches: frozenset[str]) -> bool:
    """Tell whether nothing but a switch stands behind a label: "Contents [hide]"."""
    behind = shape.key_of(document.text[cue.end : document.blocks[cue.block].end])
    return switches.issuperset(behind.split())


def _entries(document: Document, label: int, places: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the lines below a label that come again further down, once each, in the same order."""
    entries: list[int] = []
    headings: list[int] = []
    for index in range(label + 1, len(document.blocks)):
        if index > (entries[-1] if entries else label) + _MISSES + 1:
            break
        key = _heading(document.words[index])
        after = headings[-1] if headings else index
        heading = next((at for at in places.get(key, ()) if at > after), None)
        if key and heading is not None:
            entries.append(index)
            headings.append(heading)
    if not headings:
        return []
    told = sum(headings[0] < at < headings[-1] for at in document.paragraphs)
    return entries if told >= _TEXT * len(headings) else []


def _heading(words: Sequence[str]) -> str:
    """Return the words of a heading without its number."""
    return " ".join(dropwhile(str.isdecimal, words))
