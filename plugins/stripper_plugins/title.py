"""The article's own title inside its text.

What it removes:
    The title line above the body, whole or cut short; the same line again beside the first
    paragraph, below the last or in a run of short lines; and lines above the body that hold the
    title together with a date, a section or the name of the site. Where the title is not given, a
    line above the first paragraph is taken for it if it does not end as a sentence and many of its
    content words come again in the text.

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
    line that ends as a sentence, that holds several facts, or whose words do not come again; the
    first question of an interview; verse.

Options:
    Give the title with the document and TTL02 and TTL03 need not guess.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from stripper import Block, Document, Finding, Kind, Level, Rule, hookimpl, shape

_MOST_WORDS: Final = 32  # of a title; the longest headlines have about 25
_EQUAL: Final = 0.85  # share of common words at which two titles are the same
_COPIES: Final = 3  # a line that stands more often is a refrain that gave the title
_NEAR: Final = 2  # lines below the first paragraph that may still be the header
_SHORT: Final = 60  # code points of a line that is no paragraph
_PART_SPACES: Final = 3  # in a part of the title; a shorter one may name the site
_EXTRA: Final = 10  # words of date, section and site beside the title
# Between the title and what is beside it; a few words need none, if the title has more.
_MARK: Final = re.compile(r"\s(?:[|•·–—«»‹>:@/-]|//|::)\s|\d{4}|:\s|\s[\[(]|[\])]\s")
_BESIDE: Final = 3
_JOINED: Final = ("-", "–")  # behind the beginning of a title that goes on: "Olm 3-2 Tarn"
_SITE: Final = re.compile(r"\s[|•·–—»-]\s")  # between a title and the name of the site
_FEWEST_SHORT: Final = 3  # words of a title that is cut short
# What stands around it: "Video: ...", "... (3 min)", "... | Tarn Echo".
_AROUND: Final = re.compile(
    r"^[^\w\s]*\s?[^\W\d_]+(?: [^\W\d_]+)?\s?[:.|]\s+"
    r"|\s+(?:\([^()]*\d[^()]*\)|[|–—-] [^|–—]{3,40})$"
)
_WORD: Final = re.compile(r"\w+")
# Of a line that is taken for the title where none is given.
_FEWEST_WORDS: Final = 5  # below the first line, where menus and names stand, too
_RECURS: Final = 0.45  # share of its content words that must come again in the text
_HEADER: Final = 16  # blocks above the first paragraph, at most
_FEW_QUESTIONS: Final = 2  # lines; more are an interview
_SCORE: Final = re.compile(r"\D \d{1,2}$")  # "Olm 3"
# Ends of a sentence, of one in quotation marks, and of a line that leads into the text.
_ENDINGS: Final = (".", ":", ",", ";", '."', ".”", ".“", ".»", ". »")


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.TITLE, Level.SAFE
    compound = "A line that holds the title together with date, section or site."
    return [
        Rule("TTL01", "title-line", kind, safe, "The title above the body."),
        Rule("TTL02", "title-again", kind, safe, "The title a second time."),
        Rule("TTL03", "title-compound", kind, safe, compound),
    ]


@hookimpl
def stripper_find(document: Document) -> Iterator[Finding]:
    title = (document.title or "").strip()
    words = [word for line in Document(title).words for word in line] if title else []
    first = None if words else _first_line(document)
    if first is not None:
        title, words = first.text, document.words[first.index]
    if not words:
        return
    yield from _above(document, title, words, first)
    names = _names(title, words)
    for at in document.led_by({name.split(" ", 1)[0] for name in names}):
        if at > document.opening and document.key(at) in names and _is_apart(document, at):
            block, facts = document.blocks[at], {"title": title}
            reason = f"the title again: {title!r}"
            yield Finding(block.start, block.end, "TTL02", reason, 1.0, facts)


def _above(
    document: Document, title: str, words: Sequence[str], first: Block | None
) -> Iterator[Finding]:
    """Find the title in the header, whole or with a few words more or less.

    *first* is the line that was taken for the title, if it was not given.
    """
    facts = {"title": title}
    for block in document.blocks[: document.opening + 1]:
        theirs = document.words[block.index]
        if len(theirs) > _MOST_WORDS or shape.is_code(block.text):
            continue  # `title: "…",` in data that stands in the page
        shared = sum((Counter(words) & Counter(theirs)).values())
        if block is first:
            reason = (
                "stands above the first paragraph, and many of its words come again in the text"
            )
            yield Finding(block.start, block.end, "TTL01", reason, 0.9, facts)
        elif len(words) > 1 and shared >= _EQUAL * max(len(words), len(theirs)):
            reason = f"the title: {title!r}"
            yield Finding(block.start, block.end, "TTL01", reason, 1.0, facts)
        elif len(words) > 2 and _is_compound(document, block, words):
            reason = f"holds the title {title!r} and little else"
            yield Finding(block.start, block.end, "TTL03", reason, 0.9, facts)
        elif first is None and _is_short(block, title, words):
            reason = f"the beginning of the title: {title!r}"
            yield Finding(block.start, block.end, "TTL01", reason, 0.9, facts)


def _is_compound(document: Document, block: Block, words: Sequence[str]) -> bool:
    """Tell whether a line holds the title in one piece, and else only a few marked-off words."""
    extra = len(document.words[block.index]) - len(words)
    if " ".join(words) not in document.key(block.index) or extra > _EXTRA:
        return False
    few = extra <= _BESIDE < len(words)
    return not block.text.endswith(".") and (few or bool(_MARK.search(block.text)))


def _is_short(block: Block, title: str, words: Sequence[str]) -> bool:
    """Tell whether a line is the beginning of the title, up to a mark in it or cut short."""
    joined = title[len(block.text) :][:1] in _JOINED and title.startswith(block.text)
    for text in () if joined else (block.text, _AROUND.sub("", block.text)):
        theirs = shape.key_of(text).split()
        if len(theirs) >= _FEWEST_SHORT and theirs == words[: len(theirs)]:
            return text.endswith(("...", "…")) or not shape.ends_sentence(text)
    return False


def _names(title: str, words: Sequence[str]) -> set[str]:
    """Return the title, and its longer parts between marks, as keys; none of a single word."""
    if len(words) < 2:
        return set()
    parts = [" ".join(_WORD.findall(part.lower())) for part in _SITE.split(title)]
    return {" ".join(words), *(part for part in parts if part.count(" ") >= _PART_SPACES)}


def _is_apart(document: Document, at: int) -> bool:
    """Tell whether a line heads no section: at the body's ends, or below two more short lines."""
    if document.key_counts[document.keys[at]] > _COPIES:
        return False
    if at > document.closing or at <= document.opening + _NEAR:
        return True
    above = document.blocks[at - 2 : at]
    return all(len(b.text) <= _SHORT and not shape.ends_sentence(b.text) for b in above)


def _first_line(document: Document) -> Block | None:
    """Return the line above the body that reads as a title and not as text, if there is one."""
    if not 0 < document.opening <= _HEADER:
        return None
    for block in document.blocks[: document.opening]:
        if block.index and document.blocks[block.index - 1].text[:1].isdigit():
            continue  # the entry of a live report, under its time
        if not _opens_interview(document, block) and _is_titular(document, block):
            return block
    return None


def _opens_interview(document: Document, block: Block) -> bool:
    """Tell whether a line is a question above the first paragraph, of a text that asks more."""
    if not block.text.endswith("?") or block.index + 1 != document.opening:
        return False
    return document.questions > _FEW_QUESTIONS


def _is_titular(document: Document, block: Block) -> bool:
    """Tell whether a line has the shape of a title, and the text speaks of what it names."""
    text, below = block.text, document.blocks[block.index + 1].text
    fewest = _FEWEST_WORDS if block.index else 2
    if not fewest <= len(document.words[block.index]) <= _MOST_WORDS:
        return False
    if text[0] == "|" or "  " in text or shape.bullet_length(text):
        return False
    if text.endswith(_ENDINGS) or (block.index and text[0].islower()):
        return False  # a definition, or the end of a sentence
    if _SCORE.search(text) and _SCORE.search(below):
        return False  # the sides of a match
    if text.count(": ") > 1 or (shape.label_of(text) and shape.label_of(below)):
        return False  # facts under labels
    terms, counts = document.terms[block.index], document.term_counts
    return bool(terms) and sum([counts[term] > 1 for term in terms]) >= _RECURS * len(terms)
