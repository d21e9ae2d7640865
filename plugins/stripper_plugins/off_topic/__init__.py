"""Paragraphs and sections of another story.

What it removes:
    A paragraph of which almost no content word comes again in the rest of the article or in its
    title, while the article's other paragraphs share theirs; a section under its own heading for
    which the same holds, where a later heading returns to the title. Other such sections are
    suggestions.

Why it is noise:
    It is another article's text: a teaser box, a second story, a paragraph that the page put in
    the wrong place. It brings names into the text that have nothing to do with it.

Example:
    before: a report on a bridge, with a paragraph on a tennis final in the middle
    after: the report on the bridge

What it keeps:
    Quotations, list items, asides and short paragraphs; paragraphs that begin by going on ("But",
    "This"); paragraphs that name nobody; articles whose paragraphs share little with each other,
    such as round-ups; the first substantial paragraph.

Options:
    None.

Source:
    Overlap of content words with the rest of the document, as in SORE (arXiv 2506.16644), with
    word counts in place of sentence vectors.
"""

from __future__ import annotations

from typing import Final

from stripper import Document, Finding, Kind, Level, Phrases, Rule, hookimpl, load_phrases
from stripper_plugins.off_topic.overlap import count_terms, is_long
from stripper_plugins.off_topic.paragraphs import foreign_paragraphs
from stripper_plugins.off_topic.sections import foreign_sections

_FEWEST_PARAGRAPHS: Final = 5  # fewer say too little about what the article is about


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.OFF_TOPIC, Level.SAFE
    return [
        Rule("OFF01", "foreign-paragraph", kind, safe, "A paragraph of another story."),
        Rule("OFF02", "foreign-section", kind, safe, "A section of another story."),
        Rule(
            "OFF03",
            "unconnected-section",
            kind,
            Level.SUGGEST,
            "A section that shares little with the rest, without a second sign.",
        ),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    blocks = document.remaining
    if sum(is_long(document, block) for block in blocks) < _FEWEST_PARAGRAPHS:
        return []
    total = count_terms(document, blocks)
    findings = foreign_sections(document, blocks, total)
    rest = [b for b in blocks if not any(f.start <= b.start < f.end for f in findings)]
    for block, share in foreign_paragraphs(document, rest, total):
        reason = f"{share:.0%} of its content words stand elsewhere in the article"
        findings.append(Finding(block.start, block.end, "OFF01", reason, 0.85))
    return sorted(findings, key=lambda finding: finding.start)
