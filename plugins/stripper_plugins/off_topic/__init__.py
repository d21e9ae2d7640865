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

from itertools import islice
from typing import Final

from stripper import Document, Finding, Kind, Level, Phrases, Rule, hookimpl, load_phrases
from stripper_plugins.off_topic.overlap import count_terms, is_long
from stripper_plugins.off_topic.paragraphs import foreign_passages
from stripper_plugins.off_topic.sections import foreign_sections

_FEWEST_PARAGRAPHS: Final = 4  # fewer say too little about what the article is about


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
        Rule(
            "OFF04",
            "unconnected-paragraph",
            kind,
            Level.SUGGEST,
            "A paragraph that shares little with the rest, with fewer signs.",
        ),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    blocks = document.remaining
    long = (block for block in blocks if is_long(document, block))
    if len(list(islice(long, _FEWEST_PARAGRAPHS))) < _FEWEST_PARAGRAPHS:
        return []
    total = count_terms(document, blocks)
    findings = foreign_sections(document, blocks, total)
    rest = blocks
    if findings:
        rest = [b for b in blocks if not any(f.start <= b.start < f.end for f in findings)]
    for passage in foreign_passages(document, rest, total):
        code = "OFF01" if passage.sure else "OFF04"
        findings += [
            Finding(block.start, block.end, code, passage.reason, 0.85)
            for block in rest[passage.first : passage.last + 1]
        ]
    return sorted(findings, key=lambda finding: finding.start)
