"""Sections of another story, under a heading of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from stripper import Block, Document, Finding
from stripper_plugins.off_topic.overlap import (
    HEADING_WORDS,
    count_terms,
    is_long,
    overlap,
    title_terms,
)

_SECTION_TERMS: Final = 20
_SECTION_FOREIGN: Final = 0.1
_SECTION_RETURN: Final = 0.5  # where a later heading returns to the title
_RETURN_WORDS: Final = 5  # words of a heading that says the title, or a part of it, again


def foreign_sections(
    document: Document, blocks: Sequence[Block], total: Mapping[str, int]
) -> list[Finding]:
    """Return a finding for each section of another story, in order."""
    sections = _sections(document, blocks)
    returns = _return_of_title(document, sections)
    findings = []
    for number, section in enumerate(sections):
        before = returns is not None and number < returns
        share = _foreign_share(document, section, total, before=before)
        if share is None:
            continue
        code = "OFF02" if before else "OFF03"
        reason = f"under '{section[0].text}': {share:.0%} of its content words stand elsewhere"
        findings.append(Finding(section[0].start, section[-1].end, code, reason, 0.9))
    size = sum(finding.end - finding.start for finding in findings)
    whole = sum(len(block.text) for block in blocks)
    if returns is None and (len(findings) > max(1, len(sections) // 4) or size > whole / 3):
        return []
    return findings


def _foreign_share(
    document: Document, section: Sequence[Block], total: Mapping[str, int], *, before: bool
) -> float | None:
    """Return the share of the section's terms that stand elsewhere, if it is another story's."""
    if section[0].text[0].isdigit():
        return None  # a numbered heading belongs to a list that the article is made of
    if sum(is_long(document, block) for block in section) < 2:
        return None
    counts = count_terms(document, section)
    title = title_terms(document)
    outside = {term: total[term] - count for term, count in counts.items()}
    limit = _SECTION_RETURN if before else _SECTION_FOREIGN
    if len(counts) < _SECTION_TERMS or overlap(counts, outside, title) >= limit:
        return None
    heading = document.terms[section[0].index]
    if not before and any(outside[term] or term in title for term in heading):
        return None
    return sum(map(bool, outside.values())) / len(counts)


def _sections(document: Document, blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the runs of blocks that begin with a heading over a paragraph."""
    sections: list[list[Block]] = []
    for place, block in enumerate(blocks):
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if below is not None and _is_heading(document, block) and is_long(document, below):
            sections.append([block])
        elif sections:
            sections[-1].append(block)
    return sections


def _is_heading(document: Document, block: Block) -> bool:
    short = 2 <= len(document.words[block.index]) <= HEADING_WORDS
    return short and block.text[0].isalnum() and not block.text.endswith((".", ":", ",", ";"))


def _return_of_title(document: Document, sections: Sequence[Sequence[Block]]) -> int | None:
    """Return the section whose heading says the title again: those before it are other stories."""
    header = header_keys(document)
    for number, section in enumerate(sections):
        key = document.keys[section[0].index]
        if len(key.split()) >= _RETURN_WORDS and any(key in title for title in header):
            return number
    return None


def header_keys(document: Document) -> list[str]:
    """Return the title and the lines above the body that the header stage took."""
    taken = [document.keys[at] for at in range(document.opening) if document.is_gone(at)]
    return [" ".join(Document(document.title).keys), *taken] if document.title else taken
