"""Readers' comments and the prompts to write one.

What it removes:
    Lines that prompt for a comment or explain the rules for one; a comment section from its
    heading on, when what follows looks like a thread: names with times, short replies.

Why it is noise:
    Other people's words, often about other things, and never the author's.

Example:
    before: The bridge opens in May.⏎2 Comments⏎Jo P. 3 hours ago⏎About time!⏎Reply
    after: The bridge opens in May.

What it keeps:
    Everything above the heading; a heading "Comments" in the body with paragraphs of the article
    below it; articles about comment sections.

Options:
    None.

Source:
    Own reading of extractor output.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

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

_TIME: Final = re.compile(r"\d[\d./-]+,? \d{1,2}[:.]\d\d")  # 03.05.2031 09:15
_COUNT: Final = re.compile(r"(\d{1,4})\s+\w+$")  # 39 comments
_ENTRY: Final = re.compile(r"(\d{1,4})[.)]\s")
_FEWEST_ENTRIES: Final = 3  # with numbers
_MANY: Final = 13  # comments; an article's own list is seldom longer
_SHOWN: Final = 4  # a page shows no fewer than one comment in so many
_NAME_WORDS: Final = 2  # of an article
_PROMPT_WORDS: Final = 45  # of a prompt with the rules for comments
_THREAD_WORDS: Final = 14  # a name with a time
_MARKED: Final = 6  # blocks of a thread for each line of name and time, at most


@hookimpl
def stripper_rules() -> list[Rule]:
    kind, safe = Kind.COMMENTS, Level.SAFE
    return [
        Rule("COM01", "comment-section", kind, safe, "A comment section below the body."),
        Rule("COM02", "comment-prompt", kind, safe, "A line that prompts for a comment."),
    ]


@hookimpl
def stripper_phrases() -> Phrases:
    return load_phrases(__file__)


@hookimpl
def stripper_find(document: Document) -> list[Finding]:
    return sorted([*_section(document), *_prompts(document)], key=lambda found: found.start)


def _section(document: Document) -> Iterator[Finding]:
    """Open the section at the first heading below the body's beginning with a thread below it."""
    thread = load_words(__file__, document.language.code)["thread"]
    counts = [c for c in document.cues("comments-count") if document.text[c.start - 2].isdigit()]
    cues = sorted([c for c in document.cues("comments-heading") if c.trails] + counts)
    cues = [cue for cue in cues if cue.block > document.opening]
    marks = _marks(document, cues[0].block + 1, thread) if cues else []
    for cue in cues:
        block, below = document.blocks[cue.block], len(document.blocks) - cue.block - 1
        if not below:
            yield Finding(block.start, block.end, "COM01", f"'{block.text}' ends the text", 0.9)
            return
        if _names_article(document, cue):
            reason = f"'{block.text}', the heading of a thread, and all below it"
        elif len(marks) - bisect_right(marks, cue.block) >= max(1, below // _MARKED):
            reason = f"'{block.text}' with names, times and replies below it"
        elif _is_numbered(document, block):
            reason = f"'{block.text}' with numbered entries below it"
        else:
            continue
        yield Finding(block.start, document.blocks[-1].end, "COM01", reason, 0.9)
        return


def _names_article(document: Document, cue: Cue) -> bool:
    """Tell whether a count of comments names the article: `9 thoughts on “Title”`.

    Other things are named so in headings of the article's own.
    """
    named = shape.key_of(document.text[cue.end : document.blocks[cue.block].end])
    if named.count(" ") < _NAME_WORDS - 1:
        return False
    header = map(document.key, range(document.opening + 1))
    return any(named in line for line in (shape.key_of(document.title or ""), *header))


def _is_numbered(document: Document, heading: Block) -> bool:
    """Tell whether entries below a count are numbered in order, up to it at most."""
    count = _COUNT.match(heading.text)
    if count is None or int(count[1]) < _MANY:
        return False
    below = document.blocks[heading.index + 1 :]
    numbers = [int(m[1]) for block in below if (m := _ENTRY.match(block.text))]
    if len(numbers) < _FEWEST_ENTRIES:
        return False
    return numbers == sorted(set(numbers)) and numbers[-1] <= int(count[1]) < _SHOWN * numbers[-1]


def _marks(document: Document, start: int, cues: frozenset[str]) -> list[int]:
    """Return the lines of name and time, and of a reply button, of which threads have many."""
    return [
        block.index
        for block in document.blocks[start:]
        if len(document.words[block.index]) <= _THREAD_WORDS
        and (_TIME.search(block.text) or not cues.isdisjoint(document.words[block.index]))
        and not block.text.endswith((".", "!", "?"))
    ]


def _prompts(document: Document) -> Iterator[Finding]:
    seen: set[int] = set()
    for cue in document.cues("comments-prompt"):
        block = document.blocks[cue.block]
        if cue.block in seen or len(document.words[cue.block]) > _PROMPT_WORDS:
            continue
        if cue.leads or cue.trails or cue.block > document.closing:
            seen.add(cue.block)
            reason = f"prompts for a comment: '{document.phrase(cue)}'"
            yield Finding(block.start, block.end, "COM02", reason, 0.9)
