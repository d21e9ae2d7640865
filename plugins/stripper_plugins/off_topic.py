"""Paragraphs and sections of another story.

What it removes:
    A paragraph of which almost no content word comes again in the rest of the article or in its
    title, while the article's other paragraphs share theirs; a section under its own heading for
    which the same holds, or most of it where a later heading returns to the title.

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
    `suggest = true` (OFF02 on weak evidence is a suggestion).

Source:
    Overlap of content words with the rest of the document, as in SORE (arXiv 2506.16644), with
    word counts in place of sentence vectors.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from stripper import (
    Block,
    Document,
    Finding,
    Kind,
    Level,
    Phrases,
    Rule,
    hookimpl,
    load_phrases,
)

_FEWEST_PARAGRAPHS: Final = 5  # fewer say too little about what the article is about
_FEWEST_TERMS: Final = 8  # content words; a paragraph of fewer may share none by chance
_WORDS: Final = 20
_NEAR: Final = 2  # blocks; another story's paragraphs come together, so neighbours do not count
_DOUBTFUL: Final = 0.3  # overlap with the blocks farther away
_FOREIGN: Final = 0.05  # overlap with the article without its doubtful paragraphs
_MIXED: Final = 0.4  # share of paragraphs in doubt; an article with more is a round-up
_MOST_FOREIGN: Final = 0.15  # share of paragraphs; with more the article is a mixed one
_FEWEST_NAMES: Final = 2
_SECTION_TERMS: Final = 20
_SECTION_FOREIGN: Final = 0.1
_SECTION_RETURN: Final = 0.5  # where a later heading returns to the title
_HEADING_WORDS: Final = 14
_RETURN_WORDS: Final = 5  # words of a heading that says the title, or a part of it, again
# A capital inside a sentence: a name, in most languages.
_NAME: Final = re.compile(r"(?<=[^\s.!?:\"“„«(–—-]\s)[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]+")


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.OFF_TOPIC, Level.SAFE
    return [
        Rule("OFF01", "foreign-paragraph", kind, safe, "A paragraph of another story."),
        Rule("OFF02", "foreign-section", kind, safe, "A section of another story."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    blocks = document.remaining
    long = [block for block in blocks if _is_long(document, block)]
    if len(long) < _FEWEST_PARAGRAPHS:
        return []
    sections = _foreign_sections(document, blocks)
    covered = {block.index for section, _ in sections for block in section}
    findings = [
        Finding(
            section[0].start,
            section[-1].end,
            "OFF02",
            f"under '{section[0].text}': {share:.0%} of its content words stand elsewhere in the "
            "article",
            0.9,
        )
        for section, share in sections
    ]
    rest = [block for block in blocks if block.index not in covered]
    for block, share in _foreign_paragraphs(document, rest):
        reason = f"{share:.0%} of its content words stand elsewhere in the article"
        findings.append(Finding(block.start, block.end, "OFF01", reason, 0.85))
    return sorted(findings, key=lambda finding: finding.start)


def _is_long(document: Document, block: Block) -> bool:
    index = block.index
    return len(document.words[index]) >= _WORDS and len(document.terms[index]) >= _FEWEST_TERMS


def _count(document: Document, blocks: Iterable[Block]) -> Counter[str]:
    return Counter(chain.from_iterable(document.terms[block.index] for block in blocks))


def _overlap(terms: Iterable[str], counts: Mapping[str, int], title: frozenset[str]) -> float:
    """Return how much of *terms* the counted blocks speak of: the mean of log(1 + blocks)."""
    weights = [counts.get(t, 0) + 2 * (t in title) for t in terms]
    return sum(map(math.log1p, weights)) / len(weights)


def _foreign_paragraphs(document: Document, blocks: Sequence[Block]) -> list[tuple[Block, float]]:
    long = [place for place, block in enumerate(blocks) if _is_long(document, block)]
    total = _count(document, blocks)
    title = _title_terms(document)
    doubtful = []
    for place in long:
        terms = document.terms[blocks[place].index]
        near = _count(document, blocks[max(0, place - _NEAR) : place + _NEAR + 1])
        far = {term: total[term] - near[term] for term in terms}
        if _overlap(terms, far, title) < _DOUBTFUL:
            doubtful.append(blocks[place])
    if not doubtful or len(doubtful) > _MIXED * len(long):
        return []
    core = total - _count(document, doubtful)
    linked = {cue.block for cue in document.cues("off-topic-link") if cue.leads}
    foreign = []
    for block in doubtful:
        terms = document.terms[block.index]
        if _overlap(terms, core, title) >= _FOREIGN or block.index in linked:
            continue
        if _is_headed(document, block):
            continue
        if block.text[0].isalpha() and len(_new_names(block, total)) >= _FEWEST_NAMES:
            foreign.append((block, sum(core[term] > 0 for term in terms) / len(terms)))
    return foreign if len(foreign) <= max(1, _MOST_FOREIGN * len(long)) else []


def _is_headed(document: Document, block: Block) -> bool:
    """Tell whether the line above is the paragraph's own heading, as in a list of reviews."""
    above = document.blocks[block.index - 1] if block.index else block
    short = len(document.words[above.index]) <= _HEADING_WORDS
    return short and not document.terms[above.index].isdisjoint(document.terms[block.index])


def _new_names(block: Block, counts: Mapping[str, int]) -> set[str]:
    names = {name.lower() for name in _NAME.findall(block.text)}
    return {name for name in names if counts.get(name[:6], 0) <= 1}


def _foreign_sections(
    document: Document, blocks: Sequence[Block]
) -> list[tuple[list[Block], float]]:
    sections = _sections(document, blocks)
    if not sections:
        return []
    total = _count(document, blocks)
    title = _title_terms(document)
    returns = _return_of_title(document, sections)
    foreign = []
    for number, section in enumerate(sections):
        counts = _count(document, section)
        heading = document.terms[section[0].index]
        if len(counts) < _SECTION_TERMS or section[0].text[0].isdigit():
            continue  # a numbered heading belongs to a list that the article is made of
        outside = {term: total[term] - count for term, count in counts.items()}
        before = returns is not None and number < returns
        limit = _SECTION_RETURN if before else _SECTION_FOREIGN
        if _overlap(counts, outside, title) >= limit:
            continue
        if before or not any(outside.get(term) or term in title for term in heading):
            if sum(_is_long(document, block) for block in section) >= 2:
                foreign.append((section, sum(map(bool, outside.values())) / len(counts)))
    size = sum(len(block.text) for section, _ in foreign for block in section)
    whole = sum(len(block.text) for block in blocks)
    if returns is None and (len(foreign) > max(1, len(sections) // 4) or size > whole / 3):
        return []
    return foreign


def _sections(document: Document, blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the runs of blocks that begin with a heading over a paragraph."""
    sections: list[list[Block]] = []
    for place, block in enumerate(blocks):
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if below is not None and _is_heading(document, block) and _is_long(document, below):
            sections.append([block])
        elif sections:
            sections[-1].append(block)
    return sections


def _is_heading(document: Document, block: Block) -> bool:
    short = 2 <= len(document.words[block.index]) <= _HEADING_WORDS
    return short and block.text[0].isalnum() and not block.text.endswith((".", ":", ",", ";"))


def _return_of_title(document: Document, sections: Sequence[Sequence[Block]]) -> int | None:
    """Return the section whose heading says the title again: those before it are other stories."""
    header = _header(document)
    for number, section in enumerate(sections):
        key = document.keys[section[0].index]
        if len(key.split()) >= _RETURN_WORDS and any(key in title for title in header):
            return number
    return None


def _header(document: Document) -> list[str]:
    """Return the title and the lines above the body that the header stage took."""
    taken = [document.keys[at] for at in range(document.opening) if document.is_gone(at)]
    return [" ".join(Document(document.title).words[0]), *taken] if document.title else taken


def _title_terms(document: Document) -> frozenset[str]:
    """Return the title's content words; where none is given, those of the title line taken."""
    if document.title_terms or not document.opening or not document.is_gone(0):
        return document.title_terms
    return document.terms[0]
