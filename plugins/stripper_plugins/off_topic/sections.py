"""Sections of other stories above the article, where a later heading says its title again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from stripper import Block, Document, Finding
from stripper_plugins.off_topic.overlap import (
    HEADING_WORDS,
    count_terms,
    is_long,
    overlap,
    title_terms,
)

_WORD: Final = re.compile(r"\w+")
_TERMS: Final = 20  # content words; a section of fewer may share few by chance
_FOREIGN: Final = 0.5  # overlap
_SHARED: Final = 0.25  # share of content words; with more a section is on a side of the subject
_RETURN_WORDS: Final = 5  # words of a heading that says the title, or a part of it, again
_SHORTEST: Final = 2 * _RETURN_WORDS  # code points of such a heading
_LARGEST: Final = 1 / 3  # of the text; a larger section is what the article is about


def foreign_sections(document: Document, blocks: Sequence[Block]) -> list[Finding]:
    """Return a finding for each section of another story, in order."""
    end = _return_of_title(document, blocks)
    if end is None:
        return []
    total = count_terms(document, blocks)
    findings = []
    for section in _sections(document, blocks[: end + 1]):
        start, stop = section[0].start, section[-1].end
        if stop - start > _LARGEST * len(document.text):
            continue
        share = _foreign_share(document, section, total)
        if share is None or share > _SHARED:
            continue
        reason = f"under '{section[0].text}': {share:.0%} of its content words stand elsewhere"
        findings.append(Finding(start, stop, "OFF02", reason, 0.9))
    return findings


def _return_of_title(document: Document, blocks: Sequence[Block]) -> int | None:
    """Return the place of the heading that says the title again."""
    titles = header_keys(document)
    if not titles:
        return None
    most = max(title.count(" ") for title in titles) + 1
    if most < _RETURN_WORDS:
        return None
    says = {
        at
        for at in document.led_by(frozenset(" ".join(titles).split()))
        if _RETURN_WORDS <= len(document.words[at]) <= most
        and len(key := document.key(at)) >= _SHORTEST
        and not document.is_gone(at)
        and any(key in title for title in titles)
    }
    if not says:
        return None
    for place, (block, below) in enumerate(pairwise(blocks)):
        if block.index in says and _is_heading(document, block, below):
            return place
    return None


def header_keys(document: Document) -> list[str]:
    """Return the title and the lines above the body that the header stage took."""
    taken = [document.key(at) for at in range(document.opening) if document.is_gone(at)]
    return [" ".join(_WORD.findall(document.title.lower())), *taken] if document.title else taken


def _sections(document: Document, blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the runs of blocks that begin with a heading over a paragraph, the last left out."""
    sections: list[list[Block]] = []
    for block, below in pairwise(blocks):
        if _is_heading(document, block, below):
            sections.append([block])
        elif sections:
            sections[-1].append(block)
    return sections


def _is_heading(document: Document, block: Block, below: Block) -> bool:
    short = 2 <= len(document.words[block.index]) <= HEADING_WORDS
    closed = block.text.endswith((".", ":", ",", ";"))
    return short and not closed and block.text[0].isalnum() and is_long(document, below)


def _foreign_share(
    document: Document, section: Sequence[Block], total: Mapping[str, int]
) -> float | None:
    """Return the share of the section's terms that stand elsewhere, if it is another story's."""
    if section[0].text[0].isdigit():
        return None  # a numbered heading belongs to a list that the article is made of
    if sum(is_long(document, block) for block in section) < 2:
        return None
    counts = count_terms(document, section)
    outside = {term: total[term] - count for term, count in counts.items()}
    if len(counts) < _TERMS or overlap(counts, outside, title_terms(document)) >= _FOREIGN:
        return None
    return sum(map(bool, outside.values())) / len(counts)
