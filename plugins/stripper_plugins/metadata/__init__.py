"""Dates, addresses, reading times, share bars and breadcrumbs.

What it removes:
    Lines in the header that are a date and nothing else, in any common form, with or without
    "published" or "updated" and a time; the same below the body where such a label stands; lines
    there that only tell facts about the article, such as its date, author, section and number of
    comments, its source, its issue, page and DOI, its age and that it is for the press; where it
    appeared first; sentences in which a blog files a post; lines that are a web address; reading
    times; lines made of share and print buttons, or that ask to share; breadcrumbs, and the section
    directly above the title; below the body whom the press may ask, with names and numbers. Other
    short lines with a mail address or a telephone number are suggestions.

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
    in a list of facts about an event, or with a place; programmes of three lines and more; how long
    something takes, as a point of a list.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    Words,
    hookimpl,
    load_phrases,
    load_words,
    shape,
)
from stripper_plugins.metadata.addresses import find_address, find_contact, find_press, with_mail
from stripper_plugins.metadata.boxes import find_beside, find_box
from stripper_plugins.metadata.breadcrumbs import find_breadcrumb
from stripper_plugins.metadata.dates import (
    SURE,
    find_date,
    find_dateline,
    find_record,
    find_source,
)
from stripper_plugins.metadata.filed import find_edition, find_filed
from stripper_plugins.metadata.share import asks, find_share_bar, share_bars

_LONGEST: Final = 120  # code points; no line of this kind is longer
_READ_WORDS: Final = 8  # "Estimated reading time: 5 minutes and 30 seconds"
_LISTED: Final = 2  # records with words that only their place explains; more are a list
_DATED: Final = 8  # lines with a date; more are those of a chronicle or of a list of changes
_QUOTES: Final = "\"'“”„«‘"
_DIGIT: Final = re.compile(r"\d")


class _Lines(NamedTuple):
    """The lines that may be metadata, by index: for what they say, or where they stand."""

    labels: set[int]
    reads: dict[int, Cue]
    asks: set[int]
    shares: set[int]
    bars: set[int]
    mails: set[int]
    edges: set[int]

    @property
    def all(self) -> list[int]:
        """All of them, in order."""
        cued = self.asks | self.shares | self.reads.keys()
        return sorted(cued | self.bars | self.mails | self.edges)


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
        Rule("MET08", "press-contact", kind, safe, "Whom the press may ask, below the body."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    words = load_words(__file__, document.language.code)
    lines = _lines(document, words)
    findings: list[Finding] = []
    for at in lines.all:
        block = document.blocks[at]
        if len(block.text) > _LONGEST or not document.words[at] or document.is_gone(at):
            continue
        if found := _find(document, block, words, lines):
            findings.append(found)
    records = [found for found in findings if found.rule == "MET07" and found.score < SURE]
    findings = [found for found in findings if len(records) <= _LISTED or found not in records]
    if sum(found.rule == "MET01" for found in findings) > _DATED:
        findings = [found for found in findings if found.rule != "MET01"]
    known = {found.start for found in findings}
    filed = [found for found in find_filed(document, words) if found.start not in known]
    findings += [*filed, *find_press(document, words)]
    findings += find_beside(document, findings, words)
    return sorted(findings, key=lambda found: found.start)


def _lines(document: Document, words: Words) -> _Lines:
    leading = {cue.block for cue in document.cues("metadata-share-lead") if cue.leads}
    return _Lines(
        labels={cue.block for cue in document.cues("metadata-date-label")},
        reads={cue.block: cue for cue in _reads(document, words)},
        asks={c.block for c in document.cues("metadata-share-ask") if not _is_quoted(document, c)},
        shares={at for at in leading if asks(document, document.blocks[at], words)},
        bars=set(share_bars(document, words)),
        mails=with_mail(document),
        edges={*range(document.opening), *range(document.closing, len(document.blocks))},
    )


def _reads(document: Document, words: Words) -> Iterator[Cue]:
    """Yield the phrases of reading times; common words need a number of minutes behind them."""
    yield from document.cues("metadata-read-time")
    for cue in document.cues("metadata-read-lead"):
        theirs = document.words[cue.block]
        if len(theirs) <= _READ_WORDS // 2 and theirs[-1] in words["minute"]:
            yield cue


def _is_quoted(document: Document, cue: Cue) -> bool:
    """Tell whether somebody in the text says it."""
    return cue.start > 0 and document.text[cue.start - 1] in _QUOTES


def _find(document: Document, block: Block, words: Words, lines: _Lines) -> Finding | None:
    """What the first test that a line passes makes of it."""
    at = block.index
    found = find_share_bar(document, block, words) if at in lines.bars else None
    if not found and (at > document.closing or at in lines.mails):
        found = find_contact(document, block)
    if not found and at in lines.edges:
        found = _at_edge(document, block, words, labelled=at in lines.labels)
    if not found and at in lines.reads:
        found = _read_time(document, block, lines.reads[at], words)
    if not found and (at in lines.asks or at in lines.shares):
        found = Finding(block.start, block.end, "MET04", "asks the reader to share", 0.95)
    return found


def _at_edge(document: Document, block: Block, words: Words, *, labelled: bool) -> Finding | None:
    """What stands above or below the body alone."""
    found = None
    theirs = document.words[block.index]
    if _DIGIT.search(block.text) or theirs[-1] in words["ago"]:
        found = find_date(document, block, words, labelled=labelled)
        found = found or find_record(document, block, words) or find_edition(document, block, words)
    elif theirs[0] in words["source"]:
        found = find_source(document, block, words)
    found = found or find_address(document, block, words) or find_dateline(document, block, words)
    found = found or find_box(document, block, words)
    return found or find_breadcrumb(document, block, words)


def _read_time(document: Document, block: Block, cue: Cue, words: Words) -> Finding | None:
    """A short line with the cue and a number, or the cue alone, and no point of a list."""
    theirs, inside = document.words[block.index], document.opening < block.index < document.closing
    if len(theirs) > _READ_WORDS or (inside and shape.bullet_length(block.text)):
        return None
    counted = cue.leads and theirs[-1] in words["minute"]  # "Reading time: six minutes"
    if not (cue.alone or counted or _DIGIT.search(block.text)):
        return None
    reason = f"reading time: '{document.phrase(cue)}'"
    return Finding(block.start, block.end, "MET03", reason, 0.97)
