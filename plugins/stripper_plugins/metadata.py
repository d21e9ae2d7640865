"""Dates, addresses, reading times, share bars and breadcrumbs.

What it removes:
    Lines in the header that are a date and nothing else, in any common form, with or without
    "published" or "updated" and a time; the same below the body where such a label stands; lines
    that are an address; reading times; lines made of share and print buttons; breadcrumbs.

Why it is noise:
    It describes the article and is no part of what its author wrote. Date and address come back
    in the result's metadata.

Example:
    before: 20240307⏎https://example.org/news/bridge⏎The town council voted on Monday, nine to four,
        for a new bridge over the Arl, in place of the one that the flood took.
    after: The town council voted on Monday, nine to four, for a new bridge over the Arl, in place
        of the one that the flood took.

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
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

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
    load_words,
    shape,
)

Words: TypeAlias = Mapping[str, frozenset[str]]

_LONGEST: Final = 120  # code points; no line of this kind is longer
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE: Final = re.compile(r"(?<!\d)\+?\(?\d{2,4}\)?(?:[ /-]\d{2,5}){2,4}(?!\d)")
_CONTACT_WORDS: Final = 16
_READ_WORDS: Final = 8
_CRUMB_WORDS: Final = 5  # words between two breadcrumb marks; the last may be the title
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"\d+(?:st|nd|rd|th|am|pm|h\d*|t\d+|z)*|t\d+z?")
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
        Rule("MET06", "contact-line", kind, Level.SUGGEST, "A mail address or telephone number."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    words = load_words(__file__, document.language.code)
    labels = {cue.block for cue in document.cues("metadata-date-label")}
    reads = {cue.block: cue for cue in document.cues("metadata-read-time")}
    asks = {cue.block for cue in document.cues("metadata-share-ask")}
    for block in document.remaining:
        if len(block.text) > _LONGEST:
            continue
        found = _share_bar(document, block, words) or _contact(document, block)
        if not found and not document.opening <= block.index < document.closing:
            found = (
                _date(document, block, words, labelled=block.index in labels)
                or _address(document, block)
                or _breadcrumb(document, block, words)
            )
        if not found and block.index in reads:
            found = _read_time(document, block, reads[block.index])
        if not found and block.index in asks:
            found = Finding(block.start, block.end, "MET04", "asks the reader to share", 0.95)
        if found:
            yield found


def _date(document: Document, block: Block, words: Words, *, labelled: bool) -> Finding | None:
    """A date alone in the header, or with its label below the body."""
    above = block.index < document.opening
    if not above and not (labelled and block.index > document.closing):
        return None
    theirs = document.words[block.index]
    spelled = not words["date"].isdisjoint(theirs) and _DIGIT.search(block.text)
    if not spelled and not _NUMERIC_DATE.search(block.text):
        return None
    known = words["date"] | words["date-filler"]
    if any(word not in known and not _NUMBER.fullmatch(word) for word in theirs):
        return None
    reason = "the line is a date" + (" above the body" if above else " below the body")
    return Finding(block.start, block.end, "MET01", reason, 0.97, {"date": block.text})


def _address(document: Document, block: Block) -> Finding | None:
    if not _URL.fullmatch(block.text):
        return None
    if block.index and document.blocks[block.index - 1].text.endswith(":"):
        return None  # the text says what the address is for
    return Finding(
        block.start, block.end, "MET02", "the line is an address", 0.97, {"url": block.text}
    )


def _read_time(document: Document, block: Block, cue: Cue) -> Finding | None:
    """A short line with the cue and a number, or the cue alone."""
    if len(document.words[block.index]) > _READ_WORDS:
        return None
    if not (cue.leads and cue.trails) and not _DIGIT.search(block.text):
        return None
    phrase = document.text[cue.start : cue.end]
    return Finding(block.start, block.end, "MET03", f"reading time: '{phrase}'", 0.97)


def _contact(document: Document, block: Block) -> Finding | None:
    mailed = "@" in block.text and _MAIL.search(block.text)
    if not mailed and not (block.index > document.closing and _PHONE.search(block.text)):
        return None
    if len(document.words[block.index]) > _CONTACT_WORDS or shape.ends_sentence(block.text):
        return None
    reason = "a short line with a mail address or a telephone number"
    return Finding(block.start, block.end, "MET06", reason, 0.7)


def _share_bar(document: Document, block: Block, words: Words) -> Finding | None:
    theirs = document.words[block.index]
    if not theirs or not (theirs[0] in words["share"] or theirs[0].isdecimal()):
        return None
    named = [word for word in theirs if not word.isdecimal()]
    if not words["share"].issuperset(named) or words["share-core"].isdisjoint(named):
        return None
    return Finding(block.start, block.end, "MET04", "only words of share buttons", 0.95)


def _breadcrumb(document: Document, block: Block, words: Words) -> Finding | None:
    theirs = document.words[block.index]
    if not theirs or block.index >= document.opening or _URL.search(block.text):
        return None
    if _is_section(document, block):
        return Finding(block.start, block.end, "MET05", "the section, above the title", 0.9)
    parts = [part for part in _CRUMB.split(block.text) if part]
    if len(parts) < 2 or any(len(part.split()) > _CRUMB_WORDS for part in parts[:-1]):
        return None
    if len(parts) < 3 and theirs[0] not in words["crumb"]:
        return None
    return Finding(block.start, block.end, "MET05", f"a path of {len(parts)} steps", 0.9)


def _is_section(document: Document, block: Block) -> bool:
    """Tell whether one or two words stand directly above the title."""
    if not document.title or not 1 <= len(document.words[block.index]) <= 2:
        return False
    below = document.blocks[block.index + 1]
    return document.folded[below.start : below.end] == document.title.strip().lower()
