"""The article's own title inside its text.

What it removes:
    The title line above the body, the same line again further down, and compound lines that hold
    the title together with a date, a section or the name of the site. Where the title is not
    given, the first line is taken for it when it stands above a paragraph, does not end as a
    sentence, and most of its content words come again in the text.

Why it is noise:
    The title belongs to the record, not to the body. Left in, it is counted twice by search,
    clustering and near-duplicate detection. It comes back in the result's metadata.

Example:
    before: Town votes for a new bridge⏎The town council voted on Monday, nine to four, for a new
        bridge over the Arl, in place of the one that the flood took.
    after: The town council voted on Monday, nine to four, for a new bridge over the Arl, in place
        of the one that the flood took.

What it keeps:
    Subheadings, also those that share words with the title; a first line that ends as a sentence;
    a first line whose words do not come again; verse.

Options:
    Give the title with the document and TTL02 and TTL03 need not guess.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl, shape

_MOST_WORDS: Final = 32  # longer lines are sentences; the longest headlines have about 25 words
_RECURS: Final = 0.45  # share of a first line's content words that must come again in the text
_EQUAL: Final = 0.85  # share of common words at which two titles are the same
_COPIES: Final = 3  # a line that stands more often is a refrain that gave the title
_FEWEST_WORDS: Final = 5
_FEW_QUESTIONS: Final = 2
_EXTRA: Final = 10  # words of date, section and site beside the title
_MARK: Final = re.compile(r"\s[|•·–—»>:-]\s|\d{4}|:\s")
_HEADER: Final = 16  # blocks above the first paragraph in which a title may stand


@hookimpl
def stripper_rules() -> list[Rule]:
    return [
        Rule("TTL01", "title-line", Kind.TITLE, Level.SAFE, "The title above the body."),
        Rule("TTL02", "title-again", Kind.TITLE, Level.SAFE, "The title a second time."),
        Rule(
            "TTL03",
            "title-compound",
            Kind.TITLE,
            Level.SAFE,
            "A line that holds the title together with date, section or site.",
        ),
    ]


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    title = document.title or ""
    words = [word for line in Document(title).words for word in line]
    first = None if words else _first_line(document)
    if first is not None:
        title, words = first.text, document.words[first.index]
    if not words:
        return
    known = set(words)
    sung = document.keys.count(" ".join(words)) > _COPIES
    fewest, most = _EQUAL * len(words), len(words) / _EQUAL
    for block in document.blocks:
        theirs = document.words[block.index]
        alike = fewest <= len(theirs) <= most
        if not alike and (block.index > document.opening or len(theirs) > _MOST_WORDS):
            continue
        if known.isdisjoint(theirs):
            continue
        found = _compare(document, block, words, title, first)
        if found is not None and not (sung and found.rule == "TTL02"):
            yield found


def _compare(
    document: Document, block: Block, words: list[str], title: str, first: Block | None
) -> Finding | None:
    theirs = document.words[block.index]
    facts = {"title": title.strip()}
    head = block.index <= max(document.opening, 0)
    if first is not None and block is first:
        reason = "the line above the first paragraph, and its words come again in the text"
        return Finding(block.start, block.end, "TTL01", reason, 0.9, facts)
    shared = sum((Counter(words) & Counter(theirs)).values())
    if shared >= _EQUAL * max(len(words), len(theirs)) and len(words) > 1:
        code = "TTL01" if head else "TTL02"
        return Finding(block.start, block.end, code, f"the title: {title.strip()!r}", 1.0, facts)
    if head and len(words) > 2 and _is_compound(document, block, words):
        reason = f"holds the title {title.strip()!r} and little else"
        return Finding(block.start, block.end, "TTL03", reason, 0.9, facts)
    return None


def _is_compound(document: Document, block: Block, words: list[str]) -> bool:
    """Tell whether the line holds the title in one piece, and else only a few marked-off words."""
    key, title = document.keys[block.index], " ".join(words)
    extra = len(document.words[block.index]) - len(words)
    if title not in key or extra > _EXTRA or block.text.endswith("."):
        return False
    return bool(_MARK.search(block.text))


def _first_line(document: Document) -> Block | None:
    """Return the line above the body that reads as a title and not as text."""
    if not 0 < document.opening <= _HEADER:
        return None
    questions = sum(block.text.endswith("?") for block in document.blocks)
    for block in document.blocks[: document.opening]:
        if block.text.endswith("?") and questions > _FEW_QUESTIONS:
            continue  # an interview that begins with its first question
        if block.index and document.blocks[block.index - 1].text[:1].isdigit():
            continue  # the entry of a live report, under its time
        if _is_titular(document, block):
            return block
    return None


def _is_titular(document: Document, block: Block) -> bool:
    terms = document.terms[block.index]
    fewest = _FEWEST_WORDS if block.index else 2  # below the first line, menus and names stand
    if not fewest <= len(document.words[block.index]) <= _MOST_WORDS:
        return False
    if shape.bullet_length(block.text) or block.text.endswith((".", ":", ",", ";")):
        return False
    recurring = sum(document.term_counts[term] > 1 for term in terms)
    return bool(terms) and recurring >= _RECURS * len(terms)
