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
    addresses inside a sentence or in a list of sources; sentences that begin with "Share"; dates
    in a list of facts about an event, or with a place; programmes of three lines and more.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

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
from stripper_plugins.metadata.dates import SURE, find_date, find_record, find_source
from stripper_plugins.metadata.record import Words
from stripper_plugins.metadata.share import asks, find_share_bar, share_bars

_LONGEST: Final = 120  # code points; no line of this kind is longer
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE: Final = re.compile(r"(?<!\d)\+?\(?\d{2,4}\)?(?:[ /-]\d{2,5}){2,4}(?!\d)")
_CONTACT_WORDS: Final = 16
_READ_WORDS: Final = 8
_CRUMB_WORDS: Final = 5  # words between two breadcrumb marks; the last may be the title
_LISTED: Final = 2  # records with words that only their place explains; more are a list
_DIGIT: Final = re.compile(r"\d")
_URL: Final = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*")
_CRUMB_MARK: Final = re.compile(r"[›»→>/|:\\]")
_CRUMB: Final = re.compile(r"\s*[›»→]\s*|\s+(?:>|/|\||::|\\)\s+")


class _Cues(NamedTuple):
    """The blocks with phrases of these kinds."""

    labels: set[int]
    reads: dict[int, Cue]
    asks: set[int]
    shares: set[int]


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
        Rule("MET07", "record-line", kind, safe, "Several facts about the article in one line."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    words = load_words(__file__, document.language.code)
    cues = _Cues(
        labels={cue.block for cue in document.cues("metadata-date-label")},
        reads={cue.block: cue for cue in document.cues("metadata-read-time")},
        asks={cue.block for cue in document.cues("metadata-share-ask")},
        shares={cue.block for cue in document.cues("metadata-share-lead") if cue.leads},
    )
    edges = {*range(document.opening), *range(document.closing, len(document.blocks))}
    bars = set(share_bars(document, words))
    cued = cues.asks | cues.shares | cues.reads.keys()
    mails = _with_mail(document)
    findings: list[Finding] = []
    for at in sorted(bars | edges | cued | mails):
        block = document.blocks[at]
        if len(block.text) > _LONGEST or not document.words[at] or document.is_gone(at):
            continue
        found = find_share_bar(document, block, words) if at in bars else None
        if not found and (at > document.closing or at in mails):
            found = _contact(document, block)
        if not found and at in edges:
            found = _at_edge(document, block, words, labelled=at in cues.labels)
        if not found and at in cued:
            found = _cued(document, block, words, cues)
        if found:
            findings.append(found)
    records = [found for found in findings if found.rule == "MET07" and found.score < SURE]
    return [found for found in findings if len(records) <= _LISTED or found not in records]


def _with_mail(document: Document) -> set[int]:
    if "@" not in document.text:
        return set()
    return {block.index for block in document.blocks if "@" in block.text}


def _at_edge(document: Document, block: Block, words: Words, *, labelled: bool) -> Finding | None:
    """What stands above or below the body alone."""
    found = None
    if _DIGIT.search(block.text):
        found = find_date(document, block, words, labelled=labelled)
        found = found or find_record(document, block, words)
    elif document.words[block.index][0] in words["source"]:
        found = find_source(document, block, words)
    return found or _address(document, block) or _breadcrumb(document, block, words)


def _cued(document: Document, block: Block, words: Words, cues: _Cues) -> Finding | None:
    at = block.index
    found = _read_time(document, block, cues.reads[at]) if at in cues.reads else None
    if not found and (at in cues.asks or (at in cues.shares and asks(document, block, words))):
        found = Finding(block.start, block.end, "MET04", "asks the reader to share", 0.95)
    return found


def _address(document: Document, block: Block) -> Finding | None:
    if "." not in block.text or not _URL.fullmatch(block.text):
        return None
    if document.above(block.index).endswith(":"):
        return None  # the text says what the address is for
    return Finding(
        block.start, block.end, "MET02", "the line is an address", 0.97, {"url": block.text}
    )


def _read_time(document: Document, block: Block, cue: Cue) -> Finding | None:
    """A short line with the cue and a number, or the cue alone."""
    if len(document.words[block.index]) > _READ_WORDS:
        return None
    if not cue.alone and not _DIGIT.search(block.text):
        return None
    reason = f"reading time: '{document.phrase(cue)}'"
    return Finding(block.start, block.end, "MET03", reason, 0.97)


def _contact(document: Document, block: Block) -> Finding | None:
    mailed = "@" in block.text and _MAIL.search(block.text)
    if not mailed and not (block.index > document.closing and _PHONE.search(block.text)):
        return None
    if len(document.words[block.index]) > _CONTACT_WORDS or shape.ends_sentence(block.text):
        return None
    reason = "a short line with a mail address or a telephone number"
    return Finding(block.start, block.end, "MET06", reason, 0.7)


def _breadcrumb(document: Document, block: Block, words: Words) -> Finding | None:
    if block.index >= document.opening:
        return None
    if _is_section(document, block):
        return Finding(block.start, block.end, "MET05", "the section, above the title", 0.9)
    if not _CRUMB_MARK.search(block.text) or _URL.search(block.text):
        return None
    parts = [part for part in _CRUMB.split(block.text) if part]
    if len(parts) < 2 or any(len(part.split()) > _CRUMB_WORDS for part in parts[:-1]):
        return None
    if len(parts) < 3 and document.words[block.index][0] not in words["crumb"]:
        return None
    return Finding(block.start, block.end, "MET05", f"a path of {len(parts)} steps", 0.9)


def _is_section(document: Document, block: Block) -> bool:
    """Tell whether one or two words stand directly above the title."""
    if not document.title or not 1 <= len(document.words[block.index]) <= 2:
        return False
    below = document.blocks[block.index + 1]
    return document.folded[below.start : below.end] == document.title.strip().lower()
