"""Dates, addresses, reading times, share bars and breadcrumbs.

What it removes:
    Lines in the header that are a date and nothing else, in any common form, with or without
    "published" or "updated" and a time; the same below the body where such a label stands; lines
    that are an address; reading times; lines made of share and print buttons; breadcrumbs.

Why it is noise:
    It describes the article and is no part of what its author wrote. Date and address come back
    in the result's metadata.

Example:
    before: 20240307⏎https://example.org/news/bridge⏎The town voted on Monday.
    after: The town voted on Monday.

What it keeps:
    Dates and times inside the body, which head the entries of a live blog, a diary or a timeline;
    addresses inside a sentence or in a list of sources; sentences that begin with "Share".

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stripper import (
    Block,
    Cue,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
)

_LONGEST: Final = 120  # code points; no line of this kind is longer
_CRUMB_WORDS: Final = 5  # words between two breadcrumb marks; the last may be the title
_NUMBER: Final = re.compile(r"\d+")
_NUMERIC_DATE: Final = re.compile(
    r"(?:19|20)\d{2}[-./]?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)\d{1,2}[-./]\s?\d{1,2}[-./]\s?(?:19|20)?\d{2}(?!\d)"
)
_URL: Final = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*")
_CRUMB: Final = re.compile(r"\s*[›»→]\s*|\s+(?:>|/|\||::|\\)\s+")


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.METADATA, Level.SAFE
    return [
        Rule("MET01", "date-line", kind, safe, "A line that is a date and nothing else."),
        Rule("MET02", "address-line", kind, safe, "A line that is a web address."),
        Rule("MET03", "read-time", kind, safe, "How long the article takes to read."),
        Rule("MET04", "share-bar", kind, safe, "Share, print and comment buttons."),
        Rule("MET05", "breadcrumb", kind, safe, "The path from the home page to the article."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    lines = [block for block in document.remaining if len(block.text) <= _LONGEST]
    tests = (
        _Dates(document).test,
        lambda block: _address(document, block),
        _Reads(document).test,
        _Shares(document).test,
        lambda block: _breadcrumb(document, block),
    )
    for block in lines:
        for test in tests:
            if found := test(block):
                yield found
                break


def _by_block(cues: Sequence[Cue]) -> dict[int, list[Cue]]:
    grouped: dict[int, list[Cue]] = {}
    for cue in cues:
        grouped.setdefault(cue.block, []).append(cue)
    return grouped


def _uncovered(block: Block, *covers: Sequence[Cue]) -> str:
    """Return the letters and digits of a block that no cue covers."""
    chars = list(block.text)
    for cues in covers:
        for cue in cues:
            for at in range(cue.start - block.start, cue.end - block.start):
                chars[at] = " "
    return "".join(filter(str.isalnum, chars))


class _Dates:
    """Lines made of date words, numbers and labels."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._dates = _by_block(document.cues("metadata-date"))
        self._fillers = _by_block(document.cues("metadata-date-filler"))
        self._labels = {cue.block for cue in document.cues("metadata-date-label") if cue.leads}

    def test(self, block: Block) -> Finding | None:
        dates = self._dates.get(block.index, ())
        numeric = _NUMERIC_DATE.search(block.text)
        if not numeric and not (dates and _NUMBER.search(block.text)):
            return None
        in_header = block.index < self._document.opening
        in_tail = block.index > self._document.closing and block.index in self._labels
        if not in_header and not in_tail:
            return None
        if _uncovered(block, dates, self._fillers.get(block.index, ())).strip("0123456789TZ"):
            return None
        reason = "the line is a date" + (" below the body" if in_tail else " above the body")
        return Finding(block.start, block.end, "MET01", reason, 0.97, {"date": block.text})


def _address(document: Document, block: Block) -> Finding | None:
    match = _URL.match(block.text)
    if not match or match.end() < len(block.text):
        return None
    if document.opening <= block.index < document.closing:
        return None
    return Finding(
        block.start, block.end, "MET02", "the line is an address", 0.97, {"url": block.text}
    )


class _Reads:
    """Reading times: a short line with the cue and a number, or the cue alone."""

    def __init__(self, document: Document) -> None:
        self._cues = {cue.block: cue for cue in document.cues("metadata-read-time")}
        self._words = document.words

    def test(self, block: Block) -> Finding | None:
        cue = self._cues.get(block.index)
        if cue is None or len(self._words[block.index]) > 8:
            return None
        phrase = block.text[cue.start - block.start : cue.end - block.start]
        if not (cue.leads and cue.trails) and not _NUMBER.search(block.text):
            return None
        return Finding(block.start, block.end, "MET03", f"reading time: '{phrase}'", 0.97)


class _Shares:
    """Lines in which every word is part of a share bar."""

    def __init__(self, document: Document) -> None:
        self._words = _by_block(document.cues("metadata-share"))
        self._core = _by_block(document.cues("metadata-share-core"))
        self._asks = {cue.block for cue in document.cues("metadata-share-ask") if cue.leads}

    def test(self, block: Block) -> Finding | None:
        if block.index in self._asks:
            return Finding(block.start, block.end, "MET04", "asks the reader to share", 0.95)
        if block.index not in self._core:
            return None
        if _uncovered(block, self._words[block.index]).strip("0123456789kKmM"):
            return None
        return Finding(block.start, block.end, "MET04", "only words of share buttons", 0.95)


def _breadcrumb(document: Document, block: Block) -> Finding | None:
    if block.index >= document.opening or _URL.search(block.text):
        return None
    parts = [part for part in _CRUMB.split(block.text) if part]
    if len(parts) < 2 or any(len(part.split()) > _CRUMB_WORDS for part in parts[:-1]):
        return None
    starts = {cue.start for cue in document.cues("metadata-crumb")}
    if block.start not in starts and len(parts) < 3:
        return None
    return Finding(block.start, block.end, "MET05", f"a path of {len(parts)} steps", 0.9)
