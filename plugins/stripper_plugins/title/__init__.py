"""The article's own title inside its text.

What it removes:
    The title line above the body, whole or cut short, the same line again beside the first
    paragraph, below the last or in a run of short lines, and compound lines that hold the title
    together with a date, a section or the name of the site. Where the title is not given, the first
    line is taken for it when it stands above a paragraph, does not end as a sentence, and many of
    its content words come again in the text.

Why it is noise:
    The title belongs to the record, not to the body. Left in, it is counted twice by search,
    clustering and near-duplicate detection. It comes back in the result's metadata.

Example:
    before: Town votes for a new bridge⏎The town council voted on Monday, nine to four, for a new
        bridge over the Arl, in place of the one that the flood took.
    after: The town council voted on Monday, nine to four, for a new bridge over the Arl, in place
        of the one that the flood took.

What it keeps:
    Subheadings, also those that share words with the title or repeat it over a section; a first
    line that ends as a sentence; a first line whose words do not come again; the heading of the
    first of several letters or reports; verse.

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
from stripper_plugins.title.guess import MOST_WORDS, first_line

_EQUAL: Final = 0.85  # share of common words at which two titles are the same
_COPIES: Final = 3  # a line that stands more often is a refrain that gave the title
_NEAR: Final = 2  # lines below the first paragraph that may still be the header
_SHORT: Final = 60  # code points
_SITE_WORDS: Final = 3
_EXTRA: Final = 10  # words of date, section and site beside the title
_MARK: Final = re.compile(r"\s[|•·–—»>:-]\s|\d{4}|:\s")
_SITE: Final = re.compile(r"\s[|•·–—»-]\s")
_FEWEST_SHORT: Final = 3  # words of a title that is cut short
_WORD: Final = re.compile(r"\w+")


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
    words = [word for line in Document(title).words for word in line] if title else []
    first = None if words else first_line(document)
    if first is not None:
        title, words = first.text, document.words[first.index]
    if not words:
        return
    yield from _above(document, title.strip(), words, first)
    names = _names(title, words)
    for at in document.led_by({name.split(" ", 1)[0] for name in names}):
        if at > document.opening and document.key(at) in names and _is_apart(document, at):
            block, facts = document.blocks[at], {"title": title.strip()}
            reason = f"the title again: {title.strip()!r}"
            yield Finding(block.start, block.end, "TTL02", reason, 1.0, facts)


def _above(
    document: Document, title: str, words: list[str], first: Block | None
) -> Iterator[Finding]:
    """The title in the header, whole or with a few words more or less."""
    known, facts = set(words), {"title": title}
    for block in document.blocks[: document.opening + 1]:
        theirs = document.words[block.index]
        if len(theirs) > MOST_WORDS and len(theirs) * _EQUAL > len(words):
            continue
        if shape.is_code(block.text):
            continue  # `title: "…",` in data that stands in the page
        if first is not None and block is first:
            reason = (
                "stands above the first paragraph, and many of its words come again in the text"
            )
            yield Finding(block.start, block.end, "TTL01", reason, 0.9, facts)
        elif not known.isdisjoint(theirs):
            shared = sum((Counter(words) & Counter(theirs)).values())
            if shared >= _EQUAL * max(len(words), len(theirs)) and len(words) > 1:
                reason = f"the title: {title!r}"
                yield Finding(block.start, block.end, "TTL01", reason, 1.0, facts)
            elif len(words) > 2 and _is_compound(document, block, words):
                reason = f"holds the title {title!r} and little else"
                yield Finding(block.start, block.end, "TTL03", reason, 0.9, facts)
            elif first is None and _is_short(document, block, words):
                reason = f"the beginning or a part of the title: {title!r}"
                yield Finding(block.start, block.end, "TTL01", reason, 0.9, facts)


def _is_apart(document: Document, at: int) -> bool:
    """Tell whether a line heads no section: at the body's ends, or below two more short lines."""
    if document.key_counts[document.keys[at]] > _COPIES:
        return False
    if at > document.closing or at <= document.opening + _NEAR:
        return True
    above = document.blocks[at - 2 : at]
    return all(len(b.text) <= _SHORT and not shape.ends_sentence(b.text) for b in above)


def _names(title: str, words: list[str]) -> set[str]:
    """Return the title, and what it is without the name of the site, as keys."""
    if len(words) < 2:
        return set()
    if not _SITE.search(title):
        return {" ".join(words)}
    parts = [" ".join(_WORD.findall(part.lower())) for part in _SITE.split(title)]
    return {" ".join(words), *(part for part in parts if part.count(" ") >= _SITE_WORDS)}


def _is_compound(document: Document, block: Block, words: list[str]) -> bool:
    """Tell whether the line holds the title in one piece, and else only a few marked-off words."""
    key, title = document.key(block.index), " ".join(words)
    extra = len(document.words[block.index]) - len(words)
    if title not in key or extra > _EXTRA or block.text.endswith("."):
        return False
    return bool(_MARK.search(block.text))


def _is_short(document: Document, block: Block, words: list[str]) -> bool:
    """Tell whether a line is a part of the title, from one mark in it to the next, or cut short."""
    theirs = document.words[block.index]
    if (
        block.index >= document.opening
        or len(theirs) < _FEWEST_SHORT
        or theirs != words[: len(theirs)]
    ):
        return False
    return block.text.endswith(("...", "…")) or not shape.ends_sentence(block.text)
